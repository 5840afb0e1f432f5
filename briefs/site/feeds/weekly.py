"""The feed of the weekly digests: what each week brought, and what was corrected in it."""

from collections import defaultdict
from datetime import timedelta

from django.db.models import Max, Min, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from ...models import Brief
from ...models.addresses import address_of
from ..pages import digests
from ..pages.serving import cached_by_path
from ..told import changes
from ..wording.addresses import absolute
from ..wording.dates import week_label, week_name, week_of, week_of_moment
from ..wording.pieces import foreign
from .feeds import write, write_items
from .items import Item

# Of the newest weeks, so many, each with the newest headlines of each of its days and, of all of
# them together, so many of the newest changes.
WEEKS, HEADLINES, CHANGES = 20, 20, 400


@cached_by_path
def digests_feed(request, form):
    """The newest weeks, in eight statements beside the counts."""
    known = digests.begun(request.state)[:WEEKS]
    headlines, told, moments = defaultdict(list), defaultdict(list), defaultdict(list)
    if known:
        oldest, newest = known[-1][0], known[0][0]
        filed = Brief.objects.public().filter(
            filed_on__gte=oldest, filed_on__lt=newest + timedelta(days=7)
        )
        for day, *brief in newest_of_each_day(filed):
            headlines[week_of(day)].append(brief)
        for day, *both in hours_of(filed):
            moments[week_of(day)] += both
        bounds = {"since": digests.midnight(oldest), "until": digests.midnight(newest, 7)}
        for change in changes.newest(CHANGES, **bounds):
            told[week_of_moment(change.at)].append(change)
        for at in changes.moments():
            moments[week_of_moment(at)].append(at)
    found = [
        week_item(week, headlines[week[0]][:HEADLINES], told[week[0]][:HEADLINES], moments[week[0]])
        for week in known
        if moments[week[0]]
    ]
    path = reverse("briefs:digests_feed", args=[form])
    items = write_items(form, found)
    return write(form, _("Weekly digests"), path, reverse("briefs:digests"), "", items)


def newest_of_each_day(filed):
    place = Window(RowNumber(), partition_by="filed_on", order_by="-id")
    rows = filed.annotate(place=place).filter(place__lte=HEADLINES).newest_first()
    return rows.values_list("filed_on", "headline", "slug", "language")


def hours_of(filed):
    """Return (day, first and last hour of publication) of each day of these briefs."""
    at = "first_published_at"
    ends = filed.order_by().values("filed_on").annotate(first=Min(at), last=Max(at))
    return ends.values_list("filed_on", "first", "last")


def week_item(week, headlines, told, moments):
    """Make the item of one week.

    week       (Monday, number of briefs, number of changes)
    headlines  (headline, slug, language) of its newest briefs
    told       its newest changes
    moments    when its briefs came out and its changes were made
    """
    monday, briefs, changed = week
    url = absolute(reverse("briefs:digest", args=[week_name(monday)]))
    names = [headline for headline, _slug, _language in headlines]
    names += and_more(briefs - len(headlines))
    names += [f"{change.label}, {change.headline}" for change in told]
    names += and_more(changed - len(told))
    said = ", ".join(digests.in_numbers(briefs, changed))
    return Item(
        uid=url,
        url=url,
        title=_("Digest %(name)s: %(dates)s")
        % {"name": week_name(monday), "dates": week_label(monday)},
        summary=f"{said}: {'; '.join(names)}.",
        html=html_of(headlines, briefs, told, changed),
        published=min(moments),
        updated=max(moments),
    )


def and_more(number):
    return [_("and %d more") % number] if number > 0 else []


def html_of(headlines, briefs, told, changed):
    """Return the week as HTML: its headlines, then what changed in it, each with its address."""
    lines = [
        linked(address_of("briefs:brief", slug), headline, language)
        for headline, slug, language in headlines
    ]
    notes = [
        format_html(
            "<strong>{}</strong>, {}: {}",
            change.label,
            linked(change.url, change.headline, change.language),
            change.sentence,
        )
        for change in told
    ]
    return format_html(
        "{}{}",
        list_of([*lines, *and_more(briefs - len(lines))]),
        list_of([*notes, *and_more(changed - len(notes))]),
    )


def linked(path, headline, language):
    return format_html('<a href="{}"{}>{}</a>', absolute(path), foreign(language), headline)


def list_of(lines):
    rows = format_html_join("", "<li>{}</li>", ((line,) for line in lines))
    return format_html("<ul>{}</ul>", rows) if lines else ""
