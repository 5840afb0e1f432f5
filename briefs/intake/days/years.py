"""Years that stand by themselves: "since 2022", "2021–22", 二〇二二年."""

import re

from ..words.numerals import with_digits

EARLIEST, LATEST = 1500, 2100
_YEAR = re.compile(
    r"(?<![\d.,/$€£¥])((?:1[5-9]|20)\d\d|2100)(?:\s?[-–—/]\s?((?:1[5-9]|20)\d\d|\d\d))?"
    r"(?!\d|[.,/-]\d|\s?%|s\b|['’]s\b)"
)


def years_in(text: str) -> list[tuple[int, int, int]]:
    """Find the years of a text as (start, end, year). A decade is none; 2021–22 is both.

    Dates hold years too: the caller leaves out what lies in one.
    """
    found = []
    for match in _YEAR.finditer(text):
        first, until = int(match[1]), match[2]
        found.append((match.start(1), match.end(1), first))
        if until:
            last = int(match[1][:2] + until) if len(until) == 2 else int(until)
            if first < last <= LATEST:
                found.append((match.start(2), match.end(2), last))
    return found


def readable_years(text: str) -> str:
    """Return the text with Chinese dates in numerals written in digits."""
    return with_digits(text) if "年" in text or "月" in text else text
