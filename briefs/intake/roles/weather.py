"""The weather of the reader's own day, with its place and the clock beside it."""

import re

from ..lines.facts import LONGEST_LABEL, Facts
from ..lines.page import Page
from ..shapes import Role
from ..words.lexicon import meets, tokens

_WEATHER = re.compile(
    r"^\W*-?\d{1,3}(?:[.,]\d)?\s*(?:°|º)?\s*[CF]?\W*$|^[^\d\n]{0,30}-?\d{1,2}(?:[.,]\d)?\s*(?:°|º|℃)\s*[CF]?\b.{0,30}$"
)
_DEGREES = re.compile(r"[°º℃CF]")
_FORECAST, _TEXTS = 40, 3  # words of a forecast; texts beside it, which it is not about
_PLACE = "the place of the weather"


def decide_weather(page: Page) -> None:
    """A temperature drags the place and the clock beside it along."""
    for number in page.order:
        if _is_temperature(page.facts[number]):
            page.set(number, Role.WEATHER, "a temperature by itself")
            _drag_below(page, number)
            _drag_above(page, number)
    _decide_forecast(page)


def _decide_forecast(page: Page) -> None:
    """A few words of degrees below or behind the label of the weather, on a page of other texts."""
    texts = len(page.texts_left())
    for number in page.order:
        fact = page.facts[number]
        if fact.words > _FORECAST or not meets("weather", fact.plain):
            continue
        told = [fact, *page.after(number, 1)] if meets("weather", fact.plain) == "whole" else [fact]
        degrees = set(told[-1].tokens) & tokens("degrees") or "°" in told[-1].text
        if degrees and told[-1].words <= _FORECAST and texts > _TEXTS:
            page.set_all((near.number for near in told), Role.WEATHER, "the weather to come")


def _is_temperature(fact: Facts) -> bool:
    short = fact.words <= 8 and len(fact.text) <= LONGEST_LABEL
    return short and bool(_WEATHER.match(fact.text)) and bool(_DEGREES.search(fact.text))


def _drag_below(page: Page, number: int) -> None:
    for near in page.after(number, 3):
        if near.words <= 3 and page.open(near.number):
            page.set(near.number, Role.WEATHER, _PLACE)
        else:
            _take_clock(page, near)
            break


def _drag_above(page: Page, number: int) -> None:
    for near in reversed(page.before(number, 2)):
        if near.words <= 8 and _take_clock(page, near):
            continue
        if near.words > 2 or not page.open(near.number):
            break
        page.set(near.number, Role.WEATHER, _PLACE)


def _take_clock(page: Page, fact: Facts) -> bool:
    """A date there is the reader's clock, and none of the document."""
    if page.metas.pop(fact.number, None) is None:
        return False
    page.set(fact.number, Role.PAGE_CLOCK, "the date beside the weather is the reader's clock")
    return True
