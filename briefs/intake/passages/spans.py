"""The main text of a page: the run of lines with the most of it."""

from ..lines.facts import Facts
from ..lines.page import Page
from ..roles.teasers import AFTER_TEXT, LONG, is_said
from ..shapes import Role

_BREAKERS = (
    Role.COMMENT_FORM, Role.COMMENT, Role.RELATED, Role.PAGER, Role.LEGAL, Role.NEWSLETTER,
    Role.COOKIE_NOTICE,
)  # fmt: skip
_ENDS = (Role.COMMENT, Role.COMMENT_FORM, Role.END_MATTER)
_LEAST = 14.0  # what a run that is the main text gains at least
_INSIDE = 60.0  # what a run has gained in which an excerpt below a short line is foreign


def main_span(page: Page, among: list[int] | None = None) -> tuple[int, int] | None:
    """Find the run of lines with the most text: paragraphs count for it, breaks against it.

    among   the lines that are looked at, all where it is None
    """
    best = sum_ = 0.0
    told = 0  # words of text above
    start = span = None
    for number in page.order if among is None else among:
        sum_ += _gain(page, number, sum_, told)
        told += page.facts[number].words if page.open(number) and page.facts[number].prose else 0
        if sum_ <= 0:
            sum_, start = 0.0, None
            continue
        start = number if start is None else start
        if sum_ > best:
            best, span = sum_, (start, number)
    if span is None or best < _LEAST:
        return None
    return span[0], _with_unended(page, span[1])


def _gain(page: Page, number: int, sum_: float, told: int) -> float:
    """What a line adds to the run above it, or takes off."""
    role = page.role(number)
    if role is None:
        return _gain_of_open(page, page.facts[number], sum_)
    if number in page.openers and (told >= LONG or role not in AFTER_TEXT):
        return -25.0 if role in _ENDS else -10.0
    return -8.0 if role in _BREAKERS else -1.0


def _gain_of_open(page: Page, fact: Facts, sum_: float) -> float:
    gain = -2.0
    if fact.prose and not (fact.seen > 1 and fact.cut_short):
        gain = min(fact.words, LONG)
    if sum_ > _INSIDE and _is_headed_excerpt(page, fact):
        gain = -4.0
    if is_said(fact):
        gain = max(gain, 12.0)
    if fact.row or (fact.ends and fact.words >= 4 and not fact.outside):
        gain = max(gain, 1.0)
    if fact.outside and fact.heading != 1:
        gain = min(gain, -3.0)
    return gain


def _is_headed_excerpt(page: Page, fact: Facts) -> bool:
    """Is it a text cut short, below an open short line?"""
    above = page.before(fact.number, 1) if fact.cut_short and fact.prose else []
    return bool(above) and not above[0].prose and page.open(above[0].number)


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
