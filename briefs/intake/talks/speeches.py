"""Speeches without a colon: a name and a function that run into the quotation, and sign-offs."""

import re

from ..lines.items import Item
from ..lines.page import Page
from ..naming.persons import is_person_name
from ..words.countries import countries_in
from ..words.lexicon import folded, plain, tokens
from .timecodes import VOICE

_RUN_IN_SPEECH = re.compile(r"^([^\"“«.!?:]{4,110}?)\s+[\"“«](.{20,})")
_QUOTE_CLOSED = re.compile(r"[\"”»]\s*$")
_SIGNED = re.compile(r"(?:^|[.?!]\s+)([^.,?!]{4,40}), ([\w .]{2,30}), ([\w .]{3,40})\.?[\"”»]?$")
_SIGNED_FOR = re.compile(
    r"(?:^|[.?!]\s+)(?:For|Para|Pour|Für) ([A-ZÀ-Þ][\w .'’-]{2,40}), [^.,?!]{4,60}\.[\"”»]?$"
)
_LAST_TEXTS = 2  # a call to the listener may stand below the sign-off
_LONGEST_NAME = 4  # words


def run_in_speeches(page: Page) -> dict[int, str]:
    """Return the lines where a name and a function run into a quotation: line and speaker."""
    found = {}
    said = tokens("said")
    for number in page.order:
        fact = page.facts[number]
        if not page.open(number) or not (fact.prose or fact.ends):
            continue  # a title in quotation marks is not said
        match = _RUN_IN_SPEECH.match(fact.text)
        if not match or not _QUOTE_CLOSED.search(fact.text):
            continue
        before = plain(match[1]).split()
        if 2 <= len(before) <= 16 and not said & set(before):
            found[number] = match[1].strip()
    return found


def sign_off(page: Page) -> str | None:
    """Return the reporter of "…, name, outlet, place." at the end of one of the last texts."""
    texts = [page.facts[n] for n in reversed(page.order) if page.open(n) and page.facts[n].prose]
    signed = (_SIGNED.search(fact.text) for fact in texts[:_LAST_TEXTS])
    return next((match[1] for match in signed if match), None)


def sign_off_outlet(page: Page, items: list[Item]) -> str | None:
    """Return the outlet of "name, outlet, place." in the last lines of the talk, where it bears a
    word of media or stands in a line above the talk.
    """
    lines = [n for item in items for n in item.lines]
    above = " ".join(f" {page.facts[n].plain} " for n in page.order if lines and n < lines[0])
    for number in lines[: -_LAST_TEXTS - 1 : -1]:
        text = page.facts[number].text
        match = _SIGNED.search(text)
        named = match[2] if match else (_SIGNED_FOR.search(text) or [None, ""])[1]
        said = plain(named)
        if said and (f" {said} " in above or set(said.split()) & tokens("media-words")):
            return named
    return None


def speaker_names(page: Page, item: Item) -> list[str]:
    """Name the people whose function runs into what they say, with the capitals of names."""
    found = []
    for number in item.lines:
        text = page.facts[number].text
        voices = (match[1].strip() for match in VOICE.finditer(text))
        found += (voice for voice in voices if is_person_name(voice))
        match = _RUN_IN_SPEECH.match(text)
        if not match or not _QUOTE_CLOSED.search(text):
            continue
        words = match[1].replace(",", " ,").split()
        name = []
        for word in words[:_LONGEST_NAME]:
            if (
                folded(word) in tokens("titles")
                or word == ","
                or countries_in(word.removesuffix("'s").removesuffix("’s"))
            ):
                break
            name.append(word)
        if len(name) == _LONGEST_NAME or (len(name) == 3 and words[3:4] == [","]):
            name = name[:2]  # no function is known to end it: most names have two words
        if 2 <= len(name) <= 3:
            found.append(" ".join(name).title())
    return list(dict.fromkeys(found))
