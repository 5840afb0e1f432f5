"""Threads of a board: a first post, then the answers, each beside its member's card."""

from itertools import takewhile

from ..lines.facts import Facts
from ..lines.page import Page
from ..shapes import Role
from ..words.lexicon import meets
from .posts import LOOSE

_CARD, _NAME = 6, 4  # words of a line of a member's card, of a name or rank above it
_ABOVE, _APART = 3, 4  # lines above a card that name its member; lines of one card
_CARDS = 2
_STORY = 60  # words above the first card that are a story, which readers discuss


def decide_threads(page: Page) -> None:
    """Keep the first post of a thread: its answers are comments, and a day on a card of a member
    is that of nobody's text.
    """
    cards = _cards(page)
    if len(cards) < _CARDS:
        return
    for number in (n for card in cards for n in card):
        page.metas.pop(number, None)
        page.set(number, Role.META, "the card of a member of the board")
    above = [page.facts[n] for n in page.order[: page.place[cards[0][0]]]]
    told = sum(fact.words for fact in above if fact.prose and page.open(fact.number))
    first = _start(page, cards[0][0] if told >= _STORY else cards[1][0])
    answers = [n for n in page.order if n >= first and page.role(n) in LOOSE]
    for number in answers:
        page.metas.pop(number, None)
    page.set_all(answers, Role.COMMENT, "an answer in a thread")


def _cards(page: Page) -> list[list[int]]:
    """The lines of each card: when a member joined, how often they wrote."""
    cards: list[list[int]] = []
    for number in page.order:
        if not _is_of_card(page.facts[number]):
            continue
        if cards and page.place[number] - page.place[cards[-1][-1]] < _APART:
            cards[-1].append(number)
        else:
            cards.append([number])
    return cards


def _is_of_card(fact: Facts) -> bool:
    told = fact.words <= _CARD and any(c.isdigit() for c in fact.text)
    return told and meets("member", fact.plain) == "opening"


def _start(page: Page, number: int) -> int:
    """The first of the short lines right above a card: who the member is."""
    names = takewhile(lambda f: f.words <= _NAME, reversed(page.before(number, _ABOVE)))
    return min([number, *(fact.number for fact in names)])
