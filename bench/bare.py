"""What Django can do at most with these tables: one statement a page, no ORM, no template.

A project in one file, served beside the site: gunicorn bare:application.
"""

import calendar
import html
import os
import sys
from datetime import date
from pathlib import Path

from django.conf import settings

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from newsroom.stores import database

settings.configure(
    DATABASES={"default": database(os.environ["DATABASE_URL"], base=Path.cwd())},
    ALLOWED_HOSTS=["127.0.0.1"],
    SECRET_KEY="measured",
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
)

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402

SIZE = 20
HEAD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{0}</title>'
    '<link rel="stylesheet" href="/static/newsroom/base.css"></head><body><h1>{0}</h1>'
)
TAGS = """
    (SELECT string_agg(t.slug || '|' || t.name, '||') FROM briefs_taggedbrief x
     JOIN briefs_tag t ON t.id = x.tag_id WHERE x.brief_id = b.id)
"""
SOURCE = """
    (SELECT s.slug || '|' || s.name FROM briefs_citation c
     JOIN briefs_source s ON s.id = c.source_id WHERE c.brief_id = b.id ORDER BY c.position LIMIT 1)
"""
CARDS = f"SELECT b.headline, b.slug, b.summary, b.filed_on, {SOURCE}, {TAGS} FROM briefs_brief b "
PUBLIC = "WHERE b.status = 'published' AND b.published_at <= now() "
NEWEST = f"ORDER BY b.filed_on DESC, b.id DESC LIMIT {SIZE}"
if connection.vendor == "sqlite":
    CARDS = CARDS.replace("string_agg", "group_concat")
    PUBLIC = PUBLIC.replace("now()", "datetime('now')")


def rows(sql, parameters=()):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def link(folder, both):
    slug, _, name = both.partition("|")
    return f'<a href="/{folder}/{slug}/">{html.escape(name)}</a>'


def card(row):
    headline, slug, summary, filed_on, source, tags = row[:6]
    return (
        f'<article><p>{filed_on} {link("sources", source or "")}</p><h2><a href="/briefs/{slug}/">'
        f"{html.escape(headline)}</a></h2><p>{html.escape(summary)}</p><ul>"
        + "".join(f"<li>{link('tags', tag)}</li>" for tag in (tags or "").split("||"))
        + "</ul></article>"
    )


def page(title, found):
    cards = "".join(map(card, found))
    return HttpResponse(HEAD.format(html.escape(title)) + cards + "</body></html>")


def listing(request):
    if before := request.GET.get("before"):
        return page("Briefs", rows(f"{CARDS}{PUBLIC}AND b.filed_on < %s {NEWEST}", [before]))
    return page("Briefs", rows(CARDS + PUBLIC + NEWEST))


def tag(request, slug):
    carried = """AND EXISTS (SELECT 1 FROM briefs_taggedbrief x WHERE x.brief_id = b.id
        AND x.tag_id = (SELECT id FROM briefs_tag WHERE slug = %s)) """
    return page(slug, rows(CARDS + PUBLIC + carried + NEWEST, [slug]))


def filtered(request):
    cited = """AND b.filed_on BETWEEN %s AND %s AND EXISTS (SELECT 1 FROM briefs_citation x
        WHERE x.brief_id = b.id
        AND x.source_id = (SELECT id FROM briefs_source WHERE slug = %s)) """
    year, month = map(int, request.GET["month"].split("-"))
    last = calendar.monthrange(year, month)[1]
    days = [date(year, month, 1), date(year, month, last)]
    source = request.GET["source"]
    return page(source, rows(CARDS + PUBLIC + cited + NEWEST, [*days, source]))


def brief(request, slug):
    found = rows(
        CARDS.replace(" FROM briefs_brief", ", b.body FROM briefs_brief")
        + PUBLIC
        + "AND b.slug = %s",
        [slug],
    )
    body = "".join(f"<p>{html.escape(part)}</p>" for part in found[0][6].split("\n\n"))
    return HttpResponse(HEAD.format(slug) + card(found[0]) + body + "</body></html>")


def search(request):
    if connection.vendor == "postgresql":
        asked = """AND EXISTS (SELECT 1 FROM briefs_search x
            WHERE x.brief_id = b.id AND x.words @@ %s::tsquery) """
    else:
        asked = "AND b.id IN (SELECT rowid FROM briefs_search WHERE briefs_search MATCH %s) "
    return page("Search", rows(CARDS + PUBLIC + asked + NEWEST, [request.GET["q"]]))


def feed(request):
    items = "".join(
        f"<item><title>{html.escape(headline)}</title><link>http://127.0.0.1/briefs/{slug}/</link>"
        f"<description>{html.escape(summary)}</description><pubDate>{filed_on}</pubDate></item>"
        for headline, slug, summary, filed_on, *_ in rows(CARDS + PUBLIC + NEWEST)
    )
    return HttpResponse(
        f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>',
        content_type="application/rss+xml",
    )


kept = []


def hello(request):
    """A page from memory, as long as a list."""
    if not kept:
        kept.append(listing(request).content)
    return HttpResponse(kept[0])


urlpatterns = [
    path("", listing),
    path("hello/", hello),
    path("tag/<slug:slug>/", tag),
    path("filter/", filtered),
    path("brief/<slug:slug>/", brief),
    path("search/", search),
    path("feed/", feed),
]
application = get_wsgi_application()
