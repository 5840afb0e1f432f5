"""The front page."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from ...models import Brief
from ..kept import ledger
from ..kept.caching import counted_once
from ..told import changes
from ..told.entries import entry_of
from ..told.moving import moving
from ..told.places import map_of
from ..wording.dates import week_label, week_name, week_of
from . import digests, pages
from .digests import midnight
from .serving import cached_by_path

LEADS = 3
WIRE = 10
LOOKED_AT = 30
CHANGES = 4
WEEK_HEADLINES, OTHER_WEEKS = 3, 3
FRESH_DAYS = 7


@cached_by_path
def front(request):
    state = request.state
    house = ledger.house(state)
    newest = list(Brief.objects.public().newest_first().for_cards()[:LOOKED_AT])
    leads = choose_leads(newest)
    wire = [brief for brief in newest if brief not in leads][:WIRE]
    commonplace = ledger.commonplace(state)
    entries = [entry_of(brief, commonplace) for brief in leads]
    context = {
        "title": pages.site_title(),
        "house": house,
        "latest": latest(state),
        "lead": entries[0] if entries else None,
        "seconds": entries[1:],
        "wire": [entry_of(brief, commonplace) for brief in wire],
        "map": map_of(state),
        "region": next((tag for tag in ledger.tags(state) if tag.code == "LAC"), None),
        "week": week(state),
        "changes": counted_once(state, "changes", lambda: changes.newest_of_each(CHANGES)),
        "moving": moving(state),
        "all_tags": len(ledger.tags(state)),
        "description": settings.SITE_TAGLINE or pages.figures(house),
        "feeds": pages.feed_links(
            lambda form: reverse("briefs:list_feed", args=[form]), _("Briefs")
        ),
    }
    return pages.show(request, "briefs/front.html", context, section="front")


def choose_leads(newest):
    """The newest whose day is known, one of each source; then whatever is newest."""
    leads, heard = [], set()
    for brief in newest:
        if brief.event_on and brief.lead_source not in heard and len(leads) < LEADS:
            heard.add(brief.lead_source)
            leads.append(brief)
    rest = [brief for brief in newest if brief not in leads]
    return leads + rest[: LEADS - len(leads)]


def latest(state):
    """Return how many briefs are filed under today, and how many came out in the last days."""

    def count_fresh():
        start = midnight(state.today - timedelta(days=FRESH_DAYS))
        late = Brief.objects.public().filter(first_published_at__gte=start)
        # Says nothing new, but there is an index of it.
        return late.filter(published_at__gte=start).count()

    today = state.today
    return {
        "filed": ledger.days(state).get(today, 0),
        "fresh": counted_once(state, "fresh", count_fresh),
        "url": reverse(
            "briefs:archive_day", args=[today.year, f"{today.month:02}", f"{today.day:02}"]
        ),
    }


def week(state):
    """Return the newest digest with briefs: name, dates, first headlines, and the other weeks."""
    known = ((monday, briefs) for monday, briefs, _n in digests.begun(state) if briefs)
    monday, briefs = next(known, (None, 0))
    if not briefs:
        return None

    def headlines():
        filed = Brief.objects.public().filter(
            filed_on__gte=monday, filed_on__lt=monday + timedelta(days=7)
        )
        return list(filed.newest_first().values_list("headline", "language")[:WEEK_HEADLINES])

    return {
        "more": max(0, briefs - WEEK_HEADLINES),
        "name": week_name(monday),
        "label": week_label(monday),
        "briefs": briefs,
        "late": monday >= week_of(state.today) - timedelta(days=7),
        "headlines": counted_once(state, f"week {monday}", headlines),
        "others": other_weeks(state, monday),
    }


def other_weeks(state, shown):
    """Return the newest weeks but the one that is shown, also those with corrections alone."""
    rows = [digests.row_of(*week) for week in digests.begun(state) if week[0] != shown]
    return rows[:OTHER_WEEKS]
