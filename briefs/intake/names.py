"""Names a text gives: countries always, organisations and people where the text shows what they
are.
"""

import re
from collections import Counter

from briefs.text.fold import fold

from . import countries
from .lexicon import folded, tokens
from .shapes import SuggestedTag

_BIG = r"(?:(?:[A-ZÀ-Þ]|Dr|Mr|Mrs|Ms|St|Sr|Sra)\.(?=\s)|[^\W\d_a-zà-öø-ÿ][\w'’\-]*)"
_LINK = (
    r"(?:de|del|de la|de los|da|do|dos|das|of|of the|for|for the|on|and|y|e|et|du|des|d'|la|los"
    r"|van|von|bin|al)"
)
_NAME = re.compile(rf"{_BIG}(?:\s+(?:{_LINK}\s+){{0,2}}{_BIG}){{0,8}}")
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\)")
_ALL_CAPITALS = re.compile(r"^[A-ZÁÉÍÓÚÑÇ&]{2,8}$")
_NOT_ACRONYMS = {
    "US",
    "UK",
    "EU",
    "UN",
    "TV",
    "PM",
    "AM",
    "CEO",
    "GDP",
    "PIB",
    "PDF",
    "USD",
    "EUR",
    "US$",
    "MW",
    "GW",
    "II",
    "III",
    "IV",
    "XIV",
    "VI",
    "VII",
    "VIII",
    "IX",
    "XI",
    "XII",
    "XIII",
    "XV",
    "EVP",
    "TEU",
    "COVID",
    "SARS",
    "PRC",
    "LAC",
    "MS",
    "MR",
    "DR",
    "QUESTION",
    "ONLINE",
    "EE",
    "UU",
}
_LINKS = {
    "de",
    "del",
    "la",
    "los",
    "da",
    "do",
    "dos",
    "das",
    "of",
    "the",
    "for",
    "on",
    "and",
    "y",
    "e",
    "et",
    "du",
    "des",
    "d'",
    "van",
    "von",
    "bin",
    "al",
}
ARTICLES = {
    "the",
    "el",
    "la",
    "los",
    "las",
    "le",
    "les",
    "der",
    "die",
    "das",
    "o",
    "a",
    "os",
    "as",
}
_LONGEST_LINE = 20_000  # characters of a line in which names are looked for
_MOST_SEEN = 400  # names of one kind; a text with more is a list
_MOST = 20  # tags of one kind


def tags_in(headline: str, text: str, language: str) -> list[SuggestedTag]:
    """Suggest tags: countries with their ISO code, then organisations, then people.

    Long and short forms of one name are one tag, the longest its name. A person is taken for one
    only beside a title, a function or a word of saying. Cost: linear but for merging names, which
    is bounded.
    """
    whole = f"{headline}\n{text}"
    printed = countries.names("en")
    found = [
        SuggestedTag(printed[code], "country", code)
        for code, _ in countries.countries_in(whole, language)
        if code in printed
    ]
    organisations, people, aliases = _candidates(whole)
    found += _merged(organisations, "organisation", aliases)
    found += _merged(people, "person", {})
    return found


def _candidates(text: str):
    """Count the names of a text: organisations, people, and the short forms in brackets after
    names.
    """
    organisations: Counter = Counter()
    people: Counter = Counter()
    aliases: dict[str, str] = {}
    headline, _, body = text.partition("\n")
    for line in [*([] if _is_titled(headline) else [headline]), *body.split("\n")]:
        for match in _NAME.finditer(line[:_LONGEST_LINE]):
            name, function = _without_function(match.group())
            words = name.split()
            said = {folded(word).removesuffix("'s") for word in words}
            if len(words) == 1:
                if _is_acronym(words[0]):
                    organisations[words[0]] += 1
            elif said & tokens("organisation-words") and len(said - _LINKS - ARTICLES) > 1:
                organisations[name] += 1
                acronym = _ACRONYM.match(line[match.end() :].lstrip())
                if acronym:
                    aliases[name] = acronym[1]
            elif words and 2 <= len(said - _LINKS) <= 5 and (function or _is_said_of(line, match)):
                people[name] += 1
        if len(organisations) > _MOST_SEEN or len(people) > _MOST_SEEN:
            break
    return organisations, people, aliases


def _is_titled(headline: str) -> bool:
    """In a headline where every word has a capital, capitals say nothing."""
    words = [word for word in headline.split() if len(word) > 3]
    return len(words) >= 4 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _without_function(name: str) -> tuple[str, bool]:
    """Take titles, functions and the possessives of countries off the front of a name."""
    words = name.strip(" .,'’").removesuffix("’s").removesuffix("'s").split()
    function = False
    while len(words) > 1:
        first = folded(words[0]).rstrip(".")
        country = countries.countries_in(words[0].removesuffix("’s").removesuffix("'s"))
        if first in tokens("titles"):
            function = True
        elif not (
            first in _LINKS | ARTICLES
            or (country and (words[0][-2:] in ("’s", "'s") or len(words) > 2))
        ) or (
            country
            and set(map(folded, words[1:])) & tokens("organisation-words")
            and words[0][-2:] not in ("’s", "'s")
        ):
            break
        words.pop(0)
    if countries.countries_in(" ".join(words)) and not {folded(w) for w in words} & tokens(
        "organisation-words"
    ):
        return "", False
    return " ".join(words), function


def _is_said_of(line: str, match: re.Match) -> bool:
    """Do a title, a function or a word of saying stand beside the name?"""
    before = line[max(0, match.start() - 70) : match.start()]
    near = [folded(w.strip(',;:“”"')) for w in re.split(r"[.!?]\s", before)[-1].split()]
    after = [folded(w.strip(',;:“”".')) for w in line[match.end() : match.end() + 40].split()[:3]]
    known = tokens("titles") | tokens("said")
    if set(near[-2:]) & known or set(after[:2]) & known:
        return True
    return before.rstrip().endswith(",") and bool(set(near[-8:]) & tokens("titles"))


def _is_acronym(word: str) -> bool:
    return bool(_ALL_CAPITALS.match(word)) and len(word) >= 3 and word not in _NOT_ACRONYMS


def _merged(names: dict[str, int], kind: str, aliases: dict[str, str]) -> list[SuggestedTag]:
    groups: list[list[str]] = []
    for name in sorted(names, key=lambda n: (-len(n.split()), n)):
        for group in groups:
            if same_name(group[0], name):
                group.append(name)
                break
        else:
            groups.append([name])
    known = {alias for group in groups for name in group if (alias := aliases.get(name))}
    found = []
    for group in groups[: 3 * _MOST]:
        if group[0] in known:
            continue
        others = [*group[1:], *(aliases[n] for n in group if n in aliases)]
        found.append(SuggestedTag(group[0], kind, "", tuple(dict.fromkeys(others))))
    return found[:_MOST]


def same_name(long: str, short: str) -> bool:
    """Is the short name a form of the long one: all its words there, in order, the first too?"""
    a, b = fold(long).replace(".", ". ").split(), fold(short).replace(".", ". ").split()
    if len(b) < 2 or len(b) > len(a):
        return a == b
    it = iter(a)
    return all(any(word == other for other in it) for word in b) and a[0] == b[0]
