"""What stands behind the headlines of most items, in the same line: "A title (Paper, 3 May)"."""

import re
from collections import Counter

from ..days.months import weekday_names
from ..lines.facts import STEM, Facts
from ..lines.items import Item
from ..lines.meta import Meta
from ..lines.page import Page
from ..passages.apart import words_of
from ..shapes import Cut
from ..words.lexicon import plain

_TAIL = re.compile(
    r"(\s[|·]\s|\s?[(\[（【]|\s[–—-]\s)(?=[^\W_a-zß-öø-ÿ])"
    r"([^|()\[\]（）【】]{2,60}(?:[|·][^|]{2,40})?)[)\]）】]?$"
)
_HEAD, _HAN_HEAD = 3, 6  # words of the headline before it; letters
_LEAST, _USUAL = 3, 0.8  # headlines; the share of them that bear the same sign
_TOLD = 0.5  # the share of tails whose words the text below says again: parts of the headlines


def cut_tails(page: Page, items: list[Item], metas: dict[int, Meta]) -> None:
    """Cut source and day off the headlines of items that bear them behind the same sign.

    metas   what lines tell of who and when, by themselves
    """
    headed = [item for item in items if item.head is not None]
    found = [(item, match) for item in headed if (match := _tail(page.facts[item.head]))]
    signs = Counter(match[1].strip() for _, match in found)
    usual, count = signs.most_common(1)[0] if signs else ("", 0)
    if count < max(_LEAST, _USUAL * len(headed)):
        return
    cut = [(item, match) for item, match in found if match[1].strip() == usual]
    told = [(item, match) for item, match in cut if item.lines]
    if sum(_is_told(page, item, match[2]) for item, match in told) > _TOLD * len(told):
        return
    for item, match in cut:
        fact = page.facts[item.head]
        page.cut(item.head, Cut(match.start(), len(fact.text), "source or day beside the headline"))
        item.headline = fact.text[len(fact.order or fact.bullet) : match.start()].strip()
        if item.head in metas:
            page.metas[item.head] = metas[item.head]


def _tail(fact: Facts) -> re.Match | None:
    match = _TAIL.search(fact.text)
    head = fact.text[len(fact.order or fact.bullet) : match.start()] if match else ""
    told = len(head.split()) >= _HEAD or (fact.han and len(head) >= _HAN_HEAD)
    return match if told else None


def _is_told(page: Page, item: Item, tail: str) -> bool:
    """Does the text say a word of the tail again? Then it is a part of the headline."""
    words = {*plain(tail).split()} - weekday_names(page.language).keys()
    said = words_of(page, item.lines)
    return any(len(word) > 3 and word[:STEM] in said for word in words if not word.isdigit())
