"""Countries by their names in the languages we read, and places that imply one."""

import re
from functools import cache

from babel import Locale

from briefs.text.fold import fold

from .lexicon import LANGUAGES, folded, rows

_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W\d_]+(?:['’.\-][^\W\d_]+)*")
_MARK = re.compile(r"\s*(?:[–—:.|]|-(?=\s))")
_NO_COUNTRY = "-"  # names in places.txt that look like a country's and are none
_NOT_COUNTRIES = {
    "ZZ",
    "EU",
    "EZ",
    "UN",
    "QO",
    "XA",
    "XB",
    "AC",
    "CP",
    "CQ",
    "DG",
    "EA",
    "IC",
    "TA",
}


@cache
def names(language: str = "en") -> dict[str, str]:
    """Return the printed name of each country, by ISO code."""
    locale = Locale(language if language in LANGUAGES else "en")
    return {
        c: n
        for c, n in locale.territories.items()
        if len(c) == 2 and c.isalpha() and c not in _NOT_COUNTRIES
    }


@cache
def _by_words() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return folded names and demonyms by their first word: (words, ISO code), longest first."""
    table: dict[str, set] = {}
    for language in LANGUAGES:
        for code, name in names(language).items():
            _put(table, name.split("(")[0], code)
    for row in rows("places"):
        for name in row[1].split(","):
            _put(table, name, row[0])
    return {first: sorted(found, key=lambda f: (-len(f[0]), f)) for first, found in table.items()}


def _put(table: dict, name: str, code: str) -> None:
    words = tuple(fold(t) for t in _TOKEN.findall(name))
    if words and (len(words) > 1 or len(words[0]) > 1):
        table.setdefault(words[0], set()).add((words, code))


def countries_in(text: str) -> list[tuple[str, int]]:
    """Find the countries a text names or implies: ISO code and place of the first mention."""
    matches = [*_TOKEN.finditer(text)]
    said = [folded(m.group()).removesuffix("'s") for m in matches]
    table, found = _by_words(), {}
    i = 0
    while i < len(said):
        size = 1
        for words, code in table.get(said[i], ()):
            if tuple(said[i : i + len(words)]) == words and _printed_as_name(text, matches[i]):
                if code != _NO_COUNTRY:
                    found.setdefault(code, matches[i].start())
                size = len(words)
                break
        i += size
    return sorted(found.items(), key=lambda f: f[1])


def _printed_as_name(text: str, match: re.Match) -> bool:
    """ "turkey" in small letters is food, unless the whole text is in small letters."""
    word = match.group()
    if fold(word) == "us":
        return word == "US" and text[match.end() : match.end() + 1] != "$"
    return not (
        word.islower()
        and fold(word) in ("turkey", "chile", "jordan", "chad", "mali", "togo", "georgia")
        and not text[:200].islower()
    )


def country_opening(text: str, language: str) -> int:
    """Return where the text begins after one or two country names and a mark, 0 where none opens
    it.
    """
    head = text[:60]
    matches = [*_TOKEN.finditer(head)]
    table = _by_words()
    i = end = 0
    while i < len(matches):
        said = tuple(folded(m.group()) for m in matches[i : i + 6])
        size = next((len(w) for w, _ in table.get(said[0], ()) if said[: len(w)] == w), 0)
        between = head[end : matches[i].start()]
        if (
            not size
            or (i and not re.fullmatch(r"\s*(?:[/,&–-]|y|and|et|e|und|\s)\s*", between))
            or (not i and len(between.strip(" *•#[(【")) > 3)
        ):
            break
        i += size
        end = matches[i - 1].end()
    if not end:
        return 0
    rest = text[end:].lstrip(")]】*")
    mark = _MARK.match(rest)
    if mark:
        return len(text) - len(rest) + mark.end()
    in_brackets = text[: matches[0].start()].strip(" *•#") in ("[", "【") and rest != text[end:]
    return len(text) - len(rest) if in_brackets else 0


@cache
def _whole_names() -> frozenset[str]:
    return frozenset(fold(n) for lang in LANGUAGES for n in names(lang).values())


def is_country(text: str) -> bool:
    """Is the text the name of a country and nothing else?"""
    return fold(text) in _whole_names()
