"""Which line of who and when is whose, once the items of a digest are known."""

from bisect import bisect
from collections import Counter
from itertools import pairwise

from ..lines.items import Item
from ..lines.page import Page
from ..markup.markup import Element
from ..shapes import Role

_ABOVE = 2  # lines above an item in which a line of its own may stand
_BELOW = 3  # lines below its text
_USUAL = 0.5  # the share of the other items that have a line of their own there
_DEPTH = 12  # elements around a line that are looked at
_FOREIGN = (Role.TEASER, Role.RELATED)


def settle_metas(page: Page, items: list[Item]) -> None:
    """Give each item of a digest its own lines of who and when, the surest first.

    A line inside an item is its own; between two items, a line is of the one it shares a block
    with, else of the side on which the list has such lines. What stands above the first item is
    the document's, unless the others have such a line above them too.
    """
    items = sorted(items, key=lambda item: item.first)
    inside, gaps = _places(page, items)
    above, below = _sides(page, items, gaps)
    for at, item in enumerate(items):
        near = [m for m in above[at] if _is_near(page, m, item.first)]
        far = [m for m in below[at] if page.place[m] - page.place[item.last] <= _BELOW]
        item.metas = [
            *inside[at],
            *_to_date(page, sorted(near, reverse=True)),
            *_to_date(page, sorted(far)),
        ]


def _is_near(page: Page, above: int, first: int) -> bool:
    """Does a line stand right above an item, or in a cell of its row?"""
    row = _row(page, above)
    return page.place[first] - page.place[above] <= _ABOVE or (
        row is not None and row is _row(page, first)
    )


def _row(page: Page, number: int) -> Element | None:
    """The row of a table in which a line fills a cell."""
    cell = page.facts[number].element
    return cell.above if cell is not None and cell.name in ("td", "th") else None


def _places(page: Page, items: list[Item]) -> tuple[list[list[int]], list[list[int]]]:
    """The lines of who and when inside each item, and those above each and below the last."""
    firsts = [item.first for item in items]
    inside: list[list[int]] = [[] for _ in items]
    gaps: list[list[int]] = [[] for _ in (*items, None)]
    for number in sorted(page.metas):
        if page.role(number) not in _FOREIGN:
            at = bisect(firsts, number)
            is_inside = at and number < items[at - 1].last
            (inside[at - 1] if is_inside else gaps[at]).append(number)
    return inside, gaps


def _sides(
    page: Page, items: list[Item], gaps: list[list[int]]
) -> tuple[list[list[int]], list[list[int]]]:
    """Share the lines between the items out: those above each that are its own, those below."""
    above: list[list[int]] = [[] for _ in items]
    below: list[list[int]] = [[] for _ in items]
    apart: dict[int, list[int]] = {}  # what shares a block with neither side, or with both
    for at in range(1, len(items)):
        upper, lower = items[at - 1].last, items[at].first
        for number in gaps[at]:
            deeper = _common(page, upper, number) - _common(page, number, lower)
            joins_upper = deeper > 0 if deeper else _is_one_block(page, upper, number)
            if not deeper and joins_upper == _is_one_block(page, number, lower):
                apart.setdefault(at, []).append(number)
            else:
                (below[at - 1] if joins_upper else above[at]).append(number)
    stand_below = _stand_below(page, items, gaps, [m for told in apart.values() for m in told])
    for at, told in apart.items():
        if stand_below:
            below[at - 1] += told
        else:
            above[at] += told
    if sum(map(bool, above)) >= _USUAL * (len(items) - 1):
        above[0] = gaps[0]
    if sum(map(bool, below)) >= _USUAL * (len(items) - 1):
        below[-1] = gaps[-1]
    return above, below


def _stand_below(page: Page, items: list[Item], gaps: list[list[int]], apart: list[int]) -> bool:
    """Do the lines between the items belong to the item above them? The ends of the list tell:
    it has such a line below its last item, and none, or another kind of line, above its first.
    """
    top = [m for m in gaps[0] if page.place[items[0].first] - page.place[m] <= _ABOVE]
    foot = [m for m in gaps[-1] if page.place[m] - page.place[items[-1].last] <= _BELOW]
    if not top or not foot:
        return bool(foot)
    shapes = Counter(_shape(page, m) for m in apart)
    return shapes[_shape(page, foot[0])] > shapes[_shape(page, top[-1])]


def _shape(page: Page, number: int) -> tuple[bool, ...]:
    meta = page.metas[number]
    told = (meta.dates, meta.source, meta.byline, meta.clock, meta.whole_date)
    return tuple(map(bool, told))


def _common(page: Page, first: int, second: int) -> int:
    """The innermost element of a page's markup that holds both lines, by its number; 0 is none.

    Elements count in the order in which they open, so that the inner one has the larger number.
    """
    around, element = set(), page.facts[first].element
    for _step in range(_DEPTH):
        if element is None:
            break
        around.add(element.number)
        element = element.above
    element = page.facts[second].element
    for _step in range(_DEPTH):
        if element is None or element.number in around:
            break
        element = element.above
    return element.number if element is not None and element.number in around else 0


def _is_one_block(page: Page, first: int, second: int) -> bool:
    """Does no blank line stand between the two?"""
    run = page.order[page.place[first] : page.place[second] + 1]
    return all(page.facts[a].last + 1 == b for a, b in pairwise(run))


def _to_date(page: Page, metas: list[int]) -> list[int]:
    """The lines up to the first that tells a date: the next is another's, or the document's."""
    for i, number in enumerate(metas):
        if page.metas[number].dates:
            return metas[: i + 1]
    return metas
