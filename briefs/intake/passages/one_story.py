"""Signs that items under headlines are the points or sections of one story."""

import re
from statistics import median

from ..lines.facts import Facts
from ..lines.items import Item
from ..lines.page import Page

_COUNTS = {
    word: value
    for value, words in enumerate(
        (
            "three tres trois drei",
            "four cuatro quatro quatre vier",
            "five cinco cinq funf",
            "six seis sechs",
            "seven siete sete sept sieben",
            "eight ocho oito huit acht",
            "nine nueve nove neuf neun",
            "ten diez dez dix zehn",
        ),
        start=3,
    )
    for word in words.split()
}

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATED = 80  # characters in which a part says its year
_PARTS, _LED, _SPAN = 3, 0.7, 2  # dated parts, the share of all parts; years from end to end


def is_one_story(page: Page, items: list[Item]) -> bool:
    """A list of points: a longer text leads to it, or short heads say what the first lines
    promise.
    """
    first = items[0].first
    if promised(page, first) == len(items):
        return True
    lead = [page.facts[n] for n in page.order if n < first and page.open(n) and page.facts[n].prose]
    heads = [page.facts[item.head].words for item in items if item.head]
    timed = any(page.metas[n].read_time or page.metas[n].byline for n in page.metas if n < first)
    return sum(f.words for f in lead) >= 20 and (timed or median(heads) <= 6)


def is_timeline(parts: list[str]) -> bool:
    """Do years at their beginnings lead parts of a text upwards, as those of one long story do?"""
    found = [_YEAR.search(part[:_DATED]) for part in parts]
    years = [int(year[0]) for year in found if year]
    if len(years) < _LED * len(parts):
        return False
    # The day of the whole story may stand above.
    return any(
        len(led) >= _PARTS and led == sorted(led) and led[-1] - led[0] >= _SPAN
        for led in (years, years[1:])
    )


def promised(page: Page, first: int) -> int:
    """The number in the headline above a list ("Five things …"), 0 where none stands there."""
    for number in reversed([n for n in page.order if n < first][-12:]):
        fact = page.facts[number]
        if not page.open(number) or fact.prose or fact.words < 3:
            continue
        for token in fact.tokens[:5]:
            if token.isdigit() and len(token) <= 2:
                return int(token)
            if token in _COUNTS:
                return _COUNTS[token]
    return 0


def is_signed(page: Page, item: Item) -> bool:
    """Does a byline or a date stand between the first headline and its text, as in an article?"""
    return any(
        item.head < m < item.lines[-1] and (page.metas[m].byline or page.metas[m].dates)
        for m in page.metas
    )


def is_own_story(page: Page, head: Facts, item: Item) -> bool:
    """Is the first item the page's own story?"""
    titled = head.heading == 1 or head.plain in page.witness.plain_titles
    return titled and head.links < 0.5 and len(item.lines) >= 2


def teasers_follow(full: list[Item], heads: list[Facts], sizes: list[int]) -> bool:
    """Do linked titles follow sections that hold most of the words, under heads of their own?"""
    linked = [fact.links > 0.7 for fact in heads]
    first = linked.index(True) if True in linked else len(full)
    return 0 < first < len(full) and sum(sizes[:first]) >= 0.6 * sum(sizes)
