"""Dates as they are printed, in eight languages: found, never guessed."""

import datetime
import re
from calendar import monthrange
from dataclasses import dataclass, replace
from functools import cache

from briefs.text.fold import fold

from ..shapes import PartialDate
from .months import month_names

_ACCENTED = "aäáâă", "eéêèě", "ií", "oóöő", "uúûüůű", "cçč", "gğ", "nń", "rř", "sśşş", "zźžż"
FIRST_YEAR, LAST_YEAR = 1900, 2100
_AND = "and|y|e|et|und"
# What stands between the two ends of a range.
_BETWEEN = rf"\s*(?:-|–|—|/|to|al?|bis|au|until|through|至|到|~|{_AND})\s*(?:(?:the|el|le|zum)\s+)?"


@dataclass(frozen=True, slots=True)
class Found:
    """A date where it stands. day and year may be missing; until_day closes a range of days, until
    one that ends in another month."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None = None
    until_day: int | None = None
    doubtful: bool = False  # day and month could be the other way round
    until: datetime.date | None = None

    @property
    def date(self) -> PartialDate | None:
        """The date as exactly as it is printed, None where the year is missing."""
        if self.year is None:
            return None
        if self.doubtful:
            return PartialDate(self.year)
        return PartialDate(self.year, self.month, self.day)


@cache
def _month_letters(language: str) -> re.Pattern:
    names = sorted(month_names(language), key=len, reverse=True)
    # Names are folded; let each vowel stand with or without its accent in the raw text.
    accents = str.maketrans({letters[0]: f"[{letters}]" for letters in _ACCENTED})
    month = "|".join(re.escape(name).translate(accents) for name in names)
    day, year = r"\d{1,2}", r"(?:1[89]|20)\d{2}"
    nth = r"(?:st|nd|rd|th|º|°|er|ro|\.)?"
    # Two dates may stand without a space between: "3 May 20204 May 2020".
    over = r"(?:(?!\d)|(?=\d{1,2}[.\s]))"
    link = r"[\s.]*(?:de\s+|of\s+|del\s+)?"
    pattern = rf"""
        (?<![\d.,$€£/])(?P<d1>{day}){nth}(?:{_BETWEEN}(?P<u1>{day}){nth})?{link}(?P<m1>{month})\b
            (?:[.,]?\s*(?:(?:de|del|of|,)\s+)?(?P<y1>{year}){over}|)
      | \b(?P<m2>{month})\b\.?\s*(?P<d2>{day})(?:st|nd|rd|th)?(?![\d%])(?![.,:]\d)
            (?:{_BETWEEN}(?P<u2>{day})(?:st|nd|rd|th)?(?![\d%:]))?
            (?:[.,]?\s*,?\s*(?P<y2>{year}){over}(?!\s*(?:%|per))|)
      | \b(?P<m3>{month})\b[.,]?\s*(?:de\s+|del\s+|of\s+)?(?P<y3>{year})\b
    """
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


_ISO = re.compile(r"(?<![\d/.-])((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/-]|\.\d)")
_NUMERIC = re.compile(
    r"(?<![\d/.,-])(\d{1,2})([/.-])(\d{1,2})\2"
    r"(?:((?:19|20)\d{2}(?!:\d)|\d{2}(?=\d\d:\d\d)|\d{2})(?![/-]|[.,]\d)(?:(?!\d)|(?=\d\d:\d\d))"
    r"|((?:19|20)\d{2})(?=\d{1,2}[./-]\d{1,2}[./-]))"
)
_HAN = re.compile(
    r"(?:((?:19|20)\d{2})\s*年\s*)?(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号](?:\s*(?:至|到|-|—|–|~)\s*(\d{1,2})\s*日)?)?"
)
_DAY_MONTH = re.compile(r"(?<![\d/.,-])(\d{1,2})([/.])(\d{1,2})(?![\w/%-]|[.,/]\d)")
_AFTER_DAY = re.compile(r"\s*(?:[,.;:)\]]|$)")
_MONTH_INITIAL = re.compile(r"\d")
_NEAR = 20  # characters between the two ends of a range
_LONGEST_RANGE = datetime.timedelta(days=366)  # longer ones are lives and terms of office
_RANGE = re.compile(_BETWEEN, re.IGNORECASE)
_LISTED = re.compile(rf"\s*(?:{_AND})\b", re.IGNORECASE)
_TWO_DIGIT_CENTURY = 2000
_A_LEAP_YEAR = 2000


def dates_in(text: str, language: str, *, day_first: bool | None = None) -> list[Found]:
    """Find the dates of a text, in order, none inside another.

    language    decides which names of months count and, for 3/4/2024, whether the day stands first
    day_first   what other dates of the document prove; None where none proves anything
    Cost        linear in the number of characters
    """
    if not _MONTH_INITIAL.search(text):
        return []
    found = [*_iso(text), *_numeric(text, language, day_first), *_named(text, language)]
    if "月" in text:
        found += _han(text)
    found.sort(key=lambda f: (f.start, -f.end))
    apart: list[Found] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    for place in range(len(apart) - 2, -1, -1):
        apart[place] = _with_end(text, *apart[place : place + 2])
    return apart


def _with_end(text: str, one: Found, other: Found) -> Found:
    """Tell the last day of a range of two dates, and the year where one alone bears it: “28 April
    to 3 May 2022”.
    """
    between = text[one.end : other.start] if other.start - one.end <= _NEAR else ""
    if not (one.day and other.day and (one.year or other.year) and _RANGE.fullmatch(between)):
        return one
    year = one.year or other.year - (one.month > other.month)
    years = year, other.year or year + (one.month > other.month)
    if not all(map(_is_day, years, (one.month, other.month), (one.day, other.day))):
        return one
    first, last = map(datetime.date, years, (one.month, other.month), (one.day, other.day))
    several = one.until_day or _LISTED.match(between)
    ends = not several and datetime.timedelta() < last - first <= _LONGEST_RANGE
    return replace(one, year=year, until=last if ends else None)


def without_dates(text: str, found: list[Found], mark: str = " ") -> str:
    """Return the text with a mark in the place of each of these dates, which are in order."""
    for one in reversed(found):
        text = f"{text[: one.start]}{mark}{text[one.end :]}"
    return text


def short_dates_in(text: str, *, day_first: bool | None) -> list[Found]:
    """Find 28/04 and 28.04. at places where the caller knows that dates stand."""
    found = []
    for match in _DAY_MONTH.finditer(text):
        first, second = int(match[1]), int(match[3])
        day, month = (first, second) if day_first or first > 12 else (second, first)
        if _is_day(None, month, day):
            found.append(Found(match.start(), match.end(), None, month, day))
    return found


def proves_day_first(text: str) -> bool | None:
    """Say what the numeric dates of a text prove about their order, None where nothing."""
    firsts = seconds = 0
    for match in (*_NUMERIC.finditer(text), *_DAY_MONTH.finditer(text)):
        firsts += 12 < int(match[1]) <= 31 and int(match[3]) <= 12
        seconds += 12 < int(match[3]) <= 31 and int(match[1]) <= 12
    return None if bool(firsts) == bool(seconds) else bool(firsts)


def _iso(text: str):
    for match in _ISO.finditer(text):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        if _is_day(year, month, day):
            yield Found(match.start(), match.end(), year, month, day)


def _numeric(text: str, language: str, day_first: bool | None):
    for match in _NUMERIC.finditer(text):
        printed = match[4] or match[5]
        first, second, year = int(match[1]), int(match[3]), int(printed)
        if len(printed) == 2:
            year += _TWO_DIGIT_CENTURY
        doubtful = False
        if first > 12 or match[2] == ".":
            day, month = first, second
        elif second > 12:
            day, month = second, first
        elif day_first is None and language in ("en", "und"):
            day, month, doubtful = first, second, first != second
        else:
            day, month = (second, first) if day_first is False else (first, second)
        if _is_day(year, month, day):
            yield Found(match.start(), match.end(), year, month, day, doubtful=doubtful)


def _named(text: str, language: str):
    names = month_names(language)
    for match in _month_letters(language).finditer(text):
        which = next(i for i in "123" if match[f"m{i}"])
        printed = match[f"m{which}"]
        month = names[fold(printed)]
        day = int(match[f"d{which}"]) if which != "3" else None
        until = match[f"u{which}"] if which != "3" else None
        year = int(match[f"y{which}"]) if match[f"y{which}"] else None
        # "may", "mar" and "set" are words too: a short form in small letters needs its year.
        bare = len(printed) <= 3 and printed.islower() and year is None and language == "en"
        if bare and (
            fold(printed) != "may" or which != "2" or not _AFTER_DAY.match(text, match.end())
        ):
            continue
        if year and not FIRST_YEAR <= year <= LAST_YEAR:
            continue
        if day is not None and not _is_day(year, month, day):
            continue
        until_day = int(until) if until and _is_day(year, month, int(until)) else None
        if until_day is not None and until_day <= day:
            until_day = None
        yield Found(match.start(), match.end(), year, month, day, until_day)


def _han(text: str):
    for match in _HAN.finditer(text):
        year = int(match[1]) if match[1] else None
        month, day = int(match[2]), int(match[3]) if match[3] else None
        until = int(match[4]) if match[4] else None
        if not 1 <= month <= 12 or (day is None and year is None):
            continue
        if day is None or _is_day(year, month, day):
            yield Found(match.start(), match.end(), year, month, day, until)


def _is_day(year: int | None, month: int, day: int) -> bool:
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return False
    if not 1 <= month <= 12:
        return False
    return 1 <= day <= monthrange(year or _A_LEAP_YEAR, month)[1]
