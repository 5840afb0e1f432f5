"""How sure it is that items under headlines are stories of their own."""

from ..lines.items import Item
from ..lines.page import Page
from .list_signs import signs

# What speaks for a digest and what against; list_signs.py measures each, yes or no.
_WEIGHTS = {
    "a pager": 2.0,
    "half lead on": 2.0,  # to the rest of their text
    "all lead on": 1.5,  # of each the rest stands elsewhere
    "cut short": 2.0,
    "each dated": 2.5,
    "each linked": 2.5,
    "each framed": 3.0,  # by the same marks around its head, or its source in the same line
    "a picture each": 2.5,  # each subject has its own
    "each sourced": 2.5,  # by a name in brackets below it
    "each placed": 2.5,  # under a dateline of another place
    "a button each": 0.5,
    "live": 2.0,
    "clocks": 1.0,
    "one paragraph each": 1.5,
    "a short first text": 1.0,
    "long heads": 1.0,
    "apart": 1.0,  # whatever their length, the items speak of different things
    "news apart": 3.0,  # each tells a day, a figure or a saying, and nothing of the others
    "each tells its head": 1.5,
    "short heads": -2.0,
    "plain headings": -2.0,  # marked as such, with neither links nor days nor ways to the rest
    "only two": -2.0,
    "only three": -1.0,
    "several paragraphs": -2.0,
    "many paragraphs": -2.0,
    "a first one of many": -1.5,
    "one of many": -2.5,
    "one of most words": -3.0,
    "one far longer": -3.0,
    "long and unmarked": -2.0,
    "a story with links": -4.0,  # the page's own, with the titles of others below it
    "teasers follow": -5.0,
    "said to be a story": -2.5,  # by the data of the page
    "one story": -2.0,
    "one byline": -3.0,
    "of one title": -1.5,
    "going on": -2.0,  # with the words of the items before
    "of one head": -3.0,
    "nothing proves it": -3.5,  # on a page of more than these items
}


def sureness(page: Page, items: list[Item], full: list[Item]) -> float:
    """Add up what speaks for a digest and what for one story with crossheads.

    full   the items that have a text
    """
    return sum(_WEIGHTS[sign] for sign, told in signs(page, items, full).items() if told)
