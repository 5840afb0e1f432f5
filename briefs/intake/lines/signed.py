"""Lines that say who and when, noted with what they tell."""

from ..shapes import Role
from .facts import Facts
from .meta import Meta
from .metas import read_meta
from .page import Page

_ENOUGH = 0.45  # the share of a line that is understood
_MOST_BYLINE = 12  # words of a byline that ends in an agency


def decide_meta(page: Page, fact: Facts) -> bool:
    """Set the role of a line that is mostly dates, names and hours, and keep what it tells."""
    meta = _meta_of(page, fact)
    if meta is None or (fact.prose and meta.understood < 0.5):
        return False
    if meta.understood < _ENOUGH and not (meta.labelled and meta.understood > 0.3):
        return False
    page.metas[fact.number] = meta
    page.set(fact.number, _role_of(meta), "says who and when, not what")
    return True


def _meta_of(page: Page, fact: Facts) -> Meta | None:
    return read_meta(fact, page.language, day_first=page.day_first)


def _role_of(meta: Meta) -> Role:
    if meta.dates:
        return Role.META if meta.byline or meta.dated_by else Role.DATELINE
    if meta.byline:
        return Role.BYLINE
    return Role.SOURCE_LINE if meta.source else Role.META


def decide_byline(page: Page, fact: Facts) -> bool:
    """A byline may end in an agency, as a picture's credit does."""
    meta = _meta_of(page, fact) if fact.words <= _MOST_BYLINE else None
    if meta is None or not meta.byline or not meta.labelled or meta.understood < 0.5:
        return False
    page.metas[fact.number] = meta
    page.set(fact.number, Role.BYLINE, "says who and when, not what")
    return True


def note_meta(page: Page, fact: Facts) -> None:
    """Dates and bylines are read off a line even where the markup already says what it is."""
    if fact.hint.role is Role.META:
        meta = _meta_of(page, fact)
        if meta is not None:
            page.metas[fact.number] = meta
