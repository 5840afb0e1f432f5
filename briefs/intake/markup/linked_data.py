"""Linked data of a page (JSON-LD): headline, author, day and site of its own story."""

import json
import re
from html import unescape

from briefs.text.clean import clean_line

from ..words.lexicon import plain

_STORIES = {
    "article", "newsarticle", "reportagenewsarticle", "blogposting", "report",
    "analysisnewsarticle", "opinionnewsarticle", "liveblogposting", "scholarlyarticle", "webpage",
}  # fmt: skip
_MOST_JSON = 400_000
_MOST_NAMED = 8  # authors of a story
_CHARS = 500
_SHARED = 0.2  # of a headline's words that the page's own titles say
_PATH = re.compile(r"(?:https?://)?(?:www\.)?([^?#\s]+?)/?(?:[?#]|$)", re.IGNORECASE)


def linked_data(root, titles: list[str], address: str) -> dict:
    """Read what scripts of linked data say of the page's own story, its site and its authors.

    titles   what the page calls itself; a story of another headline and address is another's
    Returns  keys where told: headline, story, news, live, site, published, dated, people
    """
    found: dict = {}
    people: dict[str, str] = {}
    budget = _MOST_JSON
    said = set().union(*map(words_of, titles))
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
            if not _is_of_another(thing, said, address):
                _take(thing, found)
            if thing.get("@id") and isinstance(thing.get("name"), str) and _is_person(thing):
                people[str(thing["@id"])] = thing["name"]
    found["people"] = [_person(author, people) for author in found.get("authors", ())]
    return found


def _is_of_another(thing: dict, said: set[str], address: str) -> bool:
    """Does a thing bear a headline of whose words the page's titles say less than a fifth, and
    not the page's address?
    """
    headline = thing.get("headline")
    own = words_of(headline[:_CHARS]) if isinstance(headline, str) else set()
    if not own or not said or len(own & said) >= _SHARED * len(own):
        return False
    page = thing.get("mainEntityOfPage")
    told = [thing.get("url"), page.get("@id") if isinstance(page, dict) else page]
    return not address or all(path_of(one) != path_of(address) for one in told)


def words_of(text: str) -> set[str]:
    """The longer words of a title; letters of scripts that write no spaces."""
    return {
        one
        for word in plain(unescape(text)).split()
        for one in (word if word >= "\u3040" else [word] * (len(word) > 3))
    }


def path_of(address) -> str | None:
    """Host and path of an address, as far as they tell one page from another."""
    match = _PATH.match(address) if isinstance(address, str) else None
    return match[1].lower() if match else None


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
    if any(kind.endswith("newsarticle") or kind == "liveblogposting" for kind in kinds):
        found["news"] = "yes"
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
