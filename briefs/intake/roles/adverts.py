"""Advertisements shaped like items: a title and a text under the mark of a sponsor."""

import re
from itertools import pairwise

from ..lines.facts import Facts
from ..lines.page import Page
from ..markup.markup import Element
from ..shapes import Role
from ..words.lexicon import meets, plain

_SELLS = re.compile(
    r"\W*[\U0001f4e2\U0001f4e3\U0001f381\U0001f389]"
)  # a megaphone, a gift, a raffle
_LONGEST = 30  # words of an advertisement's title or text
_MARKED = re.compile(
    r"\W{0,2}[—–\-[(【*+]{1,3}\s?([^\W\d_][^—–\])】*+:]{1,30}?)\s?[—–\-\])】*+]{1,3}\s*\S"
)
_LABEL, _BOX = 8, 90  # words of an advertisement's label, and of all between two rules
_BLOCK = 6  # lines of an advertisement with its label, of which a blank one or a rule is the last
_DEEP = 3  # elements around a line that may be the box of an advertisement


def decide_adverts(page: Page) -> None:
    """Drop the line that stands in one block with the word "Advertisement" above it, and a line
    that opens with the word between marks: "[Advertisement] …", "— PUBLICIDAD / AD — …".
    """
    _decide_ruled(page)
    for number in page.order:
        fact = page.facts[number]
        if not page.open(number) or fact.words > _LONGEST:
            continue
        if meets("advertisement-end", fact.plain) == "whole":
            _close(page, number)
            continue
        marked = _MARKED.match(fact.text)
        said = [plain(part) for part in marked[1].split("/")] if marked else []
        label = _label_above(page, number)
        if any(meets("advertisement", one) == "whole" for one in said):
            page.set(number, Role.ADVERTISEMENT, f"labelled “{marked[1].strip()}”")
        elif label and label.number not in page.sponsors and _marks_below(page, label, number):
            page.set(number, Role.ADVERTISEMENT, "in one block with its label")


def _decide_ruled(page: Page) -> None:
    """Drop what stands between two rules, if not much, below the label of an advertisement."""
    for above, below in pairwise(page.rules if not page.marked else ()):
        box = [
            page.facts[n] for n in range(above, below) if n in page.facts and page.facts[n].plain
        ]
        if not box or page.role(box[0].number) is not Role.ADVERTISEMENT:
            continue
        if box[0].words <= _LABEL and sum(fact.words for fact in box) <= _BOX:
            told = (fact.number for fact in box if page.open(fact.number))
            page.set_all(told, Role.ADVERTISEMENT, "between two rules, below its label")


def decide_messages_that_sell(page: Page) -> None:
    """In a channel, drop what stands below a megaphone, a gift or a raffle up to a blank line."""
    below = 0
    for number in page.order if page.witness.stamps else ():
        fact, opens = page.facts[number], number in page.witness.stamps
        if page.open(number) and (_SELLS.match(fact.text) or (number == below and not opens)):
            page.set(number, Role.ADVERTISEMENT, "a message that sells, or stands below one")
            below = fact.last + 1


def _close(page: Page, end: int) -> None:
    """Drop what stands between the label of an advertisement and the line that says it ends."""
    above = [fact.number for fact in page.before(end, _BLOCK)]
    labels = [n for n in above if page.role(n) is Role.ADVERTISEMENT]
    between = [n for n in above if labels and n > labels[-1] and page.open(n)]
    page.set_all([*between, end], Role.ADVERTISEMENT, "up to the end of the advertisement")


def _label_above(page: Page, number: int) -> Facts | None:
    """The line above; in plain text, the first of several about the advertisement in its block."""
    above = next(iter(page.before(number, 1)), None)
    while above is not None and not page.marked:
        label = page.facts.get(above.number - 1)
        if label is None or page.role(label.number) is not Role.ADVERTISEMENT:
            break
        above = label
    return above


def is_sponsored(page: Page, number: int) -> bool:
    """Is this one of the two lines (title, text) under the mark of a sponsor?"""
    above = page.before(number, 2)
    if not above:
        return False
    if _marks_below(page, above[-1], number):
        return True
    return (
        len(above) == 2
        and not (above[1].prose or above[1].text.endswith((".", "。")))
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
    block = range(label.number + 1, label.number + _BLOCK)
    closed = next((n for n in block if n not in page.facts or not page.facts[n].plain), None)
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
