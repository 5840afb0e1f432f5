"""How a date was read, said as the desk says dates."""

import re
from datetime import date

from django.utils.translation import gettext as _

from ...intake import part_inferred
from ...models.inference import Part
from ...text import limits
from ...text.clean import cut_line
from ..changing.differences import day_said

ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
# The words with which intake begins where a text names day and month alone.
YEAR = re.compile(r"^year \d{4} inferred: ")


def days_said(sentence):
    """Return a sentence with its ISO days as the desk writes days; what is no day stays."""
    return ISO.sub(_day, sentence)


def _day(match):
    try:
        return day_said(date.fromisoformat(match.group()))
    except ValueError:
        return match.group()


def reason_said(method):
    """Say from what a date was inferred, without saying that it was: the brief's own field does."""
    return days_said(YEAR.sub("", method, count=1))


def inference_of(event_on, method):
    """Return the fields of a draft that tell what of its day was inferred, and from what.

    event_on, method  a clipping's day and how it was read
    """
    part = part_inferred(method) if event_on else ""
    because = cut_line(reason_said(method), limits.REASON) if part else ""
    return {
        "event_inferred": bool(part),
        "event_inferred_part": part,
        "event_inferred_from": because,
    }


def inferred_said(brief):
    """Say in one sentence what of a brief's date was inferred, and from what."""
    because = reason_said(brief.event_inferred_from)
    if brief.event_inferred_part == Part.YEAR:
        because = {"year": brief.event_on.year, "because": because}
        said = _("The year %(year)s is inferred: %(because)s") % because
    else:
        said = _("The date is inferred: %s") % because
    return said.rstrip(".") + "."
