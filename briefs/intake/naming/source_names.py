"""Which names can be those of a source: media, agencies, institutions; and of aggregators."""

import re

from briefs.text.scripts import HAN, has_cjk

from ..words.countries import countries_in
from ..words.lexicon import meets, phrases, plain, rows, tokens

LONGEST_NAME, _MOST_WORDS = 70, 8
_DOMAIN = re.compile(r"^(?:www\.)?(?:[\w-]+\.)+[a-z]{2,12}$", re.IGNORECASE)
_HAN_MEDIUM = re.compile(rf"^[{HAN}]{{2,14}}(?:报|网|社|台|日报|晚报|周刊|杂志|新闻)$")
_SENTENCE = re.compile(r"[.!?:]\s+\S|[!?。！？：]|\.\.|…")
_WORD = re.compile(r"[^\W\d_][\w'’.&-]*")
# Words of media that are words of places too: alone they make no medium.
_PLACES = frozenset(
    ["cabo", "plaza", "faro", "litoral", "canal", "phare", "estado", "tiempo", "hora", "temps"]
)
# "Source: own calculations": who writes this says nothing of where it comes from.
_OURS = frozenset(
    ["own", "propia", "propio", "proprio", "propria", "eigene", "propre", "our", "author", "autor"]
)
_LABELS = ("meta", "related", "navigation", "share-bar", "readmore", "caption", "photo",
           "published", "updated", "byline")  # fmt: skip


def is_domain(name: str) -> bool:
    return bool(_DOMAIN.match(name))


def is_name(name: str) -> bool:
    said = plain(name)
    if said in phrases("agency"):
        return True
    words = _WORD.findall(name)
    long = [word for word in words if len(word) > 3 or word.isupper()]
    return (
        bool(said)
        and len(name) <= LONGEST_NAME
        and len(words) <= _MOST_WORDS
        and not _SENTENCE.search(name)
        and not any(meets(label, said) == "whole" for label in _LABELS)
        and not set(said.split()) & _OURS
        and not is_place(name)
        and (has_cjk(name) or name[:1].isupper() or name[:1].isdigit())
        and (has_cjk(name) or sum(w[0].isupper() for w in long) >= 0.5 * len(long) > 0)
    )


def is_place(name: str) -> bool:
    """Is the name that of a country or of a city that the lists know, and of nothing more?"""
    return bool(countries_in(name)) and len(name.split()) <= 2


def is_medium(name: str, *, dated: bool = False) -> bool:
    """Does a name by itself say that it is a medium's: an agency, a domain, a word of media?

    dated  beside a day an institution is a source too
    """
    said = plain(name)
    if said in phrases("agency") or is_domain(name) or _HAN_MEDIUM.match(name):
        return True
    if not said or "©" in name or any(meets(label, said) == "whole" for label in _LABELS):
        return False
    words = set(said.split())
    known = tokens("media-words") - _PLACES
    if dated:
        known = known | tokens("organisation-words")
    big = [word for word in _WORD.findall(name) if len(word) > 3]
    return (
        bool(words & known)
        and len(name) <= LONGEST_NAME
        and not words & tokens("staff-words")
        and not _SENTENCE.search(name)
        and all(word[0].isupper() for word in big)
    )


def is_aggregator(name: str | None, domain: str | None) -> bool:
    """Is this the name or the domain of one that collects the stories of others?"""
    known = {plain(listed) for (listed,) in rows("aggregators")}
    return bool(
        (name and plain(name) in known)
        or (domain and plain(domain.lower().removeprefix("www.")) in known)
    )
