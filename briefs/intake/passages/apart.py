"""Do passages without headlines tell stories of their own? Their form alone proves little: points
of one story, steps and definitions have it too. Their words tell: each speaks of other things than
those above it, and most tell news.
"""

from collections import deque
from functools import cache
from statistics import mean, median, pstdev

from ..days.months import month_names, weekday_names
from ..lines.facts import STEM, stems
from ..lines.items import Item
from ..lines.page import Page
from .cohesion import stop_stems
from .one_story import promised
from .things import bears_news, tells_events

_LEAST, _FEWEST = 3, 6  # passages; words of one
AGAIN = 0.12  # the share of its longer words that those above say, of a story at most
_NEAR = 6  # passages above that are compared
_NEWS = 0.5  # the share of passages that tell a day, a figure, or who said it
_EVENTS = 0.34  # the share that tell a day or who said it: goods and recipes hold figures, too
_COVERED = 0.6  # the share of a page's open text that they hold
_STORY = 15  # words of a text beside them that tells news: they are its points
_SECTION = 110  # words of the usual passage: longer ones are sections of a story
_LONG, _MOST, _FAR = 150, 0.6, 6.0  # words, and shares, of one that towers over the others
_SPREAD = 0.75  # the largest deviation of their lengths, as a share of the mean
_SURE = 3.0


def sure_of(page: Page, items: list[Item], again: float = AGAIN) -> float:
    """Say how sure it is that each of these passages is a story. Cost: linear."""
    if len(items) < _LEAST or promised(page, items[0].first) == len(items):
        return 0.0
    if _are_long(page, items) or are_odd(page, items) or not _cover(page, items):
        return 0.0
    if sum(bears_news(page, item) for item in items) < _NEWS * len(items):
        return 0.0
    if not tells_events(page, items, _EVENTS):
        return 0.0
    return _SURE if repeated(page, items) <= again else 0.0


def repeated(page: Page, items: list[Item]) -> float:
    """The share of its longer words that a passage has in common with the few above it."""
    above: deque[set[str]] = deque(maxlen=_NEAR)
    shares = []
    for item in items:
        own = words_of(page, item.lines)
        if above and own:
            shares.append(len(own & set().union(*above)) / len(own))
        above.append(own)
    return sum(shares) / len(shares) if shares else 0.0


def words_of(page: Page, lines: list[int]) -> set[str]:
    """The beginnings of the longer words of some lines, without those that every text has, and
    without months and weekdays, which tell when.
    """
    own = {s for n in lines for s in stems(page.facts[n]) if not s.isdigit()}
    return own - stop_stems() - _day_stems(page.language)


@cache
def _day_stems(language: str) -> frozenset[str]:
    return frozenset(name[:STEM] for name in (*month_names(language), *weekday_names(language)))


def _are_long(page: Page, items: list[Item]) -> bool:
    """Are they as long as the sections of a story?"""
    return median(_sizes(page, items)) > _SECTION


def are_odd(page: Page, items: list[Item]) -> bool:
    """Is one too short to tell, or does one tower over the others?"""
    sizes = _sizes(page, items)
    usual, longest = median(sizes), max(sizes)
    towers = longest >= _LONG and (longest >= _MOST * sum(sizes) or longest >= _FAR * usual)
    return towers or min(sizes) < _FEWEST or pstdev(sizes) > _SPREAD * mean(sizes)


def _sizes(page: Page, items: list[Item]) -> list[int]:
    return [sum(page.facts[n].words for n in item.lines) for item in items]


def _cover(page: Page, items: list[Item]) -> bool:
    """Do they hold most of the page's open text, and does nothing beside them tell news?"""
    told = {n for item in items for n in item.numbers}
    beside = [fact for fact in page.undecided() if fact.prose and fact.number not in told]
    if any(f.words >= _STORY and bears_news(page, Item(None, "", [f.number])) for f in beside):
        return False
    words = sum(page.facts[n].words for n in told)
    return words >= _COVERED * (words + sum(fact.words for fact in beside))
