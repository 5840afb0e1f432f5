"""The front page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Brief
from . import ledger, pages
from .caching import kept
from .entries import entry_of

LEADS = 3
WIRE = 10
LOOKED_AT = 30


@kept
def front(request):
    newest = list(Brief.objects.public().newest_first().for_cards()[:LOOKED_AT])
    leads = choose_leads(newest)
    wire = [brief for brief in newest if brief not in leads][:WIRE]
    everywhere = ledger.everywhere(request.state)
    context = {
        "title": pages.site_title(),
        "leads": [entry_of(brief, everywhere) for brief in leads],
        "wire": [entry_of(brief, everywhere) for brief in wire],
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
    rest = (brief for brief in newest if brief not in leads)
    return [*leads, *(brief for brief, _ in zip(rest, range(LEADS - len(leads)), strict=False))]
