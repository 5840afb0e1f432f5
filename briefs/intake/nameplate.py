"""A name in the first line of a page, where its menu or a sentence of its foot confirms it."""

import re

from .facts import Facts
from .items import Item
from .masthead import is_name
from .page import Page
from .shapes import Role

_CELLS = re.compile(r"\s{3,}|\t|\s+[|·•]\s+")
_FOOT = 15  # last lines of a page, in which it tells about itself
_MOST_WORDS, _LONGEST = 7, 70
_MORE_WORDS = 4  # a sentence about the medium says more than its name


def nameplate(page: Page, items: list[Item]) -> str | None:
    """Return the name in the first line where the page itself confirms that it is the medium's.

    One witness is enough: the line below is a row of the menu, or a sentence at the end of the page
    that belongs to no story begins with the name.
    """
    if len(page.order) < 2 or not items:
        return None
    first = page.facts[page.order[0]]
    if not _may_be_name(first) or first.number in {item.head for item in items}:
        return None
    below = page.facts[page.order[1]]
    row = page.role(below.number) is Role.NAVIGATION and len(_CELLS.split(below.text)) >= 3
    return first.text.strip() if row or _is_told_of(page, items, first) else None


def _may_be_name(fact: Facts) -> bool:
    return (
        2 <= fact.words <= _MOST_WORDS
        and len(fact.text) <= _LONGEST
        and fact.text[:1].isupper()
        and not re.search(r"[.,;:!?…|>/@\d]", fact.text)
        and is_name(fact.text)
    )


def _is_told_of(page: Page, items: list[Item], first: Facts) -> bool:
    kept = {n for item in items for n in item.lines}
    return any(
        page.facts[n].plain.startswith(f"{first.plain} ")
        and page.facts[n].words >= first.words + _MORE_WORDS
        for n in page.order[-_FOOT:]
        if n not in kept and n != first.number
    )
