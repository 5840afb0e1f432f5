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
# A name is compared with so many that stand before it on a shelf.
NEIGHBOURS = 12

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
    """Return the Pairs among (name, tag id), `MOST` at most."""
    return alike_folded((name, pk, fold(name)) for name, pk in names)


def alike_folded(rows):
    """Return the Pairs among (name, tag id, folded name). Cost: linear in the characters.

    Each name is put on a few shelves; those of different tags on one shelf may make a pair.
    """
    found, seen = [], set()
    names = [(name, pk, folded, _skeleton(folded)) for name, pk, folded in rows]
    for why, shelves_of, are_one, looked_at in (
        (LOOKS, _looks, None, 1),
        (ORDER, _words, None, 1),
        (LETTER, _halves, _one_letter_apart, NEIGHBOURS),
    ):
        shelves = {}
        for name, pk, folded, bare in names:
            for shelf in shelves_of(folded, bare):
                others = shelves.setdefault(shelf, [])
                for other_name, other_pk, other in others[-looked_at:]:
                    ids = (min(other_pk, pk), max(other_pk, pk))
                    if other_pk == pk or ids in seen or (are_one and not are_one(other, bare)):
                        continue
                    seen.add(ids)
                    found.append(Pair((other_name, name), (other_pk, pk), why))
                    if len(found) == MOST:
                        return found
                others.append((name, pk, bare))
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


def _looks(_folded, bare):
    return [bare] if bare else []


def _words(folded, _bare):
    words = sorted(filter(None, _NOT_LETTERS.split(folded)))
    return [" ".join(words)] if len(words) > 1 else []


def _halves(folded, bare):
    """Either half of a name: of two names one letter apart, one half is the same.

    Names with different figures are different things: pier 1 is not pier 2.
    """
    if len(bare) < ONE_LETTER_FROM:
        return []
    figures = "".join(_FIGURES.findall(folded))
    lengths = {len(bare) // 2, (len(bare) - 1) // 2}
    return [f"{figures} {n} {bare[:n]}" for n in lengths] + [
        f"{figures} -{n} {bare[-n:]}" for n in lengths
    ]


def _one_letter_apart(one, other):
    """Say whether one letter changed, added or dropped makes one of the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    pairs = enumerate(zip(one, other, strict=False))
    n = next((n for n, (left, right) in pairs if left != right), min(len(one), len(other)))
    return one[n + 1 :] == other[n + 1 :] or one[n:] == other[n + 1 :] or one[n + 1 :] == other[n:]
