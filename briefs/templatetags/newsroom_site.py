"""Words that the site's templates need in more than one place."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..site.kept.pieces import foreign
from ..site.kept.state import public_state
from ..site.pages.brief import context_of
from ..site.pages.pages import menu
from ..site.told.loading import filled
from ..site.told.reading import changed_label
from ..site.wording.numbers import grouped
from ..site.wording.unseen import unseen

register = template.Library()
register.filter(grouped)
register.filter(foreign)


@register.simple_tag
def listed(listing):
    """Say how many briefs a list has, and in which order."""
    order = {
        "newest": _("newest filing date first"),
        "oldest": _("oldest filing date first"),
        "relevance": _("best match first"),
    }[listing.sort]
    if listing.asking.filters:
        number = _("%(found)s of %(all)s") % {
            "found": grouped(listing.total),
            "all": grouped(listing.whole_total),
        }
    else:
        number = ngettext("%s brief", "%s briefs", listing.total) % grouped(listing.total)
    return f"{number}, {order}" if listing.total else number


@register.simple_tag
def listed_of(listing):
    """Say of how many briefs a page shows a part."""
    if listing.many:
        return _("of more than a thousand briefs")
    if not listing.page.first:
        return _("of %s") % grouped(listing.total)
    return ngettext("of %s brief", "of %s briefs", listing.total) % grouped(listing.total)


@register.simple_tag
def changed(correction):
    """Say “corrected 1”."""
    return changed_label(correction)


@register.simple_tag
def site_menu():
    """Return the sections of the site, for a page that is none of them."""
    return menu()


@register.inclusion_tag("briefs/brief_columns.html")
def brief_columns(briefs):
    """Show the one brief of a queryset as its page would, be it public or not."""
    brief = filled(briefs.get())
    return context_of(brief, public_state(), unseen(brief))
