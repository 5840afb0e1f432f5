"""The name of the site at the end of a headline is cut off."""

import re

from .items import Item
from .lexicon import meets, phrases, plain
from .page import Page
from .shapes import Cut
from .who import Who

_ENDING = re.compile(r"\s*(?:[-–—|_·]{1,2}|--)\s*([^-–—|_·]{2,40})$")
_HAN_SITE = re.compile(r"^[\u4e00-\u9fff]{2,10}(?:网|报|社|新闻|在线|频道|电视台)$")
_DOMAIN = re.compile(r"^(?:www\.)?[\w-]+(?:\.[\w-]+){1,3}$")


def cut_site(page: Page, items: list[Item], who: Who) -> None:
    """Cut " - Harbour Post" off a headline where that is a source, an agency or an address."""
    known = {plain(name) for name in (who.source, who.host, who.agency) if name}
    known |= set(phrases("agency"))
    for item in items:
        if item.head is None:
            continue
        text = page.facts[item.head].text
        match = _ENDING.search(text)
        if not match or match.start() < 8:
            continue
        name = match[1].strip()
        site = plain(name) in known or _HAN_SITE.match(name) or _DOMAIN.match(name.lower())
        if site and meets("related", plain(name)) is None and ("." in name or not name.isdigit()):
            cut = Cut(match.start(), len(text), "the name of the site")
            page.cuts[item.head] = (*page.cuts.get(item.head, ()), cut)
