"""Items whose headlines carry numbers that count up."""

import re
from statistics import median

from ..lines.facts import Facts
from ..lines.items import Item, metas_near, stripped, text_below
from ..lines.page import Page
from ..passages.one_story import is_one_story
from ..shapes import Role
from ..words.lexicon import meets, plain
from .sureness import sureness

_LISTED = re.compile(r"(?<!\S)[(\[#]?(\d{1,2})[.)\]:]?(?=\s)")  # "(1) Cranes (2) Crabs"
_CONTENTS = 600  # characters
_HEADLINE = 5  # words of the usual headline
_ANNOUNCED = 3.0
_COUNTED, _MOST = 3, 0.5  # headlines that count up; the share of the items


def numbered_items(page: Page) -> tuple[list[Item], float]:
    """Find items whose headlines count up; what stands between them is foreign."""
    runs = _runs(page)
    heads = max(runs, key=lambda run: sum(text_below(page, n) for n in run), default=[])
    if len(heads) < 3 or not all(text_below(page, n) or page.facts[n].heading for n in heads[:3]):
        return [], 0.0
    items: list[Item] = []
    inside = False
    numbered = set(heads)
    for number in page.order:
        fact = page.facts[number]
        if number in numbered:
            if meets("notice", plain(stripped(fact))) == "whole":
                page.set(number, Role.NOTICE, "corrects an earlier issue")
                inside = False
                continue
            items.append(Item(number, stripped(fact), [], metas_near(page, number)))
            inside = True
        elif not page.open(number):
            inside = inside and number in page.metas
        elif inside and (fact.prose or (fact.ends and not fact.heading)):
            items[-1].lines.append(number)
        else:
            inside = False
    full = [item for item in items if item.lines]
    if len(full) < 2:
        return [], 0.0
    score = 3.0 + sureness(page, items, full)
    if _is_announced(page, heads, runs):
        return items, score + _ANNOUNCED
    return items, score - 4.0 * is_one_story(page, items)


def _runs(page: Page) -> list[list[int]]:
    """The lines whose numbers count up from one; a list of contents is a run of its own."""
    runs: list[list[int]] = []
    for number in page.order:
        fact = page.facts[number]
        value = _order(fact)
        if value is None or not page.open(number) or (fact.prose and fact.sentences > 1):
            continue
        if value == 1:
            runs.append([])
        if runs and value == len(runs[-1]) + 1:
            runs[-1].append(number)
    return runs


def without_unnumbered(page: Page, items: list[Item]) -> list[Item]:
    """Where the headlines of half of the items count up from one, what stands above or between them
    is no item, and neither is what only asks or has no text below them.
    """
    heads = {item.head for item in items}
    run = max((run for run in _runs(page) if heads.issuperset(run)), key=len, default=[])
    if len(run) < _COUNTED or len(run) < _MOST * len(items) or len(run) == len(items):
        return items
    return [
        item
        for item in items
        if item.head in run
        or (item.first > run[-1] and item.lines and not item.headline.endswith(("?", "？")))
    ]


def _is_announced(page: Page, heads: list[int], runs: list[list[int]]) -> bool:
    """Are as many headlines listed above by number, in one line or as lines without a text?

    The sections of a report are listed so too: their heads are short.
    """
    if median(page.facts[n].words for n in heads) < _HEADLINE:
        return False
    wanted = [str(value) for value in range(1, len(heads) + 1)]
    above = [page.facts[n] for n in page.order if n < heads[0]]
    if any(_LISTED.findall(fact.text[:_CONTENTS]) == wanted for fact in above):
        return True
    return any(len(run) == len(heads) and run[-1] < heads[0] for run in runs)


def _order(fact: Facts) -> int | None:
    digits = "".join(c for c in fact.order if c in "0123456789")
    if digits and len(digits) <= 2:
        return int(digits)
    if fact.order and "①" <= fact.order.strip()[:1] <= "⑳":
        return ord(fact.order.strip()[0]) - ord("①") + 1
    if fact.order and fact.order.strip("、 ") in "一二三四五六七八九十":
        return "一二三四五六七八九十".index(fact.order.strip("、 ")) + 1
    return None
