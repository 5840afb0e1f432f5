"""What an HTML page says of itself outside its text: title, site, author, date, language."""

import re
from itertools import islice
from urllib.parse import unquote, urldefrag, urlsplit

from briefs.text.addresses import domain_of, is_safe, untracked
from briefs.text.clean import clean_line

from ..words.lexicon import meets, plain
from .authors import author_of
from .linked_data import linked_data, path_of, words_of
from .marked_dates import day_beside_headline, marked_day
from .witness import Witness

_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "title", "sailthru.title")
_SITES = (
    "og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher",
    "al:ios:app_name",
)  # fmt: skip
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued",
    "dcterms.created", "dc.date", "date", "pubdate", "publishdate", "publish-date",
    "parsely-pub-date", "sailthru.date", "article.published", "cxenseparse:recs:publishtime",
    "publish_date",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified")
_MISSING = re.compile(
    r"(?:^|\s)(?:(?:page-)?error-?[45]\d\d|page-[45]\d\d|(?:page-)?not-found)(?:\s|$)"
)
_MOST_HEADINGS = 60
_ENDING = re.compile(r"^(.{8,250}?)\s+(?:[-–—|·»:]|::)\s+([^|–—·»]{2,60})$")
_CHARS = 500
_FILE_ENDING = re.compile(r"\.[a-z]{2,5}$")


def witness_of(root) -> Witness:
    """Read the head of a page. What is garbled there is left out, never an error."""
    metas = _metas(root)
    link = root.find(".//link[@rel='canonical']")
    address = metas.get("og:url") or (link.get("href") if link is not None else None) or ""
    linked = linked_data(root, _titles(root, metas), address)
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
        or marked_day(root, witness.language or "und")
        or linked.get("dated")
    )
    witness.modified = next((metas[n] for n in _MODIFIED if metas.get(n)), None)
    witness.beside = day_beside_headline(root, witness.titles, witness.language or "und")
    witness.story = metas.get("og:type", "").lower() == "article" or bool(linked.get("story"))
    witness.news = bool(linked.get("news"))
    body = root.find("body")
    witness.missing = body is not None and bool(_MISSING.search(body.get("class") or ""))
    witness.live = bool(linked.get("live"))
    witness.domain = domain_of(address) or None
    witness.address = _own_address(root, metas, witness.titles)
    return witness


def _titles(root, metas: dict[str, str]) -> list[str]:
    """What the page calls itself without its linked data: its head, its first headings."""
    shown = islice(root.iter("title", "h1", "h2"), _MOST_HEADINGS)
    told = [" ".join(one.itertext())[:_CHARS] for one in shown]
    return [*(metas[n] for n in _TITLES if metas.get(n)), *told]


def _metas(root) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = meta.get("content")
        if name and content and name not in found:
            found[name] = clean_line(content[:_CHARS])
    return found


def _split(title: str) -> tuple[str, str | None]:
    match = _ENDING.match(title)
    if match and len(match[2].split()) <= 6 and len(match[1]) >= len(match[2]):
        site = match[2].strip()
        # "Harbour Board - News" ends in a section.
        return match[1].strip(), None if meets("navigation", plain(site)) == "whole" else site
    return title, None


def _own_address(root, metas: dict[str, str], titles: list[str]) -> str | None:
    """Return the address under which a page says that it stands, None where none is sure.

    The two ways in which a page tells it must agree. That of another story, or of a section, as a
    careless template puts into every page, is left: of two words or more at its end the page's
    titles say one, and an address without such words holds a figure.
    """
    link = root.find(".//link[@rel='canonical']")
    told = [link.get("href") if link is not None else None, metas.get("og:url")]
    told = [urldefrag(one.strip())[0] for one in told if one]
    told = [one for one in told if is_safe(one)]
    if not told or len({path_of(one) for one in told}) > 1 or not _is_of_story(told[0], titles):
        return None
    return untracked(told[0])


def _is_of_story(address: str, titles: list[str]) -> bool:
    parts = urlsplit(address)
    path = unquote(parts.path)
    steps = [step for step in path.split("/") if step]
    last = _FILE_ENDING.sub("", steps[-1]) if steps else ""
    words = words_of(re.sub(r"[\W\d_]+", " ", last))
    if len(words) > 1:
        return not words.isdisjoint(set().union(*map(words_of, titles)))
    return any(c.isdigit() for c in path + parts.query)
