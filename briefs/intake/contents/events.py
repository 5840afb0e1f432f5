"""When a story happened: found in its text, completed only with a reason that is told."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..days.dates import Found, dates_in
from ..days.lead import dateline_of, first_told, lead_of
from ..days.months import weekday_names
from ..shapes import PartialDate
from ..words.lexicon import plain, rows

_ORDINAL = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b")
_MONTHS_AWAY = 6
# The sentences of an Event by which a date was read that does not stand there in full.
_INFERRED = {
    "year": re.compile(r"year \d+ inferred: "),
    "date": re.compile(r"“[^”]+” counted back from "),
}


@dataclass(frozen=True, slots=True)
class Event:
    """The date of a story; method is a sentence, "" where the day stands there in full."""

    on: date | None = None
    until: date | None = None
    precision: str = "unknown"
    method: str = ""


@dataclass(frozen=True, slots=True)
class YearWitness:
    """Something in the document that tells the year: the year and month it tells, and its
    sentence.
    """

    year: int
    month: int
    reason: str


def event_of(
    headline: str,
    text: str,
    language: str,
    *,
    anchor: PartialDate | None,
    witness: YearWitness | None,
    day_first: bool | None = None,
    run_in: bool = False,
) -> Event:
    """Find when the story happened.

    anchor    the publication date, from which weekdays are counted; else the dateline is taken
    witness   what tells a missing year; None where nothing does
    run_in    the text begins with its date (28/04 – …)
    Errors    none: what is not known stays unknown
    """
    lead = lead_of(headline, text)
    dateline = None if run_in else dateline_of(lead, language, day_first)
    anchor = anchor or (dateline and dateline.date)
    told = first_told(lead, language, day_first=day_first, run_in=run_in, anchor=anchor)
    if told is None:
        return Event()
    found, sentence = told
    if isinstance(found, re.Match):
        event = _weekday(found, language, anchor)
        written = dateline and dateline.date
        return replace(event, method="") if written and written.first == event.on else event
    if found.year is not None:
        return _full(found)
    if anchor is not None:
        year = _nearest_year(found, anchor)
        return _with_year(found, year, f"the text is dated {anchor}")
    if witness is not None and abs(found.month - witness.month) <= _MONTHS_AWAY:
        return _with_year(found, witness.year, witness.reason)
    return Event(
        method=f"“{sentence[found.start : found.end].strip()}” gives no year, nor does the text"
    )


def _full(found: Found) -> Event:
    start = date(found.year, found.month, found.day or 1)
    until = date(found.year, found.month, found.until_day) if found.until_day else found.until
    return Event(start, until, "day" if found.day else "month")


def _with_year(found: Found, year: int, because: str) -> Event:
    method = f"year {year} inferred: {because}"
    try:
        event = _full(replace(found, year=year))
    except ValueError:
        return Event(method=f"{method}, but that year has no such day")
    return replace(event, method=method)


def part_inferred(method: str) -> str:
    """What the text does not say of a date that was read so: "year", the whole "date", or ""."""
    return next((part for part, told in _INFERRED.items() if told.match(method)), "")


def _nearest_year(found: Found, anchor: PartialDate) -> int:
    """The year that puts the date nearest to the anchor."""
    if not anchor.month:
        return anchor.year
    away = found.month - anchor.month
    return anchor.year - (away > _MONTHS_AWAY) + (away < -_MONTHS_AWAY)


def _weekday(said: re.Match, language: str, anchor: PartialDate) -> Event:
    """Resolve "on Monday" against the publication date, only backwards and only within the week."""
    number = weekday_names(language)[plain(said.group()).replace(" ", "-")]
    back = (anchor.first.weekday() - number) % 7
    day = anchor.first - timedelta(days=back)
    return Event(day, None, "day", f"“{said.group()}” counted back from {anchor}")


def year_witness(texts: dict[int, str], language: str) -> YearWitness | None:
    """Find what tells the year of a digest's undated items: a month with its year, or a known
    occasion.

    texts   kept lines by number. Dates of different years that are far apart tell nothing.
    """
    dated = []
    for number, text in texts.items():
        for found in dates_in(text, language):
            if found.year is not None and found.month and not found.doubtful:
                dated.append((found, number, text))
    if dated:
        newest, number, text = max(dated, key=lambda d: (d[0].year, d[0].month))
        printed = text[newest.start : newest.end].strip(" ,.")
        return YearWitness(newest.year, newest.month, f"“{printed}” stands in line {number}")
    for number, text in texts.items():
        occasion = _occasion(text, "fixes")
        if occasion:
            name, nth, year = occasion
            months = [f.month for f in dates_in(text, language)]
            return YearWitness(
                year,
                months[0] if months else 6,
                f"the {name} with number {nth} in line {number} was in {year}",
            )
    return None


def occasion_conflict(text: str, year: int) -> str | None:
    """Say which numbered occasion contradicts a year; an ordinal never fixes one."""
    occasion = _occasion(text, "checks")
    if occasion and occasion[2] != year:
        return f"but the {occasion[0]} with number {occasion[1]} was in {occasion[2]}"
    return None


def _occasion(text: str, use: str) -> tuple[str, int, int] | None:
    said = plain(text)
    numbers = {int(match[1]) for match in _ORDINAL.finditer(text)}
    for name, nth, year, purpose in rows("occasions"):
        if purpose == use and int(nth) in numbers and name in said:
            return name, int(nth), int(year)
    return None
