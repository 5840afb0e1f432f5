"""What an HTML page says of itself outside its text: title, site, author, date, language."""

import json
import re
from html import unescape

from briefs.text.addresses import domain_of
from briefs.text.clean import clean_line

from .authors import author_of
from .marked_dates import day_beside_headline
from .page import Witness

_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "title", "sailthru.title")
_SITES = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "dc.publisher",
    "al:ios:app_name",
)
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "publish_date",
)
_STORIES = {
    "article",
    "newsarticle",
    "reportagenewsarticle",
    "blogposting",
    "report",
    "analysisnewsarticle",
    "opinionnewsarticle",
    "liveblogposting",
    "scholarlyarticle",
    "webpage",
}
_PUBLISHED = (
    "//*[contains(@itemprop, 'datePublished')]"
    "|//time[@pubdate or contains(concat(' ', @class, ' '), ' published ')]"
)
_MOST_MARKED = 50
_MOST_JSON = 400_000
_MOST_NAMED = 8  # authors of a story
_ENDING = re.compile(r"^(.{8,250}?)\s+(?:[-–—|·»:]|::)\s+([^|–—·»]{2,60})$")
_CHARS = 500


def witness_of(root) -> Witness:
    """Read the head of a page. What is garbled there is left out, never an error."""
    metas = _metas(root)
    linked = _json_ld(root)
    witness = Witness(language=(root.get("lang") or "")[:2].lower() or None)
    witness.site = next((metas[n] for n in _SITES if metas.get(n)), None) or linked.get("site")
    titles = [linked.get("headline"), *(metas.get(n) for n in _TITLES)]
    title = root.find(".//title")
    if title is not None and title.text:
        whole = clean_line(title.text[:_CHARS])
        head, site = _split(whole)
        titles += [head, whole]
        if site and not witness.site:
            witness.site = site
    witness.titles = list(dict.fromkeys(t for t in titles if t))
    witness.titles += [h for t in witness.titles for h, _ in [_split(t)] if h not in witness.titles]
    witness.byline = author_of(root, metas, linked["people"], witness.titles)
    witness.published = (
        linked.get("published")
        or next((metas[n] for n in _DATES if metas.get(n)), None)
        or _marked_date(root)
        or linked.get("dated")
    )
    witness.beside = day_beside_headline(root, witness.titles, witness.language or "und")
    witness.story = metas.get("og:type", "").lower() == "article" or bool(linked.get("story"))
    witness.live = bool(linked.get("live"))
    address = metas.get("og:url") or ""
    link = root.find(".//link[@rel='canonical']")
    if not address and link is not None:
        address = link.get("href") or ""
    witness.domain = domain_of(address) or None
    return witness


def _metas(root) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = meta.get("content")
        if name and content and name not in found:
            found[name] = clean_line(content[:_CHARS])
    return found


def _marked_date(root) -> str | None:
    """The day that the markup of the text calls the one of publication, if it names one only."""
    told = [
        element.get("content") or element.get("datetime") or ""
        for element in root.xpath(_PUBLISHED)[:_MOST_MARKED]
    ]
    days = {text.strip()[:10]: text.strip()[:40] for text in told if text.strip()}
    return next(iter(days.values())) if len(days) == 1 else None


def _split(title: str) -> tuple[str, str | None]:
    match = _ENDING.match(title)
    if match and len(match[2].split()) <= 6 and len(match[1]) >= len(match[2]):
        return match[1].strip(), match[2].strip()
    return title, None


def _json_ld(root) -> dict:
    found: dict = {}
    people: dict[str, str] = {}
    budget = _MOST_JSON
    for script in root.iter("script"):
        text = script.text or ""
        if script.get("type") != "application/ld+json" or len(text) > budget:
            continue
        budget -= len(text)
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            _take(thing, found)
            if thing.get("@id") and isinstance(thing.get("name"), str) and _is_person(thing):
                people[str(thing["@id"])] = thing["name"]
    found["people"] = [_person(author, people) for author in found.get("authors", ())]
    return found


def _person(author, people: dict[str, str]) -> str:
    """The name of an author of a story; "" for an organisation or one who is named nowhere."""
    if isinstance(author, str):
        return author
    if not isinstance(author, dict) or not _is_person(author):
        return ""
    name = author.get("name") or people.get(str(author.get("@id")))
    return name if isinstance(name, str) else ""


def _is_person(thing: dict) -> bool:
    kinds = thing.get("@type") or "Person"
    return "Person" in (kinds if isinstance(kinds, list) else [kinds])


def _things(data) -> list[dict]:
    found, waiting = [], [data]
    while waiting and len(found) < 200:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one[:100])
        elif isinstance(one, dict):
            found.append(one)
            if isinstance(one.get("@graph"), list):
                waiting += reversed(one["@graph"][:100])
    return found


def _take(thing: dict, found: dict) -> None:
    kinds = thing.get("@type")
    kinds = {str(k).lower() for k in (kinds if isinstance(kinds, list) else [kinds])}
    if kinds & {"organization", "newsmediaorganization", "website"} and isinstance(
        thing.get("name"), str
    ):
        found.setdefault("site", clean_line(thing["name"][:100]))
    if not kinds & _STORIES:
        _take_date(thing, found)
        return
    story = "webpage" not in kinds
    if "liveblogposting" in kinds:
        found["live"] = "yes"
    if story and isinstance(thing.get("headline"), str):
        found.setdefault("headline", clean_line(unescape(thing["headline"][:_CHARS])))
        found["story"] = "yes"
    if isinstance(thing.get("datePublished"), str) and (story or "published" not in found):
        found["published"] = thing["datePublished"][:40]
    publisher = thing.get("publisher")
    if story and isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
        found["site"] = clean_line(publisher["name"][:100])
    author = thing.get("author")
    if story and author:
        found.setdefault(
            "authors", (author if isinstance(author, list) else [author])[:_MOST_NAMED]
        )


def _take_date(thing: dict, found: dict[str, str]) -> None:
    """The day of another thing on the page (a recipe, a podcast) counts if no other is told."""
    day = thing.get("datePublished")
    if isinstance(day, str):
        same = found.setdefault("dated", day[:40])[:10] == day[:10]
        found["dated"] = day[:40] if same else ""
