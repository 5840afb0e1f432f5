"""The text of a brief, sentence by sentence, with what each rests on."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..text.clean import cleaned_paragraphs
from ..text.sentences import sentence_key, sentences, sentences_of


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its sentences, the lines behind it as [(letter, words)], its corrections.

    pieces  [(text, letters of that on which its last sentence rests)]
    """

    sentences: list
    pieces: list
    grounds: list
    corrections: list


def paragraphs_of(text, evidence, letters, corrections):
    """Return the paragraphs of a summary or body, which was cleaned when it was kept.

    evidence  {sentence key: [Evidence]}
    letters   {clipping id: letter of the origin that rests on it}
    """
    return [
        paragraph_of(block, evidence, letters, corrections) for block in cleaned_paragraphs(text)
    ]


def paragraph_of(text, evidence, letters, corrections):
    said, lines = sentences_of(text), {}
    pieces, unproven = [], []
    for sentence in said:
        rests_on = set()
        for row in evidence.get(sentence_key(sentence), ()) if evidence else ():
            if letter := letters.get(row.clipping_id):
                rests_on.add(letter)
                lines.setdefault(letter, set()).update(row.lines)
        unproven.append(sentence)
        if rests_on:
            pieces.append((" ".join(unproven), sorted(rests_on)))
            unproven = []
    if unproven:
        pieces.append((" ".join(unproven), []))
    grounds = [(letter, lines_in_words(sorted(lines[letter]))) for letter in sorted(lines)]
    return Paragraph(said, pieces, grounds, [note for note in corrections if touches(note, text)])


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
