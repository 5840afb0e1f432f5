"""Items of a column of news: paragraphs whose short first sentence heads them."""

from ..lines.facts import Facts
from ..lines.items import Item
from ..lines.page import Page
from ..passages.apart import sure_of
from ..words.lexicon import meets, plain
from .run_in_labels import first_sentence

_TEXT = 6  # words
_LEAST, _LEAST_UNNAMED = 3, 4  # items; below no line that names a column
_TITLE, _LONG_WORD = 9, 4  # words of a first sentence that is a title; letters of one said again
_APART = 0.08  # the share of words said before, of paragraphs that nothing but this marks
_COLUMN, _ABOVE, _SURE = 0.6, 6, 3.0  # their share in a column of news; lines above that name it
_AGAIN = 0.6  # the share of paragraphs that say their first sentence again


def column_items(page: Page) -> tuple[list[Item], float]:
    """Find the paragraphs, and how sure it is that each is a story of its own."""
    texts = [f for f in page.undecided() if f.prose or (f.ends and f.words >= _TEXT)]
    titled = {fact.number: title for fact in texts if (title := _title(fact))}
    items = _titled_items(texts, titled)
    if len(titled) >= _LEAST and len(titled) >= _COLUMN * len(texts) and _heads_column(page, items):
        return items, _SURE
    again = sum(_is_said_again(page.facts[n], title) for n, title in titled.items())
    if len(titled) < _LEAST_UNNAMED or again < _AGAIN * len(texts):
        return [], 0.0
    return items, sure_of(page, items, _APART)


def _titled_items(texts: list[Facts], titled: dict[int, str]) -> list[Item]:
    """Each paragraph with a title, and what goes on right below it without a blank line."""
    items: list[Item] = []
    for fact in texts:
        if fact.number in titled:
            items.append(Item(None, titled[fact.number].rstrip(".。"), [fact.number]))
        elif items and fact.number == items[-1].last + 1:
            items[-1].lines.append(fact.number)
    return items


def _heads_column(page: Page, items: list[Item]) -> bool:
    """In plain text, is a line above the first the name of a column of news, as "In brief"?"""
    above = page.before(items[0].first, _ABOVE)
    return not page.marked and any(meets("column", fact.plain) == "whole" for fact in above)


def _title(fact: Facts) -> str:
    """The first sentence of a paragraph, if it is short, asks nothing, and others follow."""
    title = first_sentence(fact.text)
    told = fact.sentences > 1 and len(title.split()) <= _TITLE and title[-1:] not in "?？"
    return title if told else ""


def _is_said_again(fact: Facts, title: str) -> bool:
    """Does the rest of the paragraph say a longer word of its title again?"""
    rest = set(plain(fact.text[len(title) :]).split())
    return any(len(word) >= _LONG_WORD and word in rest for word in plain(title).split())
