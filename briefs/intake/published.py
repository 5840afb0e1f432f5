"""When a document was published: what its head says, then the lines near its headline."""

import re
from datetime import date

from .dates import FIRST_YEAR, LAST_YEAR
from .items import Item
from .page import Page
from .shapes import PartialDate

_WORLD_TIME = re.compile(r"T\d{2}:\d{2}[\d:.]*(?:Z|[+-]00:?00)$")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")


def published_of(page: Page, kind: str, items: list[Item], metas: list[int]) -> PartialDate | None:
    if kind == "other":
        return None
    told = _iso(page.witness.published or "")
    if told and (kind != "digest" or page.witness.story):
        return _as_printed(page, told, metas)
    own = [page.metas[number] for number in metas]
    for found in (
        [m.published for m in own],
        [d for m in own for d in m.dates if d is not m.updated],
    ):
        if day := next((one.date for one in found if one is not None and one.date), None):
            return day
    if kind == "article":
        every = [meta for _, meta in sorted(page.metas.items())]
        said = [m.published.date for m in every if m.published and m.published.date]
        if day := said[-1] if said else _stamped(page, items) or _iso(page.witness.beside or ""):
            return day
    changed = next((m.updated.date for m in own if m.updated and m.updated.date), None)
    return changed or (_changed(page) if kind == "article" else None)


def _changed(page: Page) -> PartialDate | None:
    """The day of a change that a line tells anywhere: better than none where no other is told."""
    told = [
        meta.updated.date
        for _, meta in sorted(page.metas.items())
        if meta.updated and meta.updated.date
    ]
    return told[-1] if told else None


def _as_printed(page: Page, told: PartialDate, metas: list[int]) -> PartialDate:
    """The day a line near the headline prints, where the page's head gives it in world time only
    and one of the two is the day after the other.
    """
    if not _WORLD_TIME.search(page.witness.published or ""):
        return told
    for number in metas:
        for found in page.metas[number].dates:
            printed = found.date
            if printed is not None and printed.day and found != page.metas[number].updated:
                return printed if abs((_day(printed) - _day(told)).days) == 1 else told
    return told


def _day(told: PartialDate) -> date:
    return date(told.year, told.month, told.day)


def _stamped(page: Page, items: list[Item]) -> PartialDate | None:
    """The time that the markup gives a line right beside the headline."""
    head = items[0].head if items else None
    if head is None:
        return None
    for fact in (*page.after(head, 4), *page.before(head, 2)):
        if fact.stamp and not fact.prose and fact.number not in page.openers:
            return _iso(fact.stamp)
    return None


def _iso(text: str) -> PartialDate | None:
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
