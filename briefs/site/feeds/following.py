"""How to follow lists: what a feed is, and the feeds that most readers look for."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..kept import ledger
from ..pages import pages
from ..pages.serving import cached_by_path
from ..wording.addresses import absolute, breakable
from ..wording.numbers import grouped

# A line that says how many are left out costs as much as the first of these.
SHOWN, WORTH_LEAVING_OUT = 12, 3


@cached_by_path
def following(request):
    state = request.state
    briefs = reverse("briefs:list")
    year = max(ledger.days(state), default=state.today).year
    context = {
        "title": _("Follow by feed"),
        "list_url": briefs,
        "year": year,
        "example_url": breakable(absolute(f"{briefs}feed.atom?from={year}")),
        "groups": [
            {"label": _("The whole newsroom"), "rows": whole(state)},
            *feed_group(_("Tags"), "briefs:tag", telling_tags(state)),
            *feed_group(_("Sources"), "briefs:source", ledger.sources(state)),
        ],
        "description": _("Every list here is also a feed, with the filters that you chose."),
    }
    return pages.show(request, "briefs/following.html", context, section="following")


def whole(state):
    return [
        row(_("Briefs"), "briefs:list", briefs=ledger.house(state).briefs),
        row(_("Corrections and withdrawals"), "briefs:corrections"),
        row(_("Weekly digests"), "briefs:digests"),
    ]


def telling_tags(state):
    everywhere = ledger.everywhere(state)
    return [tag for tag in ledger.tags(state) if tag.id not in everywhere]


def feed_group(label, name, things):
    """Return a group of the lists of the first of these tags or sources; none of no things."""
    left_out = len(things) - SHOWN
    if left_out < WORTH_LEAVING_OUT:
        left_out = 0
    shown = things[: len(things) - left_out]
    rows = [row(thing.name, name, thing.slug, briefs=thing.briefs) for thing in shown]
    more = ngettext("%s more, each with its feeds", "%s more, each with its feeds", left_out)
    group = {
        "label": label,
        "rows": rows,
        "more": more % grouped(left_out) if left_out else "",
        "more_url": reverse(f"{name}s"),
    }
    return [group] if rows else []


def row(label, name, *args, briefs=None):
    return {
        "label": label,
        "url": reverse(name, args=args),
        "briefs": briefs,
        "feeds": pages.feed_links(lambda form: reverse(f"{name}_feed", args=[*args, form]), label),
    }
