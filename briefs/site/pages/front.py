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
from ..wording import dates
from . import digests, pages
from .digests import midnight
from .serving import cached_by_path

LEADS = 3
WIRE = 10
LOOKED_AT = 30
FRESH_DAYS = 7


@cached_by_path
def front(request):
    state = request.state
    house = ledger.house(state)
    newest = list(Brief.objects.public().newest_first().for_cards()[:LOOKED_AT])
    leads = choose_leads(newest, state.today)
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
        "week": digests.newest(state, leads),
        "changes": changes.lately(state),
        "moving": moving(state),
        "all_tags": len(ledger.tags(state)),
        "description": settings.SITE_TAGLINE or pages.figures(house),
        "feeds": pages.feed_links(
            lambda form: reverse("briefs:list_feed", args=[form]), _("Briefs")
        ),
    }
    return pages.show(request, "briefs/front.html", context, section="front")


def choose_leads(newest, today):
    """The newest by filing; of those within a week of the newest other voices and known days first.

    What lies ahead, and what bears the day on which it came out because no other is known, leads
    only where nothing else does: an old story would, else, for want of a date.
    """
    rest, leads = sorted(newest, key=lambda brief: not is_of_its_day(brief, today)), []
    while rest and len(leads) < LEADS:
        newest_day = rest[0].filed_on
        heard = {brief.lead_source for brief in leads}
        fresh = (brief for brief in rest if (newest_day - brief.filed_on).days <= FRESH_DAYS)
        chosen = min(
            fresh,
            key=lambda brief: (
                not is_of_its_day(brief, today),
                brief.lead_source in heard,
                brief.event_on is None,
            ),
        )
        leads.append(chosen)
        rest.remove(chosen)
    return leads


def is_of_its_day(brief, today):
    """Whether the day under which a brief is filed tells how new its story is."""
    return brief.filed_on <= today and brief.filed_by != Brief.FiledBy.PUBLICATION


def latest(state):
    """Return how many briefs are filed under today, how many came out of late, the newest day."""

    def count_fresh():
        start = midnight(state.today - timedelta(days=FRESH_DAYS))
        return Brief.objects.public().new_since(start).count()

    today, days = state.today, ledger.days(state)
    newest = max((day for day in days if day <= today), default=None)
    return {
        "filed": days.get(today, 0),
        "fresh": counted_once(state, "fresh", count_fresh),
        "day": newest and dates.unbroken(dates.day(newest, dates.LONG)),
        "url": reverse(
            "briefs:archive_day", args=[today.year, f"{today.month:02}", f"{today.day:02}"]
        ),
    }
