"""The same items as Atom, as RSS and as JSON Feed 1.1."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, rfc3339_date

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
RSS = "application/rss+xml; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Feed:
    """A list as a feed. All addresses are absolute; `next_url` is "" on the last page."""

    title: str
    description: str
    url: str
    page_url: str
    next_url: str
    items: list

    @property
    def updated(self):
        """The newest change in it, so that the same rows give the same bytes."""
        return max((item.updated for item in self.items), default=EPOCH)


class Atom(Atom1Feed):
    def latest_post_date(self):
        return self.feed["updated"]

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        if self.feed["next_url"]:
            handler.addQuickElement("link", "", {"rel": "next", "href": self.feed["next_url"]})

    def item_attributes(self, item):
        language = item["language"]
        return super().item_attributes(item) | ({"xml:lang": language} if language else {})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("contributor", {})
            handler.addQuickElement("name", name)
            handler.endElement("contributor")
        handler.addQuickElement("content", item["html"], {"type": "html"})


class Rss(Rss201rev2Feed):
    def latest_post_date(self):
        return self.feed["updated"]

    def rss_attributes(self):
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
        }

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        if self.feed["next_url"]:
            attributes = {"rel": "next", "href": self.feed["next_url"]}
            handler.addQuickElement("atom:link", None, attributes)

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))
        handler.addQuickElement("content:encoded", item["html"])


def as_xml(feed, maker, content_type):
    made = maker(
        title=feed.title,
        link=feed.page_url,
        description=feed.description,
        language=settings.LANGUAGE_CODE,
        author_name=settings.SITE_NAME,
        feed_url=feed.url,
        feed_guid=feed.url,
        updated=feed.updated,
        next_url=feed.next_url,
    )
    for item in feed.items:
        made.add_item(
            title=item.title,
            link=item.url,
            description=item.summary,
            unique_id=item.uid,
            unique_id_is_permalink=False,
            pubdate=item.published,
            updateddate=item.updated,
            categories=item.tags,
            language=item.language,
            authors=item.authors,
            html=item.html,
        )
    response = HttpResponse(content_type=content_type)
    made.write(response, "utf-8")
    return response


def as_atom(feed):
    return as_xml(feed, Atom, "application/atom+xml; charset=utf-8")


def as_rss(feed):
    return as_xml(feed, Rss, RSS)


def as_json(feed):
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.page_url,
        "feed_url": feed.url,
        "language": settings.LANGUAGE_CODE,
        "authors": [{"name": settings.SITE_NAME, "url": f"{settings.SITE_URL}/"}],
        "items": [json_item(item) for item in feed.items],
    }
    if feed.next_url:
        document["next_url"] = feed.next_url
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text, "application/feed+json; charset=utf-8")


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
    if item.authors:
        made["authors"] = [{"name": name} for name in item.authors]
    if item.tags:
        made["tags"] = item.tags
    if item.extension:
        made["_newsroom"] = item.extension
    return made


WRITERS = {"atom": as_atom, "rss": as_rss, "json": as_json}
