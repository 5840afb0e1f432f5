"""Under which day a brief stands in lists and archives."""

from bisect import bisect_left
from datetime import date
from itertools import chain
from operator import itemgetter

from django.db.models import Prefetch
from django.utils import timezone

from .brief import Brief
from .citation import Citation
from .clipping import Clipping
from .document import Document


def filed(brief, citations=None, neighbours=None):
    """Return (day, FiledBy) of a brief by the rule of the house; what an editor decided stands.

    citations   in their order, with clipping and document loaded; asked for where not given
    neighbours  for many briefs one and the same, so that each digest is asked once
    Where no date is known, a brief stands under the day of its first publication in the newsroom's
    time zone, or of its making if it was never public. So does one whose event is announced for
    later: no list goes on beyond today.
    """
    if brief.filed_by == Brief.FiledBy.EDITOR:
        return brief.filed_on, Brief.FiledBy.EDITOR
    if citations is None:
        citations = list(brief.citations.with_clippings())
    publication = timezone.localdate(brief.first_published_at or brief.created_at)
    rests_on = [c.clipping for c in citations if c.clipping_id]
    found = first_known(
        brief.event_on,
        chain(
            (c.published_on for c in citations if c.is_origin),
            (clipping.document.published_on for clipping in rests_on),
        ),
        map((neighbours or Neighbours()).date_above, rests_on),
        until=publication,
    )
    return found or (publication, Brief.FiledBy.PUBLICATION)


def last_day(brief):
    """Return the day beyond which no brief is filed: today, or that on which it will come out."""
    return timezone.localdate(max(timezone.now(), brief.published_at or timezone.now()))


def first_known(event_on, published, above, *, until=date.max):
    """Return (day, FiledBy) by the first date that is known, None where none is.

    event_on   the first day of the event, or None
    published  the dates of its sources, then of the documents they stand in, in their order;
               None is no date
    above      for each, in a digest, the date of the nearest dated item above: it runs from new to
               old
    until      days after it file nothing
    """
    for by, days in (
        (Brief.FiledBy.EVENT, [event_on]),
        (Brief.FiledBy.SOURCE, published),
        (Brief.FiledBy.NEIGHBOUR, above),
    ):
        if day := next((day for day in days if day and day <= until), None):
            return day, by
    return None


class Neighbours:
    """The days that the items of digests bear; each digest is asked for them once."""

    def __init__(self):
        self._told = {}

    def date_above(self, clipping):
        """Return the date of the nearest dated clipping above this one in a digest, or None."""
        if clipping.document.kind != Document.Kind.DIGEST:
            return None
        told = self._told.get(clipping.document_id)
        if told is None:
            dated = Clipping.objects.filter(
                document=clipping.document_id, event_on__isnull=False
            ).order_by("first_line")
            told = list(dated.values_list("first_line", "event_on"))
            self._told[clipping.document_id] = told
        above = bisect_left(told, clipping.first_line, key=itemgetter(0))
        return told[above - 1][1] if above else None


def misfiled(briefs):
    """Yield the briefs that stand under another day than the rule says, moved in memory.

    briefs  a queryset; what an editor decided is left out. Queries: four, and one a digest
    """
    cited = Citation.objects.with_clippings()
    neighbours = Neighbours()
    briefs = briefs.exclude(filed_by=Brief.FiledBy.EDITOR).order_by("pk")
    for brief in briefs.prefetch_related(Prefetch("citations", cited)):
        day, by = filed(brief, list(brief.citations.all()), neighbours)
        if (day, by) != (brief.filed_on, brief.filed_by):
            brief.filed_on, brief.filed_by = day, by
            yield brief
