"""Names a text gives: countries always, organisations and people where the text shows what they are."""

import re

from briefs.text.fold import fold

from . import countries
from .lexicon import folded, tokens
from .shapes import SuggestedTag

_BIG = r"[^\W\d_a-zà-öø-ÿ][\w'’\-]*\.?"
_LINK = r"(?:de|del|de la|de los|da|do|dos|das|of|of the|for|for the|on|and|y|e|et|du|des|d'|la|los|van|von|bin|al)"
_NAME = re.compile(rf"{_BIG}(?:\s+(?:{_LINK}\s+){{0,2}}{_BIG}){{0,8}}")
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\)")
_ALL_CAPITALS = re.compile(r"^[A-ZÁÉÍÓÚÑÇ&]{2,8}$")
_START = re.compile(r"(?:^|[.!?:…]\s*|[\"“«]\s*|\n\s*)$")
_NOT_ACRONYMS = {"US", "UK", "EU", "UN", "TV", "PM", "AM", "CEO", "GDP", "PIB", "PDF", "USD", "EUR", "US$", "MW", "GW", "II", "III", "IV", "XIV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XV", "EVP", "TEU", "COVID", "SARS", "PRC", "LAC", "MS", "MR", "DR", "QUESTION", "ONLINE", "EE", "UU"}
_LINKS = set("de del la los da do dos das of the for on and y e et du des d' van von bin al".split())
_MOST = 20  # tags of one kind


def tags_in(headline: str, text: str, language: str) -> list[SuggestedTag]:
    """Suggest tags: countries with their ISO code, then organisations, then people.

    Long and short forms of one name are one tag, the longest its name. A person is taken for one
    only beside a title, a function or a word of saying. Cost: linear but for merging names, which
    is bounded.
    """
    whole = f"{headline}\n{text}"
    printed = countries.names("en")
    found = [SuggestedTag(printed[code], "country", code) for code, _ in countries.countries_in(whole) if code in printed]
    organisations, people, aliases = _candidates(whole)
    found += _merged(organisations, "organisation", aliases)
    found += _merged(people, "person", {})
    return found


def _candidates(text: str):
    organisations: dict[str, int] = {}
    people: dict[str, int] = {}
    aliases: dict[str, str] = {}
    org_words, titles, said = tokens("organisation-words"), tokens("titles"), tokens("said")
    capitals_everywhere = sum(c.isupper() for c in text[:2000]) > 0.6 * max(1, sum(c.isalpha() for c in text[:2000]))
    for line in text.split("\n"):
        for match in [] if capitals_everywhere else _NAME.finditer(line[:20_000]):
            name = match.group().strip(" .,'’").removesuffix("’s").removesuffix("'s")
            words = name.split()
            said_words = [folded(w).removesuffix("'s") for w in words]
            before = [folded(w) for w in line[max(0, match.start() - 40) : match.start()].split()[-2:]]
            after = [folded(w) for w in line[match.end() : match.end() + 40].split()[:3]]
            while said_words and said_words[0] in titles and not set(said_words) & org_words:
                before = [said_words.pop(0)]
                words.pop(0)
            name = " ".join(words)
            if not words or countries.countries_in(name) and len(words) <= 3 and not set(said_words) & org_words:
                continue
            acronym = _ACRONYM.match(line[match.end() :].lstrip())
            if len(words) == 1:
                if _ALL_CAPITALS.match(words[0]) and words[0] not in _NOT_ACRONYMS and len(words[0]) >= 3:
                    organisations[words[0]] = organisations.get(words[0], 0) + 1
                continue
            if set(said_words) & org_words:
                organisations[name] = organisations.get(name, 0) + 1
                if acronym:
                    aliases[name] = acronym[1]
            elif 2 <= len([w for w in said_words if w not in _LINKS]) <= 5 and (
                set(before) & titles or set(before) & said or set(after) & said or set(after[:2]) & titles
            ):
                people[name] = people.get(name, 0) + 1
            if len(organisations) > 400 or len(people) > 400:
                return organisations, people, aliases
    return organisations, people, aliases


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
