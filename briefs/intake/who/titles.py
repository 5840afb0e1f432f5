"""What is no part of a headline is cut off: the name of the site, a kicker in the same line."""

import re

from briefs.text.scripts import HAN

from ..lines.items import Item
from ..lines.page import Page
from ..naming.source_names import is_domain
from ..shapes import Cut
from ..words.lexicon import phrases, plain
from .who import Who

_ENDING = re.compile(  # a hyphen inside a word of letters parts no site from a title
    rf"(?:\s*[–—|_·]{{1,2}}|\s*--|\s+-|-(?=\s)|(?<=[{HAN}])-)\s*([^-–—|_·]{{2,40}})$"
)
_HAN_SITE = re.compile(rf"^[{HAN}]{{2,10}}(?:网|报|社|新闻|在线|频道|电视台)$")
_TITLE = 4  # words of a title that may be found inside a longer line
_MARKS = str.maketrans("–—‑“”„«»‘’", '---"""""\'\'')  # the head sets others than the page
_PATH = re.compile(r"(?:[^»›>→]{1,60}\s[»›>→]\s+|[^/]{1,60}\s/\s+){2,}(?=\S)")
_FRONT = re.compile(
    r"(?:[|/•·]|›(?![^‹]*‹)|»(?![^«]*«))\s*(?=\w)|\d{1,2}\.\d{1,2}\.\d{4}(?=[^\W\d_])"
    r"|(?:subject|asunto|assunto|objet|betreff|oggetto|onderwerp|主题)\s?[:：]\s*"
    r"(?:(?:fwd?|re|wg|aw|tr|rv|enc)\s?:\s*)*",
    re.IGNORECASE,
)
_LONGEST = 300  # characters of a headline with the path to it


def cut_site(page: Page, items: list[Item], who: Who) -> None:
    """Cut " - Harbour Post" off a headline where that is a source, an agency or an address."""
    known = {plain(name) for name in (who.source, who.host, who.agency) if name}
    known |= set(phrases("agency"))
    for item in items:
        if item.head is None:
            continue
        text = page.facts[item.head].text
        _cut_kicker(page, item.head)
        _cut_front(page, item.head)
        match = _ENDING.search(text)
        if not match or match.start() < 8:
            continue
        name = match[1].strip()
        site = plain(name) in known or _HAN_SITE.match(name) or is_domain(name)
        if site:
            page.cut(item.head, Cut(match.start(), len(text), "the name of the site"))


def _cut_front(page: Page, number: int) -> None:
    """Cut the path that ends in the headline, and a mark or a day that is glued to it."""
    text = page.facts[number].text[:_LONGEST]
    front = _PATH.match(text) or _FRONT.match(text)
    if front:
        cut = Cut(0, front.end(), "a path, a mark, a day or a field before the title")
        page.cut(number, cut)


def _cut_kicker(page: Page, number: int) -> None:
    """Cut what stands in the line before or after the page's own title."""
    text = page.facts[number].text
    said = plain(text)
    if any(t.startswith(said) or t.endswith(said) for t in map(plain, page.witness.titles)):
        return
    for title in page.witness.titles:
        at = text.translate(_MARKS).find(title.translate(_MARKS))
        if at < 0 or len(title.split()) < _TITLE or len(title) < 0.5 * len(text):
            continue
        end = at + len(title)
        rest = text[end:].lstrip()
        if rest[:1].isalpha() and not rest[0].isupper():
            return  # the page's title is the shorter one: the sentence goes on
        spans = [span for span in ((0, at), (end, len(text))) if text[slice(*span)].strip()]
        cuts = [Cut(*span, "beside the page's own title") for span in spans]
        page.cut(number, *cuts)
        return
