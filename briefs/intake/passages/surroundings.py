"""What stands around each line of a plain text: how much tells, how far, under which labels."""

import math
from collections import Counter

from ..lines.facts import stems
from ..lines.page import Page
from ..roles.teasers import AFTER_TEXT
from ..shapes import Role

_MOST = 60  # words of one paragraph that count
_DATES = 20  # lines on both sides in which days are counted
_NEAR = 8  # lines above, or on both sides, in which other lines are counted
_LABEL = 8  # words of a line such as menus have
_FOREIGN = {
    "teasers": {Role.RELATED, Role.READ_MORE, Role.TEASER, Role.TEASER_HEAD},
    "offers": {Role.NEWSLETTER, Role.PAYWALL, Role.ADVERTISEMENT, Role.COOKIE_NOTICE},
}


class Surroundings:
    """The lines of a page in their order, each known by its place, with sums over stretches.

    Teasers are told already.

    free   lines that nothing claimed by itself
    span   the first and the last line of the main text
    Cost   linear in the page
    """

    def __init__(self, page: Page, free: set[int], span: tuple[int, int]):
        self.page, self.free = page, free
        self.first, self.last = page.place[span[0]], page.place[span[1]]
        self.facts = [page.facts[n] for n in page.order]
        self.texts = [
            min(f.words, _MOST) if f.number in free and f.prose else 0 for f in self.facts
        ]
        self._words, self._told = _sums(self.texts), _sums(map(bool, self.texts))
        dated = [bool((meta := page.metas.get(n)) and meta.dates) for n in page.order]
        self._dates = _sums(dated)
        self._foreign = {
            name: _sums(page.role(n) in roles for n in page.order)
            for name, roles in _FOREIGN.items()
        }
        self.total = max(1, self._words[-1])
        self._main = _spread(self.facts[p] for p in self._inside() if self.texts[p])
        self._menus = _spread(f for p, f in enumerate(self.facts) if self._is_label(p))
        self.under_related = self._below_labels()

    def words(self, start: int, end: int) -> int:
        """The words of text between two places, the end left out."""
        return _between(self._words, start, end)

    def texts_above(self, place: int) -> float:
        """The share of texts in the lines right above: 0 to 1."""
        return _between(self._told, place - _NEAR, place) / max(1, min(place, _NEAR))

    def sentences(self, place: int) -> float:
        """The share of the line below and the two above that end as a sentence does."""
        beside = (place - 2, place - 1, place + 1)
        return sum(self.facts[p].ends for p in beside if 0 <= p < len(self.facts)) / 3

    def words_beside(self, place: int) -> float:
        """The logarithm of the words of the lines right above and below, in the mean."""
        beside = (p for p in (place - 1, place + 1) if 0 <= p < len(self.facts))
        return sum(math.log1p(self.facts[p].words) for p in beside) / 2

    def dates(self, place: int) -> float:
        """How many lines of days stand around a place: 0, to 1 for four or more."""
        return min(4, _between(self._dates, place - _DATES, place + _DATES)) / 4

    def foreign(self, place: int, kind: str) -> int:
        """How many lines around a place are teasers or offers."""
        return _between(self._foreign[kind], place - _NEAR, place + _NEAR + 1)

    def shared(self, place: int, wanted: set[str]) -> float:
        """The share of these words of a line that other lines of the main text say too."""
        own = self.first <= place <= self.last and bool(self.texts[place])
        return sum(self._main[stem] > own for stem in wanted) / max(1, len(wanted))

    def of_menus(self, place: int, wanted: set[str]) -> float:
        """The share of these words of a line that other labels around the main text say."""
        own = self._is_label(place)
        return sum(self._menus[stem] > own for stem in wanted) / max(1, len(wanted))

    def _inside(self) -> range:
        return range(self.first, self.last + 1)

    def _is_label(self, place: int) -> bool:
        fact = self.facts[place]
        return not fact.prose and fact.words <= _LABEL and place not in self._inside()

    def _below_labels(self) -> list[bool]:
        """Does a line stand in a list of other stories? A paragraph of the main text that is no
        teaser ends one; of a list above it only the heads of known teasers are sure.
        """
        found, inside, teasers = [], False, self._foreign["teasers"]
        for place, number in enumerate(self.page.order):
            if place in self._inside() and self.texts[place] and self.page.open(number):
                inside = False
            heads = not self.texts[place] and _between(teasers, place + 1, place + 2)
            found.append(inside and (place > self.first or bool(heads)))
            if number in self.page.openers:
                inside = self.page.role(number) not in AFTER_TEXT
        return found


def _spread(facts) -> Counter[str]:
    return Counter(stem for fact in facts for stem in stems(fact))


def _between(sums: list[int], start: int, end: int) -> int:
    start, end = max(0, start), min(len(sums) - 1, end)
    return sums[end] - sums[start] if end > start else 0


def _sums(values) -> list[int]:
    found = [0]
    for value in values:
        found.append(found[-1] + value)
    return found
