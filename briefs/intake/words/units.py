"""Words and signs of scales, of money and of measures in six languages; and whether two agree."""

from math import isclose

from ..shapes import Figure
from .lexicon import folded


def _by_word(said: dict) -> dict:
    """What each of these words means."""
    return {word: meaning for meaning, words in said.items() for word in words.split(", ")}


SCALES = _by_word(
    {
        1e3: "thousand, mil, mille, tausend, k, 千",
        1e4: "万",
        1e6: "million, millions, millón, millones, milhão, milhões, millionen, mio, mn, mdd, m"
        ", 百万",
        1e8: "亿",
        1e9: "billion, billions, bn, bilhão, bilhões, milliard, milliards, milliarden, mrd, b"
        ", mil millones, mil milhões",
        1e12: "trillion, trilhão, trilhões, billones, billón, 万亿",
    }
)
# What is a million millions in these languages.
LONG_BILLION = {"de": {"billion", "billionen"}, "es": {"billion"}, "fr": {"billion", "billions"}}
MONEY = _by_word(
    {
        "USD": "us$, $, usd, dollars, dollar, dólares, dolares, 美元",
        "EUR": "€, eur, euros, euro, 欧元",
        "GBP": "£, gbp, pounds",
        "CNY": "¥, yuan, rmb, yuanes, 元, 人民币, cny",
        "BRL": "r$, reais, reales",
        "peso": "pesos",
        "PEN": "soles, s/",
    }
)
# Measures in the languages that we read, each by one name.
MEASURES = _by_word(
    {
        "km": "km, kilometre, kilometres, kilometer, kilometers, kilómetro, kilómetros, quilômetro"
        ", quilômetros, kilomètre, kilomètres, 公里",
        "mile": "mile, miles, milla, millas, milha, milhas, meile, meilen, 英里",
        "hectare": "ha, hectare, hectares, hectárea, hectáreas, hektar, 公顷",
        "acre": "acre, acres",
        "barrel": "barrel, barrels, barril, barriles, barris, baril, barils, 桶",
        "tonne": "t, ton, tons, tonne, tonnes, tonelada, toneladas, tonnen, 吨",
    }
)
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
