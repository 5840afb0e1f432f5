"""One story once: which briefs tell what a clipping tells. An index finds them, never a scan."""

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import batched

from django.db import connection
from django.db.models import Prefetch, Q

from ...intake import Likeness, Told, compare, signature
from ...models import Brief, Citation, Clipping, ClippingMark
from ...text.fold import fold
from .beat import beat_words

# How many clippings are looked at for each mark, how many are compared.
MOST_OF_A_MARK = 50
MOST_COMPARED = 20
# Of two briefs how many clippings each are compared.
MOST_OF_A_PAIR = 5
# Below this two clippings share only what many share, and little of it.
LEAST_WEIGHT = 0.1
BATCH = 500
# The share of rarer words that two stories of one source and day have in common, and two that give
# the same figure within so many days.
LEAST_NAMES = 0.3
NAMES_BESIDE_A_FIGURE, DAYS_APART = 0.2, 3
# By how many of its figures a clipping is found.
MARKED_FIGURES = 6
# Of the rarer words that two stories share so many are named.
NAMED_WORDS = 3
# From where on each measure speaks for one story.
THRESHOLDS = {"text": 0.5, "rare_words": 0.45, "headline": 0.3}
# What shares more runs of words, and is another story, is one form of words filled in twice.
FEW_RUNS = 0.3
PERHAPS = "perhaps"
# What an editor wants to know first comes first.
_RANKS = ("same", "contains", "conflict", PERHAPS, "different")
# With these a brief tells the story of a clipping.
TELLS = ("same", "contains", "conflict")
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
    """Return the hashes under which a clipping is found: of its text, of its whole headline, and of
    its largest figures, on which two agree who tell one story in words of their own."""
    found = set(signature(clipping.excerpt)) if clipping.excerpt else set()
    figures = sorted(_told(clipping).telling_figures, reverse=True)
    found.update(value for figure in figures[:MARKED_FIGURES] for value in signature(f"{figure:e}"))
    headline = fold(clipping.headline)
    if headline:
        found.update(signature(f"{headline} {headline}")[:1])
    return found


def mark(clippings):
    """Write the marks of clippings afresh: after they came in, or got their text."""
    for some in batched(clippings, BATCH):
        ClippingMark.objects.filter(clipping__in=some).delete()
        ClippingMark.objects.bulk_create(
            [ClippingMark(clipping=c, mark=value) for c in some for value in sorted(marks_of(c))],
            batch_size=2_000,
        )


def near(clipping):
    """Return the Near briefs of a clipping, those that tell the same story first.

    A brief comes twice where one of its clippings says the same and another one does not; of one
    that was merged its survivor comes.

    Cost  a fixed number of indexed look-ups and at most forty comparisons, whatever the size of
          the newsroom
    """
    return nearby(clipping)[0]


def nearby(clipping):
    """Return the Near briefs of a clipping, and [(clipping, Likeness)] of those that wait as well
    and tell its story: a brief of each would be one too many.
    """
    credited = _of_one_source_and_day(clipping)
    ids = {*likely(clipping), *credited}
    if not ids:
        return [], []
    beat = beat_words()
    ours = _told(clipping)
    found, waiting = {}, []
    for other in _with_briefs(ids):
        likeness = _compared(ours, _told(other), beat, other.pk in credited)
        waits = other.fate == "waiting" and other.superseded_at is None
        if waits and likeness.verdict != "different":
            waiting.append((other, likeness))
        for citation in other.citations.all():
            brief = citation.brief.survivor
            key = brief.pk, likeness.verdict
            if key not in found or found[key].likeness.text < likeness.text:
                found[key] = Near(brief, other, likeness)
    told = {brief for brief, verdict in found if verdict != "different"}
    nears = [
        n for (brief, verdict), n in found.items() if verdict != "different" or brief not in told
    ]
    nears.sort(key=lambda near: _first(near.likeness))
    return nears, sorted(waiting, key=lambda pair: _first(pair[1]))


def between(brief, other):
    """Return (clipping, Near) of the two clippings of two briefs that are most alike, or None where
    one of the briefs rests on none.

    Cost  MOST_OF_A_PAIR comparisons squared
    """
    ours, theirs = (
        Clipping.objects.filter(citations__brief=one).distinct().order_by("pk")[:MOST_OF_A_PAIR]
        for one in (brief, other)
    )
    beat = beat_words()
    pairs = []
    for clipping in ours:
        credited, told = _of_one_source_and_day(clipping), _told(clipping)
        for found in theirs:
            likeness = _compared(told, _told(found), beat, found.pk in credited)
            pairs.append((clipping, Near(other, found, likeness)))
    return min(pairs, key=lambda pair: _first(pair[1].likeness), default=None)


def _told(clipping):
    day = clipping.event_on if clipping.event_precision == "day" else None
    return Told(clipping.headline, clipping.excerpt, None if clipping.event_until else day)


def _first(likeness):
    return _RANKS.index(likeness.verdict), -likeness.text, -likeness.headline


def _of_one_source_and_day(clipping):
    """Return the ids of the clippings of briefs that rest on the same source, and are filed under
    the day of which this clipping tells: a digest sums a story up in words of its own.
    """
    if clipping.event_on is None:
        return set()
    told = Q(source__folded=fold(clipping.origin))
    if not clipping.origin:
        told = Q(source__documents=clipping.document_id)
    rows = Citation.objects.filter(
        told, role=Citation.Role.ORIGIN, brief__filed_on=clipping.event_on, clipping__isnull=False
    ).exclude(clipping=clipping.pk)
    return set(rows.order_by("-pk").values_list("clipping", flat=True)[:MOST_COMPARED])


def _compared(ours, theirs, beat, credited):
    """Compare two stories, and call perhaps one what shares names but no runs of words: two
    reporters tell one event each in their own.

    credited  whether they are of one source and day
    """
    likeness = compare(ours, theirs, beat)
    if likeness.verdict != "different":
        return likeness
    if credited and likeness.rare_words >= LEAST_NAMES:
        because = f"one source, one day, and {_shared_words(ours, theirs, beat)}"
    elif likeness.text >= FEW_RUNS:
        return likeness
    elif _reaches(likeness, "rare_words", "headline"):
        because = "headline and rare words are shared: it may be told in other words"
    elif likeness.rare_words >= NAMES_BESIDE_A_FIGURE and (figure := _shared_figure(ours, theirs)):
        because = f"both say {figure:,.12g}, and {_shared_words(ours, theirs, beat)}"
    else:
        return likeness
    return replace(likeness, verdict=PERHAPS, reason=because)


def _shared_words(ours, theirs, beat):
    """Name a few rarer words that two stories share, as the first one prints them."""
    printed = ours.as_printed((ours.words & theirs.words) - beat)[:NAMED_WORDS]
    return ": ".join(filter(None, ["rare words are shared", ", ".join(printed)]))


def _shared_figure(ours, theirs):
    """Return the largest telling figure that two stories of nearly one day share, or None. A later
    story of the same matter gives its figures again."""
    if ours.day and theirs.day and abs((ours.day - theirs.day).days) > DAYS_APART:
        return None
    return max(ours.telling_figures & theirs.telling_figures, default=None)


def _reaches(likeness, *measures):
    return all(getattr(likeness, name) >= THRESHOLDS[name] for name in measures)


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
    cited = Citation.objects.select_related("brief__merged_into").order_by("pk")
    return Clipping.objects.filter(pk__in=ids).prefetch_related(Prefetch("citations", cited))
