"""Who gets the credit: the sources of a document and the citations of its clippings.

Sources are counted by origin. A reprint adds a host or an aggregator, not a confirmation.
"""

from ..models import Document, Source
from ..models.fields import is_name
from ..models.source import NOT_STATED
from ..text import limits
from ..text.addresses import domain_of
from ..text.clean import clean_line
from ..text.fold import fold
from .content import source_named as known_source


def host_of(reading, address=""):
    """Return the source that showed the document, found by name or domain, or made; or None.

    What it is (agency, newspaper …) nobody knows yet, so its kind is unknown.
    """
    name, domain = shown_by(reading, address)
    return source_named(name, domain=domain)


def shown_by(reading, address=""):
    """Return (name, domain) of who showed a document, None and "" where it does not say.

    A page that calls another domain its own is a copy: who shows it is who keeps the address.
    """
    shown, own = _plain(domain_of(address)), _plain(reading.domain)
    if shown and own and not _is_one_site(shown, own):
        return shown, shown
    return reading.host or reading.aggregator or reading.source, own or shown


def _plain(domain):
    return (domain or "").lower().removeprefix("www.")


def _is_one_site(one, other):
    """Is one the other, or below it: m.example.org and example.org?"""
    return f".{one}".endswith(f".{other}") or f".{other}".endswith(f".{one}")


def find_source(name, *, domain=""):
    """Find a source by a name that it bears or bore, or by a domain that it alone has; or None."""
    found = known_source(name) if name else None
    if found is None and domain:
        same = list(Source.objects.filter(domain=domain)[:2])
        found = same[0] if len(same) == 1 else None
    return found


def source_named(name, *, domain=""):
    """Find a source by its name, or by a domain that one source alone has, or make it."""
    name = clean_line(name or "")[: limits.NAME].strip()
    name = name if is_name(name) else ""
    domain = _plain(domain)
    found = find_source(name, domain=domain)
    if found is None and name:
        # Another upload may bring the same name in at this moment.
        found, _made = Source.objects.get_or_create(
            folded=fold(name), defaults={"name": name, "domain": domain}
        )
    return found


def citations_of(clipping, reading=None):
    """Return the citations of a clipping as contents: its origin first, then who showed it.

    reading  of its document where its bytes are kept; else the host alone is known
    """
    document = clipping.document
    host, aggregator = document.host, None
    origin = source_named(clipping.origin, domain=_own_domain(clipping))
    if reading is not None:
        aggregator = source_named(reading.aggregator, domain=reading.domain)
        origin = origin or source_named(reading.origin)
    # An item of a digest that names its source is only listed there.
    listed = document.kind == Document.Kind.DIGEST and bool(clipping.origin)
    if listed:
        aggregator = aggregator or host
    origin = origin or (None if aggregator else host) or source_named(NOT_STATED)
    shown = {
        "clipping": clipping,
        "title": clipping.headline,
        "address": document.address,
        "published_on": document.published_on,
        "published_precision": document.published_precision,
    }
    found = [_own_day(shown, clipping, listed) | {"source": origin, "role": "origin"}]
    if aggregator is not None and aggregator != origin:
        found.append(shown | {"source": aggregator, "role": "aggregator"})
    elif host is not None and host != origin:
        found.append(shown | {"source": host, "role": "host"})
    return found


def _own_domain(clipping):
    """The domain of a source that is named by it alone."""
    named = clipping.origin.lower()
    return named if "." in named and domain_of(f"https://{named}") == named else ""


def _own_day(shown, clipping, listed):
    """Day and address of the origin: the clipping's own. Those of the digest that only lists it
    are not the origin's.
    """
    own = dict(shown)
    if listed or clipping.address:
        own["address"] = clipping.address
    if listed or clipping.published_on:
        own["published_on"] = clipping.published_on
        own["published_precision"] = clipping.published_precision
    return own
