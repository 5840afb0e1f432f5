"""Items that are excerpts alone, without headlines."""

from ..lines.items import Item
from ..lines.page import Page
from .run_in_labels import first_sentence


def excerpt_items(page: Page) -> tuple[list[Item], float]:
    """Find items that are excerpts alone, cut short one after the other, without headlines."""
    prose = [page.facts[n] for n in page.order if page.open(n) and page.facts[n].prose]
    short = [
        n
        for n in page.order
        if page.open(n) and not page.facts[n].prose and page.facts[n].words >= 4
    ]
    cut = [fact for fact in prose if fact.cut_short]
    if len(prose) < 4 or len(cut) < 0.6 * len(prose) or len(short) >= 0.6 * len(prose):
        return [], 0.0
    items = [Item(None, first_sentence(fact.text), [fact.number], derived=True) for fact in cut]
    return items, 2.5
