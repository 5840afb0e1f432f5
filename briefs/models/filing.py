"""Under which day a brief stands in lists and archives."""

from datetime import date
from itertools import chain

from django.utils import timezone

from .brief import Brief
from .clipping import Clipping
from .document import Document


def filed(brief, citations=None):
    """Return (day, FiledBy) of a brief by the rule of the house; what an editor decided stands.

    citations  in their order, with clipping and document loaded; asked for where not given
    What no date is known of stands under the day of its first publication, where the newsroom is,
    or of its making if it was never public. So does what is announced for later: a list of what
    was told ends today.
    """
    if brief.filed_by == Brief.FiledBy.EDITOR:
        return brief.filed_on, Brief.FiledBy.EDITOR
    if citations is None:
        citations = list(brief.citations.with_clippings().order_by("position"))
    publication = timezone.localdate(brief.first_published_at or brief.created_at)
    rests_on = [c.clipping for c in citations if c.clipping_id]
    found = first_known(
        brief.event_on,
        chain(
            (c.published_on for c in citations if c.role == "origin"),
            (clipping.document.published_on for clipping in rests_on),
        ),
        map(neighbour_date, rests_on),
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


def neighbour_date(clipping):
    """Return the date of the nearest dated clipping above this one in a digest, or None."""
    if clipping.document.kind != Document.Kind.DIGEST:
        return None
    above = Clipping.objects.filter(
        document=clipping.document_id, first_line__lt=clipping.first_line, event_on__isnull=False
    )
    return above.order_by("-first_line").values_list("event_on", flat=True).first()
