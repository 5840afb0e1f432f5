"""Labels that run into a text (a date, a country, an hour), and where it begins behind them."""

import re

from briefs.text.sentences import sentences_of

from ..days.dates import dates_in, short_dates_in
from ..lines.facts import Facts
from ..lines.page import Page
from ..words.countries import country_opening

CLOCK = re.compile(
    r"^\W{0,3}\d{1,2}[:.h]\d{2}\b(?:\s*[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|hs?|Uhr))?\s*[-–—:.|]?\s*",
    re.IGNORECASE,
)
_MARK = re.compile(r"\s*[-–—:.|,)\]]")
_DAY = r"(?:,\s(?:\d{1,2}[^\W\d_]{0,3}\.?\s[^\W\d_]{3,10}|[^\W\d_]{3,10}\.?\s\d{1,2})\.?)?"
PLACED = re.compile(  # "PLACE –", "PLACE, 3 May (Agency) –", "Place (Agency) –"
    rf"[A-ZÀ-Þ][A-ZÀ-Þ .,'’-]{{2,40}}{_DAY}(?:\s\([^()]{{2,20}}\))?\s?[–—-]{{1,2}}\s+"
    r"|[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]+){0,3},?\s\([^()]{2,20}\)\s?\.?[–—-]{1,2}\s+"
)
_LABEL = re.compile(r"^\s*(?:[-–—:.|,)\]]\s*)+")
_MOST_HEADLINE = 200


def is_long(fact: Facts, end: int) -> bool:
    """Does enough text follow the label? A Chinese letter says as much as half a word."""
    return len(fact.text) - end > (15 if fact.han else 40)


def text_behind_label(fact: Facts, page: Page) -> int:
    """Return where the text begins after a run-in label, 0 where none opens the line."""
    text, lead, end = fact.text, len(fact.bullet), 0
    found = dates_in(text[:60], page.language, day_first=page.day_first)
    if page.day_first is not None:
        found += short_dates_in(text[:30], day_first=page.day_first)
    for one in found:
        if one.start <= lead + 12 and " " not in text[lead : one.start].strip(" ,.:"):
            mark = _MARK.match(text, one.end)
            if mark and mark.group().strip() != ",":
                end = max(end, mark.end())
    placed = PLACED.match(text[:120])
    if placed:
        end = max(end, placed.end())
    clock = CLOCK.match(text)
    if clock and len(clock.group()) < len(text):
        end = max(end, clock.end())
    place = country_opening(text[max(end, lead) :], page.language)
    return max(end, lead) + place if place else end


def first_sentence(text: str) -> str:
    """The first sentence, as the headline of an item that has none."""
    said = sentences_of(_LABEL.sub("", text.strip()))
    return said[0][:_MOST_HEADLINE] if said else ""
