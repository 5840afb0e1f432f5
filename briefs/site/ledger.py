"""The public newsroom in figures, asked for once an edition."""

from dataclasses import dataclass, replace

from django.db.models import Count, Exists, OuterRef

from ..models import EVERY, Brief, Citation, Document, Source, Tag, TaggedBrief, Tally
from .caching import counted_once
from .tallies import ranked, tally

# A tag that all briefs carry says nothing; among a handful of briefs it may be chance.
ENOUGH_TO_COMPARE = 10


@dataclass(frozen=True, slots=True)
class House:
    """What the edition line says."""

    briefs: int
    sources: int
    documents: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A tag or source with the number of public briefs that bear it."""

    id: int
    name: str
    slug: str
    kind: str
    code: str
    briefs: int


def house(state):
    def count():
        seen = Exists(Brief.objects.public().filter(pk=OuterRef("brief")))
        cited = Citation.objects.filter(seen, clipping__document=OuterRef("pk")).order_by()
        # Of each document until one is found: two to three times as quick as telling doubles apart.
        read = Document.objects.filter(Exists(cited))
        kept = tally(state, EVERY)
        return House(
            briefs=kept.briefs if kept else Brief.objects.public().count(),
            sources=len(kept.sources) if kept else Source.objects.public().count(),
            documents=read.count(),
        )

    return counted_once(state, "house", count)


def count_tags(state, briefs):
    """Count the tags of these briefs, most frequent first."""
    return among(tags(state), counted_tags(briefs))


def count_sources(state, briefs):
    """Count the sources that these briefs cite in any role, most frequent first."""
    return among(sources(state), counted_sources(briefs))


def counted_tags(briefs):
    """Return {tag id: how many of these briefs}: names take four times as long to count by."""
    ties = TaggedBrief.objects.filter(content_object__in=briefs)
    return dict(ties.order_by().values_list("tag_id").annotate(n=Count("*")))


def counted_sources(briefs):
    cited = Citation.objects.filter(brief__in=briefs).order_by()
    return dict(cited.values_list("source_id").annotate(n=Count("brief", distinct=True)))


def among(known, counts):
    """Name what is counted by id in public briefs, each of which is known; most frequent first."""
    found = [replace(thing, briefs=counts[thing.id]) for thing in known if thing.id in counts]
    return sorted(found, key=lambda thing: (-thing.briefs, thing.name.casefold()))


def count_kinds(briefs):
    """Count the kinds of source that these briefs rest on: [(kind, briefs)]."""
    cited = Citation.objects.filter(brief__in=briefs).values_list("source__kind")
    return ranked(dict(cited.annotate(n=Count("brief", distinct=True)).order_by()))


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


def count_languages(briefs):
    return ranked(dict(briefs.order_by().values_list("language").annotate(n=Count("id"))))


def tags(state):
    def name():
        kept = tally(state, EVERY)
        counts = kept.tags if kept else counted_tags(Brief.objects.public())
        known = Tally.objects.named(Tag, counts) if kept else Tag.objects.public()
        return among([Counted(t.id, t.name, t.slug, t.kind, t.code, 0) for t in known], counts)

    return counted_once(state, "tags", name)


def sources(state):
    def name():
        kept = tally(state, EVERY)
        counts = kept.sources if kept else counted_sources(Brief.objects.public())
        known = Tally.objects.named(Source, counts) if kept else Source.objects.public()
        return among([Counted(s.id, s.name, s.slug, s.kind, s.country, 0) for s in known], counts)

    return counted_once(state, "sources", name)


def kinds(state):
    """Return the kinds of the sources of public briefs."""
    return counted_once(state, "kinds", lambda: {source.kind for source in sources(state)})


def languages(state):
    """Return the languages of public briefs."""

    def count():
        kept = tally(state, EVERY)
        found = kept.languages if kept else count_languages(Brief.objects.public())
        return {code for code, _briefs in found}

    return counted_once(state, "languages", count)


def days(state):
    def count():
        kept = tally(state, EVERY)
        return kept.days if kept else count_days(Brief.objects.public())

    return counted_once(state, "days", count)


def everywhere(state):
    """Return the ids of the tags that every brief carries."""

    def count():
        total = house(state).briefs
        if total < ENOUGH_TO_COMPARE:
            return frozenset()
        return frozenset(tag.id for tag in tags(state) if tag.briefs == total)

    return counted_once(state, "everywhere", count)


def country_names(state):
    """Return {code: name} of the countries that public briefs are about."""

    def count():
        return {tag.code: tag.name for tag in tags(state) if tag.code}

    return counted_once(state, "countries", count)


def frequencies(state):
    """Return {tag id: public briefs that carry it}."""
    return counted_once(state, "frequencies", lambda: {tag.id: tag.briefs for tag in tags(state)})
