"""Weekly digests: the briefs filed under one ISO week, and the corrections made in it."""

from collections import Counter
from datetime import UTC, datetime, time, timedelta

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import Brief
from ..kept import ledger
from ..kept.caching import counted_once
from ..told import changes
from ..told.entries import entry_of
from ..wording.addresses import absolute
from ..wording.dates import read_week, week_label, week_name, week_of, week_of_moment
from ..wording.numbers import grouped
from . import pages
from .serving import cached_by_path

# A week with fewer briefs says that it is thin.
THIN = 3
# Beside a page, of the newest week and of those before.
WEEK_HEADLINES, OTHER_WEEKS = 3, 3
MOST_BRIEFS, MOST_CHANGES = 500, 200


def weeks(state):
    """Return {Monday: (briefs, changes)}, newest week first, of all that hold either."""

    def count():
        briefs, changed = Counter(), Counter(map(week_of_moment, changes.moments()))
        for day, number in ledger.days(state).items():
            briefs[week_of(day)] += number
        mondays = sorted({*briefs, *changed}, reverse=True)
        return {monday: (briefs[monday], changed[monday]) for monday in mondays}

    return counted_once(state, "weeks", count)


def begun(state):
    """Return (Monday, briefs, changes) of each week that is not in the future, newest first."""
    return [(monday, *held) for monday, held in weeks(state).items() if monday <= state.today]


def in_numbers(briefs, changed):
    """Return “4 briefs”, “1 note or withdrawal”: what a week holds, without what it lacks."""
    counted = [
        (briefs, ngettext("%s brief", "%s briefs", briefs)),
        (
            changed,
            ngettext("%s note or withdrawal", "%s notes and withdrawals", changed),
        ),
    ]
    return [said % grouped(number) for number, said in counted if number]


def newest(state, leads=()):
    """Return the newest digest – dates, counts, headlines that do not lead – and those before."""
    found = begun(state)
    if not found:
        return None
    (monday, briefs, changed), *before = found
    filed = Brief.objects.public().filter(
        filed_on__gte=monday, filed_on__lt=monday + timedelta(days=7)
    )
    led = [brief.pk for brief in leads if week_of(brief.filed_on) == monday]

    def headlines():
        others = filed.exclude(pk__in=led).newest_first()
        return list(others.values_list("headline", "language")[:WEEK_HEADLINES])

    return {
        "more": max(0, briefs - len(led) - WEEK_HEADLINES),
        "held": " · ".join(in_numbers(briefs, changed)),
        "name": week_name(monday),
        "label": week_label(monday),
        "late": monday >= week_of(state.today) - timedelta(days=7),
        "headlines": counted_once(state, f"week {monday} but {led}", headlines),
        "others": [row_of(*each) for each in before[:OTHER_WEEKS]],
    }


@cached_by_path
def digests(request):
    years = {}
    for monday, held in weeks(request.state).items():
        years.setdefault(monday.isocalendar().year, []).append(row_of(monday, *held))
    context = {
        "title": _("Weekly digests"),
        "description": _(
            "The briefs filed under one week and the corrections made in it, each on one page."
        ),
        "years": list(years.items()),
        "week": newest(request.state),
        "feeds": pages.feed_links(
            lambda form: reverse("briefs:digests_feed", args=[form]), _("Weekly digests")
        ),
    }
    return pages.show(request, "briefs/digest_list.html", context, section="digests")


def row_of(monday, briefs, changed):
    return {
        "name": week_name(monday),
        "label": week_label(monday),
        "briefs": briefs,
        "held": " · ".join(in_numbers(briefs, changed)),
    }


@cached_by_path
def digest(request, week):
    context = contents(request.state, week)
    return pages.show(request, "briefs/digest.html", context, section="digests", exact=False)


@cached_by_path
def digest_text(request, week):
    """The digest as plain text: the same bytes whenever it is built from the same rows."""
    text = render_to_string("briefs/digest.txt", contents(request.state, week), request)
    return HttpResponse(text, "text/plain; charset=utf-8")


def contents(state, week):
    """Return what a digest holds. Errors: Http404 for no week, and for one with nothing in it."""
    try:
        monday = read_week(week)
        sunday = monday + timedelta(days=6)
        bounds = {"since": midnight(monday), "until": midnight(sunday, 1)}
    except (ValueError, OverflowError) as error:
        raise Http404 from error
    filed = Brief.objects.public().filter(filed_on__gte=monday, filed_on__lte=sunday)
    rows = list(filed.newest_first().for_cards()[:MOST_BRIEFS])
    changed = changes.newest(MOST_CHANGES, **bounds)
    if not rows and not changed:
        raise Http404
    commonplace = ledger.commonplace(state)
    briefs, happened = weeks(state).get(monday, (len(rows), len(changed)))
    held = " · ".join(in_numbers(briefs, happened))
    newer, older = around(state, monday)
    return {
        "title": _("Digest %s") % week,
        "description": f"{week_label(monday)}: {held}",
        "held": held,
        "week": week,
        "label": week_label(monday),
        "entries": [entry_of(brief, commonplace) for brief in rows],
        "changes": changed,
        "briefs": briefs,
        "left_out": briefs > len(rows) or happened > len(changed),
        "all": absolute(f"{reverse('briefs:list')}?from={monday}&to={sunday}"),
        "thin": len(rows) < THIN,
        "address": absolute(reverse("briefs:digest", args=[week])),
        "newer": newer[-1] if newer else None,
        "older": older[0] if older else None,
        "others": [*newer, *older],
    }


def midnight(day, later=0):
    """Return the moment at which a day, or one `later` days on, begins in the house's time zone.

    Errors: OverflowError where UTC knows no date of it, on the first and last day of the calendar.
    """
    begins = timezone.make_aware(datetime.combine(day + timedelta(days=later), time.min))
    return begins.astimezone(UTC)


def around(state, monday):
    """Return the rows of the few weeks after this one, and of those before it, newest first."""
    known = weeks(state)
    newer = [day for day in known if day > monday][-OTHER_WEEKS:]
    older = [day for day in known if day < monday][:OTHER_WEEKS]
    return tuple([row_of(day, *known[day]) for day in days] for days in (newer, older))
