"""What stands at the edges of a run of items: its title above, the foot of the page below."""

from bisect import bisect_right
from statistics import median

from ..lines.facts import stems
from ..lines.items import Item
from ..lines.page import Page
from ..shapes import Role
from .one_story import is_signed

_LEAST = 3  # items
_SHORT = 0.5  # of the usual length of an item


def trim_last(page: Page, items: list[Item]) -> None:
    """Where every item has one paragraph, more below the last is the page's foot unless it shares
    its words.
    """
    full = [item for item in items if item.lines]
    if (
        len(full) < 4
        or full[-1] is not items[-1]
        or sum(len(i.lines) == 1 for i in full[:-1]) < 0.8 * (len(full) - 1)
    ):
        return
    last = items[-1]
    words = sum(page.facts[n].words for item in items for n in item.lines)
    if sum(page.facts[n].words for n in last.lines[1:]) > 0.3 * words:
        return  # so long a foot is rather an article below its teasers
    own = stems(page.facts[last.head]) | stems(page.facts[last.lines[0]])
    for number in last.lines[1:]:
        if len(own & stems(page.facts[number])) < 2:
            last.lines = [n for n in last.lines if n < number]
            return


def trim_below_rule(page: Page, items: list[Item]) -> None:
    """What a rule parts from the last item's text is the foot, if no rule stands in the others.

    Cost: linear in the items, but for looking up a line among the rules.
    """
    rules = page.rules
    if page.marked or len(items) < _LEAST or not rules:
        return
    last = items[-1]
    firsts = [bisect_right(rules, item.lines[0]) if item.lines else len(rules) for item in items]
    *others, at = firsts
    if any(
        i < len(rules) and rules[i] < item.lines[-1]
        for i, item in zip(others, items[:-1], strict=True)
    ):
        return
    if at < len(rules):
        below = rules[at]
        page.set_all((n for n in last.lines if n > below), Role.END_MATTER, "below the last rule")
        last.lines = [n for n in last.lines if n < below]


def without_last_below_rule(page: Page, items: list[Item]) -> list[Item]:
    """Leave out a short last item below the only rule: a poll, a notice, the foot of the page."""
    if len(items) <= _LEAST or not items[-1].lines:
        return items
    *others, last = items
    inside = page.rules[bisect_right(page.rules, items[0].first) :]
    if not inside or inside[0] <= others[-1].last or inside[0] > last.first:
        return items
    usual = median(sum(page.facts[n].words for n in item.lines) for item in others)
    if sum(page.facts[n].words for n in last.lines) > _SHORT * usual:
        return items
    page.set_all(last.numbers, Role.END_MATTER, "below the last rule")
    return others


def without_page_title(page: Page, items: list[Item]) -> list[Item]:
    """The page's own title, above heads of another level, is no item; its text leads in."""
    if len(items) < 4 or len(items[0].lines) > 1 or not items[0].lines:
        return items
    heads = [page.facts[item.head] for item in items if item.head]
    levels = [fact.heading for fact in heads]
    alone = levels[0] == 1 and levels.count(1) == 1 and all(levels[1:])
    long = median(fact.words for fact in heads[1:]) >= 6
    if alone or (
        long
        and is_signed(page, items[0])
        and not any(is_signed(page, item) for item in items[1:] if item.lines)
    ):
        return items[1:]
    return items
