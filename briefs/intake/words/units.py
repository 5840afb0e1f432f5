"""Words and signs of scales, of money and of measures in six languages; and whether two agree."""

from math import isclose

from ..shapes import Figure
from .lexicon import folded

SCALES = {
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
# What is a million millions in these languages.
LONG_BILLION = {"de": {"billion", "billionen"}, "es": {"billion"}, "fr": {"billion", "billions"}}
MONEY = {
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
MEASURES = {
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
COMPARED = {*MONEY.values(), *MEASURES.values()}
_STEM = 4  # letters that "boat" and "boats" share


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
    known = units & COMPARED
    return len(known) < 2 or known == {"USD", "peso"}


def of_one_unit(ours: Figure, theirs: Figure) -> bool:
    """Whether two figures measure or count one thing: money, a measure, or one noun."""
    mine, other = _measure(ours.unit), _measure(theirs.unit)
    if not mine or not other:
        return False
    known = mine in COMPARED or other in COMPARED or "%" in (mine, other)
    return mine == other if known else folded(mine)[:_STEM] == folded(other)[:_STEM]


def _measure(unit: str) -> str:
    return MEASURES.get(unit, unit)
