"""The addresses of the public site. They last: scripts and readers hold them."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from .feeds import feeds, following, sitemaps, weekly, wellknown
from .pages import (
    about,
    archive,
    brief,
    citing,
    corrections,
    digests,
    front,
    indexes,
    lists,
    report,
    typed,
)


class FeedForm(StringConverter):
    """What a feed is written in."""

    regex = "atom|rss|json"


class Year(StringConverter):
    regex = "[0-9]{4}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return f"{value:04}"


class TwoDigits(StringConverter):
    """A month or a day."""

    regex = "[0-9]{2}"


class Week(StringConverter):
    regex = "[0-9]{4}-W[0-9]{2}"


class SitemapPart(StringConverter):
    regex = "pages|tags|sources|digests|(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])(?:-[1-9][0-9]?)?"


register_converter(FeedForm, "form")
register_converter(Year, "year")
register_converter(TwoDigits, "two")
register_converter(Week, "week")
register_converter(SitemapPart, "part")

app_name = "briefs"

DAY = "archive/<year:year>/<two:month>/<two:day>/"

urlpatterns = [
    path("", front.front, name="front"),
    path("briefs/", lists.brief_list, name="list"),
    path("briefs/feed.<form:form>", feeds.list_feed, name="list_feed"),
    path("briefs/typed.json", typed.typed, name="typed"),
    path("briefs/<slug:slug>/", brief.brief, name="brief"),
    path("briefs/<slug:slug>/cite.bib", citing.bibtex, name="bibtex"),
    path("briefs/<slug:slug>/cite.ris", citing.ris, name="ris"),
    path("briefs/<slug:slug>/cite.json", citing.csl, name="csl"),
    path("tags/", indexes.tags, name="tags"),
    path("tags/<slug:slug>/", lists.tag, name="tag"),
    path("tags/<slug:slug>/feed.<form:form>", feeds.tag_feed, name="tag_feed"),
    path("sources/", indexes.sources, name="sources"),
    path("sources/<slug:slug>/", lists.source, name="source"),
    path("sources/<slug:slug>/feed.<form:form>", feeds.source_feed, name="source_feed"),
    path("archive/", archive.archive, name="archive"),
    path("archive/<year:year>/", archive.period, name="archive_year"),
    path("archive/<year:year>/feed.<form:form>", feeds.archive_feed, name="archive_year_feed"),
    path("archive/<year:year>/<two:month>/", archive.period, name="archive_month"),
    path(
        "archive/<year:year>/<two:month>/feed.<form:form>",
        feeds.archive_feed,
        name="archive_month_feed",
    ),
    path(DAY, archive.period, name="archive_day"),
    path(f"{DAY}feed.<form:form>", feeds.archive_feed, name="archive_day_feed"),
    path("digests/", digests.digests, name="digests"),
    path("digests/feed.<form:form>", weekly.digests_feed, name="digests_feed"),
    path("digests/<week:week>/", digests.digest, name="digest"),
    path("digests/<week:week>/digest.txt", digests.digest_text, name="digest_text"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("corrections/feed.<form:form>", feeds.corrections_feed, name="corrections_feed"),
    path("since/", corrections.since, name="since"),
    path("report/", report.report, name="report"),
    path("report/sent/", report.report_sent, name="report_sent"),
    path("feeds/", following.following, name="following"),
    path("about/", about.about, name="about"),
    path("standards/", about.standards, name="standards"),
    path("colophon/", about.colophon, name="colophon"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<part:name>.xml", sitemaps.part, name="sitemap_part"),
    path("robots.txt", wellknown.robots, name="robots"),
    path("healthz", wellknown.healthz, name="healthz"),
    path(".well-known/security.txt", wellknown.security, name="security"),
    path("favicon.ico", wellknown.favicon, name="favicon"),
]
