"""Digests: pages that tell several stories. Finds the items and says how sure it is of them."""

from .excerpts import excerpt_items
from .headed import headed_items
from .items import Item
from .numbered import numbered_items
from .page import Page
from .runins import run_in_items, titled_items
from .sections import sectioned_items
from .shapes import Cut

ENOUGH = 1.5  # the score from which a page is called a digest
# Asked in this order; the first that is sure enough decides.
FINDERS = (run_in_items, sectioned_items, numbered_items, titled_items, headed_items)


def find_items(page: Page) -> list[Item]:
    """Find the stories of a digest; empty where the page is none, with its roles as before."""
    for find in FINDERS:
        saved = dict(page.roles), dict(page.metas)
        items, sure = find(page)
        if sure >= ENOUGH:
            return items
        page.roles, page.metas = saved
    return []


def find_excerpts(page: Page) -> list[Item]:
    """Find the stories of a list of excerpts; empty where the page is none."""
    items, sure = excerpt_items(page)
    return items if sure >= ENOUGH else []


def number_cut(page: Page, item: Item) -> None:
    """Cut the number or mark of an item out of its headline."""
    if item.head is None:
        return
    fact = page.facts[item.head]
    mark = fact.order or fact.bullet
    if mark.strip():
        cut = Cut(0, len(mark), "the item's number or mark")
        page.cuts[item.head] = (cut, *page.cuts.get(item.head, ()))
