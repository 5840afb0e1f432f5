"""Lists of briefs that readers filter: all of them, those of a tag, those of a source."""

from django.db.models import Exists
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from ...models import EVERY, Source, Tag, source_fact, tag_fact
from ..asked.filters import carrying, citing
from ..kept.finding import find_named
from ..wording.addresses import absolute
from . import pages
from .listing import Listing
from .serving import cached_by_edition

# Stand in the kept shell of a list where one page of it goes, where its bar says which part of the
# list that is, and where its title names the page.
REST, PART, PAGE = map(mark_safe, ["<!--rest-->", "<!--part-->", "<!--page-->"])


@cached_by_edition
def brief_list(request):
    listing = all_briefs(request)
    exact = not listing.asking.pairs
    context = {"title": title_of(listing)}
    return show_list(request, listing, context, section="list", exact=exact)


def title_of(listing):
    return _("Search") if listing.found.asked else _("Briefs")


def all_briefs(request, **kwargs):
    return Listing(
        request.state,
        lambda briefs: briefs,
        reverse("briefs:list"),
        request.GET,
        fact=EVERY,
        **kwargs,
    )


@cached_by_edition
def tag(request, slug):
    return find_named(request, Tag, slug, lambda tag: show_tag(request, tag))


def show_tag(request, tag):
    context = {"title": tag.name, "thing": tag.get_kind_display().capitalize()}
    return show_list(request, of_tag(request, tag), context, section="tags", exact=False)


def of_tag(request, tag, **kwargs):
    return Listing(
        request.state,
        lambda briefs: briefs.filter(Exists(carrying(tag))),
        tag.get_absolute_url(),
        request.GET,
        fact=tag_fact(tag.pk),
        **kwargs,
    )


@cached_by_edition
def source(request, slug):
    return find_named(request, Source, slug, lambda source: show_source(request, source))


def show_source(request, source):
    known = [source.get_kind_display()] if source.kind != "unknown" else []
    known += [_("%s ownership") % source.get_owner_display()] if source.owner != "unknown" else []
    context = {
        "title": source.name,
        "thing": ", ".join(known).capitalize(),
        "about": source.about,
        "domain": source.domain,
    }
    return show_list(request, of_source(request, source), context, section="sources", exact=False)


def of_source(request, source, **kwargs):
    return Listing(
        request.state,
        lambda briefs: briefs.filter(Exists(citing(source=source))),
        source.get_absolute_url(),
        request.GET,
        fact=source_fact(source.pk),
        **kwargs,
    )


def show_list(request, listing, context, **kwargs):
    """Show one page of a list. What its pages share is made once an edition, entries each time."""
    rest = render_to_string("briefs/list_rest.html", {"listing": listing})

    def make():
        name = listing.named(context["title"])
        address = listing.asking.address(listing.asking.filters)
        # Other orders and deep pages of one list are that list to a search engine.
        shown = {"listing": listing, "name": name, "canonical": absolute(address)}
        shown |= {"feeds": pages.feed_links(listing.asking.feed, name)}
        shown |= {"description": f"{name}: {listing.said}"}
        shown |= {"heading": listing.heading(context["title"])}
        shown |= {"rest": REST, "part": PART, "page": PAGE}
        return pages.show(request, "briefs/brief_list.html", shown | context, **kwargs).text

    shell = listing.kept("shell", make)
    # All are rendered by escaping, and no text of ours can hold a comment.
    page = f", {escape(listing.place.name)}" if listing.place.name else ""
    return HttpResponse(shell.replace(PAGE, page).replace(PART, listing.part).replace(REST, rest))
