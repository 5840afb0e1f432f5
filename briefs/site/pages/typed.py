"""What the field for words proposes while a reader types: tags, sources and briefs."""

from dataclasses import asdict, dataclass
from itertools import islice

from django.http import JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ...models import Brief, Tag
from ...search import search
from ...text.fold import fold
from ..asked.spelling import begins_in
from ..kept import ledger
from ..kept.caching import counted_once
from .serving import cached_by_edition

# How many names, and how many briefs.
NAMES, BRIEFS = 4, 5
# Two letters start the words of half a newsroom: they find names, three find briefs.
SHORTEST, SHORTEST_FOR_BRIEFS = 2, 3


@dataclass(frozen=True, slots=True)
class Offer:
    """A page that the reader may want: its name, what it is, where it is, in which language."""

    label: str
    kind: str
    url: str
    language: str = ""


@cached_by_edition
def typed(request):
    text = request.GET.get("q", "").strip()
    offers = names_like(text, request.state) if len(text) >= SHORTEST else []
    if len(text) >= SHORTEST_FOR_BRIEFS:
        offers += briefs_like(text)
    return JsonResponse({"offers": [asdict(offer) for offer in offers]})


def names_like(text, state):
    """Return the tags and sources of which a word starts so, most frequent first."""
    start = fold(text)
    found = (offer for name, offer in names(state) if begins_in(start, name))
    return list(islice(found, NAMES))


def names(state):
    """Return [(folded name, Offer)] of the tags and sources of public briefs."""

    def fold_all():
        everywhere = ledger.everywhere(state)
        rows = [
            (tag.briefs, tag.name, Tag.Kind(tag.kind).label, "tag", tag.slug)
            for tag in ledger.tags(state)
            if tag.id not in everywhere
        ]
        rows += [
            (source.briefs, source.name, _("source"), "source", source.slug)
            for source in ledger.sources(state)
        ]
        rows.sort(key=lambda row: (-row[0], row[1]))
        return [
            (fold(name), Offer(name, str(kind), reverse(f"briefs:{page}", args=[slug])))
            for _briefs, name, kind, page, slug in rows
        ]

    return counted_once(state, "names typed", fold_all)


def briefs_like(text):
    """Return the newest briefs that answer what was typed so far."""
    found = search(text, Brief.objects.public(), typing=True)
    rows = found.briefs.newest_first().only("headline", "slug", "filed_on", "language")
    return [
        Offer(brief.headline, _("brief"), brief.get_absolute_url(), brief.language)
        for brief in rows[:BRIEFS]
    ]
