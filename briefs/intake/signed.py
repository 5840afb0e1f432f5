"""Lines that say who and when, noted with what they tell."""

import re

from .dates import dates_in
from .facts import Facts
from .meta import Meta
from .metas import read_meta
from .page import Page
from .shapes import Cut, Role

_DATE_PREFIX = re.compile(r"^(?:date\s+)?\d{4}-\d{2}-\d{2}(?:[T ][\d:.+Z-]{4,20})?\s+(?=[^\W\d_])")


def decide_meta(page: Page, fact: Facts) -> bool:
    """Set the role of a line that is mostly dates, names and hours, and keep what it tells."""
    meta = read_meta(fact, page.language, day_first=page.day_first)
    if meta is None or (fact.prose and meta.understood < 0.5):
        return False
    if meta.understood >= 0.45 or (meta.labelled and meta.understood > 0.3):
        page.metas[fact.number] = meta
        role = Role.META
        if meta.byline and not meta.dates:
            role = Role.BYLINE
        elif meta.source and not meta.dates and not meta.byline:
            role = Role.SOURCE_LINE
        elif meta.dates and not meta.byline and not meta.dated_by:
            role = Role.DATELINE
        page.set(fact.number, role, "says who and when, not what")
        return True
    return False


def decide_date_prefix(page: Page, fact: Facts) -> bool:
    """A dump of pages may put the date before the title in the first line: it is cut off."""
    match = _DATE_PREFIX.match(fact.text)
    if not match:
        return False
    meta = Meta(dates=dates_in(match.group(), page.language), labelled=True, understood=1.0)
    if meta.dates:
        page.metas[fact.number] = meta
        page.cuts[fact.number] = (Cut(0, match.end(), "a date before the title"),)
    return False


def decide_byline(page: Page, fact: Facts) -> bool:
    """A byline may end in an agency, as a picture's credit does."""
    meta = read_meta(fact, page.language, day_first=page.day_first)
    if meta is None or not meta.byline or not meta.labelled or meta.understood < 0.5:
        return False
    page.metas[fact.number] = meta
    page.set(fact.number, Role.BYLINE, "says who and when, not what")
    return True


def note_meta(page: Page, fact: Facts) -> None:
    """Dates and bylines are read off a line even where the markup already says what it is."""
    if fact.hint.role is Role.META:
        meta = read_meta(fact, page.language, day_first=page.day_first)
        if meta is not None and meta.understood >= 0.45:
            page.metas[fact.number] = meta
