"""Lists of briefs that readers filter: all of them, those of a tag, those of a source."""

from django.db.models import Exists
from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Brief
from . import pages
from .caching import kept
from .filters import carrying, citing
from .finding import find_source, find_tag
from .listing import Listing


@kept
def brief_list(request):
    listing = Listing(request.state, Brief.objects.public(), reverse("briefs:list"), request.GET)
    title = _("Search") if listing.found.asked else _("Briefs")
    exact = not listing.asking.pairs
    return show_list(request, listing, {"title": title}, section="list", exact=exact)


@kept
def tag(request, slug):
    return find_tag(slug, lambda tag: tag_list(request, tag))


def tag_list(request, tag):
    listing = Listing(
        request.state,
        Brief.objects.public().filter(Exists(carrying(tag))),
        tag.get_absolute_url(),
        request.GET,
    )
    context = {"title": tag.name, "thing": tag.get_kind_display(), "tag": tag}
    return show_list(request, listing, context, section="tags", exact=False)


@kept
def source(request, slug):
    return find_source(slug, lambda source: source_list(request, source))


def source_list(request, source):
    listing = Listing(
        request.state,
        Brief.objects.public().filter(Exists(citing(source=source))),
        source.get_absolute_url(),
        request.GET,
    )
    context = {"title": source.name, "thing": source.get_kind_display(), "source": source}
    return show_list(request, listing, context, section="sources", exact=False)


def show_list(request, listing, context, **kwargs):
    feeds = pages.feed_links(listing.asking.feed, context["title"])
    return pages.show(
        request, "briefs/brief_list.html", {"listing": listing, "feeds": feeds, **context}, **kwargs
    )
