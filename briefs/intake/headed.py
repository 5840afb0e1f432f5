"""Items that stand under a headline of their own."""

from bisect import bisect
from statistics import median

from .facts import Facts, is_aside, is_quoted
from .items import Item, metas_near, stripped, text_below
from .metas import is_person_name
from .page import Page
from .shapes import Role
from .spans import main_span
from .sureness import is_signed, sureness

_COVERED = 0.5  # the share of the main text that the items of a digest tell at least
_MOST_WAITING = 12  # short lines in a row that may all be headlines


def headed_items(page: Page) -> tuple[list[Item], float]:
    """Find items that stand under a headline of their own, and say how sure that is a digest."""
    _take_names(page)
    items = _walk(page)
    _deal_metas(page, items)
    full = [item for item in items if item.lines]
    if len(full) < 2:
        return _titles_only(page)
    core = _in_main_text(page, items)
    told = [item for item in core if item.lines]
    if len(told) < 2:
        return items, 0.0
    return items, sureness(page, core, told)


def _in_main_text(page: Page, items: list[Item]) -> list[Item]:
    """The items that stand in the page's main text: teasers around it prove nothing.

    All where no text is longer than the others; none where the main text lies outside the items.
    """
    span = main_span(page)
    if span is None:
        return items
    text = [n for n in page.order if span[0] <= n <= span[1] and page.facts[n].prose]
    told = {n for item in items for n in item.lines}
    words = sum(page.facts[n].words for n in text if page.open(n))
    if sum(page.facts[n].words for n in text if n in told) < _COVERED * words:
        return []
    return [item for item in items if item.last >= span[0] and item.first <= span[1]]


def _take_names(page: Page) -> None:
    """Where most short lines above a text are people's names, they are bylines."""
    heads = [
        n for n in page.order if page.open(n) and not page.facts[n].prose and text_below(page, n)
    ]
    named = [n for n in heads if is_person_name(page.facts[n].text)]
    if len(named) >= 3 and len(named) >= 0.6 * len(heads):
        page.set_all(named, Role.BYLINE, "a name above each text")


def _deal_metas(page: Page, items: list[Item]) -> None:
    """Give each item the meta lines above its headline, or below its text where the first has none
    above.
    """
    heads = [item.head for item in items if item.head]
    if not heads:
        return
    above: dict[int, list[int]] = {n: [] for n in heads}
    below: dict[int, list[int]] = {n: [] for n in heads}
    for number in sorted(page.metas):
        at = bisect(heads, number)
        if at:
            below[heads[at - 1]].append(number)
        after = heads[at] if at < len(heads) else None
        if after is not None and page.place[after] - page.place[number] <= 2:
            above[after].append(number)
    inside = {
        item.head: [m for m in below[item.head] if not item.lines or m < item.lines[-1]]
        for item in items
        if item.head
    }
    use_below = not above[heads[0]] and bool(below[heads[0]])
    for item in items:
        if item.head:
            chosen = below[item.head] if use_below else [*above[item.head], *inside[item.head]]
            item.metas = sorted(
                m
                for m in chosen
                if abs(page.place[m] - page.place[item.last]) <= 3 or m < item.last
            )


def _walk(page: Page) -> list[Item]:
    items: list[Item] = []
    waiting: list[int] = []  # short lines, perhaps headlines
    metas: list[int] = []
    closed = False  # inside a foreign list
    for number in page.order:
        fact, role = page.facts[number], page.role(number)
        if role is not None:
            if number in page.metas:
                metas.append(number)
                if items and not waiting and _adjacent(page, number, items[-1].last):
                    items[-1].metas.append(number)
            elif (
                role is Role.ADVERTISEMENT
                and waiting
                and (fact.prose or fact.ends)
                and number not in page.sponsors
            ):
                page.set(waiting.pop(), Role.ADVERTISEMENT, "stands above a text that sells")
            elif number in page.openers and (items or waiting):
                closed = bool(items)
                waiting = []
            continue
        if _sponsored(page, number):
            page.set(number, Role.ADVERTISEMENT, "stands in a sponsor's block")
            continue
        if _is_headline(page, fact, items, waiting):
            waiting.append(number)
            continue
        if is_aside(fact):
            continue
        if is_quoted(fact) and items and not waiting and not closed:
            items[-1].lines.append(number)
            continue
        if not fact.prose and not (
            waiting
            and (
                _is_short_text(page, fact, waiting[-1])
                or _is_unended_text(page, fact, items, waiting)
            )
        ):
            waiting.append(number)
            continue
        if closed and waiting and fact.cut_short:
            waiting = []
            continue
        if closed:
            closed, waiting = False, []
            items[-1].lines.append(number)
        elif waiting:
            items += _items_of(page, waiting, metas, number, items)
            waiting, metas = [], []
        elif items:
            items[-1].lines.append(number)
    if items and not closed:
        items += _bare_items(page, waiting[:_MOST_WAITING], items)
    _trim_last(page, items)
    return _without_page_title(page, items)


def _trim_last(page: Page, items: list[Item]) -> None:
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
    own = {
        t
        for n in (last.head, last.lines[0])
        for t in page.facts[n].tokens
        if len(t) > 4 or page.facts[n].han
    }
    for number in last.lines[1:]:
        if len(own & set(page.facts[number].tokens)) < 2:
            last.lines = [n for n in last.lines if n < number]
            return


def _without_page_title(page: Page, items: list[Item]) -> list[Item]:
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


def _sponsored(page: Page, number: int) -> bool:
    """Is this one of the two lines (title, text) under the mark of a sponsor?"""
    above = page.before(number, 2)
    if above and above[-1].number in page.sponsors:
        return True
    return (
        len(above) == 2
        and above[0].number in page.sponsors
        and page.role(above[1].number) is Role.ADVERTISEMENT
        and not above[1].prose
    )


def _is_short_text(page: Page, fact: Facts, head: int) -> bool:
    """A short sentence with its full stop, below a line that has none, is the text of that line."""
    if not fact.ends or fact.heading:
        return False
    if fact.number - 1 in page.facts:
        return fact.words >= 4
    return fact.words >= 5 and not page.facts[head].ends and fact.text[-1] in ".。…"


def _is_unended_text(page: Page, fact: Facts, items: list[Item], waiting: list[int]) -> bool:
    """Where each headline has one text below it, a long sentence without its full stop is one."""
    return (
        len(items) >= 2
        and all(len(item.lines) == 1 for item in items[-3:])
        and len(waiting) == 1
        and fact.number - waiting[0] == 1
        and not fact.heading
        and not any(below.prose for below in page.after(fact.number, 1))
        and fact.stops >= 0.2
        and fact.words >= max(12, 1.4 * page.facts[waiting[0]].words)
    )


def _adjacent(page: Page, number: int, other: int) -> bool:
    return 0 < page.place[number] - page.place[other] <= 1


def _is_headline(page: Page, fact: Facts, items: list[Item], waiting: list[int]) -> bool:
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


def _items_of(
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
        and _is_label(page, head)
        and not page.facts[head].heading
        and not _is_label(page, heads[-1])
    ):
        page.set(head, Role.META, "a label between headline and text")
        head = heads.pop()
    found = _bare_items(page, heads, items) if items else []
    mine = [m for m in metas if abs(page.place[m] - page.place[head]) <= 2]
    found.append(Item(head, stripped(page.facts[head]), [body], mine))
    return found


def _is_below_date(page: Page, low: int, high: int, items: list[Item]) -> bool:
    """Is the upper of two lines the headline, since each headline here has its date below it?"""
    heads = [item.head for item in items[-_MOST_WAITING:] if item.head]
    return _has_date_below(page, high) and not any(
        _has_date_below(page, low) == _has_date_below(page, head) for head in heads
    )


def _has_date_below(page: Page, number: int) -> bool:
    below = page.after(number, 1)
    meta = page.metas.get(below[0].number) if below else None
    return bool(meta and meta.dates)


def _unrepeated(page: Page, waiting: list[int]) -> list[int]:
    heads: list[int] = []
    for number in waiting[-_MOST_WAITING:]:
        if heads and page.facts[number].plain == page.facts[heads[-1]].plain:
            page.set(heads.pop(), Role.LEFTOVER, "the headline again")
        heads.append(number)
    return heads


def _bare_items(page: Page, waiting: list[int], items: list[Item]) -> list[Item]:
    """Headlines without a text of their own: like the others in length, directly after an item."""
    usual = median(page.facts[item.head].words for item in items if item.head) if items else 0
    found = []
    for number in waiting:
        fact = page.facts[number]
        dated = any(f.number in page.metas for f in page.before(number, 1))
        follows = page.place[number] - page.place[(found or items)[-1].last] <= 2 + len(waiting)
        if (
            fact.words >= max(4, 0.6 * usual)
            and not _is_label(page, number)
            and follows
            and (
                dated
                or (
                    page.after(number, 1) and len(items) >= 2 and _is_between(page, number, waiting)
                )
            )
        ):
            found.append(Item(number, stripped(fact), [], metas_near(page, number)))
    return found


def _is_between(page: Page, number: int, waiting: list[int]) -> bool:
    """A headline without text stands among the others, not after the last of them."""
    return any(
        page.open(f.number) and f.number not in waiting
        for f in page.after(number, 2 * len(waiting))
    )


def _is_label(page: Page, number: int) -> bool:
    """Is this short line a label (a category, a section) and not a headline?"""
    fact = page.facts[number]
    if fact.seen > 1 and fact.words <= 4:
        return True
    return fact.words <= 3 and not fact.order and not fact.heading


def _titles_only(page: Page) -> tuple[list[Item], float]:
    """A list of dated titles without texts is a digest too."""
    found = []
    for number in page.order:
        fact = page.facts[number]
        if not page.open(number) or not 4 <= fact.words <= 30:
            continue
        dated = [
            f.number
            for f in (*page.before(number, 1), *page.after(number, 1))
            if f.number in page.metas and page.metas[f.number].dates
        ]
        if dated:
            found.append(Item(number, stripped(fact), [], dated))
    enough = len(found) >= 4 and len(found) >= 0.4 * len(page.undecided())
    return (found, 2.5) if enough else ([], 0.0)
