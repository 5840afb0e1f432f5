"""The check of the publishing list about the day on which it happened."""

from django.utils import timezone
from django.utils.translation import gettext as _

from ...intake import part_inferred
from ...models.announced import is_announced
from ..changing.differences import day_said, span_said
from ..grounds.dates_said import inferred_said
from ..grounds.evidence import Lined
from ..grounds.stated import Stated
from ..grounds.written_in import written_in
from .check import LOOK, MET, UNMET


def happened(case):
    brief = case.brief
    rest = [c.clipping for c in case.citations if c.clipping_id]
    told = [*case.citations, *(clipping.document for clipping in rest)]
    if brief.event_on is None:
        said = _("Undated, filed %s.") % day_said(brief.filed_on)
        for one in rest:
            if is_announced(one.event_on, told):
                day = span_said(one.event_on, one.event_until, one.event_precision)
                plan = _("%s lies after the day of the source: it is planned, say so in the text.")
                said = f"{said} {plan % day}"
                break
        return LOOK, said
    day = span_said(brief.event_on, brief.event_until, brief.event_precision)
    if brief.event_on > timezone.localdate() or is_announced(brief.event_on, told):
        said = _(
            "%s lies after the day of the source: what is planned has not happened. Empty the "
            "date, and say in the text for when it is planned."
        )
        return UNMET, said % day
    if brief.event_inferred:
        return LOOK, inferred_said(brief)
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
