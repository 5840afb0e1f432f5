"""The clippings of a document as its reading page shows them: passages, each under a letter."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ... import desk
from ...desk.changing.differences import span_said
from ...models import Brief, Clipping
from ...text import limits
from ...text.addresses import is_safe
from ..common.choices import ChooseBriefForm, with_state
from ..common.likeness import likenesses

COMPARED = 12
# With these a second brief would be one too many.
SURE = ("same", "contains")
# The class and the name of each state of a clipping.
STATES = {
    "waiting": ("wait", gettext_lazy("waiting")),
    "used": ("ok", gettext_lazy("used")),
    "rejected": ("off", gettext_lazy("rejected")),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A clipping as the page shows it: under a letter, in its state."""

    letter: str
    clipping: Clipping
    state: str
    citations: list
    first_to_decide: bool

    @property
    def shown_state(self):
        return STATES[self.state]

    @property
    def briefs(self):
        """The briefs that rest on it, each once, named with their state."""
        cited = {citation.brief_id: citation.brief for citation in self.citations}
        return [(brief, with_state(brief)) for brief in cited.values()]

    @property
    def happened(self):
        """Say the day that was read, or the days, as exactly as the text tells them."""
        told = self.clipping
        return span_said(told.event_on, told.event_until, told.event_precision)

    @property
    def dated(self):
        """Say how the event's date was read."""
        return desk.days_said(self.clipping.event_method)

    @property
    def credit(self):
        """Say whom it comes from by its own words: name, author and day; "" where it names none."""
        clipping = self.clipping
        day = desk.day_said(clipping.published_on, clipping.published_precision)
        byline = clipping.byline and _("by %s") % clipping.byline
        return ", ".join(filter(None, [clipping.origin, byline, day]))

    @property
    def address(self):
        """The address of the original, if it may be shown as a link."""
        return self.clipping.address if is_safe(self.clipping.address) else ""


def letter(n):
    """Return A, B, … Z, AA, AB, … for 0, 1, …"""
    return (letter(n // 26 - 1) if n >= 26 else "") + chr(ord("A") + n % 26)


def passages_of(document):
    clippings = document.clippings.prefetch_related("citations__brief").order_by("first_line")
    found = []
    for n, clipping in enumerate(clippings):
        citations, state = list(clipping.citations.all()), clipping.fate
        first = state == "waiting" and not any(p.first_to_decide for p in found)
        found.append(Passage(letter(n), clipping, state, citations, first))
    return found


def with_likeness(passages, typed):
    """Add the briefs near each clipping, for the first ones, so that a page stays quick: those that
    surely tell it, the first of them that is not withdrawn, and the others; the field that chooses
    a brief, the nearest one before any other; and what was typed beside it.

    typed  called with a clipping, returns {field: value}
    """
    found = []
    for n, passage in enumerate(passages):
        nears, waiting = likenesses(passage.clipping) if n < COMPARED else ([], [])
        open_ones = [near[0] for near in nears if near[0].status != Brief.Status.WITHDRAWN]
        nearest = {"brief": to_work_on(open_ones)} if open_ones else {}
        carried = typed(passage.clipping)
        chosen = nearest | {name: value for name, value in carried.items() if name == "brief"}
        choose = ChooseBriefForm(initial=chosen, prefix=passage.clipping.pk, auto_id="%s")
        sure = [near for near in nears if near[2].verdict in SURE]
        told_by = next((near[0] for near in sure if near[0] in open_ones), None)
        others = [near for near in nears if near not in sure]
        found.append((passage, sure, told_by, others, waiting, choose, carried))
    return found


def to_work_on(briefs):
    """Return the nearest brief, or its draft copy where that is near as well."""
    return next((brief for brief in briefs if brief.rework_of_id == briefs[0].pk), briefs[0])


def bracket(rows, passages):
    """Tell each shown line to which passage it belongs, and where that begins and ends."""
    by_line = {}
    for passage in passages:
        first, last = passage.clipping.first_line, passage.clipping.last_line
        for number in range(first, min(last, first + limits.DOCUMENT_LINES) + 1):
            by_line[number] = passage
    for row in rows:
        passage = by_line.get(row["number"])
        row["passage"] = passage
        if passage:
            row["first"] = row["number"] == passage.clipping.first_line
            row["last"] = row["number"] == passage.clipping.last_line
