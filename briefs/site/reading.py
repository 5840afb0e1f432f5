"""The text of a brief, sentence by sentence, with what each rests on."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..text.clean import paragraphs
from ..text.sentences import sentence_key, sentences


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    letters: list


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its sentences, the lines behind it as [(letter, words)], its corrections."""

    sentences: list
    grounds: list
    corrections: list


def paragraphs_of(text, evidence, letters, corrections):
    """Return the paragraphs of a summary or body.

    evidence  {sentence key: [Evidence]}
    letters   {clipping id: letter of the origin that rests on it}
    """
    return [paragraph_of(block, evidence, letters, corrections) for block in paragraphs(text)]


def paragraph_of(text, evidence, letters, corrections):
    found, lines = [], {}
    for sentence in sentences(text):
        rests_on = set()
        for row in evidence.get(sentence_key(sentence), ()) if evidence else ():
            if letter := letters.get(row.clipping_id):
                rests_on.add(letter)
                lines.setdefault(letter, set()).update(row.lines)
        found.append(Sentence(sentence, sorted(rests_on)))
    grounds = [(letter, lines_in_words(sorted(lines[letter]))) for letter in sorted(lines)]
    return Paragraph(found, grounds, [note for note in corrections if touches(note, text)])


def lines_in_words(lines):
    """Return “lines 11, 13”."""
    return ngettext("line %s", "lines %s", len(lines)) % ", ".join(map(str, lines))


def touches(correction, text):
    """Say whether a correction put words into this paragraph."""
    return any(
        sentence in text
        for change in correction.changes
        if change.get("field") in ("summary", "body")
        for sentence in sentences(change.get("after") or "")
    )


def changed_label(correction):
    """Return “corrected 1”, as it stands in the rail."""
    said = {
        "correction": _("corrected %d"),
        "clarification": _("clarified %d"),
        "update": _("updated %d"),
    }
    return said[correction.kind] % correction.number
