"""The archive by filing date: years, months, days."""

import calendar
from collections import Counter
from datetime import date

from django.http import Http404
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from ...models import Brief
from ..kept import ledger
from ..told.strips import strip_of
from ..wording import dates
from . import pages
from .listing import Listing
from .lists import show_list
from .serving import cached_by_edition, cached_by_path


@cached_by_path
def archive(request):
    days = ledger.days(request.state)
    where = reverse("briefs:list")
    context = {
        "title": _("Archive"),
        "description": _("By filing date: the day of the event where it is known."),
        "years": years_of(days),
        "strip": strip_of(days, lambda first, last: f"{where}?from={first}&to={last}"),
    }
    return pages.show(request, "briefs/archive.html", context, section="archive")


def years_of(days):
    """Return the years with briefs, newest first, each with its twelve months."""
    counts = {}
    for day, briefs in days.items():
        months = counts.setdefault(day.year, [0] * 12)
        months[day.month - 1] += briefs
    return [
        {"year": year, "briefs": sum(months), "months": months_of(year, months)}
        for year, months in sorted(counts.items(), reverse=True)
    ]


def months_of(year, counts):
    return [
        {
            "name": f"{month:02}",
            "label": formats.date_format(date(year, month, 1), "M"),
            "long": dates.month(date(year, month, 1), dates.LONG),
            "briefs": briefs,
        }
        for month, briefs in enumerate(counts, start=1)
    ]


@cached_by_edition
def period(request, year, month=None, day=None):
    """The briefs filed under a year, a month or a day. Errors: Http404 where there are none."""
    listing, title = listing_of(request.state, request.GET, year, month, day)
    context = {"title": title, **around(ledger.days(request.state), year, month, day)}
    return show_list(request, listing, context, section="archive", exact=False)


def around(days, *parts):
    """Return the ways from a year, month or day: up, to its neighbours with briefs, and within.

    days   {day: briefs}, in order
    parts  year, month and day as the address has them, None where it has none
    """
    parts = tuple(int(part) for part in parts if part)
    totals = Counter()
    for day, briefs in days.items():
        totals[(day.year, day.month, day.day)[: len(parts)]] += briefs
    older = max((place for place in totals if place < parts), default=None)
    newer = min((place for place in totals if place > parts), default=None)
    within = Counter()
    for day, briefs in days.items():
        place = (day.year, day.month, day.day)
        if place[: len(parts)] == parts:
            within[place[: len(parts) + 1]] += briefs
    return {
        "trail": [way_to(*parts[:size]) for size in range(len(parts))],
        "older": older and way_to(*older),
        "newer": newer and way_to(*newer),
        "within": [way_to(*place, briefs=briefs) for place, briefs in within.items()]
        if len(parts) < len(("year", "month", "day"))
        else [],
    }


def way_to(*parts, briefs=None):
    """Return the address of the archive, a year, month or day, with what it is called."""
    if not parts:
        return {"url": reverse("briefs:archive"), "label": _("Archive")}
    names = ["archive_year", "archive_month", "archive_day"]
    first = date(*parts, *[1] * (3 - len(parts)))
    labels = [str(parts[0]), dates.month(first, dates.LONG), dates.day(first, dates.LONG)]
    values = [f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])]
    size = len(parts) - 1
    short = [labels[0], formats.date_format(first, "M"), str(first.day)][size]
    url = reverse(f"briefs:{names[size]}", args=[int(values[0]), *values[1:]])
    return {"url": url, "label": labels[size], "short": short, "briefs": briefs}


def listing_of(state, data, year, month=None, day=None, **kwargs):
    """Return the list of a period and what it is called."""
    try:
        first = date(year, int(month or 1), int(day or 1))
    except ValueError as error:
        # No such day in the calendar: as little there as on a day without briefs.
        raise Http404 from error
    if day:
        last, title, name = first, dates.day(first, dates.LONG), "archive_day"
    elif month:
        last = first.replace(day=calendar.monthrange(year, first.month)[1])
        title, name = dates.month(first, dates.LONG), "archive_month"
    else:
        last, title, name = date(year, 12, 31), str(year), "archive_year"

    def filed(briefs):
        return briefs.filter(filed_on__gte=first, filed_on__lte=last)

    if not filed(Brief.objects.public()).exists():
        raise Http404
    where = reverse(f"briefs:{name}", args=[part for part in (year, month, day) if part])
    return Listing(state, filed, where, data, **kwargs), title
