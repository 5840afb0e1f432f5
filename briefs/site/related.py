"""Briefs that share rare tags with a brief."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import get_language

from ..models import Brief, TaggedBrief
from . import ledger
from .caching import counted_once
from .entries import rail_of, tags_but

# A tag on more briefs than this says little about kinship, and would cost many rows.
RARE = 400
# Nor does one that more than a fifth of a newsroom's briefs carry.
RARE_SHARE = 1 / 5
TAGS_ASKED, TIES_READ, SHOWN = 4, 400, 3


@dataclass(frozen=True, slots=True)
class Related:
    """A line about another brief; `shared` names the tags that both carry, rarest first."""

    headline: str
    url: str
    when: str
    codes: list[str]
    shared: str


def related_to(brief, state):
    """Return up to three briefs that share the rarest tags with this one, found once an edition."""
    name = f"related {brief.pk} {get_language()}"
    return counted_once(state, name, lambda: find_related(brief, state))


def find_related(brief, state):
    frequencies = ledger.frequencies(state)
    tags = {tie.tag_id: tie.tag for tie in brief.tagged.all()}
    most = most_of_rare(ledger.house(state).briefs)
    rare = sorted((n, key) for key in tags if 1 < (n := frequencies.get(key, 0)) <= most)
    asked = [key for _n, key in rare[:TAGS_ASKED]]
    if not asked:
        return []
    weights, shared = {}, {}
    seen = Exists(Brief.objects.public().filter(pk=OuterRef("content_object")))
    ties = TaggedBrief.objects.filter(seen, tag__in=asked)
    newest = ties.exclude(content_object=brief).order_by("-content_object_id")
    for brief_id, tag_id in newest.values_list("content_object_id", "tag_id")[:TIES_READ]:
        weights[brief_id] = weights.get(brief_id, 0) + 1 / frequencies[tag_id]
        shared.setdefault(brief_id, []).append(tag_id)
    best = sorted(weights, key=lambda key: (-weights[key], -key))[:SHOWN]
    found = Brief.objects.public().filter(id__in=best).for_cards().in_bulk()
    commonplace = ledger.commonplace(state)
    names = {
        key: [tags[tag].name for tag in asked if tag in shared[key]] for key in best if key in found
    }
    return [line_about(found[key], names[key], commonplace) for key in names]


def most_of_rare(briefs):
    """Return on how many of these briefs a tag may stand and still be called rare."""
    return RARE if briefs < ledger.ENOUGH_TO_COMPARE else min(RARE, briefs * RARE_SHARE)


def line_about(brief, shared, commonplace):
    rail = rail_of(brief, tags_but(brief, commonplace))
    return Related(
        headline=brief.headline,
        url=brief.get_absolute_url(),
        when=rail.when.text,
        codes=[tag.code for tag in rail.codes],
        shared=", ".join(shared),
    )
