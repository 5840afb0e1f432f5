"""Every list is also a feed, with the filters that the reader chose."""

from datetime import datetime
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from ...models import Brief, Source, Tag
from ..asked.filters import check
from ..kept.finding import find_named
from ..pages import archive, lists
from ..pages.corrections import page_of_changes
from ..pages.serving import cached_by_edition
from ..told.cards import pieces
from ..told.changes import returns
from ..wording.addresses import absolute
from .feedforms import WRITERS, Feed
from .items import brief_item, change_item, stone_item

FEED_SIZE = 20
# Of what was withdrawn from among the briefs of one page; beyond, those withdrawn long ago.
MOST_STONES = 200


@cached_by_edition
def list_feed(request, form):
    listing = lists.all_briefs(request, size=FEED_SIZE)
    return feed_of(listing, form, lists.title_of(listing))


@cached_by_edition
def tag_feed(request, slug, form):
    return find_named(
        request,
        Tag,
        slug,
        lambda tag: feed_of(lists.of_tag(request, tag, size=FEED_SIZE), form, tag.name),
    )


@cached_by_edition
def source_feed(request, slug, form):
    def show(source):
        return feed_of(lists.of_source(request, source, size=FEED_SIZE), form, source.name)

    return find_named(request, Source, slug, show)


@cached_by_edition
def archive_feed(request, form, year, month=None, day=None):
    listing, title = archive.listing_of(
        request.state, request.GET, year, month, day, size=FEED_SIZE
    )
    return feed_of(listing, form, title)


def feed_of(listing, form, title):
    """Write a list of briefs as a feed; what was withdrawn stands where it stood."""
    _write, write_item = WRITERS[form]
    back = returns(listing.state)

    def piece(brief):
        item = brief_item(brief, back)
        return f"{item.updated.isoformat()}\n{write_item(item)}"

    rows = listing.page.briefs
    made = pieces(listing.state, form, rows, piece)
    items = [(placed(brief), *dated(made[brief.pk])) for brief in rows if brief.pk in made]
    items += listing.kept(
        f"stones {form} {listing.place}", lambda: stones_written(listing, write_item)
    )
    if listing.sort != "relevance":
        items.sort(key=lambda item: item[0], reverse=listing.sort == "newest")
    older = listing.page.older
    return write(
        form,
        listing.named(title),
        listing.asking.feed(form),
        listing.asking.page({}),
        listing.asking.feed(form, older) if older is not None else "",
        [item[1:] for item in items],
        own_path=listing.asking.feed(form, listing.place.parameters),
    )


def stones_written(listing, write_item):
    return [
        (placed(brief), *written_now(stone_item(brief), write_item)) for brief in stones_of(listing)
    ]


def stones_of(listing):
    """Return the withdrawn briefs that the page of a list would show, had they stayed.

    None of a search: what was withdrawn must not be found by its words.
    """
    if listing.found.asked or listing.unknown:
        return []
    found, _unknown = check(listing.data, listing.narrow(Brief.objects.stones()), listing.state)
    rows = found.qs
    page = listing.page
    # From the first day of this page to that of the next, so that each stands on one.
    begun, ended = ("gte", "lt") if listing.sort == "oldest" else ("lte", "gt")
    if page.briefs and page.newer is not None:
        rows = rows.filter(**{f"filed_on__{begun}": page.briefs[0].filed_on})
    if page.following:
        rows = rows.filter(**{f"filed_on__{ended}": page.following.filed_on})
    return list(rows.order_by("-withdrawn_at", "-id").for_cards()[:MOST_STONES])


def placed(brief):
    return brief.filed_on, brief.pk


def dated(piece):
    """Take a kept piece apart: when the item last changed, and the item as written."""
    updated, _line, text = piece.partition("\n")
    return datetime.fromisoformat(updated), text


def written_now(item, write_item):
    return item.updated, write_item(item)


def write(form, title, path, page_path, next_path, items, own_path=""):
    """Write a feed. own_path  of this page of it, where it is not the first"""
    feed = Feed(
        title=f"{settings.SITE_NAME}: {title}",
        description=settings.SITE_TAGLINE or title,
        url=absolute(path),
        own_url=absolute(own_path or path),
        page_url=absolute(page_path),
        next_url=absolute(next_path) if next_path else "",
        items=items,
    )
    write_feed, _write_item = WRITERS[form]
    return write_feed(feed)


def write_items(form, items):
    _write, write_item = WRITERS[form]
    return [written_now(item, write_item) for item in items]


@cached_by_edition
def corrections_feed(request, form):
    before = request.GET.get("before")
    found, older = page_of_changes(before, FEED_SIZE)
    path = reverse("briefs:corrections_feed", args=[form])
    page = reverse("briefs:corrections")
    items = write_items(form, [change_item(change) for change in found])
    next_path = f"{path}?before={older}" if older else ""
    own_path = f"{path}?before={quote(before, safe=',:')}" if before else ""
    return write(form, _("Corrections"), path, page, next_path, items, own_path)
