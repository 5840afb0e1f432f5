"""What may be changed without a note to readers: how a text is set, and slips of the hand."""

import re
from functools import cache, reduce
from operator import or_
from unicodedata import category

from django.db.models import Q

from ... import search
from ...intake import numerals
from ...models import Brief
from ...text.fold import fold
from ...text.misspelt import is_misspelt
from ...text.slips import slips
from ..changing.record import READERS_FIELDS, TEXT
from ..checking.own_words import cited_text

# A silent change may mend slips in so many words, each of so many letters or more.
WORDS = 3
LETTERS = 5
SENTENCE_ENDS = {".", "?", "!"}


def is_typography(brief, before, after):
    """Say whether a change of a brief, from one record to another, is typography only.

    Only headline, summary and body may differ. Each is word by word, mark by mark what it was, but
    for spaces, kinds of one mark, a full stop at the end, capitals where sentences start, and few
    longer words that have one slip each; never a figure, a number or a name.
    """
    if any(before[name] != after[name] for name in READERS_FIELDS if name not in TEXT):
        return False
    slipped = []
    for name in TEXT:
        old, new = _signs(before[name]), _signs(after[name])
        if len(old) != len(new) or _figures(before[name]) != _figures(after[name]):
            return False
        starts = [True, *(sign in SENTENCE_ENDS for sign in old)]
        pairs = zip(old, new, starts, strict=False)
        slipped += [(one, other) for one, other, at in pairs if not _is_same(one, other, at)]
    known = _known_beside(brief)
    return len(slipped) <= WORDS and all(
        _is_slip(old, new, known, before["language"]) for old, new in slipped
    )


def _signs(text):
    """Return the words and marks of a text, without what ends it."""
    return re.findall(r"\w+|[^\w\s]", text.replace("…", "...").strip().removesuffix("."))


def _figures(text):
    """Return what bears a digit: no space may come into it, as in "1,500" and "1, 500"."""
    words = text.strip().removesuffix(".").split()
    return [fold(word) for word in words if any(map(str.isdigit, word))]


def _is_same(old, new, starts):
    """Say whether two words or marks are one, set in another way.

    starts  whether a sentence starts here: elsewhere a capital tells a name from a word
    """
    if old == new:
        return True
    if new.isalpha():
        return starts and (old[0].lower(), old[1:]) == (new[0].lower(), new[1:])
    # Of signs such as = and ≠, of which folding makes one, none is a kind of the other.
    marks = not re.match(r"\w", old + new) and "P" in (category(old[0])[0], category(new[0])[0])
    return marks and fold(old) == fold(new)


def _is_slip(old, new, known, language):
    """Say whether the old word is the new one misspelt, and no other word of the newsroom.

    Whoever bears a capital is a name, and Gambia is no Zambia.
    """
    plain = all(word.isalpha() and word.islower() and len(word) >= LETTERS for word in (old, new))
    if not plain or numerals(old, language) or numerals(new, language):
        return False
    if is_misspelt(old, new, language):
        return True
    return old[0] == new[0] and slips(old, new, 1) == 1 and known(new) and not known(old)


def _known_beside(brief):
    """Return a function that says whether a word stands, with its accents, in another public brief
    or in a passage that this one cites.
    """
    others = Brief.objects.public().exclude(pk=brief.pk)

    @cache
    def cited():
        rest = brief.citations.exclude(clipping=None).select_related("clipping__document")
        return set(re.findall(r"\w+", " ".join(map(cited_text, rest)).lower()))

    def is_known(word):
        # Search knows no accents, so what it finds is looked at.
        found = search.search(f'"{word}"', others).briefs
        as_written = [Q(**{f"{name}__icontains": word}) for name in TEXT]
        return word in cited() or found.filter(reduce(or_, as_written)).exists()

    return is_known
