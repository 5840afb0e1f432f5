"""Lists of things – projects, portraits, goods, questions – and texts in many parts: they have the
form of a digest, and their items are no news.
"""

import re

from briefs.text.words import quoted_spans

from ..days.dates import dates_in
from ..days.months import weekday_names
from ..lines.items import Item
from ..lines.page import Page
from ..naming.persons import person_before_function
from ..roles.pitches import POLITE
from ..words.lexicon import plain, tokens
from .cohesion import cohesion

_LONGEST_TITLE = 4  # words of a title such as "Finished projects"
_TOLD = 0.5  # the share of items that tell when, or who said it
_MANY, _SIGNS = 6, 0.34  # items of which a third bear a sign of news; of fewer, none may
_ALIKE = 0.45  # the share of longer words that an item has in common with those above it
_PERSONS = 0.6  # the share of heads that name a person and say nothing of them
_SPOKEN = 0.45  # the share of items that say "you" or "I" outside quotation marks
_PORTRAIT = 8  # words of a head that names a person with a club, a town or an age
_SHOUTED = 3  # words in capitals that may be a name; more are a headline
_SAMPLE = 1_500  # characters of an item
_FIGURE = re.compile(  # years alone tell no news
    r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d|[一二三四五六七八九十百千万亿两]{2}|百分之"
)


def list_of_things(page: Page, items: list[Item]) -> str | None:
    """Say why items of this form are no news: a digest tells what happened, when, how much, and
    who said so; None where these do.
    """
    tells = tells_events(page, items)
    signs = sum(bears_news(page, item) for item in items)
    full = [item for item in items if item.lines]
    if not tells and _names_things(page):
        return "its title names things"
    if len(items) >= _MANY and signs < _SIGNS * len(items):
        return "they tell neither when nor how much, and nobody speaks"
    if sum(_is_portrait(page, item) for item in items) >= _PERSONS * len(items):
        return "they portray persons"
    if not tells and len(full) >= _MANY and cohesion(page, full)[1] >= _ALIKE:
        return "they say the same words"
    if sum(is_spoken(page, item) for item in items) >= _SPOKEN * len(items):
        return "the author speaks, or to the reader"
    return None


def tells_events(page: Page, items: list[Item], share: float = _TOLD) -> bool:
    """Do so many of the items name a day, or quote somebody?"""
    return sum(_tells_event(page, i, _text(page, i)) for i in items) >= share * len(items)


def bears_news(page: Page, item: Item) -> bool:
    """Does an item tell a figure or a day, or who said it, perhaps in a line of its own?"""
    text = _text(page, item)
    named = any(page.metas[number].source for number in item.metas)
    return named or bool(_FIGURE.search(text)) or _tells_event(page, item, text)


def _text(page: Page, item: Item) -> str:
    return "\n".join(page.facts[n].text for n in item.numbers)[:_SAMPLE]


def _tells_event(page: Page, item: Item, text: str) -> bool:
    """Does an item name a day, or quote somebody? The beginning and end of a project are no day."""
    for meta in (page.metas[number] for number in item.metas):
        whole = [found for found in meta.dates if found.day and found.year]
        if len(whole) == 1 or (meta.clock and not meta.dates):
            return True
    if quoted_spans(text):
        return True
    if any(found.day for found in dates_in(text, page.language, day_first=page.day_first)):
        return True
    weekdays = frozenset(weekday_names(page.language))
    return _holds(
        text,
        tokens("said", page.listed_language) | tokens("relative", page.listed_language) | weekdays,
    )


def _names_things(page: Page) -> bool:
    """Does a short title of the page call it a list of projects, recipes, jobs or the like?"""
    shown = [page.facts[n].plain for n in page.order if page.facts[n].heading == 1]
    titles = [*map(plain, page.witness.titles), *shown]
    return any(
        len(title.split()) <= _LONGEST_TITLE and _holds(title, tokens("things")) for title in titles
    )


def _is_portrait(page: Page, item: Item) -> bool:
    """Is the head a person's name, perhaps with a club or a town: "Ana Berg (Norvik)"?"""
    head = (item.label or item.headline) if item.head is None else page.facts[item.head].text
    shouted = head.isupper() and len(head.split()) > _SHOUTED
    return len(head.split()) <= _PORTRAIT and not shouted and bool(person_before_function(head))


def _unquoted(text: str) -> str:
    spans = quoted_spans(text)
    ends = [0, *(end for _, end, _ in spans)]
    starts = [*(start for start, _, _ in spans), len(text)]
    return " ".join(text[a:b] for a, b in zip(ends, starts, strict=True))


def is_spoken(page: Page, item: Item) -> bool:
    """Does its author say "I", or "you"?"""
    text = _unquoted(_text(page, item))
    if page.language == "de":
        return bool(POLITE.search(text)) or _holds(text, tokens("self", "de"))
    return _holds(text, tokens("self", page.listed_language) | tokens("you", page.listed_language))


def _holds(text: str, words: frozenset[str]) -> bool:
    """Does a text hold one of these folded words? Chinese ones stand in its runs of letters."""
    said = plain(text)
    return not words.isdisjoint(said.split()) or any(w in said for w in words if w > "\u3000")
