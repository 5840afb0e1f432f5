"""Dates and names of items: which line of who and when is whose; titles with dates alone."""

import re
from bisect import bisect

from ..lines.facts import Facts
from ..lines.items import Item, stripped
from ..lines.page import Page

_QUOTED = re.compile(r"[„“«\"].*[“”»\"]")


def deal_metas(page: Page, items: list[Item]) -> None:
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


def _is_text(fact: Facts) -> bool:
    """Two sentences, or one with its full stop, are no title."""
    return fact.prose and (fact.sentences > 1 or fact.ends)


def dated_titles(page: Page) -> tuple[list[Item], float]:
    """A list of dated titles without texts is a digest too, if no longer text stands beside it."""
    found = []
    for number in page.order:
        fact = page.facts[number]
        if not page.open(number) or not 4 <= fact.words <= 30 or _is_text(fact):
            continue
        dated = [
            f.number
            for f in (*page.before(number, 1), *page.after(number, 1))
            if f.number in page.metas and page.metas[f.number].dates
        ]
        if dated:
            found.append(Item(number, stripped(fact), [], dated))
    titles = {item.head for item in found}
    quoted = sum(bool(_QUOTED.fullmatch(page.facts[n].text)) for n in titles)
    told = sum(f.words for f in page.undecided() if f.prose and f.number not in titles)
    enough = (
        len(found) >= 4
        and quoted < 0.5 * len(found)  # what people said, and when
        and len(found) >= 0.4 * len(page.undecided())
        and told <= sum(page.facts[n].words for n in titles)
    )
    return (found, 2.5) if enough else ([], 0.0)
