"""The values by which a list can be narrowed, each with what it would leave."""

from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from ...models import Source, Tag
from ..kept import ledger
from ..kept.tallies import every
from ..wording.pieces import mark_of
from .filters import language_name

# How many values of each facet stand on the page; `more=` shows one of them whole.
SHOWN = {"country": 6, "topic": 6, "organisation": 4, "person": 4, "place": 4}
SHOWN_OTHERS = 6
MOST_SHOWN = 200
# A list of so few briefs is read in a moment.
FEW = 10
FACETS = [*Tag.Kind.values, "kind", "source", "year", "language"]


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
    """Return the facets of a list: none where a search has more hits than are counted.

    A list that is too long to be counted offers the values of the whole newsroom, without numbers.
    """
    if listing.many or listing.unknown:
        return []
    counts = listing.counts or every(listing.state)
    tags = list(tag_facets(listing, counts))
    facets = [
        facet
        for make in (kind_facet, source_facet, language_facet)
        for facet in make(listing, counts)
    ]
    years = list(year_facet(listing))
    if listing.counts:
        # Of a FEW briefs, the tags of one alone are sooner read than chosen. Kinds, sources,
        # languages and years are all shown: readers add them up.
        lone = 1 if listing.total <= FEW else 0
        tags = [narrowing(facet, listing.total, lone) for facet in tags]
        facets = [*tags, *(narrowing(facet, listing.total) for facet in [*facets, *years])]
    else:
        facets = [*map(without_numbers, [*tags, *facets]), *years]
    return [facet for facet in facets if facet.rows]


def narrowing(facet, total, lone=0):
    """Leave out what all briefs of the list bear: with it the list is the same, without it empty.

    lone  not 0 in a short list: what so many briefs or fewer bear is left out too, and so is the
          link to further values
    """
    rows = [row for row in facet.rows if row.state or lone < row.briefs < total]
    return Facet(facet.label, rows) if lone else replace(facet, rows=rows)


def without_numbers(facet):
    return replace(facet, rows=[replace(row, briefs=None) for row in facet.rows])


def ranked(counts):
    """Return {value: briefs} with the most frequent first."""
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def cut(listing, name, label, chosen, values, row_of):
    """Make a facet: the chosen rows, then a row for as many values as may stand on the page."""
    limit = SHOWN.get(name, SHOWN_OTHERS)
    if listing.more == name:
        limit = MOST_SHOWN
    more, more_url = max(0, len(values) - limit), ""
    if more and limit < MOST_SHOWN:
        more_url = listing.asking.address(listing.asking.pairs, {"more": name}) + "#narrow"
    return Facet(label, [*chosen, *map(row_of, values[:limit])], more, more_url)


def own_slug(listing, index):
    """Return the slug of the thing that a list is the page of, under this index, or ""."""
    where, index = listing.asking.where, reverse(index)
    return where.removeprefix(index).strip("/") if where.startswith(index) else ""


def left_out(listing, name, rows):
    """Return the rows of what the reader left out, struck, from (value, label) pairs."""
    asked = listing.asking.values(name)
    return [
        Row(label, None, listing.asking.without(name, value), state="out")
        for value, label in rows
        if value in asked
    ]


def tag_facets(listing, counts):
    everywhere, asking = ledger.everywhere(listing.state), listing.asking
    found = ledger.among(ledger.tags(listing.state), counts.tags)
    chosen, away = asking.values("tag"), [own_slug(listing, "briefs:tags"), *asking.values("-tag")]

    def row_of(tag):
        add, leave_out = asking.with_value("tag", tag.slug), asking.with_value("-tag", tag.slug)
        return Row(tag.name, tag.briefs, add, leave_out)

    for kind in Tag.Kind:
        tags = [
            tag
            for tag in found
            if tag.kind == kind and tag.id not in everywhere and tag.slug not in away
        ]
        set_rows = [
            Row(tag.name, tag.briefs, asking.without("tag", tag.slug), state="set")
            for tag in tags
            if tag.slug in chosen
        ]
        out_rows = left_out(
            listing,
            "-tag",
            [(tag.slug, tag.name) for tag in listing.cleaned("-tag") if tag.kind == kind],
        )
        others = [tag for tag in tags if tag.slug not in chosen]
        label = kind.label.capitalize()
        yield cut(listing, kind.value, label, [*set_rows, *out_rows], others, row_of)


def kind_facet(listing, counts):
    numbers = ranked(counts.kinds)
    chosen = listing.asking.values("kind")
    kinds = [kind for kind in numbers if not chosen or kind in chosen]

    def row_of(kind):
        return Row(
            Source.Kind(kind).label,
            numbers[kind],
            single_url(listing, "kind", kind),
            "" if chosen else listing.asking.with_value("-kind", kind),
            state="set" if kind in chosen else "",
            mark=mark_of(kind),
        )

    out_rows = left_out(listing, "-kind", Source.Kind.choices)
    kinds = [kind for kind in kinds if kind not in listing.asking.values("-kind")]
    yield cut(listing, "kind", _("Kind of source"), out_rows, kinds, row_of)


def source_facet(listing, counts):
    chosen = listing.asking.values("source")
    away = [own_slug(listing, "briefs:sources"), *listing.asking.values("-source")]
    sources = [
        source
        for source in ledger.among(ledger.sources(listing.state), counts.sources)
        if (not chosen or source.slug in chosen) and source.slug not in away
    ]

    def row_of(source):
        url = single_url(listing, "source", source.slug)
        leave_out = "" if chosen else listing.asking.with_value("-source", source.slug)
        return Row(source.name, source.briefs, url, leave_out, "set" if chosen else "")

    known = [(source.slug, source.name) for source in listing.cleaned("-source")]
    yield cut(listing, "source", _("Source"), left_out(listing, "-source", known), sources, row_of)


def year_facet(listing):
    years = ledger.by_year(listing.days)
    if listing.asking.values("from") or listing.asking.values("to") or len(years) < 2:
        return

    def row_of(pair):
        year, number = pair
        url = listing.asking.replacing(from_=str(year), to=str(year))
        return Row(str(year), number, url)

    yield cut(listing, "year", _("Filed in"), [], sorted(years.items(), reverse=True), row_of)


def language_facet(listing, counts):
    chosen = listing.asking.values("language")
    if len(counts.languages) < 2 and not chosen:
        return

    def row_of(pair):
        code, number = pair
        url = single_url(listing, "language", code)
        return Row(language_name(code), number, url, state="set" if chosen else "")

    languages = list(ranked(counts.languages).items())
    yield cut(listing, "language", _("Language"), [], languages, row_of)


def single_url(listing, name, value):
    """Return the address that sets a parameter which has one value, or takes it away again."""
    if value in listing.asking.values(name):
        return listing.asking.without(name)
    return listing.asking.replacing(**{name: value})
