"""The element of a page that holds its story: what else stands in it goes on with the story."""

from collections.abc import Iterable

from .facts import Facts
from .markup import Element

_MOST = 0.6  # the share of a story's words that its element holds


def element_of(facts: Iterable[Facts]) -> Element | None:
    """Find the innermost element that holds most words of these lines. Cost: linear."""
    facts = [fact for fact in facts if fact.element is not None]
    words: dict[int, int] = {}
    known: dict[int, Element] = {}
    for fact in facts:
        words[fact.element.number] = words.get(fact.element.number, 0) + fact.words
        element = fact.element
        while element is not None and element.number not in known:
            known[element.number] = element
            element = element.above
    least = _MOST * sum(words.values())
    for number in sorted(known, reverse=True):
        if words.get(number, 0) >= least:
            return known[number]
        above = known[number].above
        if above is not None:
            words[above.number] = words.get(above.number, 0) + words.get(number, 0)
    return None


def inside(facts: Iterable[Facts], element: Element) -> list[Facts]:
    """Return the lines that stand in an element, at any depth. Cost: linear."""
    told: dict[int, bool] = {element.number: True}
    found = []
    for fact in facts:
        path, at = [], fact.element
        while at is not None and at.number not in told:
            path.append(at.number)
            at = at.above
        held = at is not None and told[at.number]
        told.update(dict.fromkeys(path, held))
        if held:
            found.append(fact)
    return found
