"""Whom the drafts of `build_fixture` cite: who wrote, showed and listed what was read."""

from ..text import limits
from ..text.addresses import domain_of
from ..text.clean import clean_line
from ..text.fold import fold
from .slugs import stem
from .suggested import free


def sources_of(readings, fallback):
    """Yield the fields of every source that is named, each once under its folded name.

    fallback  who is taken to have written what names no source
    Kinds are for the desk.
    """
    found, domains = {}, {}
    for reading in readings:
        if host := clean_name(reading.host or reading.aggregator):
            found.setdefault(fold(host), host)
        for clipping in reading.clippings:
            for _role, name in roles_of(reading, clipping, fallback):
                found.setdefault(fold(name), name)
            named = own_origin(clipping).lower()
            if "." in named and domain_of(f"https://{named}") == named:
                domains.setdefault(fold(named), named)
        shown = clean_name(reading.host or reading.aggregator or reading.source)
        if shown and reading.domain:
            domains.setdefault(fold(shown), reading.domain)
    taken = set()
    for folded, name in sorted(found.items()):
        slug = free(stem(name, "source"), taken)
        fields = {"name": name, "folded": folded, "slug": slug, "kind": "unknown"}
        if domains.get(folded):
            fields["domain"] = domains[folded]
        yield fields


def roles_of(reading, clipping, fallback):
    """Return (role, name) of the sources of a story: who wrote it, then others that showed it.

    An item of a digest that names its source is only listed there.
    """
    origin = own_origin(clipping) or _origin(reading, fallback)
    others = [("host", clean_name(reading.host)), ("aggregator", clean_name(reading.aggregator))]
    if is_listed(reading, clipping):
        others = [("aggregator", clean_name(reading.aggregator or reading.host))]
    return [("origin", origin), *((r, n) for r, n in others if n and fold(n) != fold(origin))]


def _origin(reading, fallback):
    return clean_name(reading.origin) or fallback


def own_origin(clipping):
    return clean_name(clipping.origin)


def is_listed(reading, clipping):
    return reading.kind == "digest" and bool(own_origin(clipping))


def clean_name(name):
    return clean_line(name or "")[: limits.NAME].strip()
