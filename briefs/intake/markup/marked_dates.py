"""The day that elements beside the headline tell, by what they are called."""

import re
from datetime import date

from ..days.dates import dates_in
from .beside import around_headline, is_foreign, nearest

_ELEMENTS = (
    "//time[@datetime] | //*[contains(@class,'date') or contains(@class,'Date')"
    " or contains(@class,'datum') or contains(@class,'fecha') or contains(@class,'time')]"
)
_PUBLISHED = (
    "//*[contains(@itemprop, 'datePublished')]"
    "|//time[@pubdate or contains(concat(' ', @class, ' '), ' published ')]"
)
_MOST_MARKED = 50
_NAMED = re.compile(r"(?:^|[a-z0-9]|[-_])(?:date|datum|time|fecha|Date|Datum|Time)$")
_OTHER_DAY = re.compile(
    r"modif|updat|event|clock|now|today|current|expir|birth|deadline|start|end|upload|read",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MOST = 200  # elements that are looked at
_NEAR = 6  # elements around the headline; further out stand clocks of the page
_LONGEST = 60  # characters of an element that tells a day and little else


def day_beside_headline(root, titles: list[str], language: str) -> str | None:
    """Return the one day, as YYYY-MM-DD, of elements near the headline, or of the page's <time>.

    Not the day of a change or an event, nor one of a comment or a teaser; None where several are
    told. Titles as in `around_headline`.
    """
    around = around_headline(root, titles)
    found = [
        (element, day)
        for element in root.xpath(_ELEMENTS)[:_MOST]
        if _is_named(element)
        and not is_foreign(element, around)
        and (day := _day_of(element, language))
    ]
    days, holder = nearest(found, around)
    if days and around[holder] < _NEAR and holder.tag != "body":
        return days.pop() if len(days) == 1 else None
    times = {day for element, day in found if element.tag == "time"}
    return times.pop() if len(times) == 1 else None


def marked_day(root, language: str) -> str | None:
    """The day that the markup of the text calls the one of publication, if it names one only.

    As the attribute gives it, with its hour; else YYYY-MM-DD, from the element's text.
    """
    days: dict[str, str] = {}
    for element in root.xpath(_PUBLISHED)[:_MOST_MARKED]:
        told = (element.get("content") or element.get("datetime") or "").strip()
        told = told or _day_of(element, language) or ""
        if told:
            days[told[:10]] = told[:40]
    return next(iter(days.values())) if len(days) == 1 else None


def _is_named(element) -> bool:
    said = element.get("class") or ""
    if _OTHER_DAY.search(said):
        return False
    return element.tag == "time" or any(_NAMED.search(token) for token in said.split())


def _day_of(element, language: str) -> str | None:
    match = _ISO.match(element.get("datetime") or "")
    if match:
        try:
            return date(*map(int, match.groups())).isoformat()
        except ValueError:
            return None
    text = " ".join(" ".join(element.itertext()).split())
    found = dates_in(text, language) if len(text) <= _LONGEST else []
    whole = [one.date for one in found if one.date is not None and one.date.day]
    return str(whole[0]) if len(found) == len(whole) == 1 else None
