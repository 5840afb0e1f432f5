"""Where one text ends and the next begins: do two neighbours tell the same story?"""

from itertools import pairwise
from math import sqrt
from statistics import median

from ..lines.facts import Facts, stems
from ..lines.items import Item
from ..lines.page import Page
from .apart import repeated, words_of
from .cohesion import stop_stems

# The share of longer words that two texts have in common, and how much that speaks for two
# stories: the logarithm of how much rarer it is between neighbours of one story.
_TOLD = ((0.0, 1.4), (0.04, 0.0), (0.08, -0.8), (0.14, -2.0))
_LEAST = -4.0
OPENED = 0.7  # what it is worth that an item opens, whose words part from those above or not
_HEADLINE = 3  # words; fewer are a label
_INSIDE = 0.5  # how much a parting inside an item counts
_LOST = 1.5  # what each text costs that an item of another division tells
_AGAIN, _SHARED = 0.12, 0.045  # of several stories at most: said above, and shared with the next

_PHRASE, _MOULDED = 5, 0.5  # words; the share of items that have a phrase in common


def partings(texts: list[Facts]) -> list[float]:
    """How much the words of each text but the first speak for a story other than the one above."""
    words = [stems(fact) - stop_stems() for fact in texts]
    return [_parting(above, below) for above, below in pairwise(words)]


def worth(page: Page, items: list[Item], texts: list[Facts]) -> float:
    """What a division of a page into items is worth: the words part where an item opens and nowhere
    else, each has a headline in a line of its own, and no text is left over. Cost: linear.

    texts   what this or another division tells
    """
    full = [item for item in items if item.lines]
    opened = {item.lines[0] for item in full}
    told = {n for item in full for n in item.lines}
    heads = [page.facts[item.head].words for item in full if item.head is not None]
    headed = len(heads) if heads and median(heads) >= _HEADLINE else 0
    found = float(headed)
    for fact, parting in zip(texts, (0.0, *partings(texts)), strict=False):
        if fact.number in opened:
            found += parting + OPENED
        elif fact.number in told:
            found -= _INSIDE * parting
        elif page.open(fact.number):
            found -= _LOST
    return found


def independence(page: Page, items: list[Item]) -> float:
    """How far these items are from the sections of one story: 1 is nothing in common, below 0 one
    story. Cost: linear.
    """
    words = [words_of(page, item.lines) for item in items]
    shared = [_share(above, below) for above, below in pairwise(words)]
    near = sum(shared) / len(shared) if shared else 0.0
    return 1 - (repeated(page, items) / _AGAIN + near / _SHARED) / 2


def are_of_one_mould(page: Page, items: list[Item]) -> bool:
    """Do most items say whole phrases of the one above, as what is written by a pattern? Their
    common words tell nothing of their story then.
    """
    said = [_phrases(page, item) for item in items]
    alike = sum(bool(above & below) for above, below in pairwise(said))
    return alike >= _MOULDED * (len(said) - 1)


def _phrases(page: Page, item: Item) -> set[tuple[str, ...]]:
    tokens = [token for n in item.lines for token in page.facts[n].tokens]
    return {tuple(tokens[i : i + _PHRASE]) for i in range(len(tokens) - _PHRASE + 1)}


def _parting(above: set[str], below: set[str]) -> float:
    share = _share(above, below)
    return next((told for most, told in _TOLD if share <= most), _LEAST)


def _share(above: set[str], below: set[str]) -> float:
    size = sqrt(len(above) * len(below))
    return len(above & below) / size if size else 0.0
