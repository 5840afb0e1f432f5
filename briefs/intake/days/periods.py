"""The periods a story tells of: a quarter, a month, a week, a day. Reports come again with each."""

import re
from dataclasses import dataclass
from functools import cache

from briefs.text.fold import fold
from briefs.text.scripts import has_cjk

from ..words.lexicon import rows
from .dates import dates_in
from .months import month_names, weekday_names

_LONGEST = 20_000  # characters in which periods are looked for
_OPENING = 500  # characters of a text, in which it says what time it tells of
_YEAR = r"(?:19|20)\d{2}"
_BEHIND = re.compile(rf"[\s,]*(?:of|de|del|du|des|der|do)?[\s/-]*({_YEAR})\b")
_BEFORE = re.compile(rf"({_YEAR})\s*年?[\s/-]*$")
_LONE_YEAR = re.compile(rf"(?<![\d.,/$€-])({_YEAR})(?![\d,/%-]|\.\d)")
_IN = r"(?:in|for|during|since|en|em|im|au|de|para|pour|fur)"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time as printed: its kind, its number in the year, the year or None."""

    kind: str
    number: tuple[int, ...]
    year: int | None = None

    def may_be(self, other: "Period") -> bool:
        """Could both be one? A year that is not printed may be any."""
        return (self.kind, self.number) == (other.kind, other.number) and (
            None in (self.year, other.year) or self.year == other.year
        )


@cache
def _named() -> tuple[re.Pattern, dict[str, tuple[str, int | None]]]:
    """Return one pattern of all phrases, and what each phrase names."""
    known: dict[str, tuple[str, int | None]] = {}
    for name, phrases in rows("periods"):
        kind, number = name.split()
        for phrase in phrases.split(","):
            said = phrase.strip().replace("N", "\0")
            known[fold(said.replace("\0", "0"))] = (kind, int(number) if number != "N" else 0)
    letters = []
    for said, (_kind, number) in sorted(known.items(), key=lambda pair: -len(pair[0])):
        pattern = re.escape(said)
        if number == 0:
            pattern = pattern.replace("0", r"\d{1,4}")
        letters.append(pattern if has_cjk(said) else rf"\b{pattern}(?![^\W\d_])")
    return re.compile("|".join(letters)), known


@cache
def _month() -> re.Pattern:
    names = "|".join(sorted(map(re.escape, month_names("und")), key=len, reverse=True))
    return re.compile(rf"\b{_IN}\s+({names})\b(?!\s*\d)")


@cache
def _weekday() -> re.Pattern:
    names = "|".join(sorted(map(re.escape, weekday_names("und")), key=len, reverse=True))
    return re.compile(rf"\b({names})\b|(?:星期|周)([一二三四五六日天])")


def periods(text: str) -> list[tuple[int, Period]]:
    """Find the periods of a text with their places, in order. Cost: linear."""
    text = fold(text[:_LONGEST])
    found = [*_phrases(text), *_dates(text)]
    taken = {at for at, period in found if period.kind in ("day", "month")}
    for match in _month().finditer(text):
        if match.start(1) not in taken:
            found.append((match.start(1), Period("month", (month_names("und")[match[1]],))))
    for match in _weekday().finditer(text):
        number = "一二三四五六日".find(match[2].replace("天", "日")) if match[2] else None
        number = weekday_names("und")[match[1]] if number is None else number
        found.append((match.start(), Period("weekday", (number,))))
    for match in _LONE_YEAR.finditer(text):
        found.append((match.start(), Period("year", (int(match[1]),))))
    return sorted(found, key=lambda pair: pair[0])


def _phrases(text: str):
    pattern, known = _named()
    for match in pattern.finditer(text):
        said = match.group()
        kind, number = known.get(said) or known[re.sub(r"\d{1,4}", "0", said, count=1)]
        if number == 0:
            number = int(re.search(r"\d+", said).group())
        behind = _BEHIND.match(text, match.end())
        before = _BEFORE.search(text[max(0, match.start() - 8) : match.start()])
        year = behind or before
        yield match.start(), Period(kind, (number,), int(year[1]) if year else None)


def _dates(text: str):
    for found in dates_in(text, "und"):
        if found.month and found.day and not found.doubtful:
            yield found.start, Period("day", (found.month, found.day), found.year)
        elif found.month and not found.doubtful:
            yield found.start, Period("month", (found.month,), found.year)


def own_period(headline: str, text: str) -> Period | None:
    """Return the period a story is about: that of its headline, else the first it opens with.

    A lone year names a period in a headline only, a weekday only where nothing else does.
    """
    told = [period for _at, period in periods(headline)]
    for number in ("", "year", "weekday"):
        for period in told:
            if period.kind == number or (not number and period.kind not in ("year", "weekday")):
                return period
    told = [period for _at, period in periods(text[:_OPENING]) if period.kind != "year"]
    return next((p for p in told if p.kind != "weekday"), told[0] if told else None)
