"""Whether two figures say one thing: one value, one unit."""

from math import isclose

from .lexicon import folded
from .shapes import Figure
from .units import COMPARED, MEASURES

_STEM = 4  # letters that "boat" and "boats" share


def agree(ours: Figure, theirs: Figure) -> bool:
    """Whether two figures have one value, and no units that contradict each other.

    A unit that only one of them has, or that we cannot compare, contradicts nothing; what is
    written $ may be any country's.
    """
    if not isclose(ours.value, theirs.value):
        return False
    units = {_measure(ours.unit), _measure(theirs.unit)} - {""}
    if "%" in units and len(units) > 1:
        return False
    known = units & COMPARED
    return len(known) < 2 or known == {"USD", "peso"}


def of_one_unit(ours: Figure, theirs: Figure) -> bool:
    """Whether two figures measure or count one thing: money, a measure, or one noun."""
    mine, other = _measure(ours.unit), _measure(theirs.unit)
    if not mine or not other:
        return False
    known = mine in COMPARED or other in COMPARED or "%" in (mine, other)
    return mine == other if known else folded(mine)[:_STEM] == folded(other)[:_STEM]


def _measure(unit: str) -> str:
    return MEASURES.get(unit, unit)
