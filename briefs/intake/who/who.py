"""Who wrote a document and when it was published, from the lines that say so."""

import re

from ..lines.facts import Facts
from ..lines.items import Item
from ..lines.page import Page
from ..naming.persons import author_name, is_person_name
from ..results import Who
from ..shapes import Role
from ..words.countries import countries_in
from ..words.lexicon import plain, tokens
from .published import published_of, updated_of
from .sources import source_of

_REPORTING = re.compile(
    r"[(\[](?:reporting|report|writing|story|informa[cç][aãió]+n?|reportagem"
    r"|con informaci[oó]n)\s+(?:by|de|por)\s+([^;)\]]{3,60}?)"
    r"(?:\s(?:in|en|em)\s|[;)\]]|$)",
    re.IGNORECASE,
)
_IS = frozenset((
    "is", "was", "has", "can", "may", "works", "writes", "covers", "es", "e", "est", "ist", "era",
    "trabalha", "trabaja", "travaille",
))  # fmt: skip
_MAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,99}\.\w{2}")
_MOST_ASKED = 40  # words of a line that asks the reader to write
_NEAR = 2  # lines between a line of who and when and the story
_UNSAID = (Role.CAPTION, Role.LEFTOVER, Role.BYLINE, None)


def who_of(page: Page, kind: str, items: list[Item], credited: frozenset[str]) -> Who:
    """Read origin, byline and date off the page, never off teasers, clocks or weather.

    credited  the plain names of those from whom a digest's items come
    """
    metas = _own_metas(page, kind, items)
    source = source_of(page, kind, items, metas, credited)
    return Who(
        source=source.name,
        byline=_byline(page, kind, items, metas),
        published=published_of(page, kind, items, metas),
        updated=updated_of(page, metas),
        agency=source.agency,
        host=source.host,
        aggregator=source.aggregator,
        domain=source.domain,
    )


def _own_metas(page: Page, kind: str, items: list[Item]) -> list[int]:
    """The meta lines that speak of the whole page, in order of trust: near the headline first."""
    numbers = [n for n in page.order if n in page.metas]
    if not items:
        return []
    return _above(items, numbers) if kind == "digest" else _around(page, items[0], numbers)


def _above(items: list[Item], numbers: list[int]) -> list[int]:
    """Those above the first item of a digest, but for its own, if the items have such lines."""
    taken = {m for item in items for m in item.metas}
    if sum(bool(item.metas) for item in items) < 0.5 * len(items):
        taken = set()
    return [n for n in numbers if n < items[0].first and n not in taken]


def _around(page: Page, item: Item, numbers: list[int]) -> list[int]:
    """Those between headline and text, then those above, the nearest first, then those below.

    A date far above the headline is the page's clock, one far below the text another story's. But
    for the head of a broadcast, where nothing else heads what is said.
    """
    head, end = item.head or item.first, item.end or item.last
    text = ([n for n in item.lines if page.facts[n].prose][:2] or [item.last])[-1]
    opener = min((o for o in page.openers if o > text), default=len(page.texts) + 1)

    def is_own(number: int, apart: int) -> bool:
        return apart <= _NEAR or _labelled(page, number)

    near = [n for n in numbers if head <= n <= text]
    above = [
        n
        for n in numbers
        if n < head
        and (
            is_own(n, page.place[head] - page.place[n])
            or (item.derived and page.role(n) is Role.SOURCE_LINE)
        )
    ]
    below = [
        n
        for n in numbers
        if n > text and end <= n < opener and is_own(n, page.place[n] - page.place[end])
    ]
    return near + above[::-1] + below


def _labelled(page: Page, number: int) -> bool:
    """Does the line itself, or a label alone above it, say what its date is?"""
    above = page.before(number, 1)
    alone = above and above[0].number in page.metas and not page.metas[above[0].number].dates
    return page.metas[number].labelled or bool(alone and page.metas[above[0].number].labelled)


def _byline(page: Page, kind: str, items: list[Item], metas: list[int]) -> str | None:
    if kind == "other":
        return None
    own = kind != "digest" and page.witness.byline
    if own and not _is_host(page, own):
        return own
    for number in metas:
        meta = page.metas[number]
        byline = author_name(meta.byline or meta.beside_date or "")
        if not byline or _is_host(page, byline):
            continue
        if meta.beside_date is None or _is_nobody_told_of(page, items, meta.beside_date):
            return byline
    if not items or kind == "digest":
        return None
    item = items[0]
    for number in item.lines[-2:]:
        found = _REPORTING.search(page.facts[number].text)
        if found:
            return found[1].strip()
    return _bare_name(page, item) if kind == "article" else None


def _bare_name(page: Page, item: Item) -> str | None:
    """A name alone beside the headline is a byline, unless the text speaks about that person."""
    if item.head is None or not item.lines:
        return None
    for fact in page.after(item.head, 4):
        if fact.number >= item.lines[0] and fact.prose:
            break
        if not is_person_name(fact.text) or page.role(fact.number) not in _UNSAID:
            continue
        if _is_nobody_told_of(page, [item], fact.text):
            why = "a name alone beside the headline, and not one the text speaks of"
            page.set(fact.number, Role.BYLINE, why)
            return author_name(fact.text) or fact.text
    return None


def _is_nobody_told_of(page: Page, items: list[Item], name: str) -> bool:
    """Could an unlabelled name be a byline: no place, and nobody whom the story is about?"""
    if countries_in(name, page.language):
        return False
    lines = [
        n for item in items[:1] for n in item.lines if not _is_about(page, n, plain(name), item)
    ]
    heads = [item.head for item in items[:1] if item.head is not None]
    body = " ".join(page.facts[n].plain for n in (*heads, *lines[:30]))
    return f" {plain(name).split()[-1]} " not in f" {body} "


def _is_about(page: Page, number: int, name: str, item: Item) -> bool:
    """Is this one of the last lines, which begins with the author's name?"""
    if number not in item.lines[-2:]:
        return False
    said = page.facts[number].plain
    return said.startswith(name + " ") and said[len(name) :].split()[0] in _IS


def drop_author(page: Page, items: list[Item], byline: str | None) -> None:
    """Drop a last line that tells who the author is, and one that asks readers to write."""
    for item in items:
        for number in item.lines[-2:] if len(item.lines) > 2 else []:
            fact = page.facts[number]
            if byline and fact.words <= 60 and _is_about(page, number, plain(byline), item):
                page.set(number, Role.META, "about the author")
            elif number == item.lines[-1] and _asks_to_write(page, fact):
                page.set(number, Role.END_MATTER, "asks the reader to write")
            else:
                continue
            item.lines.remove(number)


def _asks_to_write(page: Page, fact: Facts) -> bool:
    """Does a line with an address of mail ask, or say "you" or "we"?"""
    if fact.words > _MOST_ASKED or not _MAIL.search(fact.text):
        return False
    spoken = tokens("you", page.listed_language) | tokens("we", page.listed_language)
    return "?" in fact.text or not spoken.isdisjoint(fact.tokens)


def _is_host(page: Page, name: str) -> bool:
    """Is this the name of the site, as it calls itself or in its address?"""
    said = plain(name).replace(" ", "")
    own = [plain(page.witness.site or ""), plain((page.witness.domain or "").rpartition(".")[0])]
    return any(said == one.replace(" ", "") for one in own)
