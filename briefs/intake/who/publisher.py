"""Who published a page: what its masthead, its foot and its title agree upon."""

import re
from collections.abc import Iterator

from briefs.text.scripts import has_cjk

from ..lines.facts import Facts
from ..lines.items import Item
from ..lines.masthead import CAPITALS, is_name
from ..lines.page import Page
from ..naming.named import ARTICLES, is_titled
from ..shapes import Role
from ..words.lexicon import plain, tokens
from .imprint import owner, stated
from .nameplate import above_day, nameplate

_LONGEST = 120  # characters of a line that may be a name
_MOST_WORDS = 5  # of the part of a title that may be one
_HEAD, _FOOT = 8, 25  # lines at either end of a page in which it names itself
_LAST = 2  # lines at the very end, which a list above them may have swallowed
_SEPARATOR = re.compile(r"\s+[-–—|·»]\s+|\s*[|»]\s*|\s+::\s+")
_TRIMMED = re.compile(r"^[^\w«“\"]+|\s*[.\-–—|·»,(]+$")
_YEAR = re.compile(r"(?:19|20)\d{2}\b")
_LABEL = re.compile(r"([\w-]{4,40})\.[a-z]{2,12}(?:\.[a-z]{2})?\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^a-z0-9]+")
_OURS = (None, Role.SITE_NAME, Role.LEGAL, Role.END_MATTER, Role.NEWSLETTER, Role.NAVIGATION,
         Role.LEFTOVER, Role.META, Role.NOTICE, Role.SHARE_BAR, Role.ERROR_PAGE,
         Role.COOKIE_NOTICE, Role.PAYWALL)  # fmt: skip


def publisher(page: Page, items: list[Item]) -> str | None:
    """Name the medium: by its own site name or masthead, else by two weaker witnesses.

    Who claims the rights comes last: that is often the company that owns the medium.
    """
    if page.witness.site:
        return page.witness.site
    named = _masthead(page)
    kept = {n for item in items for n in item.lines}
    ends = page.order[:_HEAD] + page.order[-_FOOT:]
    own = [n for n in ends if n not in kept and page.role(n) in _OURS]
    plate = nameplate(page, items)
    if named and page.masthead[1] != CAPITALS:
        return named
    agreed = _agreed(page, items)
    for number in above_day(page, items):
        if page.facts[number].plain == plain(agreed or ""):
            page.set(number, Role.SITE_NAME, "the name in the page's title, above the day")
    return agreed or named or plate or stated(page, own) or _owned(page)


def _masthead(page: Page) -> str | None:
    """The name on top, if it is one: the number of a page with its running head is none."""
    name = page.masthead[0] if page.masthead else ""
    return _without_hour(page, name) if any(c.isalpha() for c in name) else None


def _without_hour(page: Page, name: str) -> str:
    """The first words of a name with a number ("LNA-WIRE DIGEST AT 1800 GMT") that the page's own
    addresses say, else the name as it is.
    """
    words = name.split() if any(c.isdigit() for c in name) else []
    known = _addresses(page) if words else set()
    said = (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
    return next((part for part in said if _LETTERS.sub("", part.lower()) in known), name)


def _owned(page: Page) -> str | None:
    """Who claims the rights; a line on top that says no more than part of that name is the medium
    that the company owns.
    """
    owning = owner(page)
    words = set(plain(owning or "").split())
    for number in page.order[: 2 * _HEAD] if owning else []:
        fact = page.facts[number]
        said = set(fact.plain.split()) - ARTICLES
        if page.role(number) in _OURS and len(said) >= 2 and said < words:
            return fact.text
    return owning


def _agreed(page: Page, items: list[Item]) -> str | None:
    """Take the name that two of these give: the title, the head, the foot, the page's addresses."""
    foot = [plain(text) for text in _foot_texts(page, items)]
    addresses = _addresses(page)
    best, most = None, 1.9
    for name, places in _names(page, items).items():
        said = plain(name)
        known = _is_in_address(said, addresses)
        bears = bool(set(said.split()) & (tokens("media-words") | tokens("organisation-words")))
        if not places & {"title", "whole title"} and not known and not bears:
            continue  # labels of a menu stand at both ends of a page too
        weight = len(places) + known + 0.5 * bears
        again = any(_stands_in(said, line) for line in foot)
        if places <= {"whole title", "head"} and not known and not (bears and again):
            continue  # the headline stands in the title, above the text and among the links
        weight += again
        if (weight, len(name)) > (most, len(best or name)):
            best, most = name, weight
    return best


def _names(page: Page, items: list[Item]) -> dict[str, set[str]]:
    """Return the names that may be the medium's, with where each was found."""
    found: dict[str, set[str]] = {}
    known: dict[str, str] = {}
    shown = _shown_ends(page)
    for said, where in (*_titled(page, shown), *_printed(page, items)):
        name = _TRIMMED.sub("", said) if len(said) <= _LONGEST else ""
        if _may_be_medium(name, plain(name) in shown) and not _is_headline(name, page, items):
            found.setdefault(known.setdefault(plain(name), name), set()).add(where)
    return found


def _first_headings(page: Page) -> set[str]:
    return {fact.plain for fact in page.facts.values() if fact.heading == 1}


def _head(page: Page) -> list[Facts]:
    """The lines of the page's own on top that are no text."""
    top = (page.facts[n] for n in page.order[:_HEAD] if page.role(n) in _OURS)
    return [fact for fact in top if not fact.prose]


def _shown_ends(page: Page) -> set[str]:
    """The ends of titles that stand alone on top: these are names, however long."""
    ends = {plain(_SEPARATOR.split(title)[-1]) for title in page.witness.titles}
    return ({fact.plain for fact in _head(page)} - _first_headings(page)) & ends


def _titled(page: Page, shown: set[str]) -> Iterator[tuple[str, str]]:
    """The parts of titles. A long one is the headline, and so is what the page puts on top."""
    tops = _first_headings(page)
    for title in page.witness.titles[-3:]:
        parts = _SEPARATOR.split(title)
        if len(parts) == 1:
            yield title, "whole title"
            continue
        for part in parts:
            long = len(part.split()) > _MOST_WORDS and plain(part) not in shown
            if not long and plain(part) not in tops:
                yield part, "title"


def _printed(page: Page, items: list[Item]) -> Iterator[tuple[str, str]]:
    """What the page prints on top, above the day, and before a year in its foot."""
    yield from ((fact.text, "head") for fact in _head(page))
    yield from ((page.facts[n].text, "above the day") for n in above_day(page, items))
    for line in _foot_texts(page, items) if page.witness.titles else ():
        match = _YEAR.search(line)
        if match and 3 < match.start() <= 60:
            yield line[: match.start()], "foot"


def _may_be_medium(name: str, shown: bool = False) -> bool:
    words = name.split()
    return (
        1 <= len(words) <= 8
        and 4 <= len(name) <= 70
        and not name.endswith(("?", "!", "…", ":"))
        and not re.search(r"[|>/@]|\d{3}", name)
        and (shown or has_cjk(name) or is_titled(name))
        and name.count("(") == name.count(")")
        and is_name(name)
    )


def _is_headline(name: str, page: Page, items: list[Item]) -> bool:
    said = plain(name)
    heads = {page.facts[item.head].plain for item in items[:40] if item.head is not None}
    return said in heads


def _foot_texts(page: Page, items: list[Item]) -> list[str]:
    """The lines of the page's own at its end."""
    kept = {n for item in items for n in item.lines}
    first = items[0].last if items else max(page.order[:_HEAD], default=0)
    return [
        page.facts[n].text
        for n in page.order[-_FOOT:]
        if n > first
        and n not in kept
        and (page.role(n) in _OURS or n in page.order[-_LAST:])
        and page.facts[n].words <= 60
    ]


def _stands_in(said: str, line: str) -> bool:
    if has_cjk(said):
        return said in line
    return f" {said} " in f" {line} "


def _addresses(page: Page) -> set[str]:
    """The labels of the domains and mail boxes that the page gives as its own, in letters only."""
    found = set((page.witness.domain or "").split(".")[:-1])
    for number in [*page.order[:_HEAD], *page.order[-_FOOT:]]:
        text: str = page.facts[number].text
        if page.role(number) in _OURS and len(text) <= 400:
            found.update(match[1] for match in _LABEL.finditer(text))
    return {_LETTERS.sub("", label.lower()) for label in found} - {"", "example"}


def _is_in_address(said: str, addresses: set[str]) -> bool:
    """Is at least half of the name the label of a domain, or the label half the name?"""
    letters = _LETTERS.sub("", said)
    return any(
        min(len(label), len(letters)) >= 4
        and (label in letters or letters in label)
        and 2 * min(len(label), len(letters)) >= max(len(label), len(letters))
        for label in addresses
    )
