"""How many briefs of a list bear what: from the tallies where they know it, else counted."""

from collections import Counter
from dataclasses import dataclass, fields
from datetime import date

from django.core.exceptions import EmptyResultSet
from django.db import connection

from ...models import EVERY, Brief, Citation, Source, TaggedBrief, Tally
from .caching import counted_once

# The briefs are found once; as several statements of Django's they would be found for each count.
COUNTS = f"""
WITH found (id, language, day) AS MATERIALIZED ({{found}})
SELECT 'brief', '', COUNT(*) FROM found
UNION ALL SELECT 'language', language, COUNT(*) FROM found GROUP BY 2
UNION ALL SELECT 'day', CAST(day AS TEXT), COUNT(*) FROM found GROUP BY 2
UNION ALL SELECT 'tag', CAST(tag_id AS TEXT), COUNT(*)
    FROM found JOIN {TaggedBrief._meta.db_table} ON brief_id = found.id GROUP BY 2
UNION ALL SELECT 'source', CAST(source_id AS TEXT), COUNT(DISTINCT brief_id)
    FROM found JOIN {Citation._meta.db_table} ON brief_id = found.id GROUP BY 2
UNION ALL SELECT 'kind', kind, COUNT(DISTINCT brief_id)
    FROM found JOIN {Citation._meta.db_table} ON brief_id = found.id
    JOIN {Source._meta.db_table} source ON source.id = source_id GROUP BY 2
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Kept:
    """How many public briefs of a list bear what: {value: briefs}, days in their order."""

    briefs: int
    tags: dict
    sources: dict
    kinds: dict
    languages: dict
    days: dict

    def without(self, part):
        """Return the counts of this list without the briefs of a part of it."""
        briefs, *pairs = ((getattr(self, f.name), getattr(part, f.name)) for f in fields(self))
        less = (Counter(whole) - Counter(left_out) for whole, left_out in pairs)
        return Kept(briefs[0] - briefs[1], *map(dict, less))


def tally(state, fact):
    """Return what is kept of the public briefs that bear a fact, or None where nothing is kept."""

    def ask():
        found = Tally.objects.of(fact)
        # None would not be remembered.
        return () if found is None else sorted_counts(found)

    return counted_once(state, f"tally {fact}", ask) or None


def every(state):
    """Return the counts of all public briefs; of a newsroom without tallies they are counted."""
    kept = tally(state, EVERY)
    return kept or counted_once(state, "every", lambda: count(Brief.objects.public()))


def sorted_counts(counts):
    """Sort the counts of a tally by what they are of."""
    by = {name: {} for name in ("brief", "tag", "source", "kind", "language", "day")}
    for fact, briefs in counts.items():
        name, _, value = fact.partition(" ")
        by[name][value] = briefs
    return Kept(
        briefs=sum(by["brief"].values()),
        tags={int(key): briefs for key, briefs in by["tag"].items()},
        sources={int(key): briefs for key, briefs in by["source"].items()},
        kinds=by["kind"],
        languages=by["language"],
        days={date.fromisoformat(day): by["day"][day] for day in sorted(by["day"])},
    )


def count(briefs):
    """Count what these briefs bear, in one statement."""
    if not briefs.query.is_sliced:
        briefs = briefs.order_by()
    asked = briefs.values_list("id", "language", "filed_on")
    try:
        found, parameters = asked.query.sql_with_params()
    except EmptyResultSet:
        return sorted_counts({})
    with connection.cursor() as cursor:
        cursor.execute(COUNTS.format(found=found), parameters)
        rows = cursor.fetchall()
    return sorted_counts({f"{name} {value}": briefs for name, value, briefs in rows})
