"""Figures and quotations of a brief: on which lines of which document each rests, and who speaks.

Numbers and roles of lines alone; never the document's text.
"""

import re
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...text.sentences import sentence_key
from ...text.words import quoted_spans
from ..wording.pieces import letter_link
from ..wording.speaking import names_of, quotations, speaker_of
from .reading import lines_in_words

FIGURE = re.compile(r"\d")
# A single quotation stands in its sentence a few lines above; it needs no section to be found.
WORTH_A_SECTION = 2
# Roles of lines on which sentences rest; docs/intake.md tells all of them.
ROLES = {
    "headline": gettext_lazy("headline"),
    "body": gettext_lazy("text"),
    "crosshead": gettext_lazy("crosshead"),
    "speech": gettext_lazy("speech"),
    "dateline": gettext_lazy("dateline"),
    "byline": gettext_lazy("byline"),
    "source-line": gettext_lazy("source line"),
    "meta": gettext_lazy("facts about the page"),
    "caption": gettext_lazy("caption"),
    "credit": gettext_lazy("credit"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: link to the source, start of the document's hash, lines."""

    link: str
    hash: str
    lines: str


@dataclass(frozen=True, slots=True)
class Ground:
    """A sentence that gives a figure or quotes, who speaks in it, and on what it rests."""

    sentence: str
    speaker: str
    places: list


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands in quotation marks; `speaker` is "" where the sentence does not say just that."""

    words: str
    speaker: str
    places: list


def grounds_of(brief, said, evidence, letters, documents):
    """Return the sentences with figures or quotations that rest on anything.

    said       the sentences of the brief
    evidence   {sentence key: [Evidence]}
    letters    {clipping id: letter}
    documents  {clipping id: (Document with its reading)}
    """
    if not evidence:
        return []
    names = names_of(brief)
    found = [
        Ground(
            sentence,
            speaker_of(sentence, names),
            places_of(sentence, evidence, letters, documents),
        )
        for sentence in said
        if FIGURE.search(sentence) or quoted_spans(sentence)
    ]
    return [ground for ground in found if ground.places]


def quotations_of(brief, said, evidence, letters, documents):
    """Return what a brief quotes, in its order, where that is more than one sentence shows."""
    found = [(sentence, words) for sentence in said for _start, _end, words in quotations(sentence)]
    if len(found) < WORTH_A_SECTION:
        return []
    names = names_of(brief)
    return [
        Quotation(
            words,
            speaker_of(sentence, names),
            places_of(sentence, evidence, letters, documents),
        )
        for sentence, words in found
    ]


def places_of(sentence, evidence, letters, documents):
    found = []
    for row in evidence.get(sentence_key(sentence), ()):
        if (letter := letters.get(row.clipping_id)) and (
            document := documents.get(row.clipping_id)
        ):
            said = with_roles(row.lines, document.read_lines())
            found.append(Place(letter_link(letter), f"{document.sha256[:16]}…", said))
    return found


def with_roles(numbers, lines):
    """Return “line 3, headline; lines 5, 7, text”. lines  all lines of the document."""

    def role_of(number):
        role = lines[number - 1].role if 0 < number <= len(lines) else ""
        return str(ROLES.get(role, ""))

    return "; ".join(
        _("%(lines)s, %(role)s") % {"lines": lines_in_words(list(group)), "role": role}
        if role
        else lines_in_words(list(group))
        for role, group in groupby(sorted(numbers), key=role_of)
    )
