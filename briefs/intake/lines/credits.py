"""Who wrote, who showed, who listed: what lines say of a story's way between media."""

import re

from briefs.text.scripts import HAN

from ..shapes import Role
from ..words.lexicon import plain
from .items import Item
from .page import Page

_LONGEST_LINE = 400
_LONGEST_NAME = 60
_ARTICLES = r"(?:(?-i:the|el|la|los|las|le|les|l['’]|o|a|os|as|der|die|das|dem|den)\s*)?"
_SUBJECT = re.compile(
    r"^[(\[*\s]*(?:(?:this|the)\s+(?:article|story|post|piece|report|text|interview)|it\s+was"
    r"|(?:este|esta|el|la|o|a)\s+(?:artículo|nota|texto|artigo|matéria|reportagem|reportaje|noticia)"
    r"|(?:cet|ce|cette|l['’])\s*(?:article|texte|tribune)"
    r"|(?:dieser|der)\s+(?:artikel|beitrag|text)|本文|此文|原文|originally|first\s+published"
    r"|publicad[oa]|publié|zuerst|ursprünglich|republished|reprinted|转自|转载)",
    re.IGNORECASE,
)
_FIRST_IN = re.compile(
    r"(?:(?:originally|first)\s+(?:published|appeared|posted|ran)\s+(?:in|on|by|at)"
    r"|(?:published|appeared)\s+(?:originally|first)\s+(?:in|on|by|at)"
    r"|(?:republished|reprinted|syndicated)\s+(?:with\s+permission\s+)?(?:from|by)"
    r"|(?:publicad[oa]|aparecid[oa])\s+(?:originalmente|por\s+primera\s+vez|primeiro)\s+"
    r"(?:en|em|no|na|por|pel[oa])"
    r"|originalmente\s+(?:publicad[oa]|aparecid[oa])\s+(?:en|em|no|na|por|pel[oa])"
    r"|(?:apareció|se\s+publicó)\s+primero\s+en|apareceu\s+primeiro\s+(?:em|no|na)"
    r"|appeared\s+first\s+on|est\s+apparu\s+en\s+premier\s+sur"
    r"|(?:initialement|d['’]abord|à\s+l['’]origine)\s+(?:été\s+)?(?:publié|paru)e?\s+"
    r"(?:dans|sur|par|chez)"
    r"|(?:publié|paru)e?\s+(?:initialement|d['’]abord|à\s+l['’]origine)\s+(?:dans|sur|par|chez)"
    r"|(?:zuerst|ursprünglich)\s+(?:erschienen|veröffentlicht)\s+(?:in|im|auf|bei|von)"
    r"|(?:erschien|erschienen)\s+zuerst\s+(?:in|im|auf|bei)"
    r"|(?:ist\s+)?(?:zuerst|ursprünglich)\s+(?:in|im|auf|bei)"
    rf")\s+{_ARTICLES}",
    re.IGNORECASE,
)
_HAN_FIRST = re.compile(
    r"(?:转载自|转自|原载于?|首发于|摘自|(?:文章|本文|信息)?来源\s*[:：])"
    rf"\s*[《“]?\s*([{HAN}A-Za-z·]{{2,20}})"
)
_FROM = re.compile(
    r"^[(（]\s*(?:from|de|da|do|von|来自)\s*:?\s+(?:the\s+)?([^)）]{4,90})[)）]$", re.IGNORECASE
)
# "(De nuestra redacción)": the medium speaks of itself.
_OURS = frozenset(("our", "nuestra", "nuestro", "nossa", "nosso", "notre", "unserer", "unserem"))
_READ_AT = re.compile(
    r"(?:read|see|view)\s+(?:the\s+)?(?:full|original|whole|complete)\s+(?:story|article|post|piece)"
    r"\s+(?:at|on|in)\s+"
    r"|(?:continue\s+reading|read\s+more)\s+(?:at|on|in)\s+"
    r"|(?:leer|lea|leia|ler)\s+(?:el|la|o|a)\s+(?:artículo|nota|noticia|matéria|artigo)\s+"
    r"(?:complet[oa]|original|íntegra)\s+(?:en|em|no|na)\s+"
    r"|lire\s+l['’]article\s+(?:complet|original|intégral)\s+(?:sur|dans)\s+"
    r"|(?:den\s+)?(?:ganzen|vollständigen)\s+(?:artikel|beitrag)\s+(?:auf|bei|in)\s+",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(r"[^\s,.;:()\[\]|“”\"«»]+(?:\.[a-z]{2,})*")
_SPANISH_FRENCH = ("la", "el", "le", "les", "los", "las")  # articles that names begin with
_OF = ("of", "de", "del", "da", "do", "das", "dos", "di", "du", "des", "the")
_LINKS = frozenset((*_SPANISH_FRENCH, *_OF, "and", "y", "e", "et", "&", "und", "für"))
_DOMAIN = re.compile(r"(?:www\.)?((?:[\w-]+\.)+[a-z]{2,12})\b", re.IGNORECASE)
_FOREIGN = (Role.TEASER, Role.TEASER_HEAD, Role.RELATED, Role.COMMENT, Role.CAPTION, Role.CREDIT)


def first_published_in(page: Page, items: list[Item]) -> str | None:
    """Name the medium in which the story first stood, where a line that is no story says so."""
    kept = {n for item in items for n in item.lines}
    for number in page.order:
        text = page.facts[number].text
        if len(text) > _LONGEST_LINE or page.role(number) in _FOREIGN:
            continue
        if number in kept and not _SUBJECT.match(text):
            continue
        if found := medium_in(text):
            return found
    return None


def medium_in(text: str) -> str | None:
    """Name the medium of which a sentence says that the story stood there first."""
    if match := _FIRST_IN.search(text):
        return name_at(text, match.end())
    match = _HAN_FIRST.search(text)
    return _named(match[1]) if match else None


def from_line(page: Page, items: list[Item]) -> str | None:
    """Name who signs a line of its own in brackets above the text: "(From the Embassy of …)"."""
    for number in page.order[: page.place[items[0].lines[0]] + 1][-6:]:
        match = _FROM.match(page.facts[number].text)
        if match and not _OURS & set(plain(match[1]).split()):
            return match[1].strip()
    return None


def listed_from(page: Page) -> str | None:
    """Name the medium at which a page that only lists a story sends its readers to read it."""
    for number in page.order:
        text = page.facts[number].text
        match = _READ_AT.search(text) if len(text) <= _LONGEST_LINE else None
        found = name_at(text, match.end()) if match else None
        if found:
            return found
    return None


def name_at(text: str, start: int) -> str | None:
    """Return the name that starts at a place of a line: words with capitals, or a domain."""
    rest = text[start : start + 2 * _LONGEST_NAME]
    domain = _DOMAIN.match(rest)
    if domain:
        return domain[1]
    words, end = [], 0
    for match in _NAME_WORD.finditer(rest):
        if rest[end : match.start()].strip(" “\"«'"):
            break
        word = match.group()
        if not (word[:1].isupper() or word[:1].isdigit() or word in _LINKS):
            break
        words.append(word)
        end = match.end()
    while words and words[-1] in _LINKS:
        words.pop()
    while words and words[0] in _LINKS - set(_SPANISH_FRENCH):
        words.pop(0)
    return _named(" ".join(words))


def _named(name: str) -> str | None:
    name = name.strip(" .,;:”“\"'«»》）)")
    letters = sum(c.isalpha() for c in name)
    return name if letters >= 2 and len(name) <= _LONGEST_NAME else None
