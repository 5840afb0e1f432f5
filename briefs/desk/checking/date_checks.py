"""The check of the publishing list about the day on which it happened."""

from django.utils.translation import gettext as _

from ...intake import part_inferred
from ..changing.differences import day_said, span_said
from ..grounds.dates_said import inferred_said
from ..grounds.evidence import Lined
from ..grounds.stated import Stated
from ..grounds.written_in import written_in
from .check import LOOK, MET


def happened(case):
    brief = case.brief
    if brief.event_on is None:
        return LOOK, _("Undated, filed %s.") % day_said(brief.filed_on)
    if brief.event_inferred:
        return LOOK, inferred_said(brief)
    day = span_said(brief.event_on, brief.event_until, brief.event_precision)
    if not is_stated(brief, case.citations):
        return LOOK, _("%s was typed: no line that is cited says it.") % day
    return MET, _("%s is stated by what is cited.") % day


def is_stated(brief, citations):
    """Say whether a clipping was read to tell the day of a brief in full, or a line names it."""
    clippings = {c.clipping_id: c.clipping for c in citations if c.clipping_id}.values()
    event = brief.event_on, brief.event_until, brief.event_precision
    if any(
        (c.event_on, c.event_until, c.event_precision) == event
        and not part_inferred(c.event_method)
        for c in clippings
    ):
        return True
    lined = (Lined.of(clipping, written_in(brief)) for clipping in clippings)
    return any(_names(one, brief) for one in lined)


def _names(lined, brief):
    if brief.event_precision == "year":
        return brief.event_on.year in lined.years()
    exact = brief.event_precision == "day"
    ends = [day for day in (brief.event_on, brief.event_until) if day]
    asked = [Stated("day", "", ((d.year, d.month, d.day if exact else None),)) for d in ends]
    dated = (lined.clipping.published_on, lined.clipping.document.published_on)
    years = lined.years() | {day.year for day in dated if day}
    return all(any(text.says(day, years) for _number, text in lined.lines) for day in asked)
