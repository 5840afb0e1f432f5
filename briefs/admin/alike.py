"""Names that may be one thing: written alike, looking alike, or one letter apart."""

import re
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..text.fold import fold

# Letters of other scripts, and figures, that look like Latin letters in common faces.
LOOKALIKES = str.maketrans(
    dict(zip("аеорсухіјѕԁһӏԛԝвкмнт", "aeopcyxijsdhlqwbkmht", strict=True))
    | dict(zip("αβεηικνορτυχω", "abenikvoptuxw", strict=True))
    | {"0": "o", "1": "l"}
)
SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")
_NOT_LETTERS = re.compile(r"[\W_]+")
_FIGURES = re.compile(r"\d+")
# Shorter names differ by a letter too easily: Peru and Peri are not one.
ONE_LETTER_FROM = 6
MOST = 200

LOOKS, ORDER, LETTER = "looks", "order", "letter"
REASONS = {
    LOOKS: _("letters that look alike"),
    ORDER: _("the same words in another order"),
    LETTER: _("one letter apart"),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names of two tags, and why they may be one: a key of `REASONS`."""

    names: tuple[str, str]
    ids: tuple[int, int]
    why: str

    @property
    def reason(self):
        return REASONS[self.why]


@dataclass(frozen=True, slots=True)
class Mixed:
    """A name in one word of which letters of two scripts stand, and the letters that are fewer."""

    name: str
    id: int
    letters: tuple[str, ...]


def alike(names):
    """Return the Pairs among (name, tag id), `MOST` at most. Cost: linear in the characters.

    Each name is put under a few keys; two names of different tags under one key make a pair.
    """
    found, seen = [], set()
    folded = [(fold(name), name, pk) for name, pk in names]
    for why, keys_of in ((LOOKS, _looks), (ORDER, _words), (LETTER, _with_one_letter_less)):
        shelves = {}
        for plain, name, pk in folded:
            for key in keys_of(plain):
                first_name, first = shelves.setdefault(key, (name, pk))
                if first == pk or (pair := (min(first, pk), max(first, pk))) in seen:
                    continue
                seen.add(pair)
                found.append(Pair((first_name, name), (first, pk), why))
                if len(found) == MOST:
                    return found
    return found


def mixed(names):
    """Return the Mixed among (name, tag id): nobody types two scripts in one word on purpose."""
    found = []
    for name, pk in names:
        if name.isascii():
            continue
        for word in _NOT_LETTERS.split(name):
            by_script = {}
            for letter in word:
                script = unicodedata.name(letter, "").partition(" ")[0]
                if script in SCRIPTS:
                    by_script.setdefault(script, []).append(letter)
            if len(by_script) > 1:
                fewest = min(by_script.values(), key=len)
                found.append(Mixed(name, pk, tuple(fewest)))
                break
    return found[:MOST]


def skeleton(name):
    """Return what a name looks like: folded, lookalikes as Latin letters, letters only."""
    return _skeleton(fold(name))


def _skeleton(folded):
    if not folded.isascii():
        folded = unicodedata.normalize("NFKC", folded)
    return _NOT_LETTERS.sub("", folded.translate(LOOKALIKES))


def _looks(folded):
    return {_skeleton(folded)} - {""}


def _words(folded):
    words = sorted(filter(None, _NOT_LETTERS.split(folded)))
    return {" ".join(words)} if len(words) > 1 else set()


def _with_one_letter_less(folded):
    """The name and all that a dropped letter leaves: names one letter apart share one of them.

    Names with different figures are different things: pier 1 is not pier 2.
    """
    bare = _skeleton(folded)[:60]
    if len(bare) < ONE_LETTER_FROM:
        return set()
    figures = ".".join(_FIGURES.findall(folded))
    return {f"{figures} {bare}"} | {
        f"{figures} {bare[:i]}{bare[i + 1 :]}" for i in range(len(bare))
    }
