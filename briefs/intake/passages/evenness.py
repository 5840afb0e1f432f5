"""How uneven the items of a page are: a digest tells stories alike in form, one below the other.

A page around one story looks like items too: its menus are heads without a text, its sections
differ in length, and teasers follow them.
"""

from statistics import mean, pstdev

from ..lines.items import Item
from ..lines.page import Page
from ..shapes import Role

_BESIDE = {Role.READ_MORE, Role.SHARE_BAR, Role.PAGER, Role.ADVERTISEMENT}
_WITH_TEXT = 0.75  # the least share of items that have a text of their own
_FOREIGN = 0.35  # the largest share of other lines between the items
_SPREAD = 0.5  # the largest deviation of their lengths, as a share of the mean
_SHORT_HEADS = 0.4  # the largest share of heads of four words or fewer
_TOLD = 0.95  # the least share of texts that begin with a sentence
_FALL = 2.0  # all items above are so much longer than all below
_MOST = 0.6  # the share of the words that stand above such a fall


def unevenness(page: Page, items: list[Item], full: list[Item]) -> int:
    """Count the ways, of seven, in which these items are not alike; full: those with a text."""
    sizes = [sum(page.facts[n].words for n in item.lines) for item in full]
    heads = [page.facts[item.head].words for item in full if item.head is not None]
    told = sum(page.facts[item.lines[0]].prose for item in full)
    return sum(
        (
            len(full) < _WITH_TEXT * len(items),
            _foreign(page, items) > _FOREIGN,
            pstdev(sizes) > _SPREAD * mean(sizes),
            sum(words <= 4 for words in heads) > _SHORT_HEADS * len(heads),
            0 < len(heads) < _WITH_TEXT * len(full),
            told < _TOLD * len(full),
            _falls(sizes),
        )
    )


def _foreign(page: Page, items: list[Item]) -> float:
    """The share of lines between the items that belong to none and stand beside none."""
    told = {n for item in items for n in item.numbers}
    between = [n for n in page.order if items[0].first <= n <= items[-1].last]
    foreign = [
        n
        for n in between
        if n not in told
        and n not in page.metas
        and page.role(n) not in _BESIDE
        and page.facts[n].seen < 0.5 * len(items)
    ]
    return len(foreign) / len(between)


def _falls(sizes: list[int]) -> bool:
    """Do two or more short items follow a few long ones that hold most of the words?"""
    least = []
    for size in sizes:
        least.append(min(size, least[-1] if least else size))
    told, below, after = sum(sizes), 0, 0
    for at in range(len(sizes) - 1, 0, -1):
        below, after = max(below, sizes[at]), after + sizes[at]
        if len(sizes) - at >= 2 and least[at - 1] >= _FALL * below and told - after >= _MOST * told:
            return True
    return False
