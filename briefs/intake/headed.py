"""Items that stand under a headline of their own."""

import re

from .adverts import is_sponsored
from .covers import without_cover, without_farewell, without_questions
from .dated import dated_titles, deal_metas
from .edges import trim_last, without_page_title
from .elements import shown_title, standing_around
from .evenness import unevenness
from .facts import Facts, is_aside, is_quoted
from .heads import MOST_WAITING, bare_items, items_of, may_head_item
from .items import Item, text_below
from .marks import goes_on, without_foreign
from .page import Page
from .persons import is_person_name
from .shapes import Role
from .spans import main_span
from .sureness import sureness

_OWN_TITLE = 3.0  # what it costs that the page's own title heads a text: a digest has a name
_UNEVEN = 2.5  # what each way of being uneven costs, from the second
_POSTED = re.compile(r"[—–-]\s?[^()@]{0,60}\(@\w{1,40}\)")  # "— a name (@account) a date"
_COVERED = 0.5  # the share of the main text that the items of a digest tell at least


def headed_items(page: Page) -> tuple[list[Item], float]:
    """Find items that stand under a headline of their own, and say how sure that is a digest."""
    _take_names(page)
    items = without_cover(page, without_foreign(page, _walk(page)))
    items = without_questions(page, items)
    deal_metas(page, items)
    full = [item for item in items if item.lines]
    if len(full) < 2:
        return dated_titles(page)
    core = _in_main_text(page, items)
    told = [item for item in core if item.lines]
    if len(told) < 2:
        return items, 0.0
    sure = sureness(page, core, told)
    if not standing_around(page, items):
        sure -= _UNEVEN * max(0, unevenness(page, items, full) - 1)
        sure -= _OWN_TITLE * _bears_title(page, told)
    return items, sure


def _bears_title(page: Page, told: list[Item]) -> bool:
    """Is the page's own title, as its markup shows it, the headline of one of these items?"""
    title = shown_title(page) if page.marked else None
    return title is not None and any(item.head == title.number for item in told)


def _in_main_text(page: Page, items: list[Item]) -> list[Item]:
    """The items that stand in the page's main text: teasers around it prove nothing.

    All where no text is longer than the others; none where the main text lies outside the items.
    """
    span = main_span(page)
    if span is None:
        return items
    text = [n for n in page.order if span[0] <= n <= span[1] and page.facts[n].prose]
    told = {n for item in items for n in item.lines}
    words = sum(page.facts[n].words for n in text if page.open(n))
    if sum(page.facts[n].words for n in text if n in told) < _COVERED * words:
        return []
    return [item for item in items if item.last >= span[0] and item.first <= span[1]]


def _take_names(page: Page) -> None:
    """Where most short lines above a text are people's names, they are bylines."""
    heads = [
        n for n in page.order if page.open(n) and not page.facts[n].prose and text_below(page, n)
    ]
    named = [n for n in heads if is_person_name(page.facts[n].text)]
    if len(named) >= 3 and len(named) >= 0.6 * len(heads):
        page.set_all(named, Role.BYLINE, "a name above each text")


def _walk(page: Page) -> list[Item]:
    items: list[Item] = []
    waiting: list[int] = []  # short lines, perhaps headlines
    metas: list[int] = []
    closed = False  # inside a foreign list
    for number in page.order:
        fact, role = page.facts[number], page.role(number)
        if role is not None:
            if waiting and _POSTED.match(fact.text):
                page.set(waiting.pop(), Role.COMMENT, "a post shown from a network")
            if number in page.metas:
                metas.append(number)
                if items and not waiting and _adjacent(page, number, items[-1].last):
                    items[-1].metas.append(number)
            elif (
                role is Role.ADVERTISEMENT
                and waiting
                and (fact.prose or fact.ends)
                and number not in page.sponsors
            ):
                page.set(waiting.pop(), Role.ADVERTISEMENT, "stands above a text that sells")
            elif number in page.openers and (items or waiting):
                closed = bool(items)
                waiting = []
            continue
        if is_sponsored(page, number):
            page.set(number, Role.ADVERTISEMENT, "stands in a sponsor's block")
            continue
        if may_head_item(page, fact, items, waiting):
            waiting.append(number)
            continue
        if is_aside(fact):
            continue
        if is_quoted(fact) and items and not waiting and not closed:
            items[-1].lines.append(number)
            continue
        if not fact.prose and not (
            waiting
            and (
                is_short_text(page, fact, waiting[-1])
                or is_unended_text(page, fact, items, waiting)
            )
        ):
            waiting.append(number)
            continue
        if closed and waiting and fact.cut_short:
            waiting = []
            continue
        if closed and not (waiting and goes_on(page, items, waiting[-1])):
            closed, waiting = False, []
            items[-1].lines.append(number)
        elif waiting:
            items += items_of(page, waiting, metas, number, items)
            waiting, metas, closed = [], [], False
        elif items:
            items[-1].lines.append(number)
    if items and not closed:
        items += bare_items(page, waiting[:MOST_WAITING], items)
    items = without_farewell(page, items)
    trim_last(page, items)
    return without_page_title(page, items)


def is_short_text(page: Page, fact: Facts, head: int) -> bool:
    """A short sentence with its full stop, below a line that has none, is the text of that line."""
    if not fact.ends or fact.heading:
        return False
    if fact.number - 1 in page.facts:
        return fact.words >= 4
    return fact.words >= 5 and not page.facts[head].ends and fact.text[-1] in ".。…"


def is_unended_text(page: Page, fact: Facts, items: list[Item], waiting: list[int]) -> bool:
    """Where each headline has one text below it, a long sentence without its full stop is one."""
    return (
        len(items) >= 2
        and all(len(item.lines) == 1 for item in items[-3:])
        and len(waiting) == 1
        and fact.number - waiting[0] == 1
        and not fact.heading
        and not any(below.prose for below in page.after(fact.number, 1))
        and fact.stops >= 0.2
        and fact.words >= max(12, 1.4 * page.facts[waiting[0]].words)
    )


def _adjacent(page: Page, number: int, other: int) -> bool:
    return 0 < page.place[number] - page.place[other] <= 1
