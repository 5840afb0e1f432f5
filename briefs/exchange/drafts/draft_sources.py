"""Whom the drafts of `build_fixture` cite: who wrote, showed and listed what was read."""

from ...desk.grounds.crediting import own_domain, shown_by
from ...models.slugs import free_slug
from ...text.credit import Told, clean_name, credit
from ...text.fold import fold


def sources_of(readings, fallback):
    """Yield the fields of every source that is named, each once under its folded name.

    fallback  who is taken to have written what names no source
    Kinds are for the desk.
    """
    found, domains = {}, {}
    for reading in readings:
        host, domain = host_of(reading)
        if host:
            found.setdefault(fold(host), host)
        for clipping in reading.clippings:
            for given in credits_of(reading, clipping, fallback):
                found.setdefault(fold(given.name), given.name)
            named = clean_name(clipping.origin)
            if own := own_domain(named):
                domains.setdefault(fold(named), own)
        if host and domain:
            domains.setdefault(fold(host), domain)
    taken = set()
    for folded, name in sorted(found.items()):
        slug = free_slug(name, fallback="source", taken=taken.__contains__)
        taken.add(slug)
        fields = {"name": name, "folded": folded, "slug": slug, "kind": "unknown"}
        if domains.get(folded):
            fields["domain"] = domains[folded]
        yield fields


def credits_of(reading, clipping, fallback):
    """Return whom a draft cites for a clipping, as `credit` does; days as intake reads them."""
    story = Told(clean_name(clipping.origin), clipping.address or "", clipping.published)
    name, _domain = host_of(reading)
    shown = Told(name, reading.address or "", reading.published)
    return credit(story, shown, reading, kind=reading.kind, fallback=fallback)


def host_of(reading):
    """Return (name, domain) of who shows a document, "" where it does not say."""
    name, domain = shown_by(reading)
    return clean_name(name), domain
