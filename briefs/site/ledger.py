"""The public newsroom in figures, asked for once an edition."""

from dataclasses import dataclass

from django.db.models import Count

from ..models import EVERY, Brief, Citation, Source, Tag, TaggedBrief
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
        cited = Citation.objects.filter(brief__in=Brief.objects.public())
        read = cited.filter(clipping__isnull=False).values("clipping__document").distinct()
        kept = tally(state, EVERY)
        return House(
            briefs=kept.briefs if kept else Brief.objects.public().count(),
            sources=len(kept.sources) if kept else Source.objects.public().count(),
            documents=read.count(),
        )

    return counted_once(state, "house", count)


def count_tags(briefs):
    """Count the tags of these briefs, most frequent first."""
    ties = TaggedBrief.objects.filter(content_object__in=briefs)
    # Counted by the id alone, which takes a quarter of the time; the names are looked up after.
    return named_tags(dict(ties.order_by().values_list("tag_id").annotate(n=Count("*"))))


def named_tags(counts):
    """Name tags of which the public briefs are counted by id, most frequent first."""
    tags = Tag.objects.public().in_bulk(list(counts))
    return sorted(
        (Counted(t.id, t.name, t.slug, t.kind, t.code, counts[t.id]) for t in tags.values()),
        key=lambda counted: (-counted.briefs, counted.name),
    )


def count_sources(briefs):
    """Count the sources that these briefs cite in any role, most frequent first."""
    cited = Citation.objects.filter(brief__in=briefs).order_by()
    return named_sources(
        dict(cited.values_list("source_id").annotate(n=Count("brief", distinct=True)))
    )


def named_sources(counts):
    sources = sorted(
        Source.objects.public().in_bulk(list(counts)).values(),
        key=lambda source: (-counts[source.id], source.folded),
    )
    return [Counted(s.id, s.name, s.slug, s.kind, s.country, counts[s.id]) for s in sources]


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


def count_languages(briefs):
    return ranked(dict(briefs.order_by().values_list("language").annotate(n=Count("id"))))


def tags(state):
    def count():
        kept = tally(state, EVERY)
        return named_tags(kept.tags) if kept else count_tags(Brief.objects.public())

    return counted_once(state, "tags", count)


def sources(state):
    def count():
        kept = tally(state, EVERY)
        return named_sources(kept.sources) if kept else count_sources(Brief.objects.public())

    return counted_once(state, "sources", count)


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
