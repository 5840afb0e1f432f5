"""Who gets the credit: the sources of a document and the citations of its clippings.

Sources are counted by origin. A reprint adds a host or an aggregator, not a confirmation.
"""

from ...models import Citation, Clipping
from ...models.citation import NO_DATE
from ...models.source import NOT_STATED
from ...text.addresses import domain_of
from ...text.credit import Told, clean_name, credit
from ...text.fold import fold
from ..changing.known_sources import make_source, plain_domain
from .evidence import WHO_AND_WHEN

_CREDIT = ("origin", "byline", "address", "published_on", "published_precision")
_BELOW = 2  # lines below a story in which who and when may stand


def host_of(reading, address=""):
    """Return the source that showed the document, found by name or domain, or made; or None.

    What it is (agency, newspaper …) nobody knows yet, so its kind is unknown.
    """
    name, domain = shown_by(reading, address)
    return make_source(name, domain=domain)


def name_host(document, was, now):
    """Take the writer of a page's only story for its host, where the page names none: so does the
    first reading.

    was, now  the writer's name before and after somebody said what a line is
    """
    if document.host is None and now != was:
        document.host = make_source(now)
    elif document.host and not now and document.host.folded == fold(was):
        document.host = None


def shown_by(reading, address=""):
    """Return (name, domain) of who showed a document, None and "" where it does not say.

    A page that calls another domain its own is a copy: who shows it is who keeps the address.
    """
    shown, own = plain_domain(domain_of(address)), plain_domain(reading.domain)
    if shown and own and not _is_one_site(shown, own):
        return shown, shown
    return reading.host or reading.aggregator or reading.source, own or shown


def _is_one_site(one, other):
    """Is one the other, or below it: m.example.org and example.org?"""
    return f".{one}".endswith(f".{other}") or f".{other}".endswith(f".{one}")


def citations_of(clipping, reading=None):
    """Return the citations of a clipping as contents: its origin first, then who showed it.

    reading  of its document where its bytes are kept; else the host alone is known
    """
    document = clipping.document
    host = document.host
    if host is not None and host.folded == fold(clipping.headline):
        # Its name was read off the headline.
        host = None
    named = clean_name(clipping.origin)
    domains = {fold(named): own_domain(named)}
    if reading is not None:
        domains.setdefault(fold(clean_name(reading.aggregator)), reading.domain)
    story, shown = (
        Told(
            name, told.address, told.published_on and (told.published_on, told.published_precision)
        )
        for told, name in ((clipping, named), (document, host.name if host else ""))
    )
    found = []
    for given in credit(story, shown, reading, kind=document.kind, fallback=NOT_STATED):
        is_host = host is not None and fold(given.name) == host.folded
        domain = domains.get(fold(given.name), "")
        source = host if is_host else make_source(given.name, domain=domain)
        if any(source == other["source"] for other in found):
            # Two names of one source.
            continue
        day, precision = given.day or (None, "unknown")
        found.append(
            {
                "clipping": clipping,
                "title": clipping.headline,
                "source": source,
                "role": given.role,
                "address": given.address,
                "published_on": day,
                "published_precision": precision,
            }
        )
    return found


def undated_origin(citations):
    """Return the first origin that may not come before readers as it is: of whom neither a day is
    told nor that none is stated; None where there is none."""
    for cited in citations:
        undated = not cited["published_on"] and cited["published_precision"] != NO_DATE
        if cited["role"] == Citation.Role.ORIGIN and undated:
            return cited["source"]
    return None


def take_credit(clipping, other):
    """Let a clipping that says nothing of itself say what another one says."""
    if clipping.is_silent:
        for name in _CREDIT:
            setattr(clipping, name, getattr(other, name))


def deal_credit(document, first, second):
    """Give source, byline, address and day of a clipping that is split to the part beside whose
    lines they stand; return that part where it is the second, else None. To both where they stand
    beside both.
    """
    beside = document.read_lines()[first.first_line - 1 : second.last_line + _BELOW]
    tell = [line.number for line in beside if line.role in WHO_AND_WHEN and not line.kept]
    if not tell or tell[-1] < second.first_line or first.is_silent:
        return None
    take_credit(second, first)
    if tell[0] >= second.first_line:
        for name in _CREDIT:
            setattr(first, name, Clipping._meta.get_field(name).get_default())
    return second


def own_domain(name):
    """Return the domain of a source that is named by it alone, else ""."""
    name = name.lower()
    return name if "." in name and domain_of(f"https://{name}") == name else ""
