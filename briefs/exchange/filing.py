"""The filing date of briefs whose record leaves it to the house."""

from django.utils.dateparse import parse_date, parse_datetime

from ..models import Brief, Citation, Clipping
from ..models.filing import filing


def file_by_rule(run, arrivals, here):
    """Set filed_on and filed_by of arrivals by the one rule.

    here  units by uid: what was filed by its publication before stays under that day
    """
    undated = [a for a in arrivals if not a.content["event_on"]]
    wanted = {c["clipping_id"] for a in undated for c in a.content["citations"]}
    rows = Clipping.objects.filter(pk__in=wanted - {None}).defer("excerpt")
    clippings = {row.pk: row for row in rows.select_related("document")}
    for arrival in arrivals:
        content = arrival.content
        citations = [
            Citation(
                role=c["role"],
                published_on=_day(c["published_on"]),
                clipping=clippings.get(c["clipping_id"]),
            )
            for c in content["citations"]
        ]
        brief = Brief(event_on=_day(content["event_on"]))
        published = content["first_published_at"] or arrival.record.fields.get("created_at")
        unit = here.get(arrival.record.key)
        if published:
            published_at = parse_datetime(published)
        else:
            published_at = unit.state["created_at"] if unit else run.now
        day, by = filing(brief, citations, published_at=published_at)
        content["filed_on"], content["filed_by"] = day.isoformat(), by.value


def _day(value):
    return parse_date(value) if value else None
