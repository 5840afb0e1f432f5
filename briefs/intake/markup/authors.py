"""Who wrote a page, by its markup: the data of its story, its cards, links and elements."""

import re

from briefs.text.clean import clean_line

from ..naming.persons import author_name
from ..words.lexicon import meets, plain
from .beside import around_headline, is_foreign, nearest

_METAS = (
    "author", "article:author", "og:article:author", "dc.creator", "dc:creator", "parsely-author",
    "sailthru.author", "byl", "twitter:creator_name",
)  # fmt: skip
_CARDS = 4  # pairs of label and data for cards of short messages
_NAMED = re.compile(
    r"(?:^|[-_])(?:autor(?:in|es)?|authors?|auteurs?|byline|writer|redakteur)"
    r"(?:[-_]{1,2}(?:name|link|text|title))*$",
    re.IGNORECASE,
)
_CLASSED = "|".join(
    f"//*[contains(@class, '{part}')]" for part in ("uthor", "utor", "uteur", "yline", "riter")
)
_MARKED = "//*[@rel='author' or contains(@itemprop, 'author') or contains(@class, 'vcard')]"
_MOST = 200  # elements that are looked at
_LONGEST = 120  # characters of an element that holds names and little else
_TOGETHER = 4  # authors of one story


def author_of(root, metas: dict[str, str], linked: list[str], titles: list[str]) -> str | None:
    """Return the author that the markup names, None where it names none, or several apart.

    metas    the meta elements of the head by name, lower case
    linked   the people whom the data of the story names
    titles   the titles of the page, by which its headline is known among other headings
    """
    names = [name for one in linked[:_TOGETHER] if (name := author_name(one))]
    if names:
        return ", ".join(dict.fromkeys(names))
    return _of_card(metas) or _of_head(metas) or _of_elements(root, titles)


def _of_head(metas: dict[str, str]) -> str | None:
    return next((name for key in _METAS if (name := author_name(metas.get(key, "")))), None)


def _of_card(metas: dict[str, str]) -> str | None:
    """A card says "Written by" in one meta element and the name in another."""
    for number in range(1, _CARDS + 1):
        if meets("byline", plain(metas.get(f"twitter:label{number}", ""))) == "whole":
            return author_name(metas.get(f"twitter:data{number}", ""))
    return None


def _of_elements(root, titles: list[str]) -> str | None:
    """The one name that elements called author hold, or the one nearest around the headline."""
    around = around_headline(root, titles)
    found = []
    for element in (*root.xpath(_MARKED)[:_MOST], *root.xpath(_CLASSED)[:_MOST]):
        if _is_marked(element) and not is_foreign(element, around):
            name = author_name(_text(element))
            if name:
                found.append((element, name))
    if len({plain(name) for _, name in found}) > 1:
        names, _ = nearest(found, around)
        return names.pop() if len(names) == 1 else None
    return found[0][1] if found else None


def _is_marked(element) -> bool:
    if element.get("rel") == "author" or "author" in (element.get("itemprop") or "").split():
        return True
    return any(_NAMED.search(token) for token in (element.get("class") or "").split())


def _text(element) -> str:
    """The name in an element: what it calls so, its content, or all its text if that is short."""
    named = element.xpath(".//*[@itemprop='name' or contains(concat(' ',@class,' '),' fn ')]")
    for one in (*named[:1], element):
        said = one.get("content") or " ".join(" ".join(one.itertext()).split())
        if said:
            return clean_line(said) if len(said) <= _LONGEST else ""
    return ""
