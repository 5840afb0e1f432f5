"""Advertisements shaped like items: a title and a text under the mark of a sponsor."""

from .facts import Facts
from .lexicon import meets
from .markup import Element
from .page import Page
from .shapes import Role

_LONGEST = 30  # words of an advertisement's title or text
_DEEP = 3  # elements around a line that may be the box of an advertisement


def is_sponsored(page: Page, number: int) -> bool:
    """Is this one of the two lines (title, text) under the mark of a sponsor?"""
    above = page.before(number, 2)
    if not above:
        return False
    if _marks_below(page, above[-1], number):
        return True
    return (
        len(above) == 2
        and page.role(above[1].number) is Role.ADVERTISEMENT
        and not above[1].prose
        and _marks_below(page, above[0], number)
    )


def _marks_below(page: Page, label: Facts, number: int) -> bool:
    """Is this line a sponsor's mark, or "Advertisement" in one block with the line below it?"""
    if label.number in page.sponsors:
        return True
    if page.facts[number].words > _LONGEST or meets("advertisement", label.plain) != "whole":
        return False
    if page.role(label.number) is not Role.ADVERTISEMENT:
        return False
    if page.marked:
        return _in_one_box(page, label, page.facts[number])
    block = range(label.number, number + 3)
    closed = next((n for n in block if n not in page.facts), None)
    return label.number - 1 not in page.facts and closed is not None and closed > number


def _in_one_box(page: Page, label: Facts, fact: Facts) -> bool:
    """Do both lines stand in a small element that holds neither the line above nor much else?"""
    boxes = _around(label)
    box = next((e for e in _around(fact) if e in boxes), None)
    above = page.before(label.number, 1)
    below = page.after(fact.number, 2)
    return (
        box is not None
        and not (above and box in _around(above[0]))
        and not (len(below) == 2 and box in _around(below[1]))
    )


def _around(fact: Facts) -> list[Element]:
    found, at = [], fact.element
    while at is not None and len(found) < _DEEP:
        found.append(at)
        at = at.above
    return found
