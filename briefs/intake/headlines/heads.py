"""Headlines of the items of a page: which short lines are one, and what each heads."""

from statistics import median

from ..lines.facts import Facts
from ..lines.items import Item, metas_near, stripped
from ..lines.page import Page
from ..shapes import Role
from .head_signs import common_signs, head_signs

_HEADLINE, _LENGTH = 4, 0.6  # words of a headline without a text; of the usual length
_BUTTON = 3  # a line that stands as often, without a text, belongs to the site
_NEAREST = 50  # items above that show how long headlines are here
MOST_WAITING = 12  # short lines in a row that may all be headlines


def may_head_item(page: Page, fact: Facts, items: list[Item], waiting: list[int]) -> bool:
    """Could this text be the headline of an item?"""
    if fact.heading:
        return True
    if not fact.prose:
        return False
    # A sentence with a full stop can be a headline too: alone, short, after a finished item and
    # above a longer text.
    if waiting or not items or fact.sentences > 1 or fact.words > 20 or fact.cut_short:
        return False
    below = page.after(fact.number, 2)
    if not below or not page.open(below[0].number) or not below[0].prose:
        return False
    if len(below) > 1 and page.open(below[1].number) and below[1].prose and below[1].words < 22:
        return False
    return below[0].words >= 1.8 * fact.words and len(items) >= 3 and len(items[-1].lines) == 1


def items_of(
    page: Page, waiting: list[int], metas: list[int], body: int, items: list[Item]
) -> list[Item]:
    """Make items of the short lines above a text: the last is its headline, the rest perhaps
    items.
    """
    heads = _unrepeated(page, waiting)
    head = heads.pop()
    if heads and items and _is_below_date(page, head, heads[-1], items):
        page.set(head, Role.META, "stands between a dated headline and its text")
        head = heads.pop()
    while (
        heads
        and is_label(page, head)
        and not page.facts[head].heading
        and not is_label(page, heads[-1])
    ):
        page.set(head, Role.META, "a label between headline and text")
        head = heads.pop()
    found = bare_items(page, heads, items) if items else []
    mine = [m for m in metas if abs(page.place[m] - page.place[head]) <= 2]
    found.append(Item(head, stripped(page.facts[head]), [body], mine))
    return found


def _is_below_date(page: Page, low: int, high: int, items: list[Item]) -> bool:
    """Is the upper of two lines the headline, since each headline here has its date below it?"""
    heads = [item.head for item in items[-MOST_WAITING:]]
    return (
        page.facts[high].words >= 4
        and _has_date_below(page, high)
        and not any(_has_date_below(page, low) == _has_date_below(page, head) for head in heads)
    )


def _has_date_below(page: Page, number: int) -> bool:
    below = page.after(number, 1)
    meta = page.metas.get(below[0].number) if below else None
    return bool(meta and (meta.dates or meta.ago))


def _unrepeated(page: Page, waiting: list[int]) -> list[int]:
    heads: list[int] = []
    for number in waiting[-MOST_WAITING:]:
        if heads and page.facts[number].plain == page.facts[heads[-1]].plain:
            page.set(heads.pop(), Role.LEFTOVER, "the headline again")
        heads.append(number)
    return heads


def bare_items(page: Page, waiting: list[int], items: list[Item]) -> list[Item]:
    """Headlines without a text of their own: like the others in length, directly after an item."""
    heads = [page.facts[item.head] for item in items[-_NEAREST:]]
    usual = median(head.words for head in heads)
    signs = common_signs(heads[-MOST_WAITING:])
    found = []
    for number in waiting:
        fact = page.facts[number]
        bears = bool(head_signs(fact) & signs)
        dated = any(f.number in page.metas for f in page.before(number, 1)) or (
            _has_date_below(page, number) and _has_date_below(page, items[-1].head)
        )
        follows = page.place[number] - page.place[(found or items)[-1].last] <= 2 + len(waiting)
        between = page.after(number, 1) and len(items) >= 2 and _is_between(page, number, waiting)
        if (
            fact.seen < _BUTTON
            and fact.words >= max(_HEADLINE, _LENGTH * usual)
            and not is_label(page, number)
            and follows
            and (dated or bears or (between and not signs and not _lacks_mark(fact, heads)))
        ):
            found.append(Item(number, stripped(fact), [], metas_near(page, number)))
    return found


def _lacks_mark(fact: Facts, heads: list[Facts]) -> bool:
    """Is a line without the one mark that opens all headlines above?"""
    marks = {head.bullet.strip() for head in heads[-MOST_WAITING:]}
    return len(marks) == 1 and fact.bullet.strip() not in marks


def _is_between(page: Page, number: int, waiting: list[int]) -> bool:
    """A headline without text stands among the others, not after the last of them."""
    return any(
        page.open(f.number) and f.number not in waiting
        for f in page.after(number, 2 * len(waiting))
    )


def is_label(page: Page, number: int) -> bool:
    """Is this short line a label (a category, a section) and not a headline?"""
    fact = page.facts[number]
    if fact.seen > 1 and fact.words <= 4:
        return True
    return fact.words <= 3 and not fact.order and not fact.bullet and not fact.heading


def is_short_text(page: Page, fact: Facts, head: int) -> bool:
    """A short sentence with its full stop, below a line that has none, is the text of that line."""
    if not fact.ends:
        return False
    if fact.number - 1 in page.facts:
        return fact.words >= 4
    return fact.words >= 5 and not page.facts[head].ends and fact.text[-1] in ".。…"


def is_unended_text(page: Page, fact: Facts, items: list[Item], waiting: list[int]) -> bool:
    """Where each headline has one text below it, a long sentence without its full stop is one."""
    return (
        len(items) >= 2
        and all(len(item.lines) == 1 for item in items[-3:])
        and len(waiting) == 1
        and fact.number - waiting[0] == 1
        and not any(below.prose for below in page.after(fact.number, 1))
        and fact.stops >= 0.2
        and fact.words >= max(12, 1.4 * page.facts[waiting[0]].words)
    )
