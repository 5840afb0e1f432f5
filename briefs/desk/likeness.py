"""One story once: which briefs tell what a clipping tells. An index finds them, never a scan."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Prefetch

from ..intake import Likeness, compare, signature
from ..models import Brief, Citation, Clipping, ClippingMark
from ..text.fold import fold
from ..text.words import words

# How many rows are looked at, how many clippings are compared, how many are shown.
MOST_ROWS = 2_000
MOST_COMPARED = 20
# A word in this share of the newest clippings belongs to the beat and weighs nothing.
BEAT_CLIPPINGS = 200
BEAT_SHARE = 0.15
BATCH = 500


@dataclass(frozen=True, slots=True)
class Near:
    """A brief that may tell the same story, the clipping it rests on, and how alike they are."""

    brief: Brief
    clipping: Clipping
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class _Story:
    headline: str
    text: str


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
    rows = (
        ClippingMark.objects.filter(mark__in=marks_of(clipping))
        .exclude(clipping=clipping)
        .values_list("clipping_id", flat=True)[:MOST_ROWS]
    )
    likely = [pk for pk, _count in Counter(rows).most_common(MOST_COMPARED)]
    if not likely:
        return []
    beat = beat_words()
    found = {}
    for other in _with_briefs(likely):
        likeness = compare(
            _Story(clipping.headline, clipping.excerpt),
            _Story(other.headline, other.excerpt),
            beat,
        )
        for citation in other.citations.all():
            known = found.get(citation.brief_id)
            if known is None or known.likeness.text < likeness.text:
                found[citation.brief_id] = Near(citation.brief, other, likeness)
    return sorted(
        found.values(),
        key=lambda n: (n.likeness.verdict == "different", -n.likeness.text, -n.likeness.headline),
    )


def _with_briefs(ids):
    cited = Citation.objects.select_related("brief").order_by("pk")
    return Clipping.objects.filter(pk__in=ids).prefetch_related(Prefetch("citations", cited))


def beat_words():
    """Return the folded words that so many of the newest clippings share that they say nothing."""
    newest = Clipping.objects.order_by("-pk").values_list("headline", "excerpt")[:BEAT_CLIPPINGS]
    counts = Counter()
    total = 0
    for headline, excerpt in newest:
        counts.update({word.folded for word in words(f"{headline} {excerpt}")})
        total += 1
    return frozenset(word for word, n in counts.items() if n > max(3, total * BEAT_SHARE))
