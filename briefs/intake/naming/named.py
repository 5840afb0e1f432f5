"""One name where it stands: cut off what is no part of it, and ask what the words beside it say."""

import re
from collections.abc import Iterable

from ..days.months import month_names, weekday_names
from ..words import countries
from ..words.lexicon import LANGUAGES, folded, tokens

ARTICLES = frozenset(
    {*("the", "el", "la", "los", "las", "le", "les"), *("der", "die", "das", "o", "a", "os", "as")}
)
LINKS = frozenset(
    {
        *("of", "the", "for", "on", "and", "van", "bin", "al"),
        *("de", "del", "la", "los", "y", "da", "do", "dos", "das", "e"),
        *("et", "du", "des", "d'", "von", "und"),
    }
)
_OF = re.compile(r"\s(?:of(?:\sthe)?|at(?:\sthe)?|from(?:\sthe)?|für|beim?|vom?)\s")
_JOIN = re.compile(r"\s(?:and|y|e|et|und)\s(?:the|la|el|los|las|a|o|da|do|le|les|die|der|das)?\s?")
_HAVE = frozenset(["has", "have", "had", "hat", "haben", "a", "ha", "hatte"])
_SENTENCE = re.compile(r"[.!?]\s")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_MARKS = ',;:“”".()'
_NEAR, _AFTER = 70, 40  # characters before and behind a name that tell what it is


def has_institution(words: list[str]) -> bool:
    """Does a name bear a word of institutions, and not of an event alone?"""
    said = {_plain(word) for word in words}
    return bool(
        said & (tokens("organisation-words") - tokens("event-words") - tokens("place-words"))
    )


def is_event(words: list[str]) -> bool:
    return bool({_plain(word) for word in words} & tokens("event-words"))


def is_port(words: list[str]) -> bool:
    """Is this a place that is called a port: Puerto Claro, Port Amaranth, Chancay Port?"""
    ends = {_plain(words[0]), _plain(words[-1])}
    return bool(ends & tokens("place-words"))


def apart(name: str) -> list[str]:
    """Cut a name at its "and" where institutions stand on both sides."""
    parts = [part.strip() for part in _JOIN.split(name) if part.strip()]
    both = len(parts) > 1 and all(has_institution(part.split()) for part in parts)
    return parts if both else [name]


def at_institution(name: str) -> tuple[str, str]:
    """Cut "Ada Mooring of the Harbour Institute" in two: who, and where; "" where it is one."""
    match = _OF.search(name)
    if match is None or has_institution(name[: match.start()].split()):
        return "", name
    if not has_institution(name[match.end() :].split()):
        return name[: match.start()], ""
    return name[: match.start()], name[match.end() :]


def without_function(name: str, language: str) -> tuple[str, bool]:
    """Take titles, functions, articles, days and the possessives of countries off a name.

    Return the rest ("" where nothing is left that can be a name) and whether a title stood there.
    """
    words = name.strip(" .,'’").removesuffix("’s").removesuffix("'s").split()
    titled = [n for n, word in enumerate(words) if _plain(word) in tokens("titles")]
    function = bool(titled) and not has_institution(words)
    if function:
        words = words[titled[-1] + 1 :]
    days = {*month_names(language), *weekday_names(language)}
    while words and (_plain(words[-1]) in days or _plain(words[-1]) in LINKS):
        words.pop()
    while len(words) > 1 and _is_no_part(words, language):
        function = function or _plain(words[0]) in tokens("titles")
        words.pop(0)
    if not words or (countries.countries_in(" ".join(words)) and not has_institution(words)):
        return "", False
    return " ".join(words), function


def _is_no_part(words: list[str], language: str) -> bool:
    """Does the first word belong to the sentence, and not to the name?"""
    first = _plain(words[0])
    if first in LINKS | ARTICLES | tokens("titles") or first in _stops(language):
        return True
    owns = words[0][-2:] in ("’s", "'s")
    country = countries.countries_in(words[0].removesuffix("’s").removesuffix("'s"))
    return bool(country) and (owns or (len(words) > 2 and not has_institution(words)))


def _stops(language: str) -> frozenset[str]:
    return tokens("stopwords", language if language in LANGUAGES else None) - {"new"}


def is_said_of(line: str, start: int, end: int) -> bool:
    """Do a title or a function right before, a word of saying, or a function behind stand there?"""
    before, behind = line[max(0, start - _NEAR) : start], line[end : end + _AFTER]
    near = [_plain(word) for word in _SENTENCE.split(before)[-1].split()]
    after = [_plain(word) for word in behind.split()[:3]]
    if near[-1:] and near[-1] in tokens("titles") | tokens("said"):
        return True
    if len(near) > 1 and near[-2] in tokens("said") and near[-1] in ARTICLES | {"to", "von"}:
        return True
    if set(after[:1]) & tokens("said") or (set(after[1:2]) & tokens("said") and after[0] in _HAVE):
        return True
    if behind.lstrip().startswith(",") and set(after[:3]) & tokens("titles"):
        return True
    return before.rstrip().endswith(",") and bool(set(near[-8:]) & tokens("titles"))


def _plain(word: str) -> str:
    return folded(word.strip(_MARKS)).removesuffix("'s").rstrip(".")


def is_titled(text: str) -> bool:
    """Do most of the longer words of a text begin with a capital, as those of a name do?"""
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def as_written(name: str | None, texts: Iterable[str]) -> str | None:
    """Return a name of two words or more that is in capitals throughout as one of the texts has it,
    its article aside; as it is where none tells. Cost: linear in the texts.
    """
    words = (name or "").split()
    if len(words) < 2 or not name.isupper():
        return name
    article = words[:1] if words[0].lower() in ARTICLES and len(words) > 2 else []
    own = words[len(article) :]
    said = re.compile(rf"(?<!\w){r'\s'.join(map(re.escape, own))}(?!\w)", re.IGNORECASE)
    for match in (match for text in texts for match in said.finditer(text)):
        found = match.group().split()
        if not match.group().isupper() and found[0][0].isupper() and found[-1][0].isupper():
            return " ".join([*(word.capitalize() for word in article), *found])
    return name
