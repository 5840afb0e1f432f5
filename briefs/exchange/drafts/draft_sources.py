"""Whom the drafts of `build_fixture` cite: who wrote, showed and listed what was read."""

from ...desk.grounds.crediting import own_domain
from ...models.slugs import free_slug
from ...text.credit import clean_name, credit
from ...text.fold import fold


def sources_of(readings, fallback):
    """Yield the fields of every source that is named, each once under its folded name.

    fallback  who is taken to have written what names no source
    Kinds are for the desk.
    """
    found, domains = {}, {}
    for reading in readings:
        if host := shown_by(reading):
            found.setdefault(fold(host), host)
        for clipping in reading.clippings:
            for _role, name in roles_of(reading, clipping, fallback)[0]:
                found.setdefault(fold(name), name)
            named = clean_name(clipping.origin)
            if domain := own_domain(named):
                domains.setdefault(fold(named), domain)
        if host and reading.domain:
            domains.setdefault(fold(host), reading.domain)
    taken = set()
    for folded, name in sorted(found.items()):
        slug = free_slug(name, fallback="source", taken=taken.__contains__)
        taken.add(slug)
        fields = {"name": name, "folded": folded, "slug": slug, "kind": "unknown"}
        if domains.get(folded):
            fields["domain"] = domains[folded]
        yield fields


def roles_of(reading, clipping, fallback):
    """Return ([(role, name)], whether it is only listed there), as `credit` does."""
    named, host = clean_name(clipping.origin), shown_by(reading)
    return credit(named, reading, host, kind=reading.kind, fallback=fallback)


def shown_by(reading):
    """Return who shows a document: who wrote it, where nobody else is named."""
    return clean_name(reading.host or reading.aggregator or reading.source)
