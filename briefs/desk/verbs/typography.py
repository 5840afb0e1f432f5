"""What may be changed without a note to readers: how a text is set, and slips of the hand."""

import re
from functools import cache

from ... import search
from ...models import Brief
from ...text.differences import OUT, SAME, word_differences
from ...text.fold import fold
from ...text.slips import slips
from ..changing.record import READERS_FIELDS, TEXT
from ..checking.own_words import cited_text

# A silent change may mend slips in so many words, each of so many letters or more.
WORDS = 3
LETTERS = 5


def is_typography(brief, before, after):
    """Say whether a change of a brief, from one record to another, is typography only.

    Only headline, summary and body may differ, and only in marks, spaces, capitals, or in a few
    longer words by one slip each; never in a figure or a name.
    """
    if any(before[name] != after[name] for name in READERS_FIELDS if name not in TEXT):
        return False
    mended = []
    for name in TEXT:
        if _is_same(before[name], after[name]):
            continue
        pieces = word_differences(before[name], after[name])
        old = " ".join(t for kind, t in pieces if kind == OUT).split()
        new = " ".join(t for kind, t in pieces if kind not in (OUT, SAME)).split()
        if len(old) != len(new):
            return False
        mended += zip(old, new, strict=True)
    known = _known_beside(brief)
    return len(mended) <= WORDS and all(
        _is_same(old, new) or _is_slip(old, new, known) for old, new in mended
    )


def _is_same(old, new):
    return fold(old) == fold(new) and _digits(old) == _digits(new)


def _digits(text):
    return [character for character in text if character.isdigit()]


def _is_slip(old, new, known):
    """Say whether one slip made the old word of the new one: no word of the newsroom of another.

    Whoever bears a capital is a name, and Gambia is no Zambia.
    """
    plain = all(word.isalpha() and word.islower() and len(word) >= LETTERS for word in (old, new))
    if not plain or fold(old)[0] != fold(new)[0] or slips(fold(old), fold(new), 1) > 1:
        return False
    return known(new) and not known(old)


def _known_beside(brief):
    """Return a function that says whether a word stands in another public brief, or in a passage
    that this one cites.
    """
    others = Brief.objects.public().exclude(pk=brief.pk)

    @cache
    def cited():
        rest = brief.citations.exclude(clipping=None).select_related("clipping__document")
        return set(re.findall(r"\w+", fold(" ".join(map(cited_text, rest)))))

    return lambda word: fold(word) in cited() or search.search(f'"{word}"', others).briefs.exists()
