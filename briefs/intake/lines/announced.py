"""Points that a line announces: they stand behind bullets below its colon."""

import re
from collections.abc import Container

from .page import Page

_BULLET = re.compile(r"[-–—•·*▪◦‣]\s*\w")
_COLONS = (":", "：")


def announced(page: Page, among: Container[int], by: Container[int]) -> set[int]:
    """Return the points `among` these lines that one of the lines `by` announces."""
    found, listing = set(), False
    for number in page.order:
        text = page.facts[number].text
        listing = listing and number in among and bool(_BULLET.match(text))
        if listing:
            found.add(number)
        elif number in by:
            listing = text.endswith(_COLONS)
    return found
