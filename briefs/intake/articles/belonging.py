"""Which lines of a plain text belong to its story, wherever they stand.

No markup tells a story from the teasers, captions and boxes around and inside it. Each line that
nothing claimed by itself is weighed by its shape, by how much text stands around it, by its place
towards the main text and by the labels above it.
"""

import math
import re

from ..lines.announced import announced
from ..lines.facts import Facts
from ..lines.page import Page
from ..passages.surroundings import Surroundings
from ..words.lexicon import tokens

_BAR = re.compile(r"\||\s[•·]|[•·]\s|^[•·]")  # a point within a Chinese line parts a foreign name
# What speaks for a line and what against, fitted to all lines of some hundred saved pages, each
# marked by two readings of its markup. Measures are yes or no where nothing else is said.
_WEIGHTS = {
    "any line": -1.33,
    "words": 0.75,  # the logarithm of their number
    "full stop": 0.39,
    "colon": 0.97,
    "cut short": -0.66,
    "a bar": -1.6,  # it is set apart by bars or points, as labels are
    "capitals": -0.56,  # 0 to 1: the share of words that begin with one
    "figures": 1.13,  # 0 to 1: the share of digits
    "site": -1.27,  # a half, 1: one word, two words that sites use of themselves
    "we": -0.5,  # 0 to 1: it says "we", the more so the later it stands
    "shared": 0.21,  # 0 to 1: the share of its longer words that the main text says
    "lead": 1.6,  # a sentence between the headline and the main text
    "short in main text": 0.37,
    "away": -1.93,  # the logarithm of the lines between it and the main text, a fifth
    "told above": -1.44,  # 0 to 1: the share of all text that stands above the line
    "text below": 0.84,  # how much text the next line tells: 0, to 1 for 150 words
    "text above": 0.74,  # the line right above is text
    "more above": 0.58,  # how much text the two lines above that tell
    "far below text": 0.65,  # the logarithm of the lines up to the nearest text, a quarter
    "under related": -1.6,  # a label of other stories stands above it, and the text does not go on
    "under comments": -1.68,
    "under end": -0.94,
    "words under label": 0.91,  # the logarithm of the words of text since, a sixth
    "dates": -0.61,  # 0 to 1: lines of days around it
}


def lines_of_story(
    page: Page, free: set[int], span: tuple[int, int], head: Facts | None
) -> list[int]:
    """Return the lines below the headline that belong to the story. Cost: linear in the page.

    free   lines that nothing claimed by itself; no other is looked at
    span   the first and the last line of the main text
    """
    around = Surroundings(page, free, span)
    start = head.number if head else 0
    free = {n for n in free if n > start}
    told = {n for n in page.order if n in free and _weight(page, n, around, head) > 0}
    return sorted(told | announced(page, free, told))


def _weight(page: Page, number: int, around: Surroundings, head: Facts | None) -> float:
    fact, place = page.facts[number], page.place[number]
    measures = {"any line": 1} | _shape(fact) | _place(fact, place, around)
    measures["lead"] = bool(head) and place < around.first and fact.prose
    return sum(_WEIGHTS[name] * value for name, value in measures.items())


def _shape(fact: Facts) -> dict[str, float]:
    words = fact.text.split()
    return {
        "words": math.log1p(fact.words),
        "full stop": fact.ends,
        "colon": fact.text.endswith((":", "：")),
        "cut short": fact.cut_short,
        "a bar": bool(_BAR.search(fact.text)),
        "capitals": sum(word[0].isupper() for word in words) / len(words),
        "figures": sum(c.isdigit() for c in fact.text) / len(fact.text),
        "site": min(2, len(set(fact.tokens) & tokens("site-words"))) / 2,
    }


def _place(fact: Facts, place: int, around: Surroundings) -> dict[str, float]:
    late = around.words(0, place) / around.total
    label, since = around.labels[place]
    away = max(around.first - place, place - around.last, 0)
    return {
        "we": late if set(fact.tokens) & tokens("we") else 0,
        "shared": around.shared(place, fact),
        "short in main text": not away and not fact.prose,
        "away": math.log1p(away) / 5,
        "told above": late,
        "text below": around.near(place + 1, place + 2),
        "text above": around.above[place] == 1,
        "more above": around.near(place - 3, place - 1),
        "far below text": math.log1p(around.above[place]) / 4,
        "under related": label == "related",
        "under comments": label == "comments",
        "under end": label == "end",
        "words under label": math.log1p(since) / 6,
        "dates": around.dates(place),
    }
