"""About the house: who it is, how it works, what it is made of."""

from django.utils.translation import gettext as _

from . import pages
from .caching import kept


@kept
def about(request):
    return pages.show(request, "briefs/about.html", {"title": _("About")})


@kept
def standards(request):
    return pages.show(request, "briefs/standards.html", {"title": _("How briefs are made")})


@kept
def colophon(request):
    return pages.show(request, "briefs/colophon.html", {"title": _("Colophon")})
