"""Countries by their names in the languages we read, and places that imply one."""

import re
from functools import cache

from babel import Locale

from briefs.text.fold import fold
from briefs.text.scripts import HAN

from .lexicon import LANGUAGES, folded, rows

_TOKEN = re.compile(rf"[{HAN}]|[^\W\d_]+(?:['’.\-][^\W\d_]+)*")
_MARK = re.compile(r"\s*(?:[–—:.|·•]|-(?=\s))")
_NO_COUNTRY = "-"  # names in places.txt that look like a country's and are none
_NOT_COUNTRIES = {
    "ZZ", "EU", "EZ", "UN", "QO", "XA", "XB", "AC", "CP", "CQ", "DG", "EA", "IC", "TA",
}  # fmt: skip


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
def _by_words(language: str = "und") -> dict[str, list[tuple[tuple[str, ...], str, bool]]]:
    """Return folded names and demonyms by their first word, longest first.

    language  of the text: "Island" is a country in German and none in English; "und": all we read
    Each is (words, ISO code, whether it is printed with a capital).
    """
    table: dict[str, set] = {}
    for spoken in {language, "en"} if language in LANGUAGES else LANGUAGES:
        for code, name in names(spoken).items():
            _put(table, name.split("(")[0], code)
    for row in rows("places"):
        for name in row[1].split(","):
            _put(table, name, row[0])
    return {first: sorted(found, key=lambda f: (-len(f[0]), f)) for first, found in table.items()}


def _put(table: dict, name: str, code: str) -> None:
    words = tuple(fold(t) for t in _TOKEN.findall(name))
    if words and (len(words) > 1 or len(words[0]) > 1):
        table.setdefault(words[0], set()).add((words, code, not name.strip()[0].islower()))


def countries_in(text: str, language: str = "und") -> list[tuple[str, int]]:
    """Find the countries a text names or implies: ISO code and place of the first mention."""
    matches = [*_TOKEN.finditer(text)]
    said = [folded(m.group()).removesuffix("'s") for m in matches]
    table, found = _by_words(language), {}
    small = text[:200].islower()
    i = 0
    while i < len(said):
        size = 1
        for words, code, capital in table.get(said[i], ()):
            if tuple(said[i : i + len(words)]) == words and _printed_as_name(
                text, matches[i], capital and not small
            ):
                if code != _NO_COUNTRY:
                    found.setdefault(code, matches[i].start())
                size = len(words)
                break
        i += size
    return sorted(found.items(), key=lambda f: f[1])


def _printed_as_name(text: str, match: re.Match, capital: bool) -> bool:
    """ "turkey" in small letters is food, and "us" is we."""
    word = match.group()
    if fold(word) == "us":
        return word == "US" and text[match.end() : match.end() + 1] != "$"
    return not (capital and word.islower())


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
        size = next((len(w) for w, *_ in table.get(said[0], ()) if said[: len(w)] == w), 0)
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
