"""The sitemap: an index, and parts bounded in size, briefs by the year they are filed under."""

from collections import Counter
from math import ceil

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.xmlutils import SimplerXMLGenerator

from ...models import Brief, Correction
from ..kept import ledger
from ..pages import digests
from ..pages.serving import cached_by_path
from ..told import changes
from ..wording.addresses import absolute
from ..wording.dates import week_name

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
# The protocol allows 50,000 addresses a file.
MOST = 40_000
PAGES = ["front", "list", "tags", "sources", "archive", "digests", "corrections"]
PAGES += ["following", "about", "standards", "colophon"]


@cached_by_path
def index(request):
    parts = ["pages", "tags", "sources", "digests"]
    parts += months(request.state)
    addresses = [reverse("briefs:sitemap_part", args=[part]) for part in parts]
    return as_xml("sitemapindex", "sitemap", [(address, "") for address in addresses])


@cached_by_path
def part(request, name):
    """One part: pages, tags, sources, digests, or the briefs of a month: 2021-11, 2021-11-2."""
    makers = {"pages": pages, "tags": tags, "sources": sources, "digests": weeks}
    make = makers.get(name)
    rows = make(request.state) if make else briefs(request.state, name)
    if not rows and not make:
        raise Http404
    return as_xml("urlset", "url", rows)


def months(state):
    """Name the parts of briefs, newest first: a month, and more of it where it has too many."""
    briefs = Counter()
    for day, number in ledger.days(state).items():
        briefs[day.isoformat()[:7]] += number
    return [
        f"{month}-{number}" if number > 1 else month
        for month in sorted(briefs, reverse=True)
        for number in range(1, ceil(briefs[month] / MOST) + 1)
    ]


def pages(state):
    return [(reverse(f"briefs:{name}"), "") for name in PAGES]


def tags(state):
    return [(reverse("briefs:tag", args=[tag.slug]), "") for tag in ledger.tags(state)[:MOST]]


def sources(state):
    found = ledger.sources(state)[:MOST]
    return [(reverse("briefs:source", args=[source.slug]), "") for source in found]


def weeks(state):
    known = list(digests.weeks(state))[:MOST]
    return [(reverse("briefs:digest", args=[week_name(monday)]), "") for monday in known]


def briefs(state, name):
    """Return (path, day of the last change) of the briefs of a part that `months` names."""
    if name not in months(state):
        return []
    year, month, *part = map(int, name.split("-"))
    start = (part[0] - 1) * MOST if part else 0
    in_month = {"filed_on__year": year, "filed_on__month": month}
    of_month = {f"brief__{name}": value for name, value in in_month.items()}
    notes = Correction.objects.public().filter(**of_month).order_by("at")
    corrected, back = dict(notes.values_list("brief", "at")), changes.returns(state)
    rows = Brief.objects.public().filter(**in_month).newest_first()
    dated = [
        (slug, timezone.localdate(max(at, corrected.get(pk, at), back.get(pk, at))))
        for pk, slug, at in rows.values_list("id", "slug", "published_at")[start : start + MOST]
    ]
    return [(reverse("briefs:brief", args=[slug]), day.isoformat()) for slug, day in dated]


def as_xml(root, item, rows):
    """Return (path, day or "") rows as a sitemap, or as an index of sitemaps."""
    response = HttpResponse(content_type="application/xml; charset=utf-8")
    xml = SimplerXMLGenerator(response, "utf-8")
    xml.startDocument()
    xml.startElement(root, {"xmlns": NAMESPACE})
    for path, day in rows:
        xml.startElement(item, {})
        xml.addQuickElement("loc", absolute(path))
        if day:
            xml.addQuickElement("lastmod", day)
        xml.endElement(item)
    xml.endElement(root)
    xml.endDocument()
    return response
