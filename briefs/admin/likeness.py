"""The three measures of a likeness, as the reading page draws them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .. import desk

# From where on each measure speaks for one story; a tick in the bar.
THRESHOLDS = {"text": 50, "rare_words": 45, "headline": 30}
# Below this no measure says anything.
NOTHING = 0.05
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Measure:
    """One bar, 100 units wide."""

    label: str
    value: float
    width: int
    tick: int


def likenesses(clipping):
    """Return [(brief, likeness, verdict in words, measures)] of the briefs near a clipping."""
    found = [
        near
        for near in desk.near(clipping)
        if near.likeness.verdict != "different" or near.likeness.headline > NOTHING
    ]
    return [
        (near.brief, near.likeness, said(near.likeness.verdict), measures(near.likeness))
        for near in found[:SHOWN]
    ]


def said(verdict):
    return {
        "same": _("Same story"),
        "contains": _("One holds the other"),
        "conflict": _("Same event, other figures"),
    }.get(verdict, _("Near, but not the same"))


def measures(likeness):
    labels = {
        "text": _("text, folded"),
        "rare_words": _("rare words"),
        "headline": _("headline"),
    }
    return [
        Measure(label, getattr(likeness, name), round(getattr(likeness, name) * 100), tick)
        for (name, label), tick in zip(labels.items(), THRESHOLDS.values(), strict=True)
    ]
