"""The weeks or months of a bar strip, and the names below it: years, and of weeks months."""

import math
from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils import formats

from . import dates

# Names nearer to each other than this, in per cent of the width, would overlap on a phone.
ROOM, LONG_ROOM = 11, 20
# Of a longer time ticks without names would be a fence.
MOST_TICKS = 60
# A strip of weeks names every month, or every third or sixth, so that no more than so many stand.
MOST_NAMES, STEPS = 7, (1, 3, 6, 12)


@dataclass(frozen=True, slots=True)
class Mark:
    """A tick with a name to its right, or a short one without; without briefs it is no link."""

    label: str
    name: str
    briefs: int
    at: str
    url: str


def marks_of(days, start, slots, address, *, weekly):
    """Return (slots, marks): the strip gets so many slots that the last name fits beside its tick.

    days     {day: briefs}
    start    the first day of the strip
    slots    how many periods the strip has room for at least
    address  a function from the first and last value of a range to its address
    """
    first, last = min(days), max(days)
    named = months_named(first, last) if weekly else years_named(first, last)
    places = [max(0, place_of(begin, start, weekly=weekly)) for begin, _value, _label in named]
    slots = max(slots, math.ceil(places[-1] / (1 - ROOM / 100)))
    totals = Counter()
    for day, briefs in days.items():
        totals[f"{day.year:04}"] += briefs
        totals[day.isoformat()[:7]] += briefs
    marks, free_from = [], 0.0
    for (begin, value, label), place in zip(named, places, strict=True):
        at = 100 * place / slots
        name = label if len(value) == len("2021") else dates.month(begin, dates.LONG)
        if at >= free_from:
            free_from = at + (LONG_ROOM if " " in label else ROOM)
        elif len(named) <= MOST_TICKS:
            # Its name would stand in that of the tick before.
            label = ""
        else:
            continue
        marks.append(Mark(label, name, totals[value], f"{at:.2f}%", address(value, value)))
    return slots, marks


def years_named(first, last):
    """Return (first day, value, label) of every year."""
    years = range(first.year, last.year + 1)
    return [(date(year, 1, 1), f"{year:04}", str(year)) for year in years]


def months_named(first, last):
    """Return the same of months: the first with its year, January as its year."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((step for step in STEPS if count / step <= MOST_NAMES), STEPS[-1])
    found = []
    for number in range(first.month - 1, first.month - 1 + count):
        begin = date(first.year + number // 12, number % 12 + 1, 1)
        if found and number % 12 % step:
            continue
        short = formats.date_format(begin, "M") if found else dates.month(begin)
        january = begin.month == 1
        value = f"{begin.year:04}" if january else begin.isoformat()[:7]
        found.append((begin, value, str(begin.year) if january else short))
    return found


def place_of(day, start, *, weekly):
    """Say in which period of the strip a day lies; before the start it is negative."""
    if weekly:
        return (day - start).days // 7
    return (day.year - start.year) * 12 + day.month - start.month
