"""The three measures of a likeness, as pages draw them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ... import desk
from ...desk.stories.likeness import PERHAPS, THRESHOLDS
from ...models import Brief
from .choices import with_state

# Below this no measure says anything.
NOTHING = 0.05
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Measure:
    """One bar, 100 units wide; `value` is None for what could not be measured, and `tick` where
    something else decided."""

    label: str
    value: float | None
    width: int
    tick: int | None

    @property
    def least(self):
        """The least value that speaks for one story."""
        return self.tick / 100


def likenesses(clipping):
    """Return [(brief, its name and state, likeness, verdict in words, measures, its words)] of the
    briefs near a clipping, and [(clipping, verdict in words)] of those that wait as well and tell
    its story.

    A brief that rests on the clipping already is no news; nor, once somebody decided about it, is
    one that tells another story.
    """
    resting = {citation.brief_id for citation in clipping.citations.all()}
    decided = bool(resting or clipping.rejected_because)
    nears, waiting = desk.nearby(clipping)
    found = [
        near
        for near in nears
        if near.brief.pk not in resting
        and (
            near.likeness.verdict != "different"
            or (near.likeness.headline > NOTHING and not decided)
        )
    ]
    briefs = [
        (
            near.brief,
            with_state(near.brief),
            near.likeness,
            said(near.likeness.verdict),
            measures(near, clipping),
            words_of(near),
        )
        for near in found[:SHOWN]
    ]
    return briefs, in_words(waiting)


def between(brief, other):
    """Return the likeness of two briefs by what they rest on, as a page shows it; {} where one of
    them rests on no clipping."""
    pair = desk.between(brief, other)
    if pair is None:
        return {}
    clipping, near = pair
    verdict = said(near.likeness.verdict)
    return {"verdict": verdict, "likeness": near.likeness, "measures": measures(near, clipping)}


def told_already(clipping):
    """Return (verdict in words, brief, its words) of what is nearest to a story, else None, and
    [(clipping, verdict in words)] of those that wait as well and tell it.

    What was withdrawn tells nothing.
    """
    nears, waiting = desk.nearby(clipping)
    for near in nears:
        if near.likeness.verdict == "different":
            break
        if near.brief.status != Brief.Status.WITHDRAWN:
            told = said(near.likeness.verdict), near.brief, words_of(near)
            return told, in_words(waiting)
    return None, in_words(waiting)


def in_words(waiting):
    """Return [(clipping, verdict in words)] of the first that wait as well."""
    return [(other, said(likeness.verdict)) for other, likeness in waiting[:SHOWN]]


def words_of(near):
    """Return what a brief says, to stand beside a clipping: of a new draft what it rests on."""
    return near.brief.summary or near.clipping.excerpt


def said(verdict):
    return {
        "same": _("Same story"),
        "contains": _("One holds the other"),
        "conflict": _("Same event, other figures"),
        PERHAPS: _("Perhaps the same story"),
    }.get(verdict, _("Near, perhaps another story"))


def measures(near, clipping):
    """Return the bars of a likeness. Where a text is not kept only headlines were compared.

    Two that are perhaps one by a figure or a source are so below some ticks: none stands there.
    """
    labels = {
        "text": _("phrases"),
        "rare_words": _("rare words"),
        "headline": _("headline"),
    }
    values = {name: getattr(near.likeness, name) for name in labels}
    if not (clipping.excerpt and near.clipping.excerpt):
        values |= {"text": None, "rare_words": None}
    perhaps = near.likeness.verdict == PERHAPS

    def bar(name, value):
        passed = (value or 0) >= THRESHOLDS[name]
        tick = round(THRESHOLDS[name] * 100) if passed or not perhaps else None
        return Measure(labels[name], value, round((value or 0) * 100), tick)

    return [bar(name, value) for name, value in values.items()]
