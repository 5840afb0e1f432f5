"""Items that rules part: "* * *", "---", a line across the page."""

from bisect import bisect_right
from statistics import median

from ..lines.items import Item
from ..lines.page import Page
from ..passages.apart import AGAIN, sure_of, words_of
from ..passages.things import bears_news
from ..shapes import Role
from .run_in_labels import first_sentence

_LEAST = 2  # rules
_HEADED = 0.6  # the share of passages with a short line above their text
_AGAIN = 0.2  # the share of its words that those above may say of one with a headline
_NAMED = 0.6  # the share of the other passages that a table of contents names
_LONGER = 2.5  # times the usual length of a passage: what stands above the rules is another text


def parted_items(page: Page) -> tuple[list[Item], float]:
    """Find the passages between rules, and how sure it is that each is a story of its own."""
    if len(page.rules) < _LEAST:
        return [], 0.0
    parts: dict[int, list[int]] = {}
    for number in page.order:
        if page.open(number):
            parts.setdefault(bisect_right(page.rules, number), []).append(number)
    items = [item for told in parts.values() if (item := _item(page, told))]
    headed = sum(item.head is not None for item in items[1:])
    again = _AGAIN
    if headed < _HEADED * len(items[1:]):
        again = AGAIN
        for item in items:
            item.head, item.derived = None, True
            item.headline = first_sentence(page.facts[item.lines[0]].text)
    items = _without_frame(page, items)
    return items, sure_of(page, items, again)


def _item(page: Page, told: list[int]) -> Item | None:
    """The text of a passage, under the short line above it; None where it has no text."""
    text = [n for n in told if page.facts[n].prose or page.facts[n].ends]
    if not any(page.facts[n].prose for n in text):
        return None
    above = [n for n in told if n < text[0] and page.facts[n].words >= 2]
    lines = [n for n in told if n >= text[0]]
    return Item(above[-1], page.facts[above[-1]].text, lines) if above else Item(None, "", lines)


def _without_frame(page: Page, items: list[Item]) -> list[Item]:
    """Leave out a lead above the first rule and what tells nothing below the last."""
    if len(items) > _LEAST:
        sizes = [sum(page.facts[n].words for n in item.lines) for item in items]
        if (
            not bears_news(page, items[0])
            or sizes[0] > _LONGER * median(sizes)
            or _is_contents(page, *items)
        ):
            items = items[1:]
        if not bears_news(page, items[-1]):
            page.set_all(items.pop().lines, Role.END_MATTER, "below the last rule")
    return items


def _is_contents(page: Page, first: Item, *others: Item) -> bool:
    """Do lines of the first passage name, each in words of one other, what these tell?"""
    lines = [own for n in first.lines if (own := words_of(page, [n]))]
    told = [words_of(page, item.numbers) for item in others]
    named = sum(any(own <= words for own in lines) for words in told)
    return named >= max(_LEAST, _NAMED * len(told))
