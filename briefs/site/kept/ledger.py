"""The public newsroom in figures, asked for once an edition."""

from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef

from ...models import Brief, Citation, Document, Edition, Source, Tag, Tally
from .caching import counted_once
from .tallies import every

# A tag that all briefs carry says nothing; among a handful of briefs it may be chance.
ENOUGH_TO_COMPARE = 10
# Nor does one on four of five: else the first brief without it would put it beside all the others.
COMMONPLACE = 0.8


@dataclass(frozen=True, slots=True)
class House:
    """What the edition line says."""

    briefs: int
    sources: int
    documents: int


class Counted(NamedTuple):
    """A tag or source with the number of public briefs that bear it."""

    id: int
    name: str
    slug: str
    kind: str
    code: str
    briefs: int


def edition(state):
    """Return the number of the edition, as readers are told it."""
    return counted_once(state, "edition", Edition.objects.number)


def house(state):
    def count():
        seen = Exists(Brief.objects.public().filter(pk=OuterRef("brief")))
        cited = Citation.objects.filter(seen, clipping__document=OuterRef("pk")).order_by()
        # Of each document until one is found: two to three times as quick as telling doubles apart.
        read = Document.objects.filter(Exists(cited))
        kept = every(state)
        return House(briefs=kept.briefs, sources=len(kept.sources), documents=read.count())

    return counted_once(state, "house", count)


def count_days(briefs):
    """Count the briefs filed under each day: {day: briefs}, in order."""
    return dict(
        briefs.order_by("filed_on")
        .values_list("filed_on")
        .annotate(n=Count("id"))
        .values_list("filed_on", "n")
    )


def by_year(days):
    """Sum {day: briefs} up to {year: briefs}."""
    years = {}
    for day, briefs in days.items():
        years[day.year] = years.get(day.year, 0) + briefs
    return years


def among(known, counts):
    """Return what is known of what is counted by id, with these counts; most frequent first."""
    found = [
        (-counts[thing.id], thing.name.casefold(), thing) for thing in known if thing.id in counts
    ]
    found.sort(key=itemgetter(0, 1))
    return [Counted(*thing[:-1], -less) for less, _folded, thing in found]


def tags(state):
    return counted_once(state, "tags", lambda: named(Tag, "code", every(state).tags))


def sources(state):
    return counted_once(state, "sources", lambda: named(Source, "country", every(state).sources))


def named(model, code, counts):
    """Name what is counted by id in public briefs."""
    rows = Tally.objects.named(model, counts, "name", "slug", "kind", code)
    return among([Counted(*row, 0) for row in rows], counts)


def kinds(state):
    """Return the kinds of the sources of public briefs."""
    return every(state).kinds.keys()


def languages(state):
    """Return the languages of public briefs."""
    return every(state).languages.keys()


def days(state):
    return every(state).days


def everywhere(state):
    """Return the ids of the tags that every brief carries."""
    return carried_by(state, "everywhere", 1)


def commonplace(state):
    """Return the ids of the tags that nearly every brief carries, which no card shows."""
    return carried_by(state, "commonplace", COMMONPLACE)


def carried_by(state, name, share):
    def count():
        total = house(state).briefs
        if total < ENOUGH_TO_COMPARE:
            return frozenset()
        return frozenset(tag.id for tag in tags(state) if tag.briefs >= share * total)

    return counted_once(state, name, count)


def country_names(state):
    """Return {code: name} of the countries that public briefs are about."""

    def count():
        return {tag.code: tag.name for tag in tags(state) if tag.code}

    return counted_once(state, "countries", count)


def frequencies(state):
    """Return {tag id: public briefs that carry it}."""
    return counted_once(state, "frequencies", lambda: {tag.id: tag.briefs for tag in tags(state)})
