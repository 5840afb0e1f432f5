"""Links to the rest of an item that say its headline again: "Continue reading “…”"."""

from ..lines.facts import Facts
from ..lines.page import Page
from ..shapes import Role
from ..words.lexicon import meets

_ABOVE = 8  # lines above such a link among which its headline stands
_LONGEST = 45  # words of such a link
_BEFORE, _AFTER = 36, 20  # letters around the headline that it says again
_AGAIN, _LINKED, _BUTTON = 3, 0.9, 4  # times, share of links and words of a button of the items
_LEAST = 6  # letters of a headline


def decide_rest_links(page: Page) -> None:
    """Drop lines that say a headline above them again; the headlines are kept in page.retold.

    What stands before the headline is a known label, or the same in the links of two headlines.
    """
    for fact in page.undecided():
        if _is_button(page, fact):
            page.set(fact.number, Role.READ_MORE, "the same link again and again")
    found: dict[int, tuple[int, str]] = {}
    heads: dict[str, set[int]] = {}
    for number in page.order:
        fact = page.facts[number]
        if not page.open(number) or fact.words > _LONGEST or fact.hidden or fact.heading:
            continue
        told = _retold(page, fact)
        if told:
            found[number] = told
            heads.setdefault(told[1], set()).add(told[0])
    for number, (head, label) in found.items():
        if len(heads[label]) >= 2 or _is_known(label):
            page.set(number, Role.READ_MORE, "a link to the rest that says the headline again")
            page.retold.add(head)


def _is_button(page: Page, fact: Facts) -> bool:
    """Is it a short link that comes again and again, below lines that are none?"""
    above = page.before(fact.number, 1)
    short = fact.links >= _LINKED and fact.words <= _BUTTON
    return fact.seen >= _AGAIN and short and bool(above) and above[0].links < _LINKED


def _retold(page: Page, fact: Facts) -> tuple[int, str] | None:
    """The headline that a line says again, and the words with which it begins."""
    near = page.before(fact.number, _ABOVE)
    for head in reversed(near[:-1]):
        if len(head.plain) < _LEAST or len(head.plain) >= len(fact.plain):
            continue
        before, found, after = fact.plain.partition(head.plain)
        if found and before and len(before) <= _BEFORE and len(after) <= _AFTER:
            return head.number, before.strip()
    return None


def _is_known(label: str) -> bool:
    return bool(meets("readmore", label)) or meets("related", label) == "whole"
