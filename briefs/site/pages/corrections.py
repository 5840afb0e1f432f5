"""Corrections and withdrawals, and what is new since a day."""

from datetime import UTC, timedelta
from itertools import groupby
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from ...models import Brief
from ...search import read_day
from ..asked.unanswerable import Malformed, not_a_date, not_a_place
from ..kept import ledger
from ..kept.caching import counted_once
from ..told import changes
from ..told.entries import entry_of
from ..told.record import by_kind
from ..wording import dates
from . import pages
from .digests import midnight
from .serving import cached_by_edition

PAGE_SIZE = 30
DAYS_BACK = 7
MOST = 100


@cached_by_edition
def corrections(request):
    before = request.GET.get("before")
    found, older = page_of_changes(before, PAGE_SIZE)
    where = reverse("briefs:corrections")
    context = {
        "title": _("Corrections"),
        "page": ", " + _("from %s on") % dates.local_day(found[0].at, dates.LONG) if before else "",
        "description": _(
            "Corrections, clarifications, updates and withdrawals, newest first."
            " What was wrong stays on record."
        ),
        "changes": found,
        "record": by_kind(request.state),
        "older_url": f"{where}?before={older}" if older else "",
        "newer_url": where if "before" in request.GET else "",
        "feeds": pages.feed_links(
            lambda form: reverse("briefs:corrections_feed", args=[form]), _("Corrections")
        ),
    }
    exact = "before" not in request.GET
    return pages.show(
        request, "briefs/correction_list.html", context, section="corrections", exact=exact
    )


def page_of_changes(before, size):
    """Return one page of changes and where the next starts, as text for `before` or "".

    Errors: Malformed; Http404 past the last.
    """
    after = read_place(before) if before else None
    found = changes.newest(size + 1, after=after)
    if after and not found:
        raise Http404
    return found[:size], written(found[size - 1].place) if len(found) > size else ""


def written(place):
    return f"{place.at:%Y-%m-%dT%H:%M:%S.%fZ},{place.brief},{place.what},{place.number}"


def read_place(text):
    """Read what `written` wrote, or a moment alone. Errors: Malformed."""
    moment, *rest = text.split(",")
    try:
        at = parse_datetime(moment)
        if at is None or at.tzinfo is None:
            raise ValueError(text)
        # Of some moments at the ends of the calendar UTC knows no date.
        at = at.astimezone(UTC)
        if not rest:
            return changes.Place(at)
        brief, what, number = rest
        return changes.Place(at, UUID(brief), int(what), int(number))
    except (ValueError, OverflowError) as error:
        raise Malformed(not_a_place(text), "before") from error


@cached_by_edition
def since(request):
    """What is new, corrected and withdrawn since a day, by what was done here and not by filing."""
    day = day_asked(request)
    start = midnight(day)
    rows = came_out(start, request.state)
    commonplace = ledger.commonplace(request.state)
    context = {
        "title": _("New since %s") % dates.unbroken(dates.day(day, dates.LONG)),
        "description": _("What was published, corrected and withdrawn here since a day."),
        "date": day,
        "to_come": day > request.state.today,
        "spans": spans(request.state.today),
        "days": [
            (day, [entry_of(brief, commonplace) for brief in briefs])
            for day, briefs in groupby(rows[:MOST], lambda b: dates.local_day(b.first_published_at))
        ],
        "shown": len(rows[:MOST]),
        "more_briefs": len(rows) > MOST,
        "limit": MOST,
        "corrected": changes.corrected(MOST, since=start),
        "withdrawn": changes.withdrawn(MOST, since=start),
        "returned": changes.returned(MOST, since=start),
    }
    return pages.show(request, "briefs/since.html", context, section="since")


def came_out(start, state):
    """Return the newest briefs that came out since a moment, one more than are shown."""
    # However long ago that is, none came out before as many newer ones had.
    hours = counted_once(state, "hours of the newest", newest_hours)
    if len(hours) > MOST:
        start = max(start, hours[MOST])

    def find():
        fresh = Brief.objects.public().new_since(start).order_by("-first_published_at", "-id")
        return list(fresh.values_list("id", flat=True)[: MOST + 1])

    found = Brief.objects.public().filter(id__in=counted_once(state, f"came out {start}", find))
    return list(found.order_by("-first_published_at", "-id").for_cards())


def newest_hours():
    """Return the hours at which new briefs came out first, newest first; beyond MOST a part."""
    newest = Brief.objects.public().order_by("-published_at")
    hours = newest.values_list("first_published_at", flat=True)[: MOST * 3]
    return sorted(hours, reverse=True)


def spans(today):
    """Return the days that readers most ask from, as (day, what it is called)."""
    return [
        (today - timedelta(days=1), _("yesterday")),
        (today - timedelta(days=DAYS_BACK), _("a week ago")),
        (today - timedelta(days=30), _("thirty days ago")),
    ]


def day_asked(request):
    text = request.GET.get("date")
    if not text:
        return request.state.today - timedelta(days=DAYS_BACK)
    try:
        day = read_day(text)
        midnight(day)
    except (ValueError, OverflowError) as error:
        raise Malformed(not_a_date(text), "date") from error
    return day
