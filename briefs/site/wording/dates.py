"""Dates as readers see them, with what the desk inferred in brackets; ISO weeks, for digests."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ...text.brackets import bracketed

SHORT, LONG = "M", "F"
WEEK = re.compile(r"(?a:(\d{4})-W(\d{2}))")


@dataclass(frozen=True, slots=True)
class When:
    """A date to show: `text` for people, `machine` for <time datetime>, "" where there is none."""

    text: str
    machine: str = ""
    inferred: bool = False


def day(value, months=SHORT):
    """13 Nov 2021."""
    return f"{value.day} {month(value, months)}"


def unbroken(text):
    """A date within a sentence or title: it stays on one line."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def local_day(moment, months=SHORT):
    """The day of a moment in the newsroom's own time zone."""
    return day(timezone.localdate(moment), months)


def month(value, months=SHORT):
    """Nov 2021."""
    return f"{named(value.month, months, get_language())} {value.year}"


@lru_cache(maxsize=256)
def named(number, form, _language):
    """Name a month, in one of the forms of Django's."""
    return formats.date_format(date(2000, number, 1), form)


def partial(value, precision, months=SHORT):
    """Return a date cut to its precision, as text."""
    if precision == "day":
        return day(value, months)
    return month(value, months) if precision == "month" else str(value.year)


def machine(value, precision):
    """Return what may stand in <time datetime>: the date cut to its precision."""
    return value.isoformat()[: {"day": 10, "month": 7, "year": 4}[precision]]


def happened(brief, months=SHORT):
    """When a brief's story took place."""
    start, until, precision = brief.event_on, brief.event_until, brief.event_precision
    if start is None:
        return When(_("undated"))
    if until is None or until == start:
        text = partial(start, precision, months)
    elif precision == "day":
        text = days(start, until, months)
    else:
        text = f"{partial(start, precision, months)} – {partial(until, precision, months)}"
    text = bracketed(text, brief.event_inferred_part)
    return When(text, machine(start, precision), brief.event_inferred)


def standing(brief):
    """The date under which a brief stands in a list: the event's, else that of its filing."""
    if brief.event_on is None:
        return When(_("filed %s") % day(brief.filed_on), brief.filed_on.isoformat())
    return happened(brief)


def days(start, until, months):
    """16–17 Nov 2021, 30 Nov – 2 Dec 2021."""
    if (start.year, start.month) == (until.year, until.month):
        return f"{start.day}–{day(until, months)}"
    if start.year == until.year:
        first = f"{start.day} {named(start.month, months, get_language())}"
        return f"{first} – {day(until, months)}"
    return f"{day(start, months)} – {day(until, months)}"


def read_week(name):
    """Return the Monday of 2021-W46. Errors: ValueError."""
    if not (found := WEEK.fullmatch(name)):
        raise ValueError(name)
    return date.fromisocalendar(int(found[1]), int(found[2]), 1)


def week_of(day):
    """Return the Monday of the week in which a day lies."""
    return day - timedelta(days=day.weekday())


def week_of_moment(at):
    """Return the Monday of the week in which a moment lies, in the newsroom's own time zone."""
    return week_of(timezone.localdate(at))


def week_name(monday):
    year, week, _day = monday.isocalendar()
    return f"{year:04}-W{week:02}"


def week_label(monday, months=LONG):
    """Return “15–21 November 2021”; the calendar itself ends within its last week."""
    left = (date.max - monday).days
    return days(monday, monday + timedelta(days=min(6, left)), months)
