"""Under which day a brief stands in lists and archives."""

from .brief import Brief
from .document import Clipping, Document


def filing(brief, citations, *, published_on):
    """Return (day, FiledBy) by the rule of the house; an editor's decision is left alone.

    citations     the brief's citations in their order, with clipping and document loaded
    published_on  the day of first publication, or today for what was never public
    The first that is known counts: the first day of the event, the source's date, in a digest the
    date of the nearest dated item above (a digest runs from new to old), the day of publication.
    """
    if brief.filed_by == Brief.FiledBy.EDITOR:
        return brief.filed_on, Brief.FiledBy.EDITOR
    if brief.event_on is not None:
        return brief.event_on, Brief.FiledBy.EVENT
    dates = [c.published_on for c in citations if c.role == "origin" and c.published_on]
    if dates:
        return dates[0], Brief.FiledBy.SOURCE
    for citation in citations:
        day = neighbour_date(citation.clipping) if citation.clipping_id else None
        if day is not None:
            return day, Brief.FiledBy.NEIGHBOUR
    return published_on, Brief.FiledBy.PUBLICATION


def neighbour_date(clipping):
    """Return the date of the nearest dated clipping above this one in a digest, or None."""
    if clipping.document.kind != Document.Kind.DIGEST:
        return None
    above = Clipping.objects.filter(
        document=clipping.document_id, first_line__lt=clipping.first_line, event_on__isnull=False
    )
    return above.order_by("-first_line").values_list("event_on", flat=True).first()
