"""Figures with their units, as data: money, shares, counts and measures in six languages."""

import re

from ..days.dates import dates_in
from ..days.months import month_names
from ..days.years import EARLIEST, LATEST
from ..shapes import Figure
from ..words.lexicon import tokens
from ..words.numerals import numerals
from ..words.units import LONG_BILLION, MONEY, SCALES

_SCALE_LETTERS = "|".join(
    sorted((re.escape(s) for s in SCALES if s not in ("k", "m", "b")), key=len, reverse=True)
)
_PREFIX = r"US\$|R\$|S/|[$€£¥]|USD|EUR|RMB|CNY"
_FIGURE = re.compile(
    rf"""(?P<before>{_PREFIX})?\s?(?<![\d.,])
        (?P<number>\d{{1,3}}(?:[.,\u00a0\u202f '’]\d{{3}})+(?:[.,]\d{{1,2}})?|\d+(?:[.,]\d+)?)(?!\d)
        (?:\s?(?P<scale>{_SCALE_LETTERS}|[kKMB](?=\b))(?![a-zà-ÿ]))?
        (?:\s?(?P<share>%|％|(?:percent|per\ cent|por\ ciento|por\ cento|pour\ cent|Prozent)\b
            |个百分点)
          |\s?(?:de\s|d['’])?(?P<after>US\$|dollars?\b|d[oó]lares\b|euros?\b|pounds\b|yuan(?:es)?\b|pesos\b|reais\b|soles\b|美元|欧元|元|人民币)
          |[\s-]?(?:de\s|d['’])?(?P<unit>[^\W\d_]{{1,24}}))?""",
    re.VERBOSE | re.IGNORECASE,
)
_ORDINAL_UNITS = {"st", "nd", "rd", "th", "º", "ª", "er", "ème", "e"}
_LONGEST = 24  # characters of a number; longer ones are identifiers


def figures(text: str, language: str) -> list[Figure]:
    """Find the figures of a text. Years, ordinals and days of months are no figures.

    Of numbers in words only those that name thousands, millions and more; the others are counted
    by `numerals`, since "two" says less than "2 boats".

    language   decides whether a comma or a point stands before decimals and what a billion is
    Cost       linear
    """
    found = []
    for row in text.split("\n"):
        in_days = {place for d in dates_in(row, language) for place in range(d.start, d.end)}
        for match in _FIGURE.finditer(row):
            if match.start("number") in in_days:
                continue
            figure = _figure(match, row, language)
            if figure:
                found.append(figure)
        for numeral in numerals(row, language):
            unit = MONEY.get(numeral.unit, numeral.unit)
            if numeral.scaled and (unit or not EARLIEST <= numeral.value <= LATEST):
                found.append(Figure(numeral.text, numeral.value, unit))
    return found


def values_of(text: str, language: str) -> dict[str, set[float]]:
    """Unit to the values that a text gives."""
    found: dict[str, set[float]] = {}
    for figure in figures(text, language):
        found.setdefault(figure.unit, set()).add(figure.value)
    return found


def _figure(match: re.Match, row: str, language: str) -> Figure | None:
    value = _value(match["number"], language) if len(match["number"]) <= _LONGEST else None
    noun = (match["unit"] or "").lower()
    marked = match["before"] or match["share"] or match["after"] or match["scale"]
    if value is None or _is_part_of_name(match, row) or (noun in _ORDINAL_UNITS and not marked):
        return None
    if noun in tokens("stopwords") or noun in ("us", "u"):
        noun = ""
    if not marked and (_is_year(match["number"], value) or _is_date_part(match, row, noun)):
        return None
    unit = _unit(match) or noun
    text = match.group()
    if match["unit"] and (not unit or match["before"]):
        text = text[: match.start("unit") - match.start()]
    return Figure(text.strip(" -"), value * _scale(match, language), unit)


def _unit(match: re.Match) -> str:
    """The unit that a sign or a name of money gives, "" without any."""
    if match["share"]:
        return "%"
    if match["after"]:
        return MONEY.get(match["after"].lower(), match["after"].lower())
    return MONEY[match["before"].lower()] if match["before"] else ""


def _scale(match: re.Match, language: str) -> float:
    scale = (match["scale"] or "").lower()
    if scale in LONG_BILLION.get(language, ()):
        return 1e12
    return SCALES[scale] if scale else 1


def _is_part_of_name(match: re.Match, row: str) -> bool:
    """Does a dash join the number to a word before it, as in "Boeing-737"?"""
    start = match.start("number")
    return start > 0 and row[start - 1] in "-–" and row[: start - 1][-1:].isalpha()


def _is_year(number: str, value: float) -> bool:
    return number.isdigit() and len(number) == 4 and EARLIEST <= value <= LATEST


def _is_date_part(match: re.Match, row: str, unit: str) -> bool:
    start = match.start("number")
    near = row[max(0, start - 40) : start]  # never the whole row: rows can be megabytes long
    before = near.split()[-1:] or [""]
    named = {unit, before[0].lower().strip(".,")} & month_names("und").keys()
    return bool(named) or unit[:1] in ("年", "月", "日")


def _value(number: str, language: str) -> float | None:
    """Read 1,234.5 and 1.234,5 and 3 000: a group of three digits after a mark is a thousand's."""
    number = re.sub(r"[\s'’\u00a0\u202f]", "", number)
    if "," in number and "." in number:
        decimal = max(number.rfind(","), number.rfind("."))
        whole = re.sub(r"[.,]", "", number[:decimal])
        return float(f"{whole}.{number[decimal + 1 :]}")
    mark = "," if "," in number else "." if "." in number else ""
    if not mark:
        return float(number)
    head, _, tail = number.rpartition(mark)
    if number.count(mark) > 1:
        return float(number.replace(mark, ""))
    comma_decimal = language in ("es", "pt", "fr", "de")
    if len(tail) == 3 and head != "0" and (mark == ",") != comma_decimal:
        return float(head + tail)
    return float(f"{head}.{tail}")
