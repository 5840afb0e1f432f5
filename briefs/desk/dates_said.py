"""How a date was read, said as the desk says dates."""

import re
from datetime import date

from django.utils.translation import gettext as _

from .differences import day_said

ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
# The words with which intake begins where a text names day and month alone.
YEAR = re.compile(r"year (?P<year>\d{4}) inferred: ")


def days_said(sentence):
    """Return a sentence with its ISO days as the desk writes days; what is no day stays."""
    return ISO.sub(_day, sentence)


def _day(match):
    try:
        return day_said(date.fromisoformat(match.group()))
    except ValueError:
        return match.group()


def inferred_said(because):
    """Say in one sentence what of an event's date was inferred, and from what."""
    year = YEAR.match(because)
    if not year:
        said = _("The date is inferred: %s") % days_said(because)
    else:
        said = _("The year %(year)s is inferred: %(because)s") % {
            "year": year["year"],
            "because": days_said(because[year.end() :]),
        }
    return said.rstrip(".") + "."
