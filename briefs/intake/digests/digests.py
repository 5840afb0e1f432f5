"""Digests: pages that tell several stories. Finds the items and says how sure it is of them."""

import re
from collections.abc import Callable

from ..headlines.head_signs import common_signs, head_signs
from ..lines.facts import Facts
from ..lines.items import Item, frame_end
from ..lines.page import Page
from ..lines.sourced import sourced_items
from ..passages.edges import trim_below_rule, without_last_below_rule
from ..passages.elements import LINKED, shown_title, standing_around
from ..passages.junctions import are_of_one_mould, independence, worth
from ..passages.things import list_of_things
from ..shapes import Cut, Role
from ..words.countries import is_country
from .columns import column_items
from .covers import (
    without_cover,
    without_empty,
    without_farewell,
    without_references,
    without_word_of_paper,
)
from .endings import ended_items
from .excerpts import excerpt_items
from .headed import headed_items
from .labelled import labelled_items, sectioned_items
from .marks import without_lead_in, without_odd_end, without_odd_frame, without_other_list
from .messages import message_items
from .numbered import numbered_items, without_unnumbered
from .parted import parted_items
from .press_reviews import reviewed_items
from .recurring import recurring_items
from .runins import is_ticker, run_in_items
from .slugs import cut_slugs
from .tails import cut_tails
from .titled import titled_items

_TOLD = 0.5  # the least share of the items of an HTML page that have a text
_PARTS, _WORDS = 3, 150  # of items that may be parts of one story
_ASK = 0.6  # of the headlines of one story's parts
_COLUMNS, _HALVES = re.compile(r"[^\s|]\s{3,}[^\s|]"), 0.3  # two columns; the share of headlines
_ONE_STORY, _ONE_BEAT = -0.3, -1.5  # how independent items are at least; under headlines
ENOUGH = 1.5  # the score from which a page is called a digest
_LEFT_OUT = (
    without_empty,
    without_unnumbered,
    without_lead_in,
    without_odd_end,
    without_other_list,
    without_cover,
    without_farewell,
    without_word_of_paper,
    without_odd_frame,
)
# Each proposes a division of the page; of equal ones the first counts.
FINDERS = (
    message_items,
    run_in_items,
    sectioned_items,
    numbered_items,
    sourced_items,
    titled_items,
    labelled_items,
    headed_items,
    reviewed_items,
    parted_items,
    column_items,
    ended_items,
    recurring_items,
)


def find_items(page: Page) -> list[Item]:
    """Find the stories of a digest; empty where the page is none, with its roles as before."""
    if is_ticker(page):
        return []
    found = [told for find in FINDERS if (told := _division(page, find))]
    if not found:
        return []
    told = sorted({n for _, items in found for item in items for n in item.lines})
    texts = [page.facts[n] for n in told if page.facts[n].prose or page.facts[n].ends]
    tried, items = max(found, key=lambda division: _worth(*division, texts))
    if all(list_of_things(*division) for division in found):
        page.listed = {item.head for item in items if item.head is not None}
        return []
    items = without_last_below_rule(tried, _without_ways(tried, items))
    trim_below_rule(tried, items)
    items = without_references(tried, items)
    cut_tails(tried, items, page.metas)
    cut_slugs(tried, items)
    page.adopt(tried)
    return items


def _worth(page: Page, items: list[Item], texts: list[Facts]) -> tuple[float, int, int, int]:
    """What a division is worth; of equal ones that with fewer days in its headlines, since a line
    that says when stands beside the headline, then that whose headlines all bear a common sign,
    then that with more headlines that have no text.
    """
    days = sum(bool(page.dates(item.headline)) for item in items)
    heads = [page.facts[item.head] for item in items if item.head is not None]
    common = common_signs(heads)
    odd = sum(common.isdisjoint(head_signs(fact)) for fact in heads) if common else 0
    return worth(page, items, texts), -days, -odd, len(items)


def _division(page: Page, find: Callable) -> tuple[Page, list[Item]] | None:
    """The items that a finder is sure of, with what it decided; None where they are no digest."""
    tried = page.trial()
    items, sure = find(tried)
    if sure >= ENOUGH:
        for leave_out in _LEFT_OUT:
            items = leave_out(tried, items)
    if sure < ENOUGH or (page.marked and not _tell(page, items)) or _is_one(page, items):
        return None
    if _hang_together(tried, items):
        return None
    around = standing_around(tried, items)
    _set_aside(page, around)
    return None if around else (tried, items)


def find_excerpts(page: Page) -> list[Item]:
    """Find the stories of a list of excerpts; empty where the page is none."""
    items, sure = excerpt_items(page)
    if sure < ENOUGH or page.listed or list_of_things(page, items):
        return []
    around = standing_around(page, items)
    _set_aside(page, around)
    return [] if around else items


def _hang_together(page: Page, items: list[Item]) -> bool:
    """Do the items say each other's words, as the parts of one story do? So do, less, the headed
    stories of one beat. A few words, and texts from one mould, tell nothing of it.
    """
    full = [item for item in items if item.lines]
    words = sum(page.facts[n].words for item in full for n in item.lines)
    if len(full) < _PARTS or words < _WORDS:
        return False
    headed = any(item.head is not None for item in full)
    least = _ONE_BEAT if headed else _ONE_STORY
    return independence(page, full) < least and not are_of_one_mould(page, full)


def _is_one(page: Page, items: list[Item]) -> bool:
    """Do most headlines ask, as those of one story's parts do, or hold two columns of one? Or does
    the page call itself one article, and neither a headline nor a country head an item?
    """
    if sum(item.headline.rstrip().endswith(("?", "？")) for item in items) >= _ASK * len(items):
        return True
    if sum(bool(_COLUMNS.search(item.headline)) for item in items) >= _HALVES * len(items):
        return True
    unheaded = all(item.derived and not is_country(item.label) for item in items)
    return unheaded and page.witness.story and shown_title(page) is not None


def _tells(page: Page, item: Item) -> bool:
    """Does an item of an HTML page have a text of its own, that is no link?"""
    return any(page.facts[n].links <= LINKED for n in item.lines)


def _tell(page: Page, items: list[Item]) -> bool:
    """Do half of the items of an HTML page have a text of their own?

    Titles alone, and texts that lead elsewhere as a whole, are ways to other pages.
    """
    return sum(_tells(page, item) for item in items) >= _TOLD * len(items)


def _without_ways(page: Page, items: list[Item]) -> list[Item]:
    """Leave out links among the stories of an HTML page: a title without a text is an item only
    in an element like those of the others, and only once.
    """
    if not page.marked:
        return items
    told = [item for item in items if _tells(page, item)]
    heads = [page.facts[item.head] for item in told if item.head is not None]
    tags, said = {head.tag for head in heads}, {head.plain for head in heads}
    kept = []
    for item in items:
        head = page.facts[item.head] if item.head is not None else None
        bare = head and not item.lines and head.tag in tags and head.plain not in said
        if bare or _tells(page, item):
            kept.append(item)
            said |= {head.plain} if bare else set()
        else:
            page.set_all(item.numbers, Role.TEASER, "leads to another page")
    return kept


def _set_aside(page: Page, items: list[Item]) -> None:
    for item in items:
        if item.head is not None:
            page.set(item.head, Role.TEASER_HEAD, "stands around the page's own story")
        page.set_all(item.lines, Role.TEASER, "stands around the page's own story")


def number_cut(page: Page, item: Item) -> None:
    """Cut the number or mark of an item out of its headline."""
    if item.head is None:
        return
    fact = page.facts[item.head]
    mark = fact.order or fact.bullet
    if mark.strip():
        cut = Cut(0, len(mark), "the item's number or mark")
        page.cuts[item.head] = (cut, *page.cuts.get(item.head, ()))
    if frame_end(fact) < len(fact.text):
        cut = Cut(frame_end(fact), len(fact.text), "the mark that closes the headline")
        page.cuts[item.head] = (*page.cuts.get(item.head, ()), cut)
