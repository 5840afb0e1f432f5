"""Figures with their units, as data: money, shares, counts and measures in six languages."""

import re
from math import isclose

from .dates import dates_in, month_names
from .lexicon import folded, tokens
from .numerals import numerals
from .shapes import Figure
from .years import EARLIEST, LATEST

_SCALES = {
    "thousand": 1e3,
    "mil": 1e3,
    "mille": 1e3,
    "tausend": 1e3,
    "k": 1e3,
    "million": 1e6,
    "millions": 1e6,
    "millón": 1e6,
    "millones": 1e6,
    "milhão": 1e6,
    "milhões": 1e6,
    "millionen": 1e6,
    "mio": 1e6,
    "mn": 1e6,
    "mdd": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "billions": 1e9,
    "bn": 1e9,
    "bilhão": 1e9,
    "bilhões": 1e9,
    "milliard": 1e9,
    "milliards": 1e9,
    "milliarden": 1e9,
    "mrd": 1e9,
    "mil millones": 1e9,
    "mil milhões": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "trilhão": 1e12,
    "trilhões": 1e12,
    "billones": 1e12,
    "billón": 1e12,
    "万": 1e4,
    "亿": 1e8,
    "万亿": 1e12,
    "千": 1e3,
    "百万": 1e6,
}
_LONG_BILLION = {"de": {"billion", "billionen"}, "es": {"billion"}, "fr": {"billion", "billions"}}
_MONEY = {
    "us$": "USD",
    "$": "USD",
    "usd": "USD",
    "dollars": "USD",
    "dollar": "USD",
    "dólares": "USD",
    "dolares": "USD",
    "美元": "USD",
    "€": "EUR",
    "eur": "EUR",
    "euros": "EUR",
    "euro": "EUR",
    "欧元": "EUR",
    "£": "GBP",
    "gbp": "GBP",
    "pounds": "GBP",
    "¥": "CNY",
    "yuan": "CNY",
    "rmb": "CNY",
    "yuanes": "CNY",
    "元": "CNY",
    "人民币": "CNY",
    "cny": "CNY",
    "r$": "BRL",
    "reais": "BRL",
    "reales": "BRL",
    "pesos": "peso",
    "soles": "PEN",
    "s/": "PEN",
}
# Measures in the languages that we read, each by one name.
_MEASURES = {
    word: name
    for name, said in {
        "km": "km kilometre kilometres kilometer kilometers kilómetro kilómetros quilômetro"
        " quilômetros kilomètre kilomètres 公里",
        "mile": "mile miles milla millas milha milhas meile meilen 英里",
        "hectare": "ha hectare hectares hectárea hectáreas hektar 公顷",
        "acre": "acre acres",
        "barrel": "barrel barrels barril barriles barris baril barils 桶",
        "tonne": "t ton tons tonne tonnes tonelada toneladas tonnen 吨",
    }.items()
    for word in said.split()
}
_COMPARED = {*_MONEY.values(), *_MEASURES.values()}
_SCALE_LETTERS = "|".join(
    sorted((re.escape(s) for s in _SCALES if s not in ("k", "m", "b")), key=len, reverse=True)
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
_STEM = 4  # letters that "boat" and "boats" share

# "16 and 17 November" and "November 16 and 17" hold days, not figures.
_RANGE = r"\s{0,3}(?:[–-]|to|and|through|y|al?|e|et|au|bis|und)\s{0,3}"
_DAYS_TO_MONTH = re.compile(
    rf"\d{{1,2}}\.?{_RANGE}\d{{1,2}}\.?\s{{1,3}}(?:de\s)?([^\W\d_]{{3,20}})", re.IGNORECASE
)
_MONTH_TO_DAY = re.compile(rf"\b([^\W\d_]{{3,20}})\.?\s{{1,3}}\d{{1,2}}{_RANGE}$", re.IGNORECASE)


def figures(text: str, language: str, line: int = 0) -> list[Figure]:
    """Find the figures of a text. Years, ordinals and days of months are no figures.

    Of numbers in words only those that name thousands, millions and more; the others are counted
    by `numerals`, since "two" says less than "2 boats".

    language   decides whether a comma or a point stands before decimals and what a billion is
    line       the line number of the text's first line; line ends count on
    Cost       linear
    """
    found = []
    for offset, row in enumerate(text.split("\n")):
        in_days = {place for d in dates_in(row, language) for place in range(d.start, d.end)}
        for match in _FIGURE.finditer(row):
            if match.start("number") in in_days:
                continue
            figure = _figure(match, row, language, line + offset)
            if figure:
                found.append(figure)
        for numeral in numerals(row, language):
            unit = _MONEY.get(numeral.unit, numeral.unit)
            if numeral.scaled and (unit or not EARLIEST <= numeral.value <= LATEST):
                found.append(Figure(numeral.text, numeral.value, unit, line + offset))
    return found


def agree(ours: Figure, theirs: Figure) -> bool:
    """Whether two figures have one value, and no units that contradict each other.

    A unit that only one of them has, or that we cannot compare, contradicts nothing; what is
    written $ may be any country's.
    """
    if not isclose(ours.value, theirs.value):
        return False
    units = {_measure(ours.unit), _measure(theirs.unit)} - {""}
    if "%" in units and len(units) > 1:
        return False
    known = units & _COMPARED
    return len(known) < 2 or known == {"USD", "peso"}


def of_one_unit(ours: Figure, theirs: Figure) -> bool:
    """Whether two figures measure or count one thing: money, a measure, or one noun."""
    mine, other = _measure(ours.unit), _measure(theirs.unit)
    if not mine or not other:
        return False
    known = mine in _COMPARED or other in _COMPARED or "%" in (mine, other)
    return mine == other if known else folded(mine)[:_STEM] == folded(other)[:_STEM]


def _measure(unit: str) -> str:
    return _MEASURES.get(unit, unit)


def _figure(match: re.Match, row: str, language: str, line: int) -> Figure | None:
    if len(match["number"]) > _LONGEST:
        return None
    value = _value(match["number"], language)
    if value is None:
        return None
    scale = (match["scale"] or "").lower()
    unit = (match["unit"] or "").lower()
    marked = match["before"] or match["share"] or match["after"] or scale
    if unit in _ORDINAL_UNITS and not marked:
        return None
    if (
        match.start("number")
        and row[match.start("number") - 1] in "-–"
        and row[: match.start("number") - 1][-1:].isalpha()
    ):
        return None
    if unit in tokens("stopwords") or unit in ("us", "u"):
        unit = ""
    whole = match["number"].isdigit()
    if not marked and whole and len(match["number"]) == 4 and EARLIEST <= value <= LATEST:
        return None
    if not marked and _is_date_part(match, row, unit):
        return None
    if scale in _LONG_BILLION.get(language, ()):
        value *= 1e12
    elif scale:
        value *= _SCALES[scale]
    if match["share"]:
        unit = "%"
    elif match["after"]:
        unit = _MONEY.get(match["after"].lower(), match["after"].lower())
    elif match["before"]:
        unit = _MONEY[match["before"].lower()]
    text = match.group()
    if match["unit"] and (not unit or match["before"]):
        text = text[: match.start("unit") - match.start()]
    return Figure(text.strip(" -"), value, unit, line)


def _is_date_part(match: re.Match, row: str, unit: str) -> bool:
    start = match.start("number")
    near = row[max(0, start - 40) : start]  # never the whole row: rows can be megabytes long
    before = near.split()[-1:] or [""]
    names = month_names("und")
    days = _DAYS_TO_MONTH.match(row, start) or _MONTH_TO_DAY.search(near)
    if days and days[1].lower() in names:
        return True
    return (
        unit in names
        or before[0].lower().strip(".,") in names
        or unit in ("de", "年", "月", "日")
        or (unit[:1] in "年月日" and unit != "")
    )


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
