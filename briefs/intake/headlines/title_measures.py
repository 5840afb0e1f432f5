"""What speaks for a line of plain text as the headline of its story, and what against."""

import math
import re
from collections import Counter
from dataclasses import dataclass

from ..lines.facts import Facts, stems
from ..lines.page import Page
from ..naming.persons import is_person_name
from ..shapes import Role
from ..words.lexicon import meets
from .head_signs import ends_path

_TEASERS = (Role.TEASER, Role.TEASER_HEAD)
_LABELS = ("navigation", "related", "share-bar", "comments", "comment-form", "newsletter")
_FAR = 60
_LONG = 25  # words of a long headline
_SHORT_DECK, _LONG_DECK, _LONGER = 8, 50, 1.2  # words of a deck; how much longer than its headline
_BELOW_DECK = 0.8  # what a line of who and when counts for the line above the one it stands below
PATH_OR_SCORE = re.compile(r"[|»›>/•·]|\d\s*[-–:]\s*\d")


@dataclass(slots=True)
class Story:
    """The text that a headline is sought for."""

    first: int  # its first line, and its first paragraph
    start: int
    words: int  # of its paragraphs
    spread: Counter  # the stems of its words: in how many paragraphs each stands
    opening: set[str]  # those of its first words
    told: dict[int, int]  # the words of text above each line down to the last that may head it
    prose: dict[int, int]  # and those of sentences above it, be they of the story or not
    spaced: bool  # blank lines stand between paragraphs
    parts: set[str]  # what opens or closes another short line


def measures(page: Page, fact: Facts, story: Story) -> dict[str, float]:
    """Measure one line; the names are those of the weights, which tell the ranges."""
    number, own = fact.number, stems(fact)
    below = page.after(number, 6)
    between = max(0, page.place[story.start] - page.place[number] - 1)
    told = fact.words if fact.prose else 0
    foreign = story.prose[story.start] - story.prose[number] - told if between else 0
    inside = max(0, story.told[number] - story.told[story.first]) if number >= story.first else 0
    sides = (number - 1 in page.facts) + (max(fact.last, number) + 1 in page.facts)
    return {
        "shared": len(own & story.spread.keys()) / max(1, len(own)),
        "opening": len(own & story.opening) / max(1, len(own)),
        "returning": min(4, sum(story.spread[stem] > 1 for stem in own)) / 4,
        "signed": _signed(page, below),
        "named": _nearness(page, below, names_only=True),
        "dated above": any(_tells(page, f) for f in page.before(number, 2)),
        "deck": _is_deck(page, fact),
        "over a deck": _is_over_deck(page, fact, story),
        "again": fact.seen > 1,
        "in another": fact.plain in story.parts,
        "ends a path": ends_path(page, fact),
        "apart": story.spaced and sides == 0,
        "in a row": sides == 2,
        "medium": 5 <= fact.words <= 7,
        "long": 8 <= fact.words <= 16,
        "two words": fact.words == 2,
        "one word": fact.words == 1,
        "sentence": fact.prose,
        "full stop": fact.ends and fact.text[-1] in ".。",
        "question": fact.text.endswith(("?", "？")),
        "colon": fact.text.endswith((":", "：")),
        "capitals": fact.capitals > 0.8,
        "figures": sum(c.isdigit() for c in fact.text) / len(fact.text),
        "a person": is_person_name(fact.text),
        "a label": any(meets(section, fact.plain) == "whole" for section in _LABELS),
        "a path": page.role(number) is Role.NAVIGATION,
        "a caption": page.role(number) is Role.CAPTION,
        "inside": math.log1p(inside) / 5,
        "foreign": math.log1p(foreign) / 5,
        "far": min(between, _FAR) / _FAR,
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


def _signed(page: Page, below: list[Facts]) -> float:
    """How near is the line of who and when, if a deck may stand above it?"""
    near = _nearness(page, below, names_only=False)
    return _BELOW_DECK if near == 1 / 2 else near


def _is_over_deck(page: Page, fact: Facts, story: Story) -> bool:
    """Does a longer line, which is not the text yet, follow at once?"""
    for below in page.after(fact.number, 1):
        if below.number == story.start or below.number in page.metas:
            return False
        shown = page.open(below.number) or page.role(below.number) in _TEASERS
        longer = max(_SHORT_DECK, _LONGER * fact.words) <= below.words <= _LONG_DECK
        return shown and longer and not PATH_OR_SCORE.search(fact.text)
    return False


def _is_deck(page: Page, fact: Facts) -> bool:
    """Does the line of who and when, above this line, belong to a title-like line further up?"""
    dated = False
    for above in reversed(page.before(fact.number, 6)):
        if above.number in page.metas:
            dated = True
        elif page.open(above.number):
            titled = 3 <= above.words <= _LONG and not above.ends
            return dated and titled and not PATH_OR_SCORE.search(above.text)
    return False
