"""Readers' posts below a plain text: a name and an hour, what is said, a way to answer."""

import re

from ..lines.facts import Facts
from ..lines.page import Page
from ..shapes import Role
from ..words.lexicon import meets, tokens

_STAMP = 10  # words of a line that says who posted, and when
_NAME = 4  # words of a reader's name in a line of its own
_LEAST, _STORY = 2, 30  # posts; words of the text above them
LOOSE = {None, Role.META, Role.DATELINE, Role.BYLINE, Role.SOURCE_LINE, Role.NAVIGATION}
_DIGITS = re.compile(r"\d+")
_COUNTS = re.compile(r"[\W\d]*\d[\W\d]*")  # "👍 3 👎 1", "▲ 5"


def decide_posts(page: Page) -> None:
    """Drop the posts with which a plain text ends, where its readers speak or may be answered."""
    if page.marked:
        return
    texts = [n for n in page.order if _is_text(page, n)]
    stamps = {n: _stamps_above(page, n) for n in texts}
    posts: list[int] = []
    for number in reversed(texts):
        if not stamps[number] and not _is_answered(page, number):
            break
        posts.insert(0, number)
    above = sum(page.facts[n].words for n in texts[: len(texts) - len(posts)])
    if len(posts) < _LEAST or above < _STORY or not _are_spoken(page, posts):
        return
    first = min([posts[0], *stamps[posts[0]]])
    below = (n for n in page.order if n >= first and page.role(n) in LOOSE)
    page.set_all(below, Role.COMMENT, "a reader's post")


def _is_text(page: Page, number: int) -> bool:
    fact = page.facts[number]
    told = fact.prose or (fact.words > _STAMP and page.open(number))
    return told and number not in page.metas


def _stamps_above(page: Page, number: int) -> list[int]:
    """The lines right above a text that say who posted it and when, if they say when."""
    found: list[int] = []
    for fact in reversed(page.before(number, 2)):
        stamped = _is_stamp(page, fact)
        if not stamped and not (found and fact.words <= _NAME and not fact.ends):
            break
        found.append(fact.number)
    return found


def _is_stamp(page: Page, fact: Facts) -> bool:
    meta = page.metas.get(fact.number)
    dated = meta is not None and meta.clock and bool(meta.dates)
    return fact.words <= _STAMP and bool(dated or meets("ago", fact.plain))


def _is_answered(page: Page, number: int) -> bool:
    return any(_leads_to_answer(fact) for fact in page.after(number, 1))


def _leads_to_answer(fact: Facts) -> bool:
    """A button to answer or to like, or counts of those who did."""
    if fact.words > _NAME:
        return False
    label = _DIGITS.sub("", fact.plain).strip()
    counts = _COUNTS.fullmatch(fact.text) and any(c >= "\u2190" for c in fact.text)
    return meets("reply", label) == "whole" or bool(counts)


def _are_spoken(page: Page, posts: list[int]) -> bool:
    """May half of the posts be answered, or does half say "I" or "you", or ask?"""
    spoken = tokens("you", page.listed_language) | tokens("self", page.listed_language)
    told = [page.facts[n] for n in posts]
    said = sum(
        _is_answered(page, f.number)
        or not spoken.isdisjoint(f.tokens)
        or f.text.endswith(("?", "？"))
        for f in told
    )
    return 2 * said >= len(told)
