"""A bar for each week or month, none skipped, from the first brief to the last."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from ..kept.ledger import by_year
from ..wording import dates
from ..wording.marks import marks_of, place_of
from ..wording.numbers import grouped

PITCH, BAR, HEIGHT, LEAST = 10, 8, 56, 3
MOST_WEEKS = 130
# So few are sooner read than looked at; and one a bar, all bars would be of full height.
FEWEST = 5
# A strip of few periods leaves room at its end, so that bars stay bars.
LEAST_SLOTS = 40
# The table of figures names every period with briefs up to this many, and else the years.
MOST_FIGURES = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """One period with briefs, in the units of the drawing; `url` narrows the list to it."""

    x: int
    y: int
    height: int
    chosen: bool
    url: str
    label: str
    briefs: int


@dataclass(frozen=True, slots=True)
class Year:
    """One year of the table of figures."""

    label: str
    briefs: int
    url: str


@dataclass(frozen=True, slots=True)
class Strip:
    """All bars with their names; the axis `ends` with the last period, `width` leaves room."""

    bars: list
    years: list
    marks: list
    width: int
    ends: int
    weekly: bool
    tallest: str
    plate: tuple | None

    @property
    def figures(self):
        """What the table shows, newest first: anything with `label`, `briefs` and `url`."""
        if len(self.bars) <= MOST_FIGURES:
            return self.bars[::-1]
        return [year for year in reversed(self.years) if year.briefs]


def strip_of(days, address, chosen=None):
    """Draw {day: briefs} as a strip, or None where there are few briefs, or but one period.

    address  a function from (first day, last day) as text to the address of that range
    chosen   (first day, last day) that the reader asked for; either may be None
    """
    if sum(days.values()) < FEWEST:
        return None
    first, last = min(days), max(days)
    weekly = (last - first).days // 7 < MOST_WEEKS
    start = dates.week_of(first) if weekly else first.replace(day=1)
    periods = {}
    for day, briefs in days.items():
        place = place_of(day, start, weekly=weekly)
        periods[place] = periods.get(place, 0) + briefs
    count = place_of(last, start, weekly=weekly) + 1
    if count < 2:
        return None
    slots, marks = marks_of(days, start, max(count, LEAST_SLOTS), address, weekly=weekly)
    tallest = max(periods, key=lambda place: (periods[place], -place))
    return Strip(
        bars=bars_of(periods, start, weekly, address, chosen),
        years=years_of(days, address),
        marks=marks,
        width=slots * PITCH,
        ends=count * PITCH,
        weekly=weekly,
        tallest=_("tallest: %(briefs)s, %(period)s")
        % {
            "briefs": grouped(periods[tallest]),
            "period": label_of(*span(tallest, start, weekly), weekly),
        },
        plate=plate_of(chosen, start, last, count, weekly) if chosen else None,
    )


def bars_of(periods, start, weekly, address, chosen):
    most = max(periods.values())
    bars = []
    for place, briefs in sorted(periods.items()):
        height = max(LEAST, round(HEIGHT * briefs / most))
        begin, end = span(place, start, weekly)
        bars.append(
            Bar(
                place * PITCH + 1,
                HEIGHT - height,
                height,
                chosen is None or overlaps(begin, end, chosen),
                address(*ends(begin, end, weekly)),
                label_of(begin, end, weekly),
                briefs,
            )
        )
    return bars


def years_of(days, address):
    totals = by_year(days)
    years = range(min(totals), max(totals) + 1)
    return [Year(f"{y:04}", totals.get(y, 0), address(f"{y:04}", f"{y:04}")) for y in years]


def plate_of(chosen, start, last, count, weekly):
    """Return (x, width) of the ground under the chosen range."""
    begin = place_of(chosen[0], start, weekly=weekly) if chosen[0] else 0
    end = place_of(min(chosen[1] or last, last), start, weekly=weekly)
    begin, end = max(0, begin), min(count - 1, end)
    return (begin * PITCH, (end - begin + 1) * PITCH) if end >= begin else None


def overlaps(begin, end, chosen):
    return (chosen[0] is None or end >= chosen[0]) and (chosen[1] is None or begin <= chosen[1])


def span(place, start, weekly):
    """Return the first and last day of a period; the calendar itself ends on its last day."""
    if weekly:
        begin = start + timedelta(days=7 * place)
        return begin, begin + timedelta(days=min(6, (date.max - begin).days))
    month = start.month - 1 + place
    begin = date(start.year + month // 12, month % 12 + 1, 1)
    return begin, begin.replace(day=calendar.monthrange(begin.year, begin.month)[1])


def ends(begin, end, weekly):
    """Return a period as the values of `from` and `to`."""
    if weekly:
        return begin.isoformat(), end.isoformat()
    month = begin.isoformat()[:7]
    return month, month


def label_of(begin, end, weekly):
    if weekly:
        return dates.days(begin, end, dates.SHORT)
    return dates.month(begin, dates.LONG)
