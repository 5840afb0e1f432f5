"""A name in the first line of a page, where its menu or a sentence of its foot confirms it, or
above the day of its story.
"""

import re
from itertools import pairwise

from ..lines.facts import Facts
from ..lines.items import Item
from ..lines.masthead import is_name
from ..lines.page import Page
from ..shapes import Role
from ..words.lexicon import plain

_CELLS = re.compile(r"\s{3,}|\t|\s+[|·•]\s+")
_COINED = re.compile(r"^[A-ZÀ-Þ][a-zß-ÿ]+(?:[A-ZÀ-Þ0-9][a-zß-ÿ0-9]*)+$")  # "LanternPost"
_FOOT = 15  # last lines of a page, in which it tells about itself
_MOST_WORDS, _LONGEST = 7, 70
_MORE_WORDS = 4  # a sentence about the medium says more than its name


def nameplate(page: Page, items: list[Item]) -> str | None:
    """Return the name in the first line where the page itself confirms that it is the medium's.

    One witness is enough: the line below is a row of the menu, or a sentence at the end of the page
    that belongs to no story begins with the name. The name may open the row of the menu itself.
    """
    if len(page.order) < 2 or not items:
        return None
    first = page.facts[page.order[0]]
    if first.number in {item.head for item in items}:
        return None
    cell = _CELLS.split(first.text)[0]
    if cell != first.text and _is_told_of(page, items, plain(cell), first.number):
        return cell
    if not _may_be_name(page, first):
        return None
    below = page.facts[page.order[1]]
    row = page.role(below.number) is Role.NAVIGATION and len(_CELLS.split(below.text)) >= 3
    told = row or _is_told_of(page, items, first.plain, first.number)
    return first.text.strip() if told else None


def above_day(page: Page, items: list[Item]) -> list[int]:
    """The line between headline and day of the first story, if there is one: [number] or []."""
    head = items[0].head if items else None
    near = page.after(head, 3) if head is not None else []
    return [
        fact.number
        for fact, below in pairwise(near)
        if below.number in page.metas
        and page.metas[below.number].dates
        and page.role(fact.number) in (None, Role.LEFTOVER, Role.META)
        and fact.number not in items[0].lines
    ][:1]


def _may_be_name(page: Page, fact: Facts) -> bool:
    """Could the line be a name? A single word must be coined, and come again behind a comma."""
    if fact.words == 1 and not (_COINED.match(fact.text) and _signs(page, fact)):
        return False
    return (
        1 <= fact.words <= _MOST_WORDS
        and len(fact.text) <= _LONGEST
        and fact.text[:1].isupper()
        and not re.search(r"[.,;:!?…|>/@\d]", fact.text)
        and is_name(fact.text)
    )


def _signs(page: Page, fact: Facts) -> bool:
    """Does a line of who and when end in the word: "By Ana Berg, LanternPost"?"""
    return any(page.facts[n].text.endswith(f", {fact.text.strip()}") for n in page.metas)


def _is_told_of(page: Page, items: list[Item], name: str, number: int) -> bool:
    kept = {n for item in items for n in item.lines}
    return any(
        page.facts[n].plain.startswith(f"{name} ")
        and page.facts[n].words >= len(name.split()) + _MORE_WORDS
        for n in page.order[-_FOOT:]
        if n not in kept and n != number
    )
