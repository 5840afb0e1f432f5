"""The text of a brief, sentence by sentence, with what each rests on."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...text.clean import cleaned_paragraphs
from ...text.sentences import gap_after, sentence_key, sentences, sentences_of
from ..wording.pieces import letter_link


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its sentences, the lines behind it as [(letter, words)], its corrections.

    part    of the brief: "lede" or "body"
    pieces  its text, broken by links to that on which the sentence before them rests
    """

    part: str
    sentences: list
    pieces: list
    grounds: list
    corrections: list

    @property
    def rail(self):
        return self.grounds or self.corrections


def paragraphs_of(brief, evidence, letters, corrections):
    """Return the paragraphs of summary and body, which were cleaned when they were kept.

    evidence  {sentence key: [Evidence]}
    letters   {clipping id: letter of the origin that rests on it}
    """
    return [
        paragraph_of(part, block, evidence, letters, corrections)
        for part, text in (("lede", brief.summary), ("body", brief.body))
        for block in cleaned_paragraphs(text)
    ]


def paragraph_of(part, text, evidence, letters, corrections):
    said, lines = sentences_of(text), {}
    pieces, unproven, last = [], "", ""
    for sentence in said:
        rests_on = set()
        for row in evidence.get(sentence_key(sentence), ()) if evidence else ():
            if letter := letters.get(row.clipping_id):
                rests_on.add(letter)
                lines.setdefault(letter, set()).update(row.lines)
        unproven += gap_after(last) + sentence
        last = sentence
        if rests_on:
            pieces += [unproven, *map(letter_link, sorted(rests_on))]
            unproven = ""
    if unproven:
        pieces.append(unproven)
    grounds = [(letter, lines_in_words(sorted(lines[letter]))) for letter in sorted(lines)]
    touching = [note for note in corrections if touches(note, text)]
    return Paragraph(part, said, pieces, grounds, touching)


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
