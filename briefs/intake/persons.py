"""Names of people in lines that say who: where one begins, and what could be none."""

import re

from .lexicon import meets, plain, tokens
from .names import ARTICLES

_TOGETHER = re.compile(r"\s+(?:avec|with|con|com|mit)\s+")
HAN = re.compile(r"[\u3400-\u9fff]")
_NAME_WORD = re.compile(r"^[^\W\d_][\w'’.\-]*$")
_PARTICLES = {
    "de",
    "del",
    "da",
    "do",
    "dos",
    "das",
    "la",
    "las",
    "los",
    "von",
    "van",
    "der",
    "den",
    "y",
    "e",
    "and",
    "et",
    "und",
    "bin",
    "al",
    "el",
    "le",
    "du",
    "di",
    "san",
    "&",
}
_HEAD_WORDS = ARTICLES | {"our", "this", "new"}
_NAMES_APART = re.compile(r"\s*(?:,|\s(?:and|y|e|et|und|&)\s|、)\s*")


def names_at_start(text: str) -> str | None:
    """Return the name or names at the start of a text, None where no name stands there."""
    text = _TOGETHER.split(text.strip(" :|,-–—"))[0]
    text = re.split(r"\s*[|·•(]|\s+[–—-]\s+|\s*,?\s*(?:\d|@)|\s{3,}", text)[0].strip(" ,;:")
    if not text or len(text) > 90:
        return None
    if HAN.search(text):
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
    if words[:1] and words[0].casefold() in _HEAD_WORDS:
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
