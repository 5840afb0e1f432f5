"""Which lines of a plain text belong to its story, wherever they stand.

No markup tells a story from the teasers, captions and boxes around and inside it. Each line that
nothing claimed by itself is weighed by its shape, its words, how much text stands around it, its
place towards the main text and the lines beside it that are known to be foreign.
"""

import math

from ..lines.announced import announced
from ..lines.facts import Facts, stems
from ..lines.page import Page
from ..passages.cohesion import stop_stems
from ..passages.surroundings import Surroundings
from ..words.lexicon import tokens

# Points for belonging, of a text and of a short line: what tells of the one says little of the
# other. Each column is a logistic regression over all lines of some hundred saved pages, as a
# reading of their markup keeps them; a line that people marked counts a hundred times. A line
# belongs if its points are above 0. Measures are yes or no where nothing else is said.
_POINTS = {
    "any line": (4.2, 2.0),
    "words": (0.9, 0.2),  # the logarithm of their number
    "colon": (0, 0.7),
    "cut short": (-1.8, 0),
    "again": (-1.7, 0),  # it stands twice on the page
    "capitals": (-2.6, -0.9),  # 0 to 1: the share of words that begin with one
    "site": (-2.0, -3.6),  # a half, 1: one word, two words that sites use of themselves
    "service": (-1.5, 0),  # a half, 1: the same of consent, accounts and subscriptions
    "headline": (1.4, 0.3),  # 0 to 1: the share of the headline's longer words that it says
    "shared": (0, 1.0),  # 0 to 1: the share of its longer words that the main text says
    "menus": (-2.0, -1.4),  # 0 to 1: the share of them that labels around the main text say
    "told above": (-3.4, -1.8),  # 0 to 1: the share of all text that stands above the line
    "below": (-0.45, -0.2),  # the logarithm of the lines between it and the main text above
    "main text": (-0.6, -0.4),  # the logarithm of its words: a long one is seldom all
    "inside": (0, 0.6),  # the main text stands above and below
    "texts above": (1.9, 0),  # 0 to 1: the share of texts in the eight lines above
    "sentences": (2.2, 0),  # 0 to 1: the share of the lines beside it that end as one
    "words beside": (0, 0.6),  # the logarithm of the words of the lines above and below
    "dates": (-0.5, -0.9),  # 0 to 1: lines of days around it
    "teasers": (-0.1, -0.09),  # their number in the lines around it
    "offers": (0, -0.7),  # letters, advertisements, consent
    "under related": (-3.2, -1.5),  # a label of other stories stands above, and no text since
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
    named = stems(head) - stop_stems() if head else set()
    told = {n for n in page.order if n in free and _points(page, n, around, named) > 0}
    return sorted(told | announced(page, free, told))


def _points(page: Page, number: int, around: Surroundings, named: set[str]) -> float:
    """The points of a line; named: the beginnings of the headline's longer words."""
    fact, place = page.facts[number], page.place[number]
    measures = {"any line": 1} | _shape(page, fact) | _place(place, around)
    own = stems(fact) - stop_stems()
    measures["headline"] = len(own & named) / max(1, len(named))
    measures["shared"] = around.shared(place, own)
    measures["menus"] = around.of_menus(place, own)
    column = 0 if fact.prose else 1
    return sum(_POINTS[name][column] * value for name, value in measures.items())


def _shape(page: Page, fact: Facts) -> dict[str, float]:
    words, said = fact.text.split(), set(fact.tokens)
    return {
        "words": math.log1p(fact.words),
        "colon": fact.text.endswith((":", "：")),
        "cut short": fact.cut_short,
        "again": fact.seen > 1,
        "capitals": sum(word[0].isupper() for word in words) / len(words),
        "site": min(2, len(said & tokens("site-words"))) / 2,
        "service": min(2, len(said & tokens("service-words", page.listed_language))) / 2,
    }


def _place(place: int, around: Surroundings) -> dict[str, float]:
    return {
        "told above": around.words(0, place) / around.total,
        "below": math.log1p(max(place - around.last, 0)),
        "main text": math.log1p(around.words(around.first, around.last + 1)),
        "inside": around.first <= place <= around.last,
        "texts above": around.texts_above(place),
        "sentences": around.sentences(place),
        "words beside": around.words_beside(place),
        "dates": around.dates(place),
        "teasers": around.foreign(place, "teasers"),
        "offers": around.foreign(place, "offers"),
        "under related": around.under_related[place],
    }
