"""The main text of a page: the run of lines with the most of it."""

from .page import Page
from .shapes import Role
from .teasers import AFTER_TEXT, LONG, is_said

_BREAKERS = {
    Role.COMMENT_FORM,
    Role.COMMENT,
    Role.RELATED,
    Role.PAGER,
    Role.LEGAL,
    Role.NEWSLETTER,
    Role.COOKIE_NOTICE,
}


def main_span(page: Page, among: list[int] | None = None) -> tuple[int, int] | None:
    """Find the run of lines with the most text: paragraphs count for it, breaks against it.

    among   the lines that are looked at, all where it is None
    """
    best = sum_ = 0.0
    told = 0
    start = None
    span = None
    for number in page.order if among is None else among:
        fact = page.facts[number]
        role = page.role(number)
        told += fact.words if role is None and fact.prose else 0
        if role is None:
            gain = (
                min(fact.words, LONG)
                if fact.prose and not (fact.seen > 1 and fact.cut_short)
                else -2.0
            )
            above = page.before(number, 1)
            if (
                fact.cut_short
                and fact.prose
                and above
                and not above[0].prose
                and page.open(above[0].number)
                and sum_ > 60
            ):
                gain = -4.0
            if is_said(fact):
                gain = max(gain, 12.0)
            if fact.row or (fact.ends and fact.words >= 4 and not fact.outside):
                gain = max(gain, 1.0)
            if fact.outside and fact.heading != 1:
                gain = min(gain, -3.0)
        elif number in page.openers and (told >= LONG or role not in AFTER_TEXT):
            gain = -25.0 if role in (Role.COMMENT, Role.COMMENT_FORM, Role.END_MATTER) else -10.0
        elif role in _BREAKERS:
            gain = -8.0
        else:
            gain = -1.0
        if sum_ + gain <= 0:
            sum_, start = 0.0, None
            continue
        if start is None:
            start = number
        sum_ += gain
        if sum_ > best:
            best, span = sum_, (start, number)
    if span is None or best < 14:
        return None
    return span[0], _with_unended(page, span[1])


def _with_unended(page: Page, last: int) -> int:
    """A long sentence right below the text belongs to it though its full stop is missing."""
    below = page.after(last, 1)
    while (
        below
        and page.open(below[0].number)
        and below[0].words >= 16
        and below[0].stops >= 0.2
        and below[0].links < 0.3
        and not below[0].outside
    ):
        last = below[0].number
        below = page.after(last, 1)
    return last
