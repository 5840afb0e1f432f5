"""Names of people in lines that say who: where one begins, and what could be none."""

import re

from briefs.text.scripts import HAN, has_cjk

from ..words.lexicon import meets, phrases, plain, tokens
from .named import ARTICLES

_TOGETHER = re.compile(r"\s+(?:avec|with|con|com|mit)\s+")
_NAME_WORD = re.compile(r"^[^\W\d_][\w'’.\-]*$")
_PARTICLES = {
    "de", "del", "da", "do", "dos", "das", "la", "las", "los", "von", "van", "der", "den", "y", "e",
    "and", "et", "und", "bin", "al", "el", "le", "du", "di", "san", "&",
}  # fmt: skip
_AROUND_NAMES = " ,;:|/·•–—-()[]"
_ADDRESS = re.compile(r"\s*[(\[<]?(?:\S+(?:@|\[at\])\S+|@\w+|https?:|www\.|//)[^,]*")
_GLUED_BY = re.compile(r"^(?:By|Por|Par|Von)(?=[A-ZÀ-Þ][a-zß-ÿ])")
_BEFORE_DATES = {"le", "el", "on", "am", "at", "in", "den", "vom", "um", "em", "il", "shares"}
_DATED_BY = re.compile(r"^.*\d.*\s(?:by|von|par|por)\s(?=[A-ZÀ-Þ])")
_FROM_DATE = re.compile(
    r"(?:^|[\s,»|])\W{0,3}(?:\d{1,2}[.:/-]\d|\d{1,2}\.?\s(?:de\s)?[^\W\d_]+\s|(?:19|20)\d\d).*$"
)
_LETTERS = re.compile(rf"[^\W\d_]{{2}}|[{HAN}]")
_LABELS = ("byline", "published", "updated", "meta", "navigation", "related")
_COMMAS = re.compile(r"\s*[,|;]\s*")
_LEGAL = re.compile(
    r"\b(?:GmbH|mbH|AG|KG|SE|Ltd|LLC|Inc|PLC|plc|Corp|S\.\s?A|S\.\s?L|e\.\s?[KV])\b\.?"
)
_ENDS = ("ministerium", "behorde", "verband", "gesellschaft", "stiftung", "zeitung", "verein")
_DOMAIN = re.compile(r"^(?:\S*\.)?[\w-]+\.[a-z]{2,6}(?:$|[/,])")
_LONGEST = 90  # characters of the names of one story's authors
_OPENERS = {"aus", "im", "in", "from", "mit", "auf", "zum", "zur", "your", "my", "mein", "unser"}
_HEAD_WORDS = ARTICLES | {"our", "this", "new"}
_NAMES_APART = re.compile(r"\s*(?:,|\s(?:and|y|e|et|und|&)\s|、)\s*")


def names_at_start(text: str) -> str | None:
    """Return the name or names at the start of a text, None where no name stands there."""
    text = _TOGETHER.split(text.strip(" :|,-–—"))[0]
    text = re.split(r"\s*[|·•(]|\s+[–—-]\s+|\s*,?\s*(?:\d|@)|\s{3,}", text)[0].strip(" ,;:")
    if not text or len(text) > 90:
        return None
    if has_cjk(text):
        return text if len(text) <= 14 else None
    names = []
    for part in _NAMES_APART.split(text):
        words = part.split()
        if not words or len(words) > 6:
            break
        if not all(_NAME_WORD.match(w) for w in words):
            break
        small = [w for w in words if w[0].islower()]
        if any(w.casefold() not in _PARTICLES for w in small):
            stops = {plain(w) for w in words} & tokens("stopwords")
            if not text.islower() or len(words) > 3 or stops:
                break
        names.append(part)
    if not names:
        return None
    last = names[-1]
    return text[: text.find(last) + len(last)]


def is_person_name(text: str) -> bool:
    """Could the whole text be the name of a person: two to five words, each with a capital?"""
    words = text.strip(" .,;:").replace(".", ". ").split()
    if words[:1] and (words[0].casefold() in _HEAD_WORDS or plain(words[0]) in _OPENERS):
        return False
    if not 2 <= len(words) <= 5 or any(c.isdigit() for c in text) or ":" in text:
        return False
    big = [w for w in words if w[0].isupper()]
    if len(big) < 2 or any(w[0].islower() and w.casefold() not in _PARTICLES for w in words):
        return False
    folded = set(plain(text).split())
    return not folded & (tokens("organisation-words") | tokens("media-words")) and not (
        meets("navigation", plain(text)) == "whole" or meets("related", plain(text)) == "whole"
    )


def person_before_function(text: str) -> str | None:
    """Return the name in "Name, Function" or "Name", None where none stands there."""
    name = re.split(r"\s*[,|(–—]\s*|\s+-\s+", text.strip())[0]
    return name if is_person_name(name) else None


def author_name(text: str) -> str | None:
    """Return the author in what a page calls one, without labels, addresses and functions.

    None for the names of organisations, media and accounts: a byline names people.
    """
    text = _DATED_BY.sub("", " ".join(text[:_LONGEST].split()))
    text = _FROM_DATE.sub("", _ADDRESS.sub("", text)).strip(_AROUND_NAMES)
    label, colon, after = text.partition(":")
    if colon and after.strip():
        if meets("photo", plain(label)):
            return None
        text = after.strip()
    words = _GLUED_BY.sub("", text).split()
    words = words[next((n for n in (3, 2, 1) if len(words) > n and _is_label(words[:n])), 0) :]
    while len(words) > 1 and (plain(words[-1]) in _BEFORE_DATES or not plain(words[-1])):
        words.pop()
    text = " ".join(words).strip(_AROUND_NAMES)
    parts = [part.strip() for part in _COMMAS.split(text)]
    if len(parts) > 1 and is_person_name(parts[0]):
        text = ", ".join(part for part in parts if is_person_name(part))
    if not _LETTERS.search(text) or is_organisation(text):
        return None
    said = plain(text)
    if said in phrases("no-author") or any(meets(name, said) == "whole" for name in _LABELS):
        return None
    return text


def _is_label(words: list[str]) -> bool:
    return meets("byline", plain(" ".join(words))) == "whole"


def is_organisation(text: str) -> bool:
    """Does a name bear a legal form, a domain, or a word of media or institutions?"""
    if _LEGAL.search(text) or _DOMAIN.search(text):
        return True
    said = set(plain(text).split())
    known = tokens("organisation-words") | tokens("media-words")
    compound = any(len(word) > len(end) and word.endswith(end) for word in said for end in _ENDS)
    return (compound or bool(said & known)) and not said & tokens("staff-words")


def is_function(name: str) -> bool:
    """Is this a function that any house has, and no name: "Press Desk", "Oficina de Prensa"?

    "La Prensa" and "Die Presse" are names.
    """
    words = plain(name).split()
    functions = tokens("function-words")
    return (
        not ARTICLES.intersection(words[:1])
        and not functions.isdisjoint(words)
        and all(word in functions or word in tokens("stopwords") for word in words)
    )
