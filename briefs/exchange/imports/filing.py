"""The filing date of briefs whose record leaves it to the house."""

from ...desk.changing.record import day, moment
from ...models import Brief, Citation, Clipping
from ...models.filing import Neighbours, filed


def file_by_rule(run, arrivals, here):
    """Set filed_on and filed_by of arrivals by the one rule.

    here  units by uid: what was filed by its publication before stays under that day
    """
    undated = [a for a in arrivals if not a.content["event_on"]]
    wanted = {c["clipping_id"] for a in undated for c in a.content["citations"]}
    rows = Clipping.objects.filter(pk__in=wanted - {None}).with_documents().defer("excerpt")
    clippings = {row.pk: row for row in rows}
    neighbours = Neighbours()
    for arrival in arrivals:
        content = arrival.content
        citations = [
            Citation(
                role=c["role"],
                published_on=day(c["published_on"]),
                clipping=clippings.get(c["clipping_id"]),
            )
            for c in content["citations"]
        ]
        unit = here.get(arrival.record.key)
        made = unit.state["created_at"] if unit else run.now
        brief = Brief(
            event_on=day(content["event_on"]),
            first_published_at=moment(content["first_published_at"]),
            created_at=moment(arrival.record.fields.get("created_at")) or made,
        )
        filed_on, by = filed(brief, citations, neighbours)
        content["filed_on"], content["filed_by"] = filed_on.isoformat(), by.value
