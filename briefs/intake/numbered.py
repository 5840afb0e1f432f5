"""Items whose headlines carry numbers that count up."""

from .facts import Facts
from .items import Item, metas_near, stripped, text_below
from .lexicon import meets, plain
from .page import Page
from .shapes import Role
from .sureness import is_one_story, sureness


def numbered_items(page: Page) -> tuple[list[Item], float]:
    """Find items whose headlines count up; what stands between them is foreign."""
    heads: list[int] = []
    for number in page.order:
        fact = page.facts[number]
        value = _order(fact)
        if (
            value is not None
            and page.open(number)
            and not (fact.prose and fact.sentences > 1)
            and value == len(heads) + 1
        ):
            heads.append(number)
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
    return items, score - 4.0 * is_one_story(page, items)


def _order(fact: Facts) -> int | None:
    digits = "".join(c for c in fact.order if c in "0123456789")
    if digits and len(digits) <= 2:
        return int(digits)
    if fact.order and "①" <= fact.order.strip()[:1] <= "⑳":
        return ord(fact.order.strip()[0]) - ord("①") + 1
    if fact.order and fact.order.strip("、 ") in "一二三四五六七八九十":
        return "一二三四五六七八九十".index(fact.order.strip("、 ")) + 1
    return None
