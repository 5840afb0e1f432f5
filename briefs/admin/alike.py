"""Names that may be one thing: written alike, looking alike, or one letter apart."""

import re
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..text.fold import fold

# Letters of other scripts, and figures, that look like Latin letters in common faces.
LOOKALIKES = str.maketrans(
    dict(zip("аеорсухіјѕԁһӏԛԝвкмнт", "aeopcyxijsdhlqwbkmht", strict=True))
    | dict(zip("αβεηικνορτυχω", "abenikvoptuxw", strict=True))
    | {"0": "o", "1": "l"}
)
_NOT_LETTERS = re.compile(r"[\W_]+")
# Shorter names differ by a letter too easily: Peru and Peri are not one.
ONE_LETTER_FROM = 6
MOST = 200


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names of two tags, and why they may be one."""

    names: tuple[str, str]
    ids: tuple[int, int]
    reason: str


def alike(names):
    """Return the Pairs among (name, tag id), `MOST` at most. Cost: linear in the characters.

    Each name is put under a few keys; two names of different tags under one key make a pair.
    """
    found, seen = [], set()
    for reason, keys_of in (
        (_("letters that look alike"), _looks),
        (_("the same words in another order"), _words),
        (_("one letter apart"), _with_one_letter_less),
    ):
        shelves = {}
        for name, pk in names:
            for key in keys_of(name):
                shelves.setdefault(key, []).append((name, pk))
        for shelf in shelves.values():
            first, *others = shelf
            for other in others:
                ids = tuple(sorted((first[1], other[1])))
                if ids[0] != ids[1] and ids not in seen and len(found) < MOST:
                    seen.add(ids)
                    found.append(Pair((first[0], other[0]), (first[1], other[1]), reason))
    return found


def skeleton(name):
    """Return what a name looks like: folded, lookalikes as Latin letters, letters only."""
    looks = unicodedata.normalize("NFKC", fold(name)).translate(LOOKALIKES)
    return _NOT_LETTERS.sub("", looks)


def _looks(name):
    return {skeleton(name)} - {""}


def _words(name):
    words = sorted(filter(None, _NOT_LETTERS.split(fold(name))))
    return {" ".join(words)} if len(words) > 1 else set()


def _with_one_letter_less(name):
    """The name and all that a dropped letter leaves: names one letter apart share one of them."""
    bare = skeleton(name)[:60]
    if len(bare) < ONE_LETTER_FROM:
        return set()
    return {bare} | {bare[:i] + bare[i + 1 :] for i in range(len(bare))}
