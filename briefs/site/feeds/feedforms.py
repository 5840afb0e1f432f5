"""The same items as Atom, as RSS 2.0 and as JSON Feed 1.1."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.http import HttpResponse

from ..pages.pages import FORMS

XML = '<?xml version="1.0" encoding="utf-8"?>\n'
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Feed:
    """A list as a feed. All addresses are absolute; `next_url` is "" on the last page.

    url    of its first page, which names all of it
    items  (moment of the last change, the item written in the feed's form) in order
    """

    title: str
    description: str
    url: str
    own_url: str
    page_url: str
    next_url: str
    items: list

    @property
    def updated(self):
        """The newest change in it, so that the same rows give the same bytes."""
        return max((updated for updated, _text in self.items), default=EPOCH)

    @property
    def body(self):
        return [text for _updated, text in self.items]


def type_of(form):
    _name, media_type = FORMS[form]
    return media_type


def element(name, text, **attributes):
    written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items() if value)
    return f"<{name}{written}>{escape(text)}</{name}>"


def link(rel, href, media_type, name="link"):
    return f"<{name} rel={quoteattr(rel)} href={quoteattr(href)} type={quoteattr(media_type)}/>"


def as_atom(feed):
    media_type = type_of("atom")
    head = [
        f'{XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(language())}>',
        element("title", feed.title),
        element("subtitle", feed.description),
        element("id", feed.url),
        link("self", feed.own_url, media_type),
        link("alternate", feed.page_url, "text/html"),
        link("next", feed.next_url, media_type) if feed.next_url else "",
        element("updated", feed.updated.isoformat()),
        f"<author>{element('name', settings.SITE_NAME)}</author>",
    ]
    text = "\n".join([*filter(None, head), *feed.body, "</feed>\n"])
    return HttpResponse(text, f"{media_type}; charset=utf-8")


def atom_entry(item):
    language = f" xml:lang={quoteattr(item.language)}" if item.language else ""
    parts = [
        f"<entry{language}>",
        element("title", item.title),
        element("id", item.uid),
        link("alternate", item.url, "text/html"),
        element("published", item.published.isoformat()),
        element("updated", item.updated.isoformat()),
        *(f"<contributor>{element('name', name)}</contributor>" for name in item.sources),
        *(f"<category term={quoteattr(tag)}/>" for tag in item.tags),
        element("summary", item.summary),
        element("content", item.html, type="html"),
        "</entry>",
    ]
    return "".join(parts)


def as_rss(feed):
    media_type = type_of("rss")
    head = [
        (
            f'{XML}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"'
            ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        ),
        element("title", feed.title),
        element("link", feed.page_url),
        element("description", feed.description),
        element("language", language()),
        link("self", feed.own_url, media_type, "atom:link"),
        link("next", feed.next_url, media_type, "atom:link") if feed.next_url else "",
        element("lastBuildDate", format_datetime(feed.updated)),
    ]
    text = "\n".join([*filter(None, head), *feed.body, "</channel></rss>\n"])
    return HttpResponse(text, f"{media_type}; charset=utf-8")


def rss_item(item):
    parts = [
        "<item>",
        element("title", item.title),
        element("link", item.url),
        element("guid", item.uid, isPermaLink="false"),
        element("pubDate", format_datetime(item.published)),
        element("atom:updated", item.updated.isoformat()),
        element("dc:creator", settings.SITE_NAME),
        *(element("dc:contributor", name) for name in item.sources),
        *(element("category", tag) for tag in item.tags),
        element("description", item.summary),
        element("content:encoded", item.html),
        "</item>",
    ]
    return "".join(parts)


def as_json(feed):
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.page_url,
        "feed_url": feed.url,
        "language": language(),
        "authors": [{"name": settings.SITE_NAME, "url": f"{settings.SITE_URL}/"}],
    }
    if feed.next_url:
        head["next_url"] = feed.next_url
    text = f'{compact(head)[:-1]},"items":[{",".join(feed.body)}]}}'
    return HttpResponse(text, f"{type_of('json')}; charset=utf-8")


def json_item(item):
    made = {
        "id": item.uid,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.html,
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
    }
    if item.language:
        made["language"] = item.language
    if item.tags:
        made["tags"] = item.tags
    if item.extension:
        made["_newsroom"] = item.extension
    return compact(made)


def compact(made):
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def language():
    return settings.LANGUAGE_CODE


# Form: how a feed is written, how one item of it is.
WRITERS = {
    "atom": (as_atom, atom_entry),
    "rss": (as_rss, rss_item),
    "json": (as_json, json_item),
}
