"""Which days a page prints: every content system writes one into the head of every page, of guides
and shops too; a page that is dated shows it.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from ..days.dates import FIRST_YEAR, LAST_YEAR
from ..days.months import month_names, weekday_names
from ..lines.facts import Facts
from ..lines.page import Page
from ..shapes import PartialDate
from ..words.lexicon import plain

_LONGEST = 200  # characters of a line that may print the day of a page
_LATER = 14  # days after that of its head under which a page may stand
_MANY = 3  # lines of who and when that begin alike: reviews, posts, members
_NUMBER = re.compile(r"\d+")
_AGO = re.compile(
    r"\b(?:(?:\d{1,2}|an?) \w+ ago|vor \d|hace \d|h[áa] \d|il y a \d)|\d ?(?:分钟|小时|天)前",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\W*[^\W\d_][^:：\d]{2,30}[:：]\s*(?:[^\W\d_]{2,12}\.?,?\s+)?\d")
_HOURS = re.compile(r"\d{1,2}[:.]\d{2}\s*(?:Uhr|h|hs)?\s*(?:-|–|—|to|bis|a|à)\s*\d{1,2}[:.]\d{2}")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")


def iso_day(text: str) -> PartialDate | None:
    """The day of a date as computers write it; None where it is none, or the first of all days
    (0001-01-01), which a program writes where it knows none.
    """
    match = _ISO.match(text)
    try:
        day = date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    return PartialDate(day.year, day.month, day.day)


def is_printed(page: Page, told: PartialDate) -> bool:
    """Does a line print this day, or the one before or after it, in any form, or "2 hours ago"?"""
    near = [told.first + timedelta(days=n) for n in (-1, 0, 1)]
    stamps = tuple(day.isoformat() for day in near)
    return any(
        (fact.stamp or "").startswith(stamps) or _prints(page, fact, near)
        for fact in page.facts.values()
    )


def _prints(page: Page, fact: Facts, near: list[date]) -> bool:
    text = fact.text
    if len(text) > _LONGEST:
        return False
    if fact.words <= 8 and _AGO.search(text):
        return True
    numbers = {int(number) for number in _NUMBER.findall(text) if len(number) <= 4}
    if not any(day.day in numbers for day in near):
        return False
    if any(day.day in numbers and {day.year, day.year % 100} & numbers for day in near):
        return True
    found = page.dates(text)
    return any((one.month, one.day) == (day.month, day.day) for one in found for day in near)


def stated_day(page: Page, told: PartialDate, metas: list[int]) -> PartialDate | None:
    """Another day than that of the page's head which stands alone near the headline, or in an
    element beside it: the page came out anew, within two weeks or on the day of its change.
    """
    if any(found.date == told for number in metas for found in page.metas[number].dates):
        return None
    days = {day for number in metas if (day := _lone_day(page, number))}
    days = days or {day for day in [iso_day(page.witness.beside or "")] if day}
    if len(days) != 1:
        return None
    day = days.pop()
    later = (day.first - told.first).days
    changed = later > 0 and day == iso_day(page.witness.modified or "")
    return day if changed or 0 < later <= _LATER else None


def _lone_day(page: Page, number: int) -> PartialDate | None:
    """The day of a line that tells little else, and does not call it that of a change."""
    meta = page.metas[number]
    days = [d.date for d in meta.dates if d is not meta.updated and d.date and d.date.day]
    return days[0] if meta.whole_date and len(days) == 1 and not meta.updated else None


def of_this_page(page: Page, metas: Iterable[int], last: int) -> list[int]:
    """Leave out lines whose day is another's, by themselves or since such a line tells it, too.

    last    the last line of the text
    """
    metas = list(metas)
    foreign, others = _foreign(page, metas, last), days_of_others(page, metas, last)
    own = (n for n in metas if n not in foreign)
    return [n for n in own if page.metas[n].labelled or others.isdisjoint(_days_of(page, n))]


def days_of_others(page: Page, metas: list[int], last: int) -> set[PartialDate]:
    """The days of those of these lines that are another's: of an event, a deadline, a review."""
    return {day for number in _foreign(page, metas, last) for day in _days_of(page, number)}


def _days_of(page: Page, number: int) -> set[PartialDate]:
    return {found.date for found in page.metas[number].dates if found.date}


def _foreign(page: Page, metas: list[int], last: int) -> set[int]:
    """Lines behind a label that is not one of publication ("Deadline: …"), with hours from and to,
    or in a list of lines that begin alike: around the headline, or with any below the text.
    """
    near = Counter(_first(page, number) for number in metas)
    every = Counter(_first(page, number) for number in page.metas)
    found = set()
    for number in metas:
        text, first = page.facts[number].text, _first(page, number)
        alike = (every if number > last else near)[first] >= _MANY
        if alike or _LABEL.match(text) or _HOURS.search(text):
            found.add(number)
    return {number for number in found if not page.metas[number].labelled}


def _first(page: Page, number: int) -> str:
    """The first word of a line of who and when; its number, of no other line, for a day."""
    word = plain(page.facts[number].text[:40]).partition(" ")[0]
    known = {*month_names(page.language), *weekday_names(page.language)}
    return str(number) if not word or word[0].isdigit() or word in known else word
