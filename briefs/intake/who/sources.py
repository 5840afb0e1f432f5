"""Who wrote a story, who is credited, who showed or listed it; "not stated" is an answer."""

import re
from dataclasses import dataclass
from itertools import takewhile

from briefs.text.scripts import HAN

from ..lines.credits import first_published_in, from_line, listed_from
from ..lines.items import Item
from ..lines.page import Page
from ..naming.named import as_written
from ..naming.persons import is_function
from ..naming.source_names import is_aggregator
from ..talks.speeches import sign_off_outlet
from ..talks.transcript_heads import station_above
from ..words import countries
from ..words.lexicon import phrases, plain, tokens
from .imprint import signed_off, spoken_for
from .publisher import publisher

_DATELINE = re.compile(r"^([^\n(]{2,60}?)\s*[(（]([^()（）\d]{2,40})[)）]\s*(?:--|[-–—:.]|\s)")
_HAN_DATELINE = re.compile(
    rf"^[（(]?\s*([{HAN}]{{2,10}}(?:社|网|报|台))[^\n]{{0,14}}?\d{{1,2}}月\d{{1,2}}日(?:电|讯|消息)"
)
_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,12})/?$", re.IGNORECASE)
_CELL = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+")
_AGENCY_WORD = re.compile(r"\b(?:wire|newswire|news agency|agencia|agência|agence)\b|通讯社$")
_LABEL = re.compile(r"[:：]|^\W*(?:by|por|par|von)\s", re.IGNORECASE)
_LONGEST_NAME = 4  # words of an agency
_LONGEST_LINE, _COUNT = 120, 4  # characters; words of "48.2K subscribers"
_FIRST_LINES = 2  # of a text, where a dateline stands


@dataclass(frozen=True, slots=True)
class Source:
    """What a page says of where its story comes from. None: not stated."""

    name: str | None = None
    host: str | None = None
    agency: str | None = None
    aggregator: str | None = None
    domain: str | None = None


def source_of(
    page: Page, kind: str, items: list[Item], metas: list[int], credited: frozenset[str]
) -> Source:
    """Read origin, host, agency and aggregator off the page, never off teasers or captions.

    credited  the plain names of those from whom a digest's items come: these do not publish it

    What a line states comes first, then who publishes the page, then the agency of the dateline,
    then the medium beside a day ("Radio Arvela, 3 May 2024").
    A publisher that only collects or lists is the aggregator, and origin of nothing.
    """
    domain, agency = _domain(page), _agency(page, kind, items, metas)
    host = _host(page, kind, items, credited)
    stated = _stated(page, kind, items, metas)
    listed = listed_from(page) if kind != "digest" else None
    if is_aggregator(host, domain) or (listed and host and plain(listed) != plain(host)):
        return Source(stated or listed or agency, None, agency, host or domain, domain)
    beside = next((page.metas[n].dated_by for n in metas if page.metas[n].dated_by), None)
    if host is None and beside and plain(stated or agency or beside) != plain(beside):
        host = beside  # it shows what it says another one wrote
    name = (
        stated
        or _channel(page)
        or host
        or agency
        or beside
        or _spoken_or_domain(page, kind, items, domain)
    )
    return Source(name, host, agency, None, domain)


def _host(page: Page, kind: str, items: list[Item], credited: frozenset[str]) -> str | None:
    """Who publishes the page, as its text writes the name; none of those whom a digest credits."""
    host = as_written(publisher(page, items), (fact.text for fact in page.facts.values()))
    others = kind == "digest" and host != page.witness.site and plain(host or "") in credited
    return None if others else host


def _channel(page: Page) -> str | None:
    """Who shows it on a site of many: a name beside the count of those who follow it."""
    for number in page.order if page.witness.site else ():
        name, *counts = _CELL.split(page.facts[number].text[:_LONGEST_LINE])
        said = plain(counts[0]).split() if len(counts) == 1 else []
        if 2 <= len(said) <= _COUNT and said[0][0].isdigit() and said[-1] in tokens("followers"):
            return name if _is_name(page, name) else None
    return None


def _spoken_or_domain(page: Page, kind: str, items: list[Item], domain: str | None) -> str | None:
    """The domain that stands on top, else for whom a talk is spoken, who signs it off, or the
    station above it.
    """
    if domain and page.order and _DOMAIN.match(page.facts[page.order[0]].text):
        return domain
    if kind != "transcript":
        return None
    signed = spoken_for(page, items) or signed_off(page, items) or sign_off_outlet(page, items)
    return signed or station_above(page, items)


def _stated(page: Page, kind: str, items: list[Item], metas: list[int]) -> str | None:
    """What a line says outright: "Source: …", "first published in …", "(From …)"."""
    for number in metas:
        if _is_name(page, page.metas[number].source):
            return page.metas[number].source
    if not items or kind == "digest":
        return None
    end = items[-1].last
    for number in page.order[page.place[end] : page.place[end] + 4]:
        meta = page.metas.get(number)
        if meta and _is_name(page, meta.source):
            return meta.source
    told = (first_published_in(page, items), from_line(page, items))
    return next((name for name in told if _is_name(page, name)), None)


def _is_name(page: Page, name: str | None) -> bool:
    """Could this name a source: letters, no function, and no day ("first published on …")?"""
    letters = any(c.isalpha() for c in name or "")
    return letters and not is_function(name) and not page.dates(name)


def agency_of_dateline(page: Page, item: Item) -> str | None:
    """The agency that signs the dateline of a story: "LIMA, 3 May (Xinhua) -- …"."""
    for number in item.lines[:_FIRST_LINES]:
        text = page.facts[number].text
        match = _HAN_DATELINE.match(text) or _DATELINE.match(text[:120])
        if match and ":" not in match.group():
            name = match[match.lastindex].strip()
            place = match[1] if match.lastindex == 2 else ""
            known = plain(name) in phrases("agency")
            if known or (_upper(place) and not countries.countries_in(name)):
                return name
    return None


def _agency(page: Page, kind: str, items: list[Item], metas: list[int]) -> str | None:
    """The agency that a dateline or a line of who and when credits; of a digest, the latter."""
    signed = agency_of_dateline(page, items[0]) if items and kind != "digest" else None
    if signed:
        return signed
    known = set(phrases("agency"))
    for number in metas:
        for cell in _CELL.split(page.facts[number].text[:200]):
            said = plain(cell)
            bears = _AGENCY_WORD.search(said) and len(said.split()) <= _LONGEST_NAME
            if said in known or (bears and not _LABEL.search(cell)):
                return cell.strip()
    return None


def _upper(place: str) -> bool:
    """Do words in capitals open the dateline: "LA PAMPA, 3 May"?"""
    words = takewhile(str.isupper, re.findall(r"[^\W\d_]+", place))
    return sum(map(len, words)) > 2


def _domain(page: Page) -> str | None:
    for number in page.order[:3]:
        match = _DOMAIN.match(page.facts[number].text)
        if match:
            return match[1].lower()
    return page.witness.domain
