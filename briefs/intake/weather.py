"""The weather of the reader's own day, with its place and the clock beside it."""

import re

from .facts import LONGEST_LABEL
from .page import Page
from .shapes import Role

_WEATHER = re.compile(
    r"^\W*-?\d{1,3}(?:[.,]\d)?\s*(?:°|º)?\s*[CF]?\W*$|^[^\d\n]{0,30}-?\d{1,2}(?:[.,]\d)?\s*(?:°|º|℃)\s*[CF]?\b.{0,30}$"
)


def decide_weather(page: Page) -> None:
    """A temperature drags the place and the clock beside it along."""
    for number in page.order:
        fact = page.facts[number]
        if (
            fact.words > 8
            or len(fact.text) > LONGEST_LABEL
            or not _WEATHER.match(fact.text)
            or not re.search(r"[°º℃CF]", fact.text)
        ):
            continue
        page.set(number, Role.WEATHER, "a temperature by itself")
        for near in page.after(number, 3):
            if near.words <= 3 and page.open(near.number) and not near.ends:
                page.set(near.number, Role.WEATHER, "the place of the weather")
            elif near.number in page.metas and page.metas[near.number].dates:
                page.set(
                    near.number,
                    Role.PAGE_CLOCK,
                    "the date beside the weather is the reader's clock",
                )
                del page.metas[near.number]
                break
            else:
                break
        for near in reversed(page.before(number, 2)):
            if near.number in page.metas and page.metas[near.number].dates and near.words <= 8:
                page.set(
                    near.number,
                    Role.PAGE_CLOCK,
                    "the date beside the weather is the reader's clock",
                )
                del page.metas[near.number]
            elif near.words <= 2 and page.open(near.number):
                page.set(near.number, Role.WEATHER, "the place of the weather")
            else:
                break
