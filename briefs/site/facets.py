"""The values by which a list can be narrowed, each with what it would leave."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..models import Source, Tag
from . import ledger
from .entries import mark_of
from .filters import language_name

# How many values of each facet stand on the page; `more=` shows one of them whole.
SHOWN = {"country": 6, "topic": 6, "organisation": 4, "person": 4, "place": 4}
SHOWN_OTHERS = 6
MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One value. `state` is "set", "out" (left out) or ""; a row without `url` is plain text."""

    name: str
    briefs: int | None
    url: str
    leave_out: str = ""
    state: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    label: str
    rows: list
    more: int = 0
    more_url: str = ""


def facets_of(listing):
    """Return the facets of a list: none where a search has more hits than are counted."""
    if listing.many or listing.unknown:
        return []
    counts = listing.counted("facets", lambda: count(listing.countable))
    makers = [tag_facets, kind_facet, source_facet, year_facet, language_facet]
    return [facet for make in makers for facet in make(listing, counts) if facet.rows]


def count(briefs):
    """Count every facet of these briefs, in five statements."""
    years = {}
    for day, number in ledger.count_days(briefs).items():
        years[day.year] = years.get(day.year, 0) + number
    return {
        "tags": ledger.count_tags(briefs),
        "sources": ledger.count_sources(briefs),
        "kinds": ledger.count_kinds(briefs),
        "languages": ledger.count_languages(briefs),
        "years": sorted(years.items(), reverse=True),
    }


def cut(listing, name, label, chosen, rows):
    """Make a facet: the chosen rows, then as many of the others as may stand on the page."""
    limit = SHOWN.get(name, SHOWN_OTHERS)
    if listing.data.get("more") == name:
        limit = MOST_SHOWN
    rest = len(rows) - limit
    more_url = listing.asking.address(listing.asking.pairs, {"more": name}) + "#narrow"
    return Facet(label, [*chosen, *rows[:limit]], max(0, rest), more_url if rest > 0 else "")


def tag_facets(listing, counts):
    everywhere = ledger.everywhere(listing.state)
    asking = listing.asking
    chosen, left_out = asking.values("tag"), asking.values("-tag")
    for kind in Tag.Kind:
        tags = [tag for tag in counts["tags"] if tag.kind == kind and tag.id not in everywhere]
        rows = [
            Row(
                tag.name,
                tag.briefs,
                asking.with_value("tag", tag.slug),
                asking.with_value("-tag", tag.slug),
            )
            for tag in tags
            if tag.slug not in chosen
        ]
        set_rows = [
            Row(tag.name, tag.briefs, asking.without("tag", tag.slug), state="set")
            for tag in tags
            if tag.slug in chosen
        ]
        out_rows = [
            Row(tag.name, None, asking.without("-tag", tag.slug), state="out")
            for tag in listing.cleaned("-tag")
            if tag.kind == kind and tag.slug in left_out
        ]
        yield cut(listing, kind.value, kind.label.capitalize(), [*set_rows, *out_rows], rows)


def kind_facet(listing, counts):
    """The kinds of source; those that the newsroom has and this list has not say 0."""
    numbers = dict(counts["kinds"])
    chosen = listing.asking.values("kind")
    if chosen:
        kinds = [kind for kind in numbers if kind in chosen]
    else:
        kinds = [*numbers, *sorted({s.kind for s in ledger.sources(listing.state)} - {*numbers})]
    rows = [
        Row(
            Source.Kind(kind).label,
            numbers.get(kind, 0),
            single_url(listing, "kind", kind) if kind in numbers else "",
            state="set" if kind in chosen else "",
            mark=mark_of(kind),
        )
        for kind in kinds
    ]
    yield cut(listing, "kind", _("Kind of source"), [], rows)


def source_facet(listing, counts):
    chosen = listing.asking.values("source")
    rows = [
        Row(
            source.name,
            source.briefs,
            single_url(listing, "source", source.slug),
            state="set" if source.slug in chosen else "",
        )
        for source in counts["sources"]
        if not chosen or source.slug in chosen
    ]
    yield cut(listing, "source", _("Source"), [], rows)


def year_facet(listing, counts):
    if listing.asking.values("from") or listing.asking.values("to") or len(counts["years"]) < 2:
        return
    rows = [
        Row(str(year), number, listing.asking.replacing(from_=str(year), to=str(year)))
        for year, number in counts["years"]
    ]
    yield cut(listing, "year", _("Filed in"), [], rows)


def language_facet(listing, counts):
    chosen = listing.asking.values("language")
    if len(counts["languages"]) < 2 and not chosen:
        return
    rows = [
        Row(
            language_name(code),
            number,
            single_url(listing, "language", code),
            state="set" if code in chosen else "",
        )
        for code, number in counts["languages"]
    ]
    yield cut(listing, "language", _("Language"), [], rows)


def single_url(listing, name, value):
    """Return the address that sets a parameter which has one value, or takes it away again."""
    if value in listing.asking.values(name):
        return listing.asking.without(name)
    return listing.asking.replacing(**{name: value})


def loosened(listing):
    """Say what each filter, taken away, would give: [(chip, briefs)]. For an empty list."""
    found = []
    for chip in listing.chips:
        less = listing.taking_away(chip.name, chip.value)
        if not less.unknown and (number := less.total):
            found.append((chip, number))
    return found
