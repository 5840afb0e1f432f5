"""What stands around each line of a plain text: how much tells, how far, under which labels."""

import math
from collections import Counter

from ..lines.facts import Facts
from ..lines.page import Page
from ..shapes import Role

MOST = 60  # words of one paragraph that count, and lines of a distance
_LINE = 15  # words of a line that distances are measured from
STEM = 6  # letters of a word that are the same in most of its forms
_DATES = 20  # lines on both sides in which days are counted
_LABELS = {
    Role.COMMENT: "comments",
    Role.COMMENT_FORM: "comments",
    Role.END_MATTER: "end",
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
        facts = [page.facts[n] for n in page.order]
        self.texts = [min(f.words, MOST) if f.number in free and f.prose else 0 for f in facts]
        self._words = _sums(self.texts)
        dated = [bool((meta := page.metas.get(n)) and meta.dates) for n in page.order]
        self._dates = _sums(dated)
        self.total = max(1, self._words[-1])
        self.spread = Counter(
            stem
            for fact in facts[self.first : self.last + 1]
            if fact.number in free and fact.prose
            for stem in stems(fact)
        )
        self.above = self._distances()
        self.labels = self._labels()

    def words(self, start: int, end: int) -> int:
        """The words of text between two places, the end left out."""
        start, end = max(0, start), min(len(self.texts), end)
        return self._words[end] - self._words[start] if end > start else 0

    def near(self, start: int, end: int) -> float:
        """How much text stands between two places: 0, to 1 for 150 words."""
        return math.log1p(self.words(start, end)) / 5

    def dates(self, place: int) -> float:
        """How many lines of days stand around a place: 0, to 1 for four or more."""
        start, end = max(0, place - _DATES), min(len(self.texts), place + _DATES)
        return min(4, self._dates[end] - self._dates[start]) / 4

    def shared(self, place: int, fact: Facts) -> float:
        """The share of a line's longer words that other lines of the main text say too."""
        wanted = stems(fact)
        own = self.first <= place <= self.last and bool(self.texts[place])
        return sum(self.spread[stem] > own for stem in wanted) / max(1, len(wanted))

    def _distances(self) -> list[int]:
        """How many lines above each line the nearest text stands."""
        found, last = [], None
        for place, words in enumerate(self.texts):
            found.append(MOST if last is None else min(MOST, place - last))
            last = place if words >= _LINE else last
        return found

    def _labels(self) -> list[tuple[str, int]]:
        """The kind of the foreign list that each line stands in, and the words of text above it
        there. A paragraph of the main text that is no teaser ends a list.
        """
        found, label, at = [], "", 0
        for place, number in enumerate(self.page.order):
            main = self.first <= place <= self.last
            if main and self.texts[place] and self.page.open(number):
                label = ""
            found.append((label, self.words(at, place) if label else 0))
            if number in self.page.openers:
                label, at = _LABELS.get(self.page.role(number), "related"), place + 1
        return found


def stems(fact: Facts) -> set[str]:
    """The beginnings of a line's longer words."""
    return {token[:STEM] for token in fact.tokens if len(token) > 3 or fact.han}


def _sums(values) -> list[int]:
    found = [0]
    for value in values:
        found.append(found[-1] + value)
    return found
