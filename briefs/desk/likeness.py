"""One story once: which briefs tell what a clipping tells. An index finds them, never a scan."""

from collections import defaultdict
from dataclasses import dataclass

from django.db import connection
from django.db.models import Prefetch

from ..intake import Likeness, Told, compare, signature
from ..models import Brief, Citation, Clipping, ClippingMark
from ..text.fold import fold
from .beat import beat_words

# How many clippings are looked at for each mark, how many are compared.
MOST_OF_A_MARK = 50
MOST_COMPARED = 20
# Below this two clippings share only what many share, and little of it.
LEAST_WEIGHT = 0.1
BATCH = 500
_NEWEST_OF_A_MARK = (
    "SELECT * FROM (SELECT mark, clipping_id FROM briefs_clippingmark"
    " WHERE mark = %s ORDER BY clipping_id DESC LIMIT %s) AS newest"
)


@dataclass(frozen=True, slots=True)
class Near:
    """A brief that may tell the same story, the clipping it rests on, and how alike they are."""

    brief: Brief
    clipping: Clipping
    likeness: Likeness


def marks_of(clipping):
    """Return the hashes under which a clipping is found: of its text, and of its whole headline."""
    found = set(signature(clipping.excerpt)) if clipping.excerpt else set()
    headline = fold(clipping.headline)
    if headline:
        found.update(signature(f"{headline} {headline}")[:1])
    return found


def mark(clippings):
    """Write the marks of clippings afresh: after they came in, or got their text."""
    clippings = list(clippings)
    for start in range(0, len(clippings), BATCH):
        some = clippings[start : start + BATCH]
        ClippingMark.objects.filter(clipping__in=some).delete()
        ClippingMark.objects.bulk_create(
            [ClippingMark(clipping=c, mark=value) for c in some for value in sorted(marks_of(c))],
            batch_size=2_000,
        )


def near(clipping):
    """Return the Near briefs of a clipping, those most alike first, each brief once.

    Cost  a fixed number of indexed look-ups and at most twenty comparisons, whatever the size of
          the newsroom
    """
    ids = likely(clipping)
    if not ids:
        return []
    beat = beat_words()
    ours = Told(clipping.headline, clipping.excerpt)
    found = {}
    for other in _with_briefs(ids):
        likeness = compare(ours, Told(other.headline, other.excerpt), beat)
        for citation in other.citations.all():
            known = found.get(citation.brief_id)
            if known is None or known.likeness.text < likeness.text:
                found[citation.brief_id] = Near(citation.brief, other, likeness)
    return sorted(
        found.values(),
        key=lambda n: (n.likeness.verdict == "different", -n.likeness.text, -n.likeness.headline),
    )


def likely(clipping):
    """Return the ids of the clippings that share most marks with this one, at most twenty.

    Runs of words that many clippings share, forms and mottoes, say little: a mark weighs the less
    the more clippings bear it, and of each mark only the newest clippings are looked at. So the
    work is bounded, and a story is found among thousands that open with the same sentence.
    """
    marks = sorted(marks_of(clipping))
    if not marks:
        return []
    with connection.cursor() as cursor:
        # One statement with a bounded look-up for each mark; nothing but numbers goes into it.
        numbers = [number for mark in marks for number in (mark, MOST_OF_A_MARK)]
        cursor.execute(" UNION ALL ".join([_NEWEST_OF_A_MARK] * len(marks)), numbers)
        rows = cursor.fetchall()
    bearers = defaultdict(list)
    for value, bearer in rows:
        bearers[value].append(bearer)
    weights = defaultdict(float)
    for found in bearers.values():
        for bearer in found:
            weights[bearer] += 1 / len(found)
    weights.pop(clipping.pk, None)
    heavy = [pk for pk, weight in weights.items() if weight >= LEAST_WEIGHT]
    return sorted(heavy, key=lambda pk: (-weights[pk], -pk))[:MOST_COMPARED]


def _with_briefs(ids):
    cited = Citation.objects.select_related("brief").order_by("pk")
    return Clipping.objects.filter(pk__in=ids).prefetch_related(Prefetch("citations", cited))
