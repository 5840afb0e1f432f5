"""A story with what is compared of it with others, each thing found once."""

import re
from datetime import date
from functools import cached_property

from briefs.text.fold import fold

from ..contents.figures import values_of
from ..days.dates import dates_in
from ..days.periods import Period, own_period, periods
from ..words.shingles import runs, telling

_LONGEST = 100_000  # characters of a text that are compared
_WORD = re.compile(r"[^\W\d_]{2,}(?:['’.\-][^\W_]+)*")
_LARGE = 100  # below it two stories of a day agree by chance


class Told:
    """A story with what likeness needs to know of it, each thing found once, when it is asked."""

    def __init__(self, headline: str, text: str, day: date | None = None):
        """day   of the event, where it is known to the day"""
        self.headline = headline
        self.text = text[:_LONGEST]
        self.day = day

    @cached_property
    def folded_headline(self) -> str:
        return fold(self.headline)

    @cached_property
    def runs(self) -> set[tuple[str, ...]]:
        return runs(self.text)

    @cached_property
    def words(self) -> set[str]:
        return telling(self.text)

    def as_printed(self, words: set[str]) -> list[str]:
        """Return folded words as the text prints them, the longest first; no figures."""
        found = {fold(word): word for word in dict.fromkeys(_WORD.findall(self.text))}
        printed = [found[word] for word in words if word in found]
        return sorted(printed, key=lambda word: (-len(word), word))

    @cached_property
    def headline_words(self) -> set[str]:
        return telling(self.headline)

    @cached_property
    def numbers(self) -> dict[str, set[float]]:
        return values_of(self.text, "en")

    @cached_property
    def telling_figures(self) -> set[float]:
        """Values on which two stories hardly agree by chance: 150 or 2.1 million, not 24 or 2000.

        Their units are left out, for they stand in the language of the text.
        """
        return {
            value
            for values in self.numbers.values()
            for value in values
            if value >= _LARGE and len(f"{value:e}".split("e")[0].strip("0.")) > 1
        }

    @cached_property
    def days(self) -> set[tuple]:
        return {(found.month, found.day) for found in dates_in(self.text, "und")}

    @cached_property
    def period(self) -> Period | None:
        return own_period(self.headline, self.text)

    @cached_property
    def periods(self) -> set[Period]:
        return {period for _at, period in periods(f"{self.headline}\n{self.text}")}
