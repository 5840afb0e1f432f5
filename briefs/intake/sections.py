"""Items that stand under the name of a country."""

from .countries import is_country
from .items import Item, text_below
from .lexicon import meets
from .page import Page
from .runins import first_sentence
from .shapes import Role


def sectioned_items(page: Page) -> tuple[list[Item], float]:
    """Find items that stand under the name of a country instead of a headline."""
    heads = [
        n for n in page.order if page.open(n) and is_country(page.facts[n].text.strip(" .:•-–"))
    ]
    heads = {n for n in heads if text_below(page, n)}
    if len(heads) < 3:
        return [], 0.0
    items: list[Item] = []
    inside = fresh = False
    for number in page.order:
        fact = page.facts[number]
        if number in heads:
            page.set(number, Role.META, "the country that the item below is about")
            inside, fresh = True, True
        elif not page.open(number):
            inside = inside and number not in page.openers
        elif inside and meets("no-news", fact.plain):
            page.set(number, Role.NOTICE, "says that nothing happened")
        elif inside and (fact.prose or fact.ends):
            if fresh:
                items.append(Item(None, first_sentence(fact.text), [number], derived=True))
                fresh = False
            else:
                items[-1].lines.append(number)
        else:
            inside = False
    return items, 3.0 if len(items) >= 2 else 0.0
