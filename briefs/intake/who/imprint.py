"""What a page says outright of its publisher: rights, imprint, "official site of", signing off."""

import re

from briefs.text.sentences import sentences_of

from ..lines.items import Item
from ..lines.page import Page
from ..shapes import Role
from ..words.lexicon import meets, plain, tokens

_LONGEST = 400  # characters of a line that are looked at
_RIGHTS = (
    r"all rights reserved|todos los derechos|todos os direitos|tous droits|alle rechte|版权所有"
)
_YEARS = r"(?:19|20)\d{2}(?:\s*[-–—]\s*(?:(?:19|20)\d{2}|\w+))?"
_OWNER = re.compile(
    rf"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:{_YEARS})?[,\s]*(?:by\s+)?([^.|·,\n]{{2,60}})",
    re.IGNORECASE,
)
_OWNER_FIRST = re.compile(
    r"^\W*(?:copyright\s+)?([^.|·,:©\n]{2,80}?)\s*(?:©\s*)?(?:(?:19|20)\d{2}\s*)?[.,|·–—-]?\s*"
    rf"(?:{_RIGHTS})",
    re.IGNORECASE,
)
_OWNER_BEFORE = re.compile(  # "Harbour Post © 2024 | Contact"
    rf"^\W*([^.|·,:©\n]{{2,60}}?)\s*(?:©|\(c\))\s*{_YEARS}\s*(?:[|·.,]|$)", re.IGNORECASE
)
_RIGHTS_WORDS = re.compile(
    rf"\s*(?:{_RIGHTS}|(?:rights|derechos|direitos) reserv|droits réserv|reservados).*$",
    re.IGNORECASE,
)
_OWNERS = (_OWNER, _OWNER_BEFORE, _OWNER_FIRST)
_NO_OWNER = re.compile(
    r"^\W*(?:copyright|by\b:?|von\b)?\W*|\W*(?:(?:19|20)\d{2}\W*)+$|\s*[•(].*$", re.IGNORECASE
)
_OTHERS = re.compile(r"[/:]|background|photo|foto|image|subsidiary|template|theme", re.IGNORECASE)
# A company that owns a medium is not the medium: no name is better than the wrong one.
_COMPANY = re.compile(
    r"\b(?:gmbh|ag|kg|se|inc|ltd|llc|plc|corp(?:oration)?|holdings?|group|verlag|s\.?a|ltda|sas"
    r"|medien|enterprises|subsidiary)\b\.?",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"(?:official (?:web)?site of|site officiel (?:de la|de l['’]|du|des|de)"
    r"|(?:sitio|portal|página|site|sítio) (?:web )?oficial (?:del?|da|do)"
    r"|offizielle (?:web)?seite (?:der|des|von))\s+(?:the |la |el )?([^.|·,\n]{4,80})",
    re.IGNORECASE,
)
_CAPITAL = r"[A-ZÀ-Þ0-9][^\s.,;|]*"
_LINK = r"(?:de|des|du|del|da|do|la|of|the|and|y|e|et)"
_SUBSCRIBED = re.compile(
    r"(?:subscribed to|signed up (?:for|to)|suscrit[oa]s? a|inscrit[oa]s? (?:em|na|no)"
    r"|inscrit(?:e|s|es)? à|abonné(?:e|s|es)? à|assin(?:ou|ante d[aeo]))\s+(?:the (?=[A-Z]))?"
    rf"({_CAPITAL}(?:\s+(?:{_CAPITAL}|{_LINK})){{0,7}})"
)
_IMPRINT = re.compile(r"\bimpressum\s*:\s*([^,.|·\n]{3,60})", re.IGNORECASE)
_SIGNED_OFF = re.compile(
    r"^(?:c['’]était|(?:this|that)\s+(?:is|was)|(?:esto|este) (?:fue|es|ha sido)|das (?:war|ist)"
    r"|you(?:['’]ve been| are|['’]re) (?:listening to|watching)|(?:esta foi|este foi|aqui é))\s+"
    r"([A-ZÀ-Þ0-9][\w'’&-]*(?:\s+[A-ZÀ-Þ0-9][\w'’&-]*){0,4})\s*[.!,]",
    re.IGNORECASE,
)
_SPOKEN = frozenset(["radio", "tele", "tv", "television", "televisao", "fm", "news", "noticias"])
_SPOKEN_FOR = re.compile(r"\s+[—–-]\s+([^—–]{4,80})$")


def owner(page: Page) -> str | None:
    """Who claims the rights in the page, in the last line that does."""
    for number in reversed(page.order):
        if page.role(number) is Role.LEGAL:
            text = page.facts[number].text[:_LONGEST]
            for match in filter(None, (pattern.search(text) for pattern in _OWNERS)):
                name = _NO_OWNER.sub("", _RIGHTS_WORDS.sub("", match[1])).strip(" .,:-–—|©•")
                if _is_owner(name):
                    return name
    return None


def _is_owner(name: str) -> bool:
    said = plain(name)
    return (
        2 < len(name) < 80
        and said != "www"
        and not name[:1].isdigit()
        and not _OTHERS.search(name)
        and not _COMPANY.search(name)
    )


def stated(page: Page, numbers: list[int]) -> str | None:
    """What one of these lines of the page's own says outright, other than of rights."""
    for number in numbers:
        text = page.facts[number].text[:_LONGEST]
        for pattern in (_OFFICIAL, _SUBSCRIBED, _IMPRINT):
            match = pattern.search(text)
            if match and _is_owner(match[1].strip(" .")):
                return match[1].strip(" .")
    return None


def signed_off(page: Page, items: list[Item]) -> str | None:
    """The programme that says its name at the end: "That was Harbour Radio."."""
    for number in [n for item in items for n in item.lines][:-6:-1]:
        for sentence in sentences_of(page.facts[number].text[-300:])[::-1]:
            match = _SIGNED_OFF.match(sentence)
            if match and match[1][:1].isupper() and set(plain(match[1]).split()) & _SPOKEN:
                return match[1]
    return None


def spoken_for(page: Page, items: list[Item]) -> str | None:
    """The body for which the title of a transcript says that somebody speaks."""
    for number in page.order:
        if items and number >= items[0].lines[0]:
            break
        text = page.facts[number].text
        match = _SPOKEN_FOR.search(text)
        if match and meets("transcript", plain(text[: match.start()])) == "whole":
            continue  # "Transcript - …" is a label before the title
        if match and set(plain(match[1]).split()) & tokens("organisation-words"):
            return match[1].strip()
    return None
