"""Signs that a line is a headline or none: what it says of itself, what stands around it."""

import re

from ..lines.facts import Facts
from ..lines.meta import Meta
from ..lines.page import Page
from ..naming.persons import is_person_name
from ..shapes import Role
from ..words.lexicon import plain

_TEASERS = (Role.TEASER, Role.TEASER_HEAD)
_BY = {"by", "von", "por", "par", "di"}
_COUNTER = re.compile(r"(?:\w+\s)?\d{1,3}\s?(?:/|von|of|de|sur|di)\s?\d{1,3}$")  # of pictures


def is_counter(fact: Facts) -> bool:
    """Does the line count pictures ("Picture 3 of 10")?"""
    return bool(_COUNTER.match(fact.text))


def names_author(fact: Facts) -> bool:
    """Does the line open with "by" and a name?"""
    words = fact.text.split()
    return plain(words[0]) in _BY and is_person_name(" ".join(words[1:3]))


def signs_below(page: Page, fact: Facts) -> list[Meta]:
    """The lines of who and when below a headline; one deck may stand between."""
    found, decks = [], 0
    for below in page.after(fact.number, 5):
        if below.number in page.metas:
            found.append(page.metas[below.number])
        elif page.open(below.number) or page.role(below.number) in _TEASERS:
            decks += 1
            if decks > 1 or below.words < 8 or found:
                break
    return found


def ends_path(page: Page, fact: Facts) -> bool:
    """Does a path of places in the site, right above, end in this line?"""
    return fact.words >= 2 and any(
        page.role(f.number) is Role.NAVIGATION
        and f.words > fact.words
        and f.plain.endswith(fact.plain)
        for f in page.before(fact.number, 4)
    )
