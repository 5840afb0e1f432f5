"""Feeds against their specifications: RFC 4287, RSS 2.0, JSON Feed 1.1.

Each rule is a line of the specification; what is not listed there is allowed in a namespace alone.
"""

import json
import re
from datetime import datetime
from email.utils import parsedate_to_datetime

import pytest
from lxml import etree, html

from tests.factories import BriefFactory
from tests.site.town import build

pytestmark = pytest.mark.django_db

LISTS = [
    "/briefs/",
    "/briefs/?q=ferry",
    "/briefs/?tag=unknown",
    "/tags/peru/?-source=mirror",
    "/sources/harbour-post/",
    "/archive/2021/",
    "/corrections/",
    "/digests/",
]
ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ADDRESS = re.compile(r"https?://[^\s<>\"]+|urn:uuid:[0-9a-f-]{36}(#[\w-]+)?")
LANGUAGE = re.compile(r"[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*")
# How often each child may stand in a feed and in an entry: RFC 4287, 4.1.1 and 4.1.2.
FEED = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "author": (0, 9), "category": (0, 99)}
FEED |= {"contributor": (0, 99), "generator": (0, 1), "icon": (0, 1), "logo": (0, 1)}
FEED |= {"link": (1, 9), "rights": (0, 1), "subtitle": (0, 1), "entry": (0, 99)}
ENTRY = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "published": (0, 1), "summary": (0, 1)}
ENTRY |= {"author": (0, 9), "category": (0, 99), "content": (0, 1), "contributor": (0, 99)}
ENTRY |= {"link": (0, 9), "rights": (0, 1), "source": (0, 1)}
CHANNEL = {"title": (1, 1), "link": (1, 1), "description": (1, 1), "language": (0, 1)}
CHANNEL |= {"lastBuildDate": (0, 1), "item": (0, 99), "ttl": (0, 1), "generator": (0, 1)}
ITEM = {"title": (0, 1), "link": (0, 1), "description": (0, 1), "category": (0, 99)}
ITEM |= {"guid": (0, 1), "pubDate": (0, 1)}
JSON_FEED = {"version": str, "title": str, "home_page_url": str, "feed_url": str, "items": list}
JSON_FEED |= {"description": str, "next_url": str, "authors": list, "language": str}
JSON_ITEM = {"id": str, "url": str, "title": str, "content_html": str, "summary": str}
JSON_ITEM |= {"date_published": str, "date_modified": str, "authors": list, "tags": list}
JSON_ITEM |= {"language": str}


@pytest.fixture
def feed(client, advance):
    build()
    BriefFactory(headline="A < B & “C” ]]> é", summary="1 < 2 & 3.", tags=[])
    advance()

    def get(where, form):
        path, _mark, query = where.partition("?")
        answer = client.get(f"{path}feed.{form}?{query}")
        assert answer.status_code == 200
        return answer.content

    return get


def check_children(parent, space, rules):
    names = [child.tag for child in parent if child.tag.startswith(space)]
    local = [name.removeprefix(space) for name in names if "{" not in name.removeprefix(space)]
    assert set(local) <= set(rules)
    for name, (least, most) in rules.items():
        assert least <= local.count(name) <= most, (parent.tag, name)


def check_html(text):
    """What a feed carries as HTML is whole: it parses into what it was written as."""
    assert html.fragment_fromstring(text, create_parent="div") is not None
    assert "<script" not in text


@pytest.mark.parametrize("where", LISTS)
def test_atom_keeps_to_rfc_4287(feed, where):
    tree = etree.fromstring(feed(where, "atom"))
    assert tree.tag == f"{ATOM}feed"
    check_children(tree, ATOM, FEED)
    links = [link.get("rel") for link in tree.findall(f"{ATOM}link")]
    assert links.count("self") == links.count("alternate") == 1
    entries = tree.findall(f"{ATOM}entry")
    for entry in entries:
        check_children(entry, ATOM, ENTRY)
        # An entry without content must have an alternate; of one kind there is one.
        rels = [link.get("rel") for link in entry.findall(f"{ATOM}link")]
        assert rels.count("alternate") == 1
        content = entry.find(f"{ATOM}content")
        assert content.get("type") == "html"
        check_html(content.text)
    # Authors: of the feed, or of each entry.
    assert tree.find(f"{ATOM}author/{ATOM}name").text
    for name in ("updated", "published"):
        assert all(RFC_3339.fullmatch(time.text) for time in tree.iter(f"{ATOM}{name}"))
    assert all(ADDRESS.fullmatch(one.text) for one in tree.iter(f"{ATOM}id"))
    assert all(ADDRESS.fullmatch(link.get("href")) for link in tree.iter(f"{ATOM}link"))
    assert all(one.get("term") for one in tree.iter(f"{ATOM}category"))
    assert all(one.find(f"{ATOM}name").text for one in tree.iter(f"{ATOM}contributor"))
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert all(LANGUAGE.fullmatch(one.get(language)) for one in [tree, *entries] if language in one)
    moments = [(e.findtext(f"{ATOM}id"), e.findtext(f"{ATOM}updated")) for e in entries]
    assert len(set(moments)) == len(entries)


@pytest.mark.parametrize("where", LISTS)
def test_rss_keeps_to_its_specification(feed, where):
    tree = etree.fromstring(feed(where, "rss"))
    assert (tree.tag, tree.get("version"), len(tree)) == ("rss", "2.0", 1)
    channel = tree[0]
    check_children(channel, "", CHANNEL)
    (own,) = [one for one in channel.findall(f"{ATOM}link") if one.get("rel") == "self"]
    assert own.get("type") == "application/rss+xml"
    assert LANGUAGE.fullmatch(channel.findtext("language"))
    for item in channel.findall("item"):
        check_children(item, "", ITEM)
        assert item.findtext("title") or item.findtext("description")
        assert item.find("guid").get("isPermaLink") == "false"
        check_html(item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded"))
    guids = [one.text for one in channel.iter("guid")]
    assert len(set(guids)) == len(guids)
    for one in [*channel.iter("pubDate"), *channel.iter("lastBuildDate")]:
        assert parsedate_to_datetime(one.text).tzinfo is not None
    assert all(ADDRESS.fullmatch(one.text) for one in channel.iter("link") if one.text)


@pytest.mark.parametrize("where", LISTS)
def test_the_json_feed_keeps_to_version_1_1(feed, where):
    whole = json.loads(feed(where, "json"))
    assert whole["version"] == "https://jsonfeed.org/version/1.1"
    assert {"version", "title", "items"} <= set(whole) <= set(JSON_FEED)
    for item in whole["items"]:
        assert "id" in item
        assert "content_html" in item or "content_text" in item
        # What the specification does not know starts with an underscore and is an object.
        own = {name for name in item if name.startswith("_")}
        assert set(item) - own <= set(JSON_ITEM)
        assert all(isinstance(item[name], dict) for name in own)
        assert all(isinstance(value, JSON_ITEM[n]) for n, value in item.items() if n not in own)
        for name in ("date_published", "date_modified"):
            assert RFC_3339.fullmatch(item[name])
            assert datetime.fromisoformat(item[name]).tzinfo is not None
        assert all(author.get("name") for author in item.get("authors", []))
        check_html(item["content_html"])
    assert all(isinstance(value, JSON_FEED[name]) for name, value in whole.items())
    ids = [item["id"] for item in whole["items"]]
    assert len(set(ids)) == len(ids)
