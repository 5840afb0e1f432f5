"""Names that may be one thing: written alike, looking alike, or one letter apart."""

import re
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from ...text.fold import fold
from ...text.slips import one_letter_apart

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
    LOOKS: gettext_lazy("letters that look alike"),
    ORDER: gettext_lazy("the same words in another order"),
    LETTER: gettext_lazy("one letter apart"),
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
        (LETTER, _halves, one_letter_apart, NEIGHBOURS),
    ):
        for here, others in _meetings(names, shelves_of, looked_at):
            name, pk, _folded, bare = names[here]
            for there in others:
                other_name, other_pk, _other, other = names[there]
                ids = (min(other_pk, pk), max(other_pk, pk))
                if other_pk == pk or ids in seen or (are_one and not are_one(other, bare)):
                    continue
                seen.add(ids)
                found.append(Pair((other_name, name), (other_pk, pk), why))
                if len(found) == MOST:
                    return found
    return found


def _meetings(names, shelves_of, looked_at):
    """Yield (place of a name, places of the last ones before it on one of its shelves)."""
    first, more = {}, {}
    for here, (_name, _pk, folded, bare) in enumerate(names):
        for shelf in shelves_of(folded, bare):
            # Most shelves hold one name: a list for each of them would cost more than all else.
            there = first.setdefault(shelf, here)
            if there != here:
                others = more.setdefault(shelf, [there])
                yield here, others[-looked_at:]
                others.append(here)


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


def _skeleton(folded):
    """Return what a folded name looks like: lookalikes as Latin letters, letters only."""
    if folded.isascii():
        looks = folded.replace("0", "o").replace("1", "l")
    else:
        looks = unicodedata.normalize("NFKC", folded).translate(LOOKALIKES)
    return "".join(_words_of(looks))


def _words_of(folded):
    return [word for word in _NOT_LETTERS.split(folded) if word]


def _looks(_folded, bare):
    return [bare] if bare else []


def _words(folded, _bare):
    words = sorted(_words_of(folded))
    return [" ".join(words)] if len(words) > 1 else []


def _halves(folded, bare):
    """Shelves on which two names that are one letter apart meet, and few others do.

    Either half of the two is the same; and so is the letter at the far end of the other half, or
    they differ there, and all the rest of them is the same. Names with different figures are
    different things: pier 1 is not pier 2.
    """
    if len(bare) < ONE_LETTER_FROM:
        return []
    figures = "".join(_FIGURES.findall(folded))
    first, last = bare[0], bare[-1]
    shelves = [f"{figures} {rest} <" for rest in (bare, bare[1:])]
    shelves += [f"{figures} {rest} >" for rest in (bare, bare[:-1])]
    for n in {len(bare) // 2, (len(bare) - 1) // 2}:
        shelves += [f"{figures} {n} {bare[:n]} {last}", f"{figures} {first} {bare[-n:]} {n}"]
    return shelves


def tags_alike(name, rows):
    """Return the ids of the tags of which a name may be this one, among (name, tag id, folded)."""
    folded = fold(name)
    new = folded, _skeleton(folded)
    shelves = [set(shelves_of(*new)) for shelves_of in (_looks, _words, _halves)]
    found = {}
    for _name, pk, folded in rows:
        bare = _skeleton(folded)
        looks, words, halves = (
            shelves[n].intersection(shelves_of(folded, bare))
            for n, shelves_of in enumerate((_looks, _words, _halves))
        )
        if looks or words or (halves and one_letter_apart(bare, new[1])):
            found[pk] = None
    return list(found)
