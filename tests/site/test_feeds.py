import json
from datetime import date, timedelta
from email.utils import parsedate_to_datetime

import pytest
from django.core.cache import cache
from django.utils import timezone
from lxml import etree, html

from briefs.models import Brief, Edition
from tests.factories import BriefFactory, CorrectionFactory, TagFactory
from tests.site.town import build

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}
LISTS = [
    "/briefs/",
    "/tags/peru/",
    "/sources/harbour-post/",
    "/archive/2021/",
    "/archive/2021/11/",
    "/archive/2021/11/13/",
    "/corrections/",
    "/digests/",
]


def atom(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    return etree.fromstring(answer.content)


def found(tree, path):
    return tree.xpath(path, namespaces=ATOM)


def items(client, address):
    return json.loads(client.get(address).content)["items"]


@pytest.mark.parametrize("where", LISTS)
def test_every_list_is_a_feed_in_three_forms(client, advance, settings, where):
    build()
    advance()
    tree = atom(client, f"{where}feed.atom")
    assert found(tree, "string(a:id)") == f"{settings.SITE_URL}{where}feed.atom"
    ids = found(tree, "a:entry/a:id/text()")
    assert ids
    assert len(set(ids)) == len(ids)
    for path in ["a:title", "a:id", "a:updated", "a:author/a:name", "a:link[@rel='self']/@href"]:
        assert found(tree, path), path
    for path in ["a:title", "a:id", "a:updated", "a:content", "a:link[@rel='alternate']/@href"]:
        assert len(found(tree, f"a:entry/{path}")) == len(ids), path
    assert all(href.startswith(settings.SITE_URL) for href in found(tree, "//a:link/@href"))

    rss = etree.fromstring(client.get(f"{where}feed.rss").content)
    assert rss.get("version") == "2.0"
    assert rss.xpath("channel/item/guid/text()") == ids
    assert set(rss.xpath("channel/item/guid/@isPermaLink")) == {"false"}
    assert all(parsedate_to_datetime(day) for day in rss.xpath("channel/item/pubDate/text()"))

    feed = json.loads(client.get(f"{where}feed.json").content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in feed["items"]] == ids
    assert feed["feed_url"] == f"{settings.SITE_URL}{where}feed.json"
    assert feed["home_page_url"] == f"{settings.SITE_URL}{where}"


@pytest.mark.parametrize("where", LISTS)
def test_every_list_names_its_feeds(client, advance, where):
    build()
    advance()
    text = client.get(where).content.decode()
    assert 'type="application/atom+xml"' in text
    assert f'href="{where}feed.json"' in text


def test_a_feed_has_the_filters_of_its_list(client, advance):
    build()
    advance()
    assert [item["title"] for item in items(client, "/briefs/feed.json?tag=rail")] == [
        "A train follows"
    ]
    assert "A train follows" not in [
        item["title"] for item in items(client, "/briefs/feed.json?-tag=rail")
    ]
    assert [item["title"] for item in items(client, "/briefs/feed.json?q=train")] == [
        "A train follows"
    ]


def test_next_leads_through_the_whole_list(client, monkeypatch, settings):
    monkeypatch.setattr("briefs.site.feeds.feeds.FEED_SIZE", 4)
    monkeypatch.setattr("briefs.text.limits.PAGES_BY_NUMBER", 2)
    for _ in range(15):
        BriefFactory()
    address, seen = "/briefs/feed.json", []
    while address:
        feed = json.loads(client.get(address).content)
        seen += [item["id"] for item in feed["items"]]
        address = feed.get("next_url", "").removeprefix(settings.SITE_URL)
    newest = Brief.objects.public().newest_first().values_list("uid", flat=True)
    assert seen == [f"urn:uuid:{uid}" for uid in newest]
    for form in ("atom", "rss"):
        address, told = f"/briefs/feed.{form}", []
        while address:
            tree = etree.fromstring(client.get(address).content)
            told += found(tree, "//a:entry/a:id/text() | //item/guid/text()")
            # Each page names itself, and is one page of the one feed.
            assert found(tree, "string(//a:link[@rel='self']/@href)") == settings.SITE_URL + address
            assert found(tree, "string(/a:feed/a:id)") in (
                "",
                f"{settings.SITE_URL}/briefs/feed.atom",
            )
            address = found(tree, "string(//a:link[@rel='next']/@href)")
            address = address.removeprefix(settings.SITE_URL)
        assert told == seen, form


def test_pages_of_the_feed_of_corrections_name_themselves(client, monkeypatch, settings):
    monkeypatch.setattr("briefs.site.feeds.feeds.FEED_SIZE", 1)
    brief = BriefFactory()
    for number in (1, 2):
        CorrectionFactory(brief=brief, number=number)
    first = atom(client, "/corrections/feed.atom")
    assert found(first, "string(a:link[@rel='self']/@href)") == found(first, "string(a:id)")
    address = found(first, "string(a:link[@rel='next']/@href)")
    second = atom(client, address.removeprefix(settings.SITE_URL))
    assert found(second, "string(a:link[@rel='self']/@href)") == address
    assert found(second, "string(a:id)") == found(first, "string(a:id)")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "Newsroom: Briefs"),
        ("?tag=peru&-tag=rail", "Newsroom: Briefs, tag Peru, without rail"),
        ("?q=ferry&from=2021-11", "Newsroom: ferry · Search, filed from November 2021"),
    ],
)
def test_feeds_of_different_lists_have_different_names(client, advance, query, name):
    build()
    advance()
    for form in ("atom", "rss"):
        tree = etree.fromstring(client.get(f"/briefs/feed.{form}{query}").content)
        assert found(tree, "string(/a:feed/a:title | /rss/channel/title)") == name
    assert client.get(f"/briefs/feed.json{query}").json()["title"] == name
    offered = html.fromstring(client.get(f"/briefs/{query}").content)
    offered = offered.xpath("//link[@rel='alternate'][contains(@type, 'atom')]/@title")
    assert offered == [f"{name.removeprefix('Newsroom: ')} (Atom)"]


def test_an_id_survives_a_new_slug(client):
    brief = BriefFactory(slug="one")
    (before,) = items(client, "/briefs/feed.json")
    Brief.objects.filter(pk=brief.pk).update(slug="two")
    Edition.objects.advance()
    (after,) = items(client, "/briefs/feed.json")
    assert before["id"] == after["id"] == f"urn:uuid:{brief.uid}"
    assert before["url"] != after["url"]


def test_only_a_correction_moves_updated(client):
    brief = BriefFactory()
    (first,) = items(client, "/briefs/feed.json")
    Brief.objects.filter(pk=brief.pk).update(changed_at=timezone.now() + timedelta(days=1))
    Edition.objects.advance()
    (same,) = items(client, "/briefs/feed.json")
    assert same["date_modified"] == first["date_modified"] == first["date_published"]
    note = CorrectionFactory(brief=brief, number=1)
    Edition.objects.advance()
    (moved,) = items(client, "/briefs/feed.json")
    assert moved["date_modified"] == note.at.isoformat()
    assert moved["date_published"] == first["date_published"]
    assert note.note in moved["content_html"]
    assert moved["_newsroom"]["corrections"][0]["note"] == note.note


def test_a_withdrawal_reaches_subscribers_without_the_text(client):
    brief = BriefFactory(headline="Old", summary="Secret summary.", withdrawn=True)
    (item,) = items(client, "/briefs/feed.json")
    assert item["id"] == f"urn:uuid:{brief.uid}"
    assert item["title"] == "Withdrawn: Old"
    assert item["_newsroom"]["withdrawn"]["because"] == "The source took it back."
    for form in ["atom", "rss", "json"]:
        assert b"Secret" not in client.get(f"/briefs/feed.{form}").content


@pytest.mark.parametrize("form", ["atom", "rss", "json"])
def test_a_feed_says_what_it_is_and_the_language_of_each_entry(client, form):
    BriefFactory(language="es")
    answer = client.get(f"/briefs/feed.{form}")
    kind = {"json": "application/feed+json"}.get(form, f"application/{form}+xml")
    assert answer.headers["Content-Type"] == f"{kind}; charset=utf-8"
    said = {"atom": 'xml:lang="es"', "rss": "<language>en</language>", "json": '"language":"es"'}
    assert said[form] in answer.text


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_each_stone_stands_once_on_the_page_of_its_day_and_in_its_own_lists_alone(
    client, monkeypatch, settings, sort
):
    monkeypatch.setattr("briefs.site.feeds.feeds.FEED_SIZE", 3)
    for day in range(1, 9):
        told = {"event_on": date(2021, 11, day), "withdrawn": day in (4, 7)}
        BriefFactory(headline=f"{day}", tags=[TagFactory(name=f"day {day}")], **told)
    address, pages = f"/briefs/feed.json?sort={sort}", []
    while address:
        feed = client.get(address).json()
        pages.append([item["title"].removeprefix("Withdrawn: ") for item in feed["items"]])
        address = feed.get("next_url", "").removeprefix(settings.SITE_URL)
    if sort == "newest":
        assert pages == [["8", "7", "6", "5", "4"], ["3", "2", "1"]]
    else:
        assert pages == [["1", "2", "3", "4"], ["5", "6", "7", "8"]]
    BriefFactory(tags=[TagFactory._meta.model.objects.get(name="day 4")])
    Edition.objects.advance()
    titles = [item["title"] for item in items(client, "/tags/day-4/feed.json")]
    assert [title for title in titles if title.startswith("Withdrawn")] == ["Withdrawn: 4"]


def test_a_page_has_all_its_stones_and_of_too_many_those_withdrawn_last(client, monkeypatch):
    BriefFactory(headline="Stays")
    first = timezone.now() - timedelta(days=30)
    for number in range(21):
        at = first + timedelta(hours=number)
        day = date(2021, 11, 28 - number)
        BriefFactory(headline=f"{number}", withdrawn=True, withdrawn_at=at, event_on=day)

    def stones():
        cache.clear()
        titles = [item["title"] for item in items(client, "/briefs/feed.json")]
        return [title.split()[1] for title in titles if title.startswith("Withdrawn: ")]

    assert stones() == [str(number) for number in range(21)]
    monkeypatch.setattr("briefs.site.feeds.feeds.MOST_STONES", 3)
    assert stones() == ["18", "19", "20"]


def test_what_was_withdrawn_is_not_found_by_its_words(client, advance):
    BriefFactory(headline="Lighthouse", withdrawn=True)
    advance()
    assert items(client, "/briefs/feed.json?q=lighthouse") == []


def test_the_extension_says_who_said_it(client):
    build()
    item = next(i for i in items(client, "/briefs/feed.json") if "A ferry crosses" in i["title"])
    ours = item["_newsroom"]
    assert ours["event"]["on"] == "2021-11-13"
    assert ours["event"]["inferred"] is True
    assert ours["event"]["inferred_part"] == "year"
    assert [c["source"]["name"] for c in ours["citations"]] == [
        "Harbour Post",
        "Mirror",
        "Coast Wire",
    ]
    assert ours["citations"][1]["role"] == "aggregator"
    assert {tag["name"] for tag in ours["tags"]} >= {"Peru", "ports"}


def test_the_newsroom_is_the_author_and_the_sources_contribute(client, settings):
    build()
    outlets = ["Harbour Post", "Coast Wire"]
    whole = json.loads(client.get("/briefs/feed.json").content)
    assert [author["name"] for author in whole["authors"]] == [settings.SITE_NAME]
    # What an item does not say of its author the feed says of all.
    assert not any("authors" in item for item in whole["items"])
    tree = etree.fromstring(client.get("/briefs/feed.rss").content)
    (item,) = tree.xpath("//item[starts-with(title, 'A ferry crosses')]")
    elements = "{http://purl.org/dc/elements/1.1/}"
    assert [one.text for one in item.iter(f"{elements}creator")] == [settings.SITE_NAME]
    assert [one.text for one in item.iter(f"{elements}contributor")] == outlets
    tree = atom(client, "/briefs/feed.atom")
    assert found(tree, "//a:author/a:name/text()") == [settings.SITE_NAME]
    (entry,) = found(tree, "a:entry[starts-with(a:title, 'A ferry crosses')]")
    assert found(entry, "a:contributor/a:name/text()") == outlets


def test_markup_in_a_headline_stays_text(client):
    BriefFactory(headline="<b>5 < 6 & 7</b> ]]>", summary="<script>x</script>")
    entry = found(atom(client, "/briefs/feed.atom"), "a:entry")[0]
    assert found(entry, "string(a:title)") == "<b>5 < 6 & 7</b> ]]>"
    assert "&lt;script&gt;" in found(entry, "string(a:content)")


def test_the_same_rows_give_the_same_bytes(client):
    build()
    for form in ["atom", "rss", "json"]:
        first = client.get(f"/briefs/feed.{form}").content
        cache.clear()
        assert client.get(f"/briefs/feed.{form}").content == first


def test_an_empty_feed_is_a_feed(client):
    tree = atom(client, "/briefs/feed.atom")
    assert found(tree, "string(a:updated)").startswith("1970-")
    assert items(client, "/briefs/feed.json") == []


@pytest.mark.parametrize("form", ["xml", "atom/", "jsonp", "ATOM"])
def test_other_forms_are_unknown(client, form):
    assert client.get(f"/briefs/feed.{form}").status_code == 404
