"""When a document was published: what its head says, then the lines near its headline."""

import re
from datetime import date

from .dates import FIRST_YEAR, LAST_YEAR, dates_in
from .items import Item
from .lead import dateline_of
from .page import Page
from .shapes import PartialDate, Role

_WORLD_TIME = re.compile(r"T\d{2}:\d{2}[\d:.]*(?:Z|[+-]00:?00)$")
_TOP = 4  # lines of the document that may bear its name and day
_LONGEST_TOP = 20  # words
_LONGEST_DATELINE = 200  # characters
_UNTOLD = (None, Role.SITE_NAME, Role.LEFTOVER)
_OPENS = re.compile(r"[,|·•:;(–—-]\s*(?:[^\W\d_]{2,12},?\s+){0,2}$")
_ISSUE = re.compile(
    r"\W*(?:issue|edition|edición|edição|édition|ausgabe|edizione|editie|uitgave)\b", re.IGNORECASE
)
_CLOSES = re.compile(r"[\s).|·]*")
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
    if day := _on_top(page, items):
        return day
    changed = next((m.updated.date for m in own if m.updated and m.updated.date), None)
    if kind != "article":
        return changed
    return changed or _changed(page) or _of_dateline(page, items)


def updated_of(page: Page, metas: list[int]) -> PartialDate | None:
    """The day on which the document was changed last: what its head says, else a labelled line."""
    told = [page.metas[number].updated for number in metas]
    said = next((found.date for found in told if found is not None and found.date), None)
    return _iso(page.witness.modified or "") or said


def _on_top(page: Page, items: list[Item]) -> PartialDate | None:
    """The whole day that closes a line above the headline: "Name - weekly letter, 3 May 2024", or
    that of the issue: "Issue of 3 May 2024, no. 17".
    """
    first = min((item.first for item in items), default=0)
    for number in page.order[:_TOP]:
        fact = page.facts[number]
        issue = bool(_ISSUE.match(fact.text))
        if number >= first or (page.role(number) not in _UNTOLD and not issue):
            continue
        if fact.ends or fact.words > _LONGEST_TOP or (page.witness.titles and not issue):
            continue
        found = dates_in(fact.text, page.language, day_first=page.day_first)
        if issue and len(found) == 1 and found[0].day and found[0].date:
            return found[0].date
        if len(found) != 1 or not _CLOSES.fullmatch(fact.text[found[0].end :]):
            continue
        if found[0].day and found[0].date and _OPENS.search(fact.text[: found[0].start]):
            return found[0].date
    return None


def _of_dateline(page: Page, items: list[Item]) -> PartialDate | None:
    """The whole day of a dateline, "PLACE, 3 May 2024 (Agency) -", where nothing else tells one."""
    for item in items[:1]:
        lead = ["", *(page.facts[n].text[:_LONGEST_DATELINE] for n in item.lines[:1])]
        found = dateline_of(lead, page.language, page.day_first)
        if found is not None and found.date is not None and found.date.day:
            return found.date
    return None


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
