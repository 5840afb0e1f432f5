"""What a sentence or a line states: figures, numbers in words, years, days and quotations."""

from dataclasses import dataclass, field
from functools import cached_property

from ...intake import (
    Figure,
    agree,
    dates_in,
    figures,
    numerals,
    of_one_unit,
    readable_years,
    years_in,
)
from ...text.fold import fold
from ...text.words import quoted_spans, words

# What stands instead is named from this many lines at most.
MOST_INSTEAD = 3
LONG_WORD = 5
BLOCKING = {"figure", "quotation"}


@dataclass(slots=True)
class Statement:
    """A figure, number, year, day or quotation of a sentence, and where it was looked up.

    kind       figure, number (in words), year, day or quotation
    rests_on   [(document, line)] that say the same
    by         why it stands although no line says it: the date of the story or of its source
    left_out   [(document, line)] that say the same and were left out of the clipping
    instead    [(document, line, text)] where the lines of its sentence say something else
    """

    kind: str
    text: str
    rests_on: list = field(default_factory=list)
    by: str = ""
    left_out: list = field(default_factory=list)
    instead: list = field(default_factory=list)

    @property
    def found(self):
        return bool(self.rests_on or self.by)

    @property
    def blocks(self):
        """Whether a brief is not published while this is not found; the others ask for a look."""
        return self.kind in BLOCKING


@dataclass(frozen=True, slots=True)
class Stated:
    """One thing that a text states: its words, and the value by which it is compared.

    value   a Figure; a year; or the days and months that a date names, each (year, month, day),
            the year or the day None where it is not printed
    """

    kind: str
    text: str
    value: object


class Text:
    """A sentence or line, taken apart once and only as far as somebody asks."""

    def __init__(self, text, language):
        self.text = readable_years(text)
        self.language = language

    @cached_property
    def long_words(self):
        """Its longer words, but for those of its dates: days are compared as such."""
        return {
            word.folded
            for word in words(self.text)
            if len(word.folded) >= LONG_WORD
            and not any(date.start <= word.start < date.end for date in self._dates)
        }

    @cached_property
    def folded(self):
        return fold(self.text)

    @cached_property
    def figures(self):
        return [Stated("figure", f.text, f) for f in figures(self.text, self.language)]

    @cached_property
    def numbers(self):
        """Numbers in words that are no figures with thousands or millions."""
        stated = {figure.text for figure in self.figures}
        return [
            Stated("number", n.text, Figure(n.text, n.value, n.unit))
            for n in numerals(self.text, self.language)
            if n.text not in stated
        ]

    @cached_property
    def _dates(self):
        return dates_in(self.text, self.language)

    @cached_property
    def days(self):
        return [Stated("day", self.text[d.start : d.end].strip(), _days(d)) for d in self._dates]

    @cached_property
    def years(self):
        return [
            Stated("year", self.text[start:end], year)
            for start, end, year in years_in(self.text)
            if not any(date.start <= start < date.end for date in self._dates)
        ]

    @cached_property
    def all_years(self):
        """Every year that it names, alone or in a date."""
        return {y.value for y in self.years} | {d.year for d in self._dates if d.year}

    @cached_property
    def quotations(self):
        return [
            Stated("quotation", inside, fold(inside)) for _, _, inside in quoted_spans(self.text)
        ]

    @property
    def stated(self):
        """All that it states, what a reader checks first coming first."""
        return [*self.figures, *self.days, *self.years, *self.numbers, *self.quotations]

    def says(self, one, years):
        """Whether this text says the same as one thing stated.

        years   those that the whole clipping names: a line may leave its year to another
        """
        match one.kind:
            case "figure" | "number":
                return any(agree(one.value, f.value) for f in (*self.figures, *self.numbers))
            case "year":
                return one.value in self.all_years or any(
                    f.value.value == one.value for f in (*self.figures, *self.numbers)
                )
            case "day":
                printed = [day for stated in self.days for day in stated.value]
                return all(any(_same(day, other, years) for other in printed) for day in one.value)
            case _:
                return bool(one.value) and one.value in self.folded

    def instead_of(self, one):
        """Return what this text says of the same kind with another value, in its own words."""
        match one.kind:
            case "figure" | "number":
                stated = (*self.figures, *self.numbers)
                return [s.text for s in stated if of_one_unit(one.value, s.value)]
            case "year":
                return [str(year) for year in sorted(self.all_years)]
            case "day":
                return [s.text for s in self.days if _exactness(s) == _exactness(one)]
            case _:
                return []


def _days(date):
    """The days, or the month, that a printed date names; both orders where it is doubtful."""
    days = [(date.year, date.month, date.day)]
    if date.until_day:
        days += [(date.year, date.month, d) for d in range(date.day + 1, date.until_day + 1)]
    if date.doubtful:
        days.append((date.year, date.day, date.month))
    return tuple(days)


def _exactness(stated):
    return stated.value[0][2] is None


def _same(ours, theirs, years):
    """Whether two days are one. A year that only we name must stand elsewhere in the clipping."""
    year, month, day = ours
    their_year, their_month, their_day = theirs
    if month != their_month or (day is not None and day != their_day):
        return False
    if year is None or their_year is None:
        return year is None or year in years
    return year == their_year
