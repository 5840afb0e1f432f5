"""The headline of a story told in plain text: which of the short lines at its head it is.

Without markup no line says that it is the title. Each line above the text, or in its first part,
is weighed by what it shares with the text, by who and when stand near, by its shape and place.
"""

from collections import Counter

from ..days.dates import dates_in
from ..lines.facts import Facts, is_aside, stems
from ..lines.page import Page
from ..shapes import Cut, Role
from .headlines import give_back
from .title_measures import PATH_OR_SCORE, Story, measures

# What speaks for a line and what against, fitted to the titles of some hundred saved pages. Where a
# measure is not yes or no, its range is given.
_WEIGHTS = {
    "shared": 1.8,  # 0 to 1: the share of its longer words that the text says too
    "opening": 1.0,  # 0 to 1: the same for the first words of the text
    "returning": 2.0,  # 0 to 1: four of its words stand in two paragraphs or more
    "signed": 2.0,  # 1: a line of who and when below; .8, a third: other lines between
    "named": 0.6,  # the same, if it gives a name
    "dated above": 0.9,
    "deck": -1.6,  # that one stands below another line that may be a headline
    "over a deck": 0.6,
    "again": 0.6,  # the line comes twice
    "in another": 1.5,  # it opens or closes another line: a path, a share button
    "ends a path": 1.9,
    "apart": 2.3,  # blank lines stand on both sides, on a page that uses them for paragraphs
    "in a row": -1.6,  # lines stand right above and below
    "medium": 0.9,  # five to seven words
    "long": 0.7,  # eight to sixteen
    "two words": -1.0,
    "one word": -1.7,
    "sentence": -2.4,
    "full stop": -1.8,
    "question": -0.6,
    "colon": -1.0,
    "capitals": -1.1,
    "figures": -0.6,  # 0 to 1: the share of digits
    "a person": -0.6,
    "a label": -0.8,
    "a path": -2.1,
    "a caption": -1.2,
    "inside": -3.4,  # the logarithm of the words of the story above it, a fifth
    "foreign": 2.1,  # the logarithm of the words of other text below it, a fifth
    "far": -3.1,  # 0 to 1: sixty lines stand between it and the text
}
_ROLES = (
    None, Role.TEASER, Role.TEASER_HEAD, Role.LEFTOVER, Role.DATELINE, Role.CAPTION,
    Role.NAVIGATION, Role.RELATED, Role.END_MATTER,
)  # fmt: skip
_MOST_WORDS, _MOST_SENTENCES = 40, 3
_LEAST = -0.5  # a line that weighs less is no headline
_OPENING = 60  # words at the beginning of a story
_INNER, _LEAST_INNER = 0.4, 60  # the share, or number, of words above a headline inside a story
_TEXT = 60  # words below a paragraph that is the headline
_UNDERSTOOD = 0.75  # a line of who and when with few other words
_PARAGRAPH = 20
_TOP = 12  # lines of a wire's head
_NEAR = 4  # lines down from a headline in which its deck begins
_TIE, _CLEAR = 0.8, 3.0  # how much more its deck may weigh; one that is a sentence or a point
_SAID = 0.2  # the share of a headline's words that the text says
_OF_PLACE = ("in a row", "signed")  # says nothing of two lines right below each other
_NO_HEADS = ("one word", "sentence", "full stop", "colon", "a path")


class _Weighed:
    """A line that may be the headline, what it was measured, and what that weighs."""

    def __init__(self, fact: Facts, told: dict[str, float]):
        self.fact, self.told = fact, told
        self.weight = sum(_WEIGHTS[name] * value for name, value in told.items())


def title_of(page: Page, first: int, last: int) -> Facts | None:
    """Find the headline of the story between two lines; None where no line looks like one.

    Cost: linear in the page.
    """
    if wire := _of_wire(page, first):
        return wire
    story = _story(page, first, last)
    heads = [page.facts[n] for n in story.told if _may_head(page, page.facts[n], story)]
    story.parts = _parts(page, {fact.plain for fact in heads if fact.words > 1})
    weighed = [_Weighed(fact, measures(page, fact, story)) for fact in heads]
    best = max(weighed, key=lambda each: each.weight, default=None)
    if best is None or best.weight <= _LEAST:
        return None
    above = weighed.index(best) - 1
    if above >= 0 and _heads_deck(weighed[above], best, page.language):
        best = weighed[above]
    give_back(page, best.fact, first)
    return best.fact


def _of_wire(page: Page, first: int) -> Facts | None:
    """The line above the text that an agency marks as its headline: "Ferry sails again ="."""
    for number in page.order[:_TOP]:
        fact = page.facts[number]
        if number < first and fact.words >= 2 and fact.text.endswith(" ="):
            size = len(fact.text)
            page.roles.pop(number, None)
            page.cut(number, Cut(size - 2, size, "the mark that ends an agency's headline"))
            return fact
    return None


def _heads_deck(upper: _Weighed, lower: _Weighed, language: str) -> bool:
    """Of two lines one above the other that weigh nearly the same, is the upper the headline?

    A path that ends in the lower, and a line that tells a day and its year, head nothing.
    """
    if lower.fact.number - upper.fact.number > _NEAR or upper.told["shared"] < _SAID:
        return False
    if any(upper.told[name] for name in _NO_HEADS) or PATH_OR_SCORE.search(upper.fact.text):
        return False
    if upper.fact.plain.endswith(lower.fact.plain):
        return False
    if any(found.date for found in dates_in(upper.fact.text, language)):
        return False
    stated = lower.told["sentence"] or lower.told["full stop"]
    stated = stated or (lower.fact.bullet and not upper.fact.bullet)
    if upper.told["two words"] and not stated:
        return False
    more = lower.weight - upper.weight
    if lower.fact.number - upper.fact.number == 1:
        more -= sum(_WEIGHTS[name] * (lower.told[name] - upper.told[name]) for name in _OF_PLACE)
    return more < (_CLEAR if stated else _TIE)


def _story(page: Page, first: int, last: int) -> Story:
    span = page.order[page.place[first] : page.place[last] + 1]
    text = [page.facts[n] for n in span if page.open(n) and page.facts[n].prose]
    spread: Counter = Counter()
    opening: set[str] = set()
    words = 0
    for fact in text:
        spread.update(stems(fact))
        opening |= stems(fact) if words < _OPENING else set()
        words += fact.words
    told, prose, above, most = {}, {}, 0, max(_LEAST_INNER, _INNER * words)
    sentences = 0
    for number in page.order:
        told[number], prose[number] = above, sentences
        fact = page.facts[number]
        sentences += fact.words if fact.prose else 0
        above += fact.words if page.open(number) and fact.prose else 0
        if number == last or (number >= first and above - told[first] > most):
            break
    long = [f for f in text if f.words >= _PARAGRAPH]
    spaced = sum(f.number - 1 not in page.facts for f in long) >= 0.5 * len(long)
    start = text[0].number if text else first
    return Story(first, start, words, spread, opening, told, prose, spaced, set())


def _may_head(page: Page, fact: Facts, story: Story) -> bool:
    if page.role(fact.number) not in _ROLES or not fact.plain or fact.cut_short or is_aside(fact):
        return False
    paragraph = fact.words > 22 or (fact.prose and fact.sentences > 1)
    if fact.number == story.first and paragraph and story.words - fact.words < _TEXT:
        return False
    meta = page.metas.get(fact.number)
    if meta is not None and meta.understood > _UNDERSTOOD:
        return False
    return 1 <= fact.words <= _MOST_WORDS and fact.sentences <= _MOST_SENTENCES


def _parts(page: Page, wanted: set[str]) -> set[str]:
    """Which of these titles open or close another short line of the page?"""
    found = set()
    for number in page.order:
        fact = page.facts[number]
        if not 2 < fact.words <= _MOST_WORDS:
            continue
        at = fact.plain.find(" ")
        while at > 0:
            found |= {fact.plain[:at], fact.plain[at + 1 :]} & wanted
            at = fact.plain.find(" ", at + 1)
    return found
