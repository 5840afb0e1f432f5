"""Names a text gives: countries always; organisations, places and people where the words beside
them show what they are.
"""

import re
from collections import Counter

from briefs.text.fold import fold

from ..shapes import SuggestedTag
from ..words import countries
from ..words.lexicon import folded
from .named import (
    LINKS,
    apart,
    at_institution,
    has_institution,
    is_event,
    is_port,
    is_said_of,
    is_titled,
    without_function,
)
from .persons import is_organisation

_BIG = r"(?:(?:[A-ZÀ-Þ]|Dr|Mr|Mrs|Ms|St|Sr|Sra)\.(?=\s)|[^\W\d_a-zß-öø-ÿªº²³¹][\w'’\-]*)"
_LINK = (
    r"(?:de|del|de la|de los|da|do|dos|das|of|of the|for|for the|on|and|y|e|et|du|des|d'|la|los"
    r"|van|von|bin|al)"
)
_NAME = re.compile(rf"(?<!\w){_BIG}(?:\s+(?:{_LINK}\s+){{0,2}}{_BIG}){{0,8}}")
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\)")
_ALL_CAPITALS = re.compile(r"^[A-ZÁÉÍÓÚÑÇ&]{3,8}$")
_JOINS = frozenset(["and", "y", "e", "et", "und"])
_INFLECTED = ("en", "em")
_LONGEST_LINE = 20_000  # characters of a line in which names are looked for
_MOST_SEEN = 400  # names of one kind; a text with more is a list
_MOST = 20  # tags of one kind


def tags_in(headline: str, text: str, language: str) -> list[SuggestedTag]:
    """Suggest tags: countries with their ISO code, then organisations, places, people.

    Long and short forms of one name are one tag, the longest its name. A person is taken for one
    only beside a title, a function or a word of saying, letters in capitals for an organisation
    only there or in brackets behind its name: no tag is better than a wrong one. Cost: linear but
    for merging names, which is bounded.
    """
    whole = f"{headline}\n{text}"
    printed = countries.names("en")
    found = [
        SuggestedTag(printed[code], "country", code)
        for code, _ in countries.countries_in(whole, language)
        if code in printed
    ]
    names = _Names(language)
    names.read(whole)
    found += _merged(names.organisations, "organisation", names.aliases)
    found += _merged(names.places, "place", {})
    found += _merged(names.people, "person", {})
    return found


class _Names:
    """The names of a text, counted by kind, and the short forms in brackets behind names."""

    def __init__(self, language: str):
        self.language = language
        self.organisations: Counter = Counter()
        self.places: Counter = Counter()
        self.people: Counter = Counter()
        self.aliases: dict[str, str] = {}

    def read(self, text: str) -> None:
        headline, _, body = text.partition("\n")
        for line in [*([] if _is_titled(headline) else [headline]), *body.split("\n")]:
            for match in _NAME.finditer(line[:_LONGEST_LINE]):
                for part in apart(match.group()):
                    self._take(part, line, match)
            if len(self.organisations) > _MOST_SEEN or len(self.people) > _MOST_SEEN:
                break

    def _take(self, name: str, line: str, match: re.Match) -> None:
        who, where = at_institution(name)
        if where:
            self._take_organisation(where, line, match)
        if not who and where:
            who = where
        who, function = without_function(who, self.language)
        words = who.split()
        if not words or has_institution(words) or is_event(words):
            return
        if len(words) == 1:
            if _ALL_CAPITALS.match(words[0]) and self._is_acronym(line, match):
                self.organisations[words[0]] += 1
        elif is_port(words):
            self.places[who] += 1
        elif self._is_person(who, words) and (
            function or is_said_of(line, match.start(), match.end())
        ):
            self.people[who] += 1

    def _take_organisation(self, name: str, line: str, match: re.Match) -> None:
        name, _ = without_function(name, self.language)
        words = name.split()
        said = {folded(word) for word in words} - LINKS
        if not has_institution(words) or is_event(words) or len(said) < 2:
            return
        if self.language == "de" and words[0].endswith(_INFLECTED):
            return  # "Deutschen Verband" is a case of a name, not the name
        self.organisations[name] += 1
        acronym = _ACRONYM.match(line[match.end() :].lstrip())
        if acronym:
            self.aliases[name] = acronym[1]

    def _is_acronym(self, line: str, match: re.Match) -> bool:
        """Capitals by themselves may be a dateline, a speaker, a label or any shortened word."""
        behind = line[match.end() : match.end() + 1]
        return behind != ":" and is_said_of(line, match.start(), match.end())

    def _is_person(self, name: str, words: list[str]) -> bool:
        big = [word for word in words if word[0].isupper()]
        if not 2 <= len(big) <= 5 or any(folded(word) in _JOINS for word in words):
            return False
        if any(word.isupper() and len(word) > 2 for word in big) or is_organisation(name):
            return False
        # Every noun of German has a capital: three in a row are more often none than a name.
        return self.language != "de" or len(big) == 2


def _is_titled(headline: str) -> bool:
    """In a headline where every word has a capital, capitals say nothing."""
    return sum(len(word) > 3 for word in headline.split()) >= 4 and is_titled(headline)


def _merged(names: dict[str, int], kind: str, aliases: dict[str, str]) -> list[SuggestedTag]:
    groups: list[list[str]] = []
    # In capitals throughout last: they say least of how a name is written.
    for name in sorted(names, key=lambda n: (-len(n.split()), n.isupper(), n)):
        for group in groups:
            if same_name(group[0], name):
                group.append(name)
                break
        else:
            groups.append([name])
    found = []
    for group in groups[:_MOST]:
        others = [*group[1:], *(aliases[n] for n in group if n in aliases)]
        found.append(SuggestedTag(group[0], kind, "", tuple(dict.fromkeys(others))))
    return found


def same_name(long: str, short: str) -> bool:
    """Is the short name a form of the long one: all its words there, in order, the first too?"""
    a, b = fold(long).replace(".", ". ").split(), fold(short).replace(".", ". ").split()
    if len(b) < 2:
        return a == b
    it = iter(a)
    return all(any(word == other for other in it) for word in b) and a[0] == b[0]
