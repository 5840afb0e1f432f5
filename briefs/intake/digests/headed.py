"""Items that stand under a headline of their own."""

import re

from ..days.months import weekday_names
from ..headlines.heads import (
    MOST_WAITING,
    bare_items,
    is_short_text,
    is_unended_text,
    items_of,
    may_head_item,
)
from ..lines.announced import announced
from ..lines.facts import Facts, is_aside, is_quoted
from ..lines.items import Item, text_below
from ..lines.page import Page
from ..naming.persons import is_person_name
from ..passages.edges import trim_last, without_page_title
from ..passages.elements import shown_title, standing_around
from ..passages.evenness import unevenness
from ..passages.spans import main_span
from ..roles.adverts import is_sponsored
from ..shapes import Role
from .covers import without_cover, without_farewell, without_questions
from .dated import dated_titles, deal_metas
from .marks import goes_on, without_foreign
from .run_in_labels import text_behind_label
from .sureness import sureness

_OWN_TITLE = 3.0  # what it costs that the page's own title heads a text: a digest has a name
_UNEVEN = 2.5  # what each way of being uneven costs, from the second
_POSTED = re.compile(r"[—–-]\s?[^()@]{0,60}\(@\w{1,40}\)")  # "— a name (@account) a date"
_ENTRY = re.compile(r"[^\W\d_]+\.?,?\s\d{1,2}\b[^:]{0,20}:")
_LAST = 3  # items above that show how headlines end here
_NAME = 3  # words of a name in capitals; more are a headline
_COVERED = 0.5  # the share of the main text that the items of a digest tell at least


def headed_items(page: Page) -> tuple[list[Item], float]:
    """Find items that stand under a headline of their own, and say how sure that is a digest."""
    _take_names(page)
    items = without_cover(page, without_foreign(page, _items(page)))
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
    said = [(n, page.facts[n].text) for n in heads]
    named = [
        n
        for n, text in said
        if is_person_name(text) and not (text.isupper() and len(text.split()) > _NAME)
    ]
    if len(named) >= 3 and len(named) >= 0.6 * len(heads):
        page.set_all(named, Role.BYLINE, "a name above each text")


class _Walk:
    """A way down the page on which items are gathered: each line is taken as what it is."""

    def __init__(self, page: Page):
        self.page = page
        self.items: list[Item] = []
        self.waiting: list[int] = []  # short lines, perhaps headlines
        self.metas: list[int] = []  # lines of who and when since the last item
        self.closed = False  # inside a foreign list, below an item
        lines = {n for n in page.order if page.open(n)}
        self.points = announced(page, lines, lines)

    def take(self, number: int) -> None:
        page, fact = self.page, self.page.facts[number]
        if number in page.mail_head:
            return
        if not page.open(number):
            self._take_decided(fact)
        elif is_sponsored(page, number):
            page.set(number, Role.ADVERTISEMENT, "stands in a sponsor's block")
        elif self._ends_as_no_head_does(fact):
            self.items[-1].lines.append(number)
        elif number in self.points:
            self._take_text(fact)
        elif may_head_item(page, fact, self.items, self.waiting):
            self.waiting.append(number)
        elif is_aside(fact):
            return
        elif is_quoted(fact) and self.items and not self.waiting and not self.closed:
            self.items[-1].lines.append(number)
        elif fact.prose or self._is_told(fact):
            self._take_text(fact)
        else:
            self.waiting.append(number)

    def ended(self) -> list[Item]:
        """The items; titles that wait at the end are some where the list goes on."""
        if self.items and not self.closed:
            self.items += bare_items(self.page, self.waiting[:MOST_WAITING], self.items)
        return self.items

    def _take_decided(self, fact: Facts) -> None:
        """A line that tells by itself what it is tells something of the line above."""
        page, number = self.page, fact.number
        if self.waiting and _POSTED.match(fact.text):
            page.set(self.waiting.pop(), Role.COMMENT, "a post shown from a network")
        if number in page.metas:
            self.metas.append(number)
            if self.items and not self.waiting and _adjacent(page, number, self.items[-1].last):
                self.items[-1].metas.append(number)
        elif self.waiting and _is_advert(page, fact):
            page.set(self.waiting.pop(), Role.ADVERTISEMENT, "stands above a text that sells")
        elif number in page.openers and (self.items or self.waiting):
            self.closed, self.waiting = bool(self.items), []

    def _ends_as_no_head_does(self, fact: Facts) -> bool:
        """Does a sentence end in a full stop, as the headlines above do not? It goes on a text."""
        if self.closed or self.waiting or fact.heading or fact.bullet or fact.prose:
            return False
        heads = [self.page.facts[item.head] for item in self.items[-_LAST:] if item.head]
        ended = fact.ends and fact.text[-1] in ".。"
        asks = not text_below(self.page, fact.number)  # then heads that ask count for nothing
        ends = [head for head in heads if head.ends and not (asks and head.text[-1] in "?？")]
        return ended and bool(heads) and not ends

    def _is_told(self, fact: Facts) -> bool:
        """Is a line, no text by itself, the text of the short line above it?"""
        return bool(self.waiting) and (
            is_short_text(self.page, fact, self.waiting[-1])
            or is_unended_text(self.page, fact, self.items, self.waiting)
        )

    def _take_text(self, fact: Facts) -> None:
        """A text belongs to the headline that waits, else to the last item."""
        page, number = self.page, fact.number
        if self.closed and self.waiting and fact.cut_short:
            self.waiting = []
        elif self.closed and not self.waiting and _is_entry(page, fact):
            return
        elif self.closed and not (self.waiting and goes_on(page, self.items, self.waiting[-1])):
            self.closed, self.waiting = False, []
            self.items[-1].lines.append(number)
        elif self.waiting:
            self.items += items_of(page, self.waiting, self.metas, number, self.items)
            self.waiting, self.metas, self.closed = [], [], False
        elif self.items:
            self.items[-1].lines.append(number)


def _items(page: Page) -> list[Item]:
    walk = _Walk(page)
    for number in page.order:
        walk.take(number)
    items = without_farewell(page, walk.ended())
    trim_last(page, items)
    return without_page_title(page, items)


def _is_advert(page: Page, fact: Facts) -> bool:
    """Is the line the text of an advertisement, and no sponsor's mark?"""
    sells = page.role(fact.number) is Role.ADVERTISEMENT and fact.number not in page.sponsors
    return sells and (fact.prose or fact.ends)


def _is_entry(page: Page, fact: Facts) -> bool:
    """Does a day or an hour open the text, as in a calendar: "Thursday 23, 10.00: …"?"""
    weekday = {*fact.tokens[:1]} & weekday_names(page.language).keys()
    return bool(text_behind_label(fact, page) or (weekday and _ENTRY.match(fact.text)))


def _adjacent(page: Page, number: int, other: int) -> bool:
    return 0 < page.place[number] - page.place[other] <= 1
