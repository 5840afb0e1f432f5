"""Who says so: the sources of a brief, each with the way its words came to the desk."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import Citation, Source
from ...models.source import NOT_STATED
from ...text.addresses import domain_of, is_safe
from ...text.scripts import language_of_letters
from ..kept import ledger
from ..wording import dates
from ..wording.pieces import mark_of, outlet
from .places import country_name


@dataclass(frozen=True, slots=True)
class Step:
    """One station of the chain, from who wrote it to who listed it."""

    role: str
    label: str
    name: str
    url: str
    said: str


@dataclass(slots=True)
class Origin:
    """One origin with its letter, and the hosts and aggregators that showed it.

    form_of  the letter of the origin of which this is the same page as it stood later, or ""
    outlet   its source's name, kind and country, as HTML
    language of its title: that of the document, else what its letters tell, else ""
    """

    letter: str
    citation: object
    kind: str
    outlet: str
    when: dates.When | None
    address: str
    language: str = ""
    form_of: str = ""
    chain: list = field(default_factory=list)

    @property
    def source(self):
        return self.citation.source


def letter_of(place):
    """Return a, b, … z, aa, ab, …"""
    first, last = divmod(place, 26)
    return (letter_of(first - 1) if first else "") + chr(ord("a") + last)


def origins_of(citations, state, unseen):
    """Group citations, in their order, under the origin that they follow.

    unseen  ids of sources that have no page
    """
    origins, last, letters = [], None, {}
    for citation in citations:
        if citation.is_origin or not origins:
            last = make_origin(citation, letter_of(len(origins)), state, unseen)
            if document := citation.document:
                last.form_of = letters.get(document.predecessor_id, "")
                letters.setdefault(document.pk, last.letter)
            origins.append(last)
        elif citation.source_id != last.source.pk or citation.role != last.citation.role:
            if not last.chain:
                last.chain.append(step_of(last.citation))
            last.chain.append(step_of(citation))
    return origins


def make_origin(citation, letter, state, unseen):
    source = citation.source
    country = country_name(source.country, ledger.country_names(state))
    url = "" if source.pk in unseen else source.get_absolute_url()
    kind = _("kind not known") if source.kind == "unknown" else str(Source.Kind(source.kind).label)
    printed = citation.document.told_language if citation.document else ""
    return Origin(
        letter=letter,
        citation=citation,
        kind=kind,
        outlet=outlet(source.name, url, mark_of(source.kind), kind, country),
        when=published(citation),
        address=citation.address if is_safe(citation.address) else "",
        language=printed or language_of_letters(citation.title),
    )


def published(citation, months=dates.SHORT):
    """Return the date that a source bears, cut to its precision, or None."""
    day, precision = citation.published_on, citation.published_precision
    if not day:
        return None
    return dates.When(dates.partial(day, precision, months), dates.machine(day, precision))


def step_of(citation):
    address = citation.address if is_safe(citation.address) else ""
    where = domain_of(address) if address else ""
    name = citation.source.name
    # The name may be the domain; then saying it twice says nothing.
    shown = "" if where == name else where
    said = {
        Citation.Role.ORIGIN: _("wrote it") if address else _("wrote it; own address not seen"),
        Citation.Role.HOST: _("%s showed it") % shown if shown else _("showed it"),
        Citation.Role.AGGREGATOR: _("%s listed it") % shown if shown else _("listed it"),
    }[citation.role]
    return Step(citation.role, Citation.Role(citation.role).label, name, address, said)


def tally(origins):
    """Return “2 outlets, 3 pages linked”: reprints count once, “Not stated” as none."""
    outlets = len({origin.source.pk for origin in origins if origin.source.name != NOT_STATED})
    addresses = {origin.address for origin in origins if origin.address}
    addresses |= {step.url for origin in origins for step in origin.chain if step.url}
    said = [
        ngettext("%d outlet", "%d outlets", outlets) % outlets if outlets else _("no outlet named")
    ]
    if addresses:
        pages = len(addresses)
        said.append(ngettext("%d page linked", "%d pages linked", pages) % pages)
    return ", ".join(said)
