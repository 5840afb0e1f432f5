"""The name of the medium above everything else, told from a headline."""

import re

from ..naming.named import is_titled
from ..shapes import Role
from ..words.countries import is_country
from ..words.lexicon import meets, phrases, plain, tokens
from .facts import Facts, stems
from .page import Page
from .sourced import names_source, sourced_items

CAPITALS = "a name in capitals above everything else"
TITLE_LIKE = "a title-like line above the headline, not about the text"
_LOOK = 6  # lines from the top among which the name may stand
_FOOT, _APART = 12, 3  # last lines in which it may stand again, lines below it at least
_MOST_WORDS, _LONGEST = 12, 90
_LONGEST_HAN = 16
_PASSED = (
    Role.SPAM, Role.WEATHER, Role.PAGE_CLOCK, Role.NAVIGATION, Role.HIDDEN, Role.COOKIE_NOTICE,
    Role.CODE, Role.ADVERTISEMENT, Role.DATELINE, Role.SHARE_BAR, Role.LEGAL,
    Role.NEWSLETTER,  # "View in browser"
)  # fmt: skip
_HAN_NAME = re.compile(r"[报网社台刊]$|(?:委员会|日报|晚报|新闻|电台|杂志|大学|中心|协会|公司)$")
_CELL = re.compile(r"\s{3,}|\t")
_TURN = re.compile(r"^[^:：]{1,40}[:：]\s*\S")
_TOP, _TEXT = 20, 40  # lines of the page among which it says so, and among which its text begins
_FOUNDED = 5  # words of a line that says since when the medium comes out
_CENTURY = re.compile(r"\b1[6-9]\d\d\b|\b20[0-2]\d\b|\d{4}年")
_MARKS = re.compile(r"[|·•>»/]|(?:19|20)\d\d|:\s|\b[A-Z]+\d{2,}\b")  # or "ABC0123", a dispatch


def decide_masthead(page: Page) -> None:
    """Find the name of the medium: it stands first, is a name, and is not what the text is about.

    Witnesses, any of which decides: the page's own site name; a word that media or institutions
    bear; the name again in the page's foot; an issue number below; capitals all through; without
    any, a title-like first line above another headline. What stands right above a "Source: X", or
    above a text that such a line closes, is a headline.
    """
    for fact in _candidates(page):
        strength = _strength(page, fact)
        if strength:
            page.set(fact.number, Role.SITE_NAME, strength)
            name = _CELL.split(fact.text[len(fact.bullet) :].strip(" |·-–—"))[0]
            page.masthead = page.masthead or (name, strength)
            return
    _take_founded(page)


def _take_founded(page: Page) -> None:
    """A line that says since when it comes out ("Est. 1911") stands below the medium's name."""
    for number in page.order[:_TOP]:
        line = page.facts[number]
        if (
            line.words <= _FOUNDED
            and _CENTURY.search(line.text)
            and any(f" {word} " in f" {line.plain} " for word in phrases("founded"))
        ):
            above = page.before(number, 1)
            if above and page.open(above[0].number) and _may_name(page, above[0]):
                strength = "a name above the year since when it comes out"
                page.set(above[0].number, Role.SITE_NAME, strength)
                page.set(number, Role.SITE_NAME, "since when it comes out")
                page.masthead = page.masthead or (above[0].text, strength)
            return


def _candidates(page: Page) -> list[Facts]:
    found = []
    for number in page.order[:_LOOK]:
        fact = page.facts[number]
        if page.open(number):
            if fact.prose or fact.order:
                break
            found.append(fact)
            if len(found) == 2:
                break
        elif page.role(number) not in _PASSED:
            break
    heads = {item.head for item in sourced_items(page)[0]}
    return [fact for fact in found if fact.number not in heads and _may_name(page, fact)]


def _may_name(page: Page, fact: Facts) -> bool:
    """Is the line as short as a name, no label, and no headline above its source?"""
    if not 1 <= fact.words <= _MOST_WORDS or len(fact.text) > _LONGEST or not is_name(fact.text):
        return False
    if _MARKS.search(fact.text) or fact.text.endswith((".", "?", "!", "…")):
        return False
    if is_country(fact.text):
        return False
    return not any(names_source(page, below.number) for below in page.after(fact.number))


def _heads_below(page: Page, fact: Facts) -> list[Facts]:
    """The short open lines below, before the first text: one of them may be the headline."""
    found, passed = [], 0
    for near in page.after(fact.number, 14):
        if not page.open(near.number):
            continue
        if near.heading or not near.prose:
            found.append(near)
            continue
        passed += 1
        if found or passed > 3:
            break
    return [f for f in found if f.words >= 3 and f.plain != fact.plain and not _TURN.match(f.text)]


def _strength(page: Page, fact: Facts) -> str | None:
    """Say which witness tells that the line is the name of the medium; None where none does."""
    site = plain(page.witness.site or "")
    if site and fact.plain == site:
        return "the name the page gives its site"
    if site and fact.words == 1:
        return None  # "PORTS": a section
    below = _heads_below(page, fact)
    if not below or (fact.heading == 1 and fact.plain in page.witness.plain_titles):
        return None
    if _issue_below(page, fact):
        return "a name above the number of an issue"
    if not (len(fact.text) <= _LONGEST_HAN if fact.han else is_titled(fact.text)):
        return None
    return next((strength for strength, tells in _WITNESSES if tells(page, fact, below)), None)


def _issue_below(page: Page, fact: Facts) -> bool:
    below = page.after(fact.number, 1)
    if below[0].words > 20 or below[0].prose:
        return False
    meta = page.metas.get(below[0].number)
    if meta is not None and meta.ago:
        return False
    # A paper's own name may bear such a word: "Diario del Cabo, 3 de mayo de 2024".
    name = set(plain(meta.dated_by).split()) if meta is not None and meta.dated_by else set()
    words = set(below[0].plain.split()) - name
    return bool(words & tokens("issue-words")) and (
        below[0].number in page.metas or any(c.isdigit() for c in below[0].text)
    )


def _is_in_foot(page: Page, fact: Facts, below: list[Facts]) -> bool:
    """Does the name, with its article or without, stand in one of the last lines?"""
    name = fact.plain.removeprefix("the ")
    foot = [page.facts[n].plain for n in page.order[-_FOOT:] if n > fact.number + _APART]
    told = any(f" {name} " in f" {said} " or (fact.han and fact.plain in said) for said in foot)
    return told and len(name) >= 5


def _bears_word(page: Page, fact: Facts, below: list[Facts]) -> bool:
    """Does the name bear a word of media, or, among others, one of institutions?"""
    words = set(fact.plain.split())
    if words & tokens("media-words") or (fact.han and _HAN_NAME.search(fact.text)):
        return True
    return fact.words >= 3 and bool(words & tokens("organisation-words"))


def _is_in_capitals(page: Page, fact: Facts, below: list[Facts]) -> bool:
    return fact.capitals > 0.9 and max(f.capitals for f in below) < 0.7


def _is_title_like(page: Page, fact: Facts, below: list[Facts]) -> bool:
    """Is it the first line, but for a way to the text, of another matter, above a headline?"""
    first = page.place[fact.number]
    led = first == 1 and page.role(page.order[0]) is Role.NAVIGATION
    return (
        2 <= fact.words <= 8
        and (first == 0 or led)
        and any(f.words >= 5 for f in below)
        and _overlap(page, fact) < 0.34
    )


def _overlap(page: Page, fact: Facts) -> float:
    texts = (page.facts[n] for n in page.order[:_TEXT] if page.open(n) and page.facts[n].prose)
    own, said = stems(fact), set().union(*map(stems, texts))
    return len(own & said) / max(1, len(own))


def is_name(text: str) -> bool:
    """Could a masthead without a stronger witness name a source? Not if it is a label."""
    said = plain(text)
    return not any(
        meets(s, said) == "whole" for s in ("navigation", "related", "meta", "transcript")
    )


# What tells the medium's name from a headline, the surest first.
_WITNESSES = (
    ("the name stands again in the page's foot", _is_in_foot),
    ("a name such as media and institutions bear, above everything else", _bears_word),
    (CAPITALS, _is_in_capitals),
    (TITLE_LIKE, _is_title_like),
)
