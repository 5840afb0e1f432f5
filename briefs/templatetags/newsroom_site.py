"""Words that the site's templates need in more than one place."""

from django import template

from ..site.kept.state import public_state
from ..site.pages.brief import context_of, unseen
from ..site.pages.pages import menu
from ..site.told.loading import filled
from ..site.told.reading import changed_label
from ..site.wording.numbers import grouped
from ..site.wording.pieces import foreign

register = template.Library()
register.filter(grouped)
register.filter(foreign)


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
