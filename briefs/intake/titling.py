"""The headline of a story told in plain text: which of the short lines at its head it is.

Without markup no line says that it is the title. Each line above the text, or in its first part,
is weighed by what it shares with the text, by who and when stand near, by its shape and place.
"""

import math
from collections import Counter
from dataclasses import dataclass

from .facts import Facts, is_aside
from .headlines import give_back
from .lexicon import meets
from .page import Page
from .persons import is_person_name
from .shapes import Role

# What speaks for a line and what against, fitted to the titles of some hundred saved pages. Where a
# measure is not yes or no, its range is given.
_WEIGHTS = {
    "shared": 1.8,  # 0 to 1: the share of its longer words that the text says too
    "opening": 1.0,  # 0 to 1: the same for the first words of the text
    "returning": 2.0,  # 0 to 1: four of its words stand in two paragraphs or more
    "signed": 2.0,  # 1: a line of who and when below; a half, a third: other lines between
    "named": 0.6,  # the same, if it gives a name
    "dated above": 0.9,
    "deck": -1.6,  # that one stands below another line that may be a headline
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
_ROLES = {
    None,
    Role.TEASER,
    Role.TEASER_HEAD,
    Role.LEFTOVER,
    Role.DATELINE,
    Role.CAPTION,
    Role.NAVIGATION,
    Role.RELATED,
    Role.END_MATTER,
}
_TEASERS = (Role.TEASER, Role.TEASER_HEAD)
_LABELS = ("navigation", "related", "share-bar", "comments", "comment-form", "newsletter")
_MOST_WORDS, _MOST_SENTENCES = 40, 3
_LEAST = -0.5  # a line that weighs less is no headline
_STEM = 6  # letters of a word that are the same in most of its forms
_OPENING = 60  # words at the beginning of a story
_INNER, _LEAST_INNER = 0.4, 60  # the share, or number, of words above a headline inside a story
_FAR = 60
_LONG = 25  # words of a long headline
_UNDERSTOOD = 0.75  # a line of who and when with few other words
_PARAGRAPH = 20


@dataclass(slots=True)
class _Story:
    """The text that a headline is sought for."""

    first: int  # its first line, and its first paragraph
    start: int
    spread: Counter  # the stems of its words: in how many paragraphs each stands
    opening: set[str]  # those of its first words
    told: dict[int, int]  # the words of text above each line down to the last that may head it
    spaced: bool  # blank lines stand between paragraphs
    parts: set[str]  # what opens or closes another short line


def title_of(page: Page, first: int, last: int) -> Facts | None:
    """Find the headline of the story between two lines; None where no line looks like one.

    Cost: linear in the page.
    """
    story = _story(page, first, last)
    heads = [page.facts[n] for n in story.told if _may_head(page, page.facts[n], story)]
    story.parts = _parts(page, {fact.plain for fact in heads if fact.words > 1})
    best, chosen = _LEAST, None
    for fact in heads:
        weight = sum(_WEIGHTS[name] * value for name, value in _measures(page, fact, story).items())
        if weight > best:
            best, chosen = weight, fact
    if chosen is not None:
        give_back(page, chosen, first)
    return chosen


def _story(page: Page, first: int, last: int) -> _Story:
    span = page.order[page.place[first] : page.place[last] + 1]
    text = [page.facts[n] for n in span if page.open(n) and page.facts[n].prose]
    spread: Counter = Counter()
    opening: set[str] = set()
    words = 0
    for fact in text:
        stems = {token[:_STEM] for token in _long(fact)}
        spread.update(stems)
        opening |= stems if words < _OPENING else set()
        words += fact.words
    told, above, most = {}, 0, max(_LEAST_INNER, _INNER * words)
    for number in page.order:
        told[number] = above
        fact = page.facts[number]
        above += fact.words if page.open(number) and fact.prose else 0
        if number == last or (number >= first and above - told[first] > most):
            break
    long = [f for f in text if f.words >= _PARAGRAPH]
    spaced = sum(f.number - 1 not in page.facts for f in long) >= 0.5 * len(long)
    start = text[0].number if text else first
    return _Story(first, start, spread, opening, told, spaced, set())


def _long(fact: Facts) -> list[str]:
    return [token for token in fact.tokens if len(token) > 3 or fact.han]


def _may_head(page: Page, fact: Facts, story: _Story) -> bool:
    if page.role(fact.number) not in _ROLES or not fact.plain or fact.cut_short or is_aside(fact):
        return False
    if fact.number == story.first and (fact.words > 22 or (fact.prose and fact.sentences > 1)):
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


def _measures(page: Page, fact: Facts, story: _Story) -> dict[str, float]:
    number, long = fact.number, _long(fact)
    stems = [token[:_STEM] for token in long]
    above, below = page.before(number, 4), page.after(number, 6)
    between = page.order[page.place[number] + 1 : page.place[story.start]]
    foreign = sum(page.facts[n].words for n in between if page.facts[n].prose)
    inside = max(0, story.told[number] - story.told[story.first]) if number >= story.first else 0
    sides = (number - 1 in page.facts) + (max(fact.last, number) + 1 in page.facts)
    return {
        "shared": sum(stem in story.spread for stem in stems) / max(1, len(stems)),
        "opening": sum(stem in story.opening for stem in stems) / max(1, len(stems)),
        "returning": min(4, sum(story.spread[stem] > 1 for stem in set(stems))) / 4,
        "signed": _nearness(page, below, names_only=False),
        "named": _nearness(page, below, names_only=True),
        "dated above": any(_tells(page, f) for f in above[-2:]),
        "deck": _is_deck(page, fact),
        "again": fact.seen > 1,
        "in another": fact.plain in story.parts,
        "ends a path": any(
            page.role(f.number) is Role.NAVIGATION
            and f.words > fact.words
            and f.plain.endswith(fact.plain)
            for f in above
        ),
        "apart": story.spaced and sides == 0,
        "in a row": sides == 2,
        "medium": 5 <= fact.words <= 7,
        "long": 8 <= fact.words <= 16,
        "two words": fact.words == 2,
        "one word": fact.words == 1,
        "sentence": fact.prose,
        "full stop": fact.ends and fact.text[-1] in ".。",
        "colon": fact.text.endswith((":", "：")),
        "capitals": fact.capitals > 0.8,
        "figures": sum(c.isdigit() for c in fact.text) / len(fact.text),
        "a person": is_person_name(fact.text),
        "a label": any(meets(section, fact.plain) == "whole" for section in _LABELS),
        "a path": page.role(number) is Role.NAVIGATION,
        "a caption": page.role(number) is Role.CAPTION,
        "inside": math.log1p(inside) / 5,
        "foreign": math.log1p(foreign) / 5,
        "far": min(len(between), _FAR) / _FAR,
    }


def _tells(page: Page, fact: Facts, *, names_only: bool = False) -> bool:
    """Does this line say who, or when?"""
    meta = page.metas.get(fact.number)
    return bool(meta and (meta.byline or (meta.dates and not names_only)))


def _nearness(page: Page, below: list[Facts], *, names_only: bool) -> float:
    """How near is the line of who and when: 1, or less for each line of text or title between?"""
    between = 0
    for fact in below:
        if _tells(page, fact, names_only=names_only):
            return 1 / (1 + between)
        between += page.open(fact.number) or page.role(fact.number) in _TEASERS
    return 0.0


def _is_deck(page: Page, fact: Facts) -> bool:
    """Does the line of who and when, above this line, belong to a title-like line further up?"""
    dated = False
    for above in reversed(page.before(fact.number, 6)):
        if above.number in page.metas:
            dated = True
        elif page.open(above.number):
            return dated and 3 <= above.words <= _LONG and not above.ends and not above.prose
    return False
