"""What a transcript gives that nobody says to the matter: sounds, adverts read aloud, notes."""

import re

from briefs.text.scripts import has_cjk

from ..lines.page import Page
from ..shapes import Role
from ..words.lexicon import phrases, plain, tokens

_LONGEST_ADVERT = 600  # characters
_TRADE, _CALLS = 2, 2  # words of trade and ways to buy together, words of a channel
_WAYS_TO_BUY = (
    re.compile(  # "use code HARBOUR"
        r"\b(?:[uU]s[eao]n?|[uU]sing|[wW]ith|[eE]nter|[cC]o[nm]|[mM]it|[aA]vec|[uU]tilisez|[nN]utzt)\s"
        r"(?:[^\W\d_]{1,7}\s)?(?:code|código|cupón|cupom|(?:Gutschein|Rabatt)?[cC]ode)\s"
        r"[“\"«]?[A-ZÀ-Þ0-9]{3,}\b|优惠码"
    ),
    re.compile(  # "dot com", as an address is read out
        r"\b(?:dot|punto|ponto|point|punkt)\s(?:com|net|org|info|example|co|fr|de|es|br|mx|ar|uk)\b",
        re.IGNORECASE,
    ),
)
_LONGEST_NOTE = 14  # words


def is_aloud(text: str) -> bool:
    """Is a passage of a talk an advertisement: by a known phrase, by words of trade and a way to
    buy, or by words of a channel, said to whoever listens?
    """
    told = plain(text)
    if len(told) >= _LONGEST_ADVERT:
        return False
    if any(_holds(told, phrase) for phrase in phrases("aloud")):
        return True
    said = set(told.split())
    ways = sum(bool(way.search(text)) for way in _WAYS_TO_BUY)
    calls = len(said & tokens("channel-words"))
    return (
        (bool(ways) and len(said & tokens("promo-words")) + ways > _TRADE)
        or calls > _CALLS
        or (calls == _CALLS and bool(said & tokens("you")))
    )


def _holds(told: str, phrase: str) -> bool:
    return phrase in told if has_cjk(phrase) else f" {phrase} " in f" {told} "


def without_notes(page: Page, lines: list[int]) -> list[int]:
    """Drop what stands in brackets before and after the talk."""
    kept = []
    for number in lines:
        text = page.facts[number].text
        if text[0] in "([（" and text[-1] in ")]）" and page.facts[number].words <= _LONGEST_NOTE:
            page.set(number, Role.SOUND, "a note of the transcriber in brackets")
        else:
            kept.append(number)
    return kept
