"""What stands before the headlines of items, in the same line: "NOW | A title", "Peru: a title"."""

import re

from ..days.dates import short_dates_in
from ..lines.items import Item
from ..lines.page import Page
from ..shapes import Cut
from ..words.countries import country_opening

_BARRED = re.compile(r"([^|:：.!?]{2,40}?)\s*[|│]\s*(?=\S)")
_BEHIND, _OPENING = re.compile(r"[\s|:：.–—-]*"), 40  # what parts a day from the headline
_COLON = re.compile(r"\s*[:：|–—-]\s*(?=\S)")
_LABEL, _HEAD = 3, 2  # words of a label at most; of the headline behind it at least
_LEAST, _USUAL = 3, 0.8  # headlines that bear a label; the share of them


def cut_slugs(page: Page, items: list[Item]) -> None:
    """Cut the labels off headlines: capitals before a bar, or where most bear one a label before a
    bar, the name of a country before a colon, or a day.
    """
    found = [(item, end) for item in items if item.head is not None and (end := _slug(page, item))]
    usual = len(found) >= max(_LEAST, _USUAL * len(items))
    for item, end in found:
        if usual or _is_shouted(item.headline[:end]):
            fact = page.facts[item.head]
            start = fact.text.find(item.headline)
            page.cut(item.head, Cut(start, start + end, "a label before the headline"))
            item.label = item.label or _COLON.sub("", item.headline[:end])
            item.headline = item.headline[end:]


def _slug(page: Page, item: Item) -> int:
    """Where the headline begins behind its label, 0 where it has none."""
    barred = _BARRED.match(item.headline)
    if barred and len(barred[1].split()) <= _LABEL:
        end = barred.end()
    else:
        place = country_opening(item.headline, page.language)
        end = place if place and ":" in item.headline[:place] else day_before(page, item.headline)
    return end if len(item.headline[end:].split()) >= _HEAD else 0


def day_before(page: Page, headline: str) -> int:
    """Where a headline begins behind the day that opens its line, 0 where none does."""
    opening = headline[:_OPENING]
    days = (*page.dates(opening), *short_dates_in(opening, day_first=page.day_first))
    end = max((found.end for found in days if not found.start and found.day), default=0)
    return end and _BEHIND.match(headline, end).end()


def _is_shouted(label: str) -> bool:
    """Is a label before a bar set in capitals?"""
    return label.isupper() and ":" not in label
