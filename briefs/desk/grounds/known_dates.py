"""The dates that the desk keeps of a story and its sources: they are evidence for a date too."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from .dates_said import days_said

LONGEST = timedelta(days=62)


@dataclass(frozen=True, slots=True)
class KnownDate:
    """A date that a record holds: its first and last day, how exact it is, and whose it is."""

    first: date
    last: date
    precision: str
    whose: str

    @property
    def years(self):
        return {self.first.year, self.last.year}

    def bears(self, one):
        """Whether it says what a sentence states: one year, or days within its own."""
        if one.kind == "year":
            return one.value in self.years
        return one.kind == "day" and all(self._holds(*day) for day in one.value)

    def _holds(self, year, month, day):
        if year is not None and year not in self.years:
            return False
        if day is None:
            return self.precision in ("day", "month") and month in self._months()
        if self.precision != "day" or self.last - self.first > LONGEST:
            return False
        days = range((self.last - self.first).days + 1)
        return any(
            (d.month, d.day) == (month, day) for d in (self.first + timedelta(n) for n in days)
        )

    def _months(self):
        return {self.first.month, self.last.month}


def known_dates(brief, citations):
    """Return the dates of a brief's clippings, documents and citations, and its own if inferred.

    A date that an editor typed as stated by the source is none: it is what has to be checked.
    """
    found = []
    if brief.event_on and brief.event_inferred and brief.event_inferred_from:
        whose = _("the date of the brief, inferred: %s") % days_said(brief.event_inferred_from)
        found.append(_event(brief, whose))
    for citation in citations:
        clipping = citation.clipping
        if clipping and clipping.event_on:
            how = days_said(clipping.event_method)
            whose = (
                _("the date read from the clipping: %s") % how
                if how
                else _("the date read from the clipping")
            )
            found.append(_event(clipping, whose))
        if clipping and clipping.document.published_on:
            found.append(_published(clipping.document, _("the date of the document")))
        if citation.published_on:
            found.append(_published(citation, _("the date of the source")))
    return found


def _event(record, whose):
    until = record.event_until or record.event_on
    return KnownDate(record.event_on, until, record.event_precision, whose)


def _published(record, whose):
    return KnownDate(record.published_on, record.published_on, record.published_precision, whose)
