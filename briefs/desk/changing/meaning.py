"""What an editor wrote in a record, with tags and sources by their rows: names may move."""

from ...models import SourceMerge, TagMerge
from .record import content_of

_MERGES = {"tags": TagMerge, "sources": SourceMerge}


def by_rows(record, became=None):
    """Return what an editor wrote of a record, tags and sources by their rows where it tells them.

    became  as the function of that name returns it: then rows that were merged count as the rows
            of which they are part now
    """
    content, rows = content_of(record), record.get("rows")
    if rows is None:
        return content
    became = became or {}
    tags, sources = (
        [became.get(name, {}).get(pk, pk) for pk in rows[name]] for name in ("tags", "sources")
    )
    cited = [
        citation | {"source": source}
        for citation, source in zip(content["citations"], sources, strict=True)
    ]
    once = [c for n, c in enumerate(cited) if c not in cited[:n]]
    return content | {"tags": sorted(set(tags)), "citations": once}


def became(records):
    """Return {"tags": {id: id}, "sources": {id: id}}: of which rows those of records, merged since,
    are part now."""
    found = {}
    for name, merges in _MERGES.items():
        asked = {pk for record in records for pk in (record.get("rows") or {}).get(name, ())}
        steps = {}
        while asked:
            more = dict(merges.objects.filter(was__in=asked).values_list("was", "into"))
            steps |= more
            asked = {*more.values()} - steps.keys()
        found[name] = {pk: _end(steps, pk) for pk in steps}
    return found


def _end(steps, pk):
    while pk in steps:
        pk = steps[pk]
    return pk
