"""ISO weeks: how digests are named and dated."""

import re
from datetime import date, timedelta

from django.utils import timezone

from . import dates

NAME = re.compile(r"(?a:(\d{4})-W(\d{2}))")


def read_week(name):
    """Return the Monday of 2021-W46. Errors: ValueError."""
    if not (found := NAME.fullmatch(name)):
        raise ValueError(name)
    return date.fromisocalendar(int(found[1]), int(found[2]), 1)


def week_of(day):
    """Return the Monday of the week in which a day lies."""
    return day - timedelta(days=day.weekday())


def week_of_moment(at):
    """Return the Monday of the week in which a moment lies, in the newsroom's own time zone."""
    return week_of(timezone.localdate(at))


def name_of(monday):
    year, week, _day = monday.isocalendar()
    return f"{year:04}-W{week:02}"


def label_of(monday, months=dates.LONG):
    """Return “15–21 November 2021”; the calendar itself ends within its last week."""
    left = (date.max - monday).days
    return dates.days(monday, monday + timedelta(days=min(6, left)), months)
