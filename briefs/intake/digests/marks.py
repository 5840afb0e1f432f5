"""Marks that the items of one list bear alike, and what stands among them without: no item."""

import re
from collections import Counter
from statistics import median

from ..lines.items import Item
from ..lines.page import Page
from ..markup.markup import Element
from ..shapes import Role
from .run_in_labels import PLACED
from .slugs import day_before

_MOST, _FEW = 0.7, 0.5  # the share of items that bear a common mark; below this a list lacks it
_LEAST = 3  # items that have a mark in common
_HOUR = re.compile(r"\W{0,3}(?:[01]?\d|2[0-3])[:.h][0-5]\d\b")
_LABEL = re.compile(
    r"\W{0,3}[A-ZÀ-Þ][A-ZÀ-Þ /&-]{2,30}\s?[:.–—]|[【〖]|\W{0,3}\*\*"
)  # "FISHING: …"
_CLOSED = re.compile(r"[)）\]】]\W{0,2}$")
_MOST_OPENERS = 20
_NEAR = 12  # items above a foreign list that are looked at
_REST = "a link to the rest"
_ALL = 4  # items that all bear what no other item lacks
_FRAMED, _DEEP = 0.8, 12  # the share of items in elements of one kind; elements looked at
_BORNE = {"a day before", "a number", "a bullet"}
_LEAD = 1.5  # a lead-in is at most this many times as long as an item


def without_foreign(page: Page, items: list[Item]) -> list[Item]:
    """Leave out a lead-in above marked items, and what stands unmarked below a foreign list."""
    return without_lead_in(page, _without_tail(page, items))


def goes_on(page: Page, items: list[Item], head: int) -> bool:
    """Does this line below a foreign list bear what marks the items above the list?"""
    wanted = _common(page, items[-_NEAR:]) - {_REST}
    return bool(wanted) and wanted <= _marks(page, Item(head, ""))


def without_lead_in(page: Page, items: list[Item]) -> list[Item]:
    """Leave out a first item that lacks what all others bear, if it is no longer than they are."""
    rest = [item for item in items[1:] if item.lines]
    if (
        len(rest) < _LEAST
        or not items[0].lines
        or (items[0].head is None) != (rest[0].head is None)
    ):
        return items
    sizes = [sum(page.facts[n].words for n in item.lines) for item in rest]
    first = sum(page.facts[n].words for n in items[0].lines)
    if first > _LEAD * median(sizes) or not _common(page, rest) - _marks(page, items[0]):
        return items
    return items[1:]


def without_odd_end(page: Page, items: list[Item]) -> list[Item]:
    """Leave out a last item that lacks the day, the number or the mark that all others bear."""
    if len(items) <= _ALL or any(item.head is None for item in items):
        return items
    borne = set.intersection(*(_marks(page, item) for item in items[:-1])) & _BORNE
    return items[:-1] if borne - _marks(page, items[-1]) else items


def without_odd_frame(page: Page, items: list[Item]) -> list[Item]:
    """Leave out what stands in another kind of element than all others, each of which has one of
    its own: a call to come, the foot of the list. The first may be the lead.
    """
    frames = [frame for item in items if item.lines and (frame := _frame(page, item))]
    usual = Counter((frame.name, frame.kind) for frame in frames)
    (kind, times), *_ = usual.most_common(1) or [(None, 0)]
    own = {frame.number for frame in frames}
    if not _ALL <= times >= _FRAMED * len(frames) or len(own) < len(frames):
        return items
    around = [{(e.name, e.kind) for e in _around(page.facts[one.first].element)} for one in items]
    odd = [item for item, kinds in zip(items[1:], around[1:], strict=True) if kind not in kinds]
    for item in odd:
        page.set_all(item.numbers, Role.RELATED, "framed otherwise than the stories")
    return [item for item in items if item not in odd]


def _frame(page: Page, item: Item) -> Element | None:
    """The innermost element that holds the item's lines. Cost: linear."""
    first, *others = [_around(page.facts[number].element) for number in item.numbers]
    return next((e for e in first if all(e in around for around in others)), None)


def _around(element: Element | None) -> list[Element]:
    found = []
    while element is not None and len(found) < _DEEP:
        found.append(element)
        element = element.above
    return found


def without_other_list(page: Page, items: list[Item]) -> list[Item]:
    """Leave out a last item whose head is the label of a list of other things: "Calendar"."""
    if len(items) <= _LEAST or items[-1].head not in page.openers:
        return items
    page.set_all(items[-1].numbers, Role.RELATED, "a list of other things, below its label")
    return items[:-1]


def _without_tail(page: Page, items: list[Item]) -> list[Item]:
    """Where the items above a foreign list bear a mark and most below do not, the list goes on."""
    for opener in sorted(page.openers)[:_MOST_OPENERS]:
        above = [item for item in items if item.first < opener]
        below = [item for item in items if item.first > opener]
        if len(above) < _LEAST:
            continue
        wanted = _common(page, above)
        bearers = sum(wanted <= _marks(page, item) for item in below)
        if not wanted or bearers >= _FEW * max(1, len(below)):
            continue
        foreign = [n for item in items for n in (item.head, *item.lines) if n and n > opener]
        page.set_all(foreign, Role.TEASER, "below a list of other stories, unlike the items")
        for item in above:
            item.lines = [n for n in item.lines if n < opener]
        return above
    return items


def _common(page: Page, items: list[Item]) -> set[str]:
    """The marks that nearly all of these items bear."""
    borne = [_marks(page, item) for item in items]
    return {
        mark
        for mark in set().union(*borne)
        if sum(mark in marks for marks in borne) >= max(_LEAST, _MOST * len(borne))
    }


def marks_of_text(text: str) -> set[str]:
    """The marks of a text without a headline: a label that opens it, brackets that close it."""
    borne = {
        "a label": _LABEL.match(text),
        "a place": PLACED.match(text),
        "brackets at the end": _CLOSED.search(text),
    }
    return {mark for mark, bears in borne.items() if bears}


def _marks(page: Page, item: Item) -> set[str]:
    if item.head is None:
        return marks_of_text(page.facts[item.lines[0]].text)
    fact = page.facts[item.head]
    above = page.before(item.head, 1)
    timed = bool(above) and not page.open(above[0].number) and _HOUR.match(above[0].text)
    rest = any(page.role(f.number) is Role.READ_MORE for f in page.after(item.last, 2)) or any(
        cut.end == len(page.facts[item.last].text) for cut in page.cuts.get(item.last, ())
    )
    borne = {
        "a bullet": bool(fact.bullet),
        "a number": bool(fact.order),
        "a link": fact.links > 0.7,
        "an hour above": bool(timed),
        "a day before": day_before(page, fact.text) > 0,
        _REST: rest,
        "a headline said again": item.head in page.retold,
    }
    return {mark for mark, bears in borne.items() if bears}
