"""Every list is also a feed, with the filters that the reader chose."""

from collections import defaultdict
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Max, Min, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import Brief
from ..kept.finding import find_source, find_tag
from ..pages import archive, digests, lists
from ..pages.corrections import page_of_changes
from ..pages.serving import cached_by_edition, made_once
from ..told.cards import pieces
from ..told.changes import returns
from ..told.stones import stones_of
from ..wording.addresses import absolute
from ..wording.weeks import label_of, name_of, week_of
from .feedforms import WRITERS, Feed
from .items import Item, brief_item, change_item, stone_item

FEED_SIZE = 20
# Of the newest weeks, so many, each with the newest headlines of each of its days.
WEEKS, HEADLINES = 20, 20


@cached_by_edition
def list_feed(request, form):
    listing = lists.all_briefs(request, size=FEED_SIZE)
    return feed_of(listing, form, _("Briefs"))


@cached_by_edition
def tag_feed(request, slug, form):
    return find_tag(
        request,
        slug,
        lambda tag: feed_of(lists.of_tag(request, tag, size=FEED_SIZE), form, tag.name),
    )


@cached_by_edition
def source_feed(request, slug, form):
    def show(source):
        return feed_of(lists.of_source(request, source, size=FEED_SIZE), form, source.name)

    return find_source(request, slug, show)


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
    if listing.sort == "newest":
        items.sort(key=lambda item: item[0], reverse=True)
    older = listing.page.older
    return write(
        form,
        title,
        listing.asking.feed(form),
        listing.asking.page({}),
        listing.asking.feed(form, older) if older is not None else "",
        [item[1:] for item in items],
    )


def stones_written(listing, write_item):
    return [
        (placed(brief), *written_now(stone_item(brief), write_item))
        for brief in stones_of(listing, FEED_SIZE)
    ]


def placed(brief):
    return brief.filed_on, brief.pk


def dated(piece):
    """Take a kept piece apart: when the item last changed, and the item as written."""
    updated, _line, text = piece.partition("\n")
    return datetime.fromisoformat(updated), text


def written_now(item, write_item):
    return item.updated, write_item(item)


def write(form, title, path, page_path, next_path, items):
    feed = Feed(
        title=f"{settings.SITE_NAME}: {title}",
        description=settings.SITE_TAGLINE or title,
        url=absolute(path),
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
    found, older = page_of_changes(request.GET.get("before"), FEED_SIZE)
    path = reverse("briefs:corrections_feed", args=[form])
    page = reverse("briefs:corrections")
    items = write_items(form, [change_item(change) for change in found])
    next_path = f"{path}?before={older}" if older else ""
    return write(form, _("Corrections"), path, page, next_path, items)


@made_once
def digests_feed(request, form):
    """The newest weeks with their headlines, in two statements beside the counts."""
    known = digests.filled(request.state)[:WEEKS]
    headlines, moments = defaultdict(list), defaultdict(list)
    if known:
        oldest, newest = known[-1][0], known[0][0] + timedelta(days=6)
        filed = Brief.objects.public().filter(filed_on__gte=oldest, filed_on__lte=newest)
        place = Window(RowNumber(), partition_by="filed_on", order_by="-id")
        rows = filed.annotate(place=place).filter(place__lte=HEADLINES).newest_first()
        for day, headline in rows.values_list("filed_on", "headline"):
            headlines[week_of(day)].append(headline)
        at = "first_published_at"
        ends = filed.order_by().values("filed_on").annotate(first=Min(at), last=Max(at))
        for day, *both in ends.values_list("filed_on", "first", "last"):
            moments[week_of(day)] += both
    found = [
        week_item(monday, briefs, headlines[monday][:HEADLINES], moments[monday])
        for monday, briefs in known
        if moments[monday]
    ]
    path = reverse("briefs:digests_feed", args=[form])
    items = write_items(form, found)
    return write(form, _("Weekly digests"), path, reverse("briefs:digests"), "", items)


def week_item(monday, briefs, headlines, moments):
    """Make the item of one week from its newest headlines and the hours of publication in it."""
    url = absolute(reverse("briefs:digest", args=[name_of(monday)]))
    said = ngettext("%d brief", "%d briefs", briefs) % briefs
    listed = "; ".join(headlines)
    more = [_("and %d more") % (briefs - len(headlines))] if briefs > len(headlines) else []
    return Item(
        uid=url,
        url=url,
        title=_("Digest %(name)s: %(dates)s")
        % {"name": name_of(monday), "dates": label_of(monday)},
        summary=f"{said}: {'; '.join([listed, *more])}.",
        html=format_html(
            "<ul>{}</ul>",
            format_html_join("", "<li>{}</li>", ((line,) for line in [*headlines, *more])),
        ),
        published=min(moments),
        updated=max(moments),
    )
