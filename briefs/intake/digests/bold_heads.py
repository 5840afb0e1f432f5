"""Items of a page whose headlines run into their texts, set in bold: a column of news in brief."""

import re

from ..lines.facts import Facts
from ..lines.items import Item
from ..lines.page import Page
from ..passages.cohesion import cohesion, title_recurs
from ..passages.things import tells_events

_FEWEST, _LONGEST = 3, 16  # words of a headline
_TEXT = 40  # letters of a text
_ITEMS, _SHARE = 4, 0.7  # items; their share of the paragraphs
_APART = 0.06  # the share of its longer words that an item has in common with those above it
_SURE = 2.5
_AROUND = " .:–—-|"


def bold_items(page: Page) -> tuple[list[Item], float]:
    """Find paragraphs that begin with a headline in bold, and say how sure it is that each is a
    story of its own: points of one story say its words again, and few of them tell a day.
    """
    prose = [page.facts[n] for n in page.order if page.open(n) and page.facts[n].prose]
    found = [Item(None, title, [f.number]) for f in prose if (title := bold_title(f))]
    heads = {item.headline for item in found}
    if not _ITEMS <= len(found) == len(heads) or len(found) < _SHARE * len(prose):
        return [], 0.0
    is_story = cohesion(page, found)[1] > _APART or title_recurs(page, found, found)
    return ([], 0.0) if is_story or not tells_events(page, found) else (found, _SURE)


def bold_title(fact: Facts) -> str | None:
    """The headline in bold with which a paragraph begins, None where it has none."""
    if not fact.bold:
        return None
    letters = list(re.finditer(r"\S", fact.text[: 4 * fact.bold]))[: fact.bold]
    if len(letters) < fact.bold:
        return None
    end = letters[-1].end()
    title = fact.text[:end].strip(_AROUND)
    fits = _FEWEST <= len(title.split()) <= _LONGEST and len(fact.text) - end > _TEXT
    return title if fits else None
