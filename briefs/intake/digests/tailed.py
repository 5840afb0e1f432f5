"""Items whose headlines bear their source or day in the same line: "A title (Paper, 3 May)"."""

import re
from collections import Counter

from ..days.months import weekday_names
from ..lines.facts import Facts
from ..lines.items import Item
from ..lines.page import Page
from ..passages.apart import sure_of, words_of
from ..passages.surroundings import STEM
from ..shapes import Cut, Role
from ..words.lexicon import plain

_TAIL = re.compile(
    r"(\s[|·]\s|\s?[(\[（【]|\s[–—-]\s)(?=\S)"
    r"([^|()\[\]（）【】]{2,60}(?:[|·][^|]{2,40})?)[)\]）】]?$"
)
_HEAD, _LONGEST = 3, 30  # words of a headline, and of its line
_HAN_HEAD = 6  # letters
_LEAST = 3
_USUAL = 0.8  # the share of lines right above a text that bear the same sign
_TOLD = 0.5  # the share of tails whose words the text below says again
_FREED = {None, Role.META, Role.DATELINE, Role.BYLINE, Role.SOURCE_LINE, Role.CAPTION}
_OPENS = re.compile(r"[^\W_a-zß-öø-ÿ]")


def tailed_items(page: Page) -> tuple[list[Item], float]:
    """Find the headlines of plain text that bear a tail behind the same sign, with their texts."""
    heads = {} if page.marked else _heads(page)
    if len(heads) < _LEAST:
        return [], 0.0
    items: list[Item] = []
    for number in page.order:
        fact = page.facts[number]
        if number in heads:
            page.roles.pop(number, None)
            metas = [number] if number in page.metas else []
            items.append(Item(number, fact.text[: heads[number]].strip(), [], metas))
        elif items and page.open(number) and (fact.prose or fact.ends):
            items[-1].lines.append(number)
    items = [item for item in items if item.lines]
    told = sum(_tells_tail(page, item, heads[item.head]) for item in items)
    sure = 0.0 if told > _TOLD * len(items) else sure_of(page, items)
    for item in items if sure else ():
        end = len(page.facts[item.head].text)
        page.cut(item.head, Cut(heads[item.head], end, "source or day beside the headline"))
    return items, sure


def _heads(page: Page) -> dict[int, int]:
    """The lines right above a text whose tail stands behind the sign of most, with its place."""
    above = [n for n in page.order if _stands_above_text(page, n)]
    found = {n: match for n in above if (match := _tail(page.facts[n]))}
    signs = Counter(match[1].strip() for match in found.values())
    usual, count = signs.most_common(1)[0] if signs else ("", 0)
    if count < _USUAL * len(above):
        return {}
    return {n: match.start() for n, match in found.items() if match[1].strip() == usual}


def _stands_above_text(page: Page, number: int) -> bool:
    fact, below = page.facts[number], page.after(number, 1)
    return (
        page.role(number) in _FREED
        and not _stands_below_title(page, number)
        and not fact.prose
        and fact.words <= _LONGEST
        and bool(below)
        and page.open(below[0].number)
        and below[0].prose
    )


def _stands_below_title(page: Page, number: int) -> bool:
    """Does another short line stand right above? Then this one says who and when."""
    above = page.facts.get(number - 1)
    return above is not None and number - 1 in page.place and not above.prose and not above.ends


def _tail(fact: Facts) -> re.Match | None:
    match = _TAIL.search(fact.text)
    if not match or not (_OPENS.match(match[2]) or match[2][0].isdigit()):
        return None
    head = fact.text[len(fact.order or fact.bullet) : match.start()]
    return match if len(head.split()) >= _HEAD or (fact.han and len(head) >= _HAN_HEAD) else None


def _tells_tail(page: Page, item: Item, start: int) -> bool:
    """Does the text say a word of the tail again? Then it is a part of the headline."""
    days = weekday_names(page.language)
    tail = {*plain(page.facts[item.head].text[start:]).split()} - days.keys()
    said = words_of(page, item.lines)
    return any(len(word) > 3 and word[:STEM] in said for word in tail if not word.isdigit())
