"""Briefs that share rare tags with a brief."""

from array import array
from collections import Counter
from dataclasses import dataclass
from heapq import nlargest

from django.utils import timezone

from ..models import Brief, TaggedBrief
from . import dates, ledger
from .caching import kept_by_id
from .entries import CODES_SHOWN
from .loading import ID, Columns
from .questions import Question
from .state import HOUR

# A tag on more briefs than this says little about kinship, and would cost many rows.
RARE = 400
# Nor does one that more than a fifth of a newsroom's briefs carry.
RARE_SHARE = 1 / 5
TAGS, SHOWN = 4, 3
ID_TYPE = "q"
LINE = Columns(
    Brief,
    "id slug headline event_on event_until event_precision event_inferred event_inferred_part",
    "content_object__",
)


def ties_of(*tags):
    ties = TaggedBrief.objects.filter(tag__in=tags).order_by()
    return ties.values_list("tag_id", "content_object_id")


def lines_of(hour, *best):
    seen = Brief.objects.public(at=hour).filter(pk__in=best)
    every = TaggedBrief.objects.filter(content_object__in=seen).order_by()
    return every.values_list(*LINE.paths, "tag_id", "tag__code")


TIES = Question("newsroom_ties", ties_of, range(ID, ID + TAGS))
LINES = Question("newsroom_lines", lines_of, [HOUR, *range(ID, ID + SHOWN)])


@dataclass(frozen=True, slots=True)
class Related:
    """A line about another brief; `shared` names the tags that both carry, rarest first."""

    headline: str
    url: str
    when: str
    codes: list[str]
    shared: str


def related_to(brief, state):
    """Return up to three briefs that share the rarest tags with this one."""
    frequencies = ledger.frequencies(state)
    names = {tie.tag_id: tie.tag.name for tie in brief.tagged.all()}
    most = most_of_rare(ledger.house(state).briefs)
    rare = sorted((n, key) for key in names if 1 < (n := frequencies.get(key, 0)) <= most)[:TAGS]
    if not rare:
        return []
    weights = {tag: 1 / n for n, tag in rare}
    total = kin_of(brief, weights, state)
    best = nearest(total)
    found = public_lines(best)
    if len(found) < len(best):
        seen = Brief.objects.public().filter(pk__in=total).order_by().values_list("pk", flat=True)
        best = nearest({pk: total[pk] for pk in seen})
        found = public_lines(best)
    commonplace = ledger.commonplace(state)
    shared = {tag: names[tag] for tag in weights}
    return [line_about(*found[pk], shared, commonplace) for pk in best if pk in found]


def public_lines(best):
    """Return {id: (Brief, {id of a tag of it: country code or ""})} of those that are public."""
    found = {}
    for *columns, tag, code in LINES.rows(timezone.now(), *best, *[0] * (SHOWN - len(best))):
        _other, codes = found.setdefault(columns[0], (LINE.thing(columns), {}))
        codes[tag] = code
    return found


def kin_of(brief, weights, state):
    """Return {id: weight} of the other briefs, hidden ones among them, that share a tag.

    weights  {tag id: weight}
    """
    total = Counter()
    for tag, briefs in carriers(state, list(weights)).items():
        for pk in memoryview(briefs).cast(ID_TYPE):
            total[pk] += weights[tag]
    total.pop(brief.pk, None)
    return total


def nearest(total):
    """Return the ids for which the tags that they share weigh most."""
    return [pk for _weight, pk in nlargest(SHOWN, ((total[pk], pk) for pk in total))]


def carriers(state, tags):
    """Return {tag id: ids of the briefs that carry it, as bytes}, of four tags at most."""

    def ask(missing):
        found = {tag: array(ID_TYPE) for tag in missing}
        for tag, pk in TIES.rows(*missing, *[0] * (TAGS - len(missing))):
            found[tag].append(pk)
        # A list of numbers would be weighed number by number where it is kept.
        return {tag: ids.tobytes() for tag, ids in found.items()}

    return kept_by_id(state, "carriers", tags, ask)


def most_of_rare(briefs):
    """Return on how many of these briefs a tag may stand and still be called rare."""
    return RARE if briefs < ledger.ENOUGH_TO_COMPARE else min(RARE, briefs * RARE_SHARE)


def line_about(other, codes, shared, commonplace):
    """Return the line about another brief.

    codes   {id of a tag of it: country code or ""}
    shared  {id of a tag of the brief: its name}
    """
    shown = sorted(code for tag, code in codes.items() if code and tag not in commonplace)
    return Related(
        headline=other.headline,
        url=other.get_absolute_url(),
        when=dates.happened(other).text,
        codes=shown[:CODES_SHOWN],
        shared=", ".join(name for tag, name in shared.items() if tag in codes),
    )
