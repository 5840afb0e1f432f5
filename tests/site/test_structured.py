"""What machines read of a brief: every field is one that schema.org and Open Graph know."""

import re
from datetime import date, datetime

import pytest
from lxml import html

from tests.factories import BriefFactory
from tests.site.pages import article_of, tree_of
from tests.site.town import ADDRESSES, build

pytestmark = pytest.mark.django_db

# Properties that schema.org gives each type, or one that it descends from.
ORGANIZATION = {"name", "url", "correctionsPolicy", "logo", "publishingPrinciples"}
WORK = {"name", "url", "publisher", "datePublished", "inLanguage", "author"}
KNOWN = {
    "NewsArticle": {
        *{"url", "mainEntityOfPage", "headline", "abstract", "inLanguage", "datePublished"},
        *{"dateModified", "publisher", "author", "isAccessibleForFree", "keywords", "citation"},
        *{"temporalCoverage", "correction"},
    },
    "CorrectionComment": {"text", "datePublished", "url"},
    "NewsMediaOrganization": ORGANIZATION,
    "Organization": ORGANIZATION,
    "CreativeWork": WORK,
}


def check(thing):
    """Hold a thing, and all within it, against what its type may say."""
    if isinstance(thing, list):
        for one in thing:
            check(one)
    elif isinstance(thing, dict):
        names = {name for name in thing if not name.startswith("@")}
        assert names <= KNOWN[thing["@type"]], names - KNOWN[thing["@type"]]
        for name, value in thing.items():
            assert value not in ("", None), name
            if name in {"url", "mainEntityOfPage", "correctionsPolicy"}:
                assert re.fullmatch(r"https?://\S+", value)
            if name in {"datePublished", "dateModified"}:
                assert read(value)
            check(value)


def read(text):
    """Read a date as ISO 8601 has it, whole or cut to month or year."""
    return datetime.fromisoformat(text + "-01-01"[: 10 - len(text)] if len(text) < 10 else text)


def test_every_field_of_the_structured_data_is_one_that_schema_org_knows(client, advance):
    brief = build()
    advance()
    article = article_of(client, brief)
    check(article)
    assert article["@context"] == "https://schema.org"
    # What search engines ask of an article.
    for name in ["headline", "datePublished", "dateModified", "author", "publisher"]:
        assert article[name]
    assert article["correction"][0]["@type"] == "CorrectionComment"
    assert {work["@type"] for work in article["citation"]} == {"CreativeWork"}


@pytest.mark.parametrize(
    ("fields", "covered"),
    [
        ({"event_on": date(2021, 11, 13)}, "2021-11-13"),
        ({"event_on": date(2021, 11, 1), "event_precision": "month"}, "2021-11"),
        ({"event_on": date(2021, 1, 1), "event_precision": "year"}, "2021"),
        (
            {"event_on": date(2021, 11, 1), "event_until": date(2021, 11, 3)},
            "2021-11-01/2021-11-03",
        ),
        ({"event_on": None, "event_precision": "unknown"}, None),
    ],
)
def test_the_time_covered_is_as_exact_as_it_is_known(client, fields, covered):
    assert article_of(client, BriefFactory(**fields)).get("temporalCoverage") == covered


def head_of(client, address):
    """Return what the head of a page says of it: {name or property: content}, and whether 200."""
    answer = client.get(address)
    tree = html.fromstring(answer.content)
    said = {
        tag.get("property") or tag.get("name"): tag.get("content") for tag in tree.xpath("//meta")
    }
    said["title"] = tree.xpath("string(//title)")
    said["canonical"] = tree.xpath("string(//link[@rel='canonical']/@href)")
    return said, answer.status_code == 200


def one_address(address):
    """The one address of what an address shows: of a list with its filters, of others without."""
    path, _mark, query = address.partition("?")
    kept = [
        part for part in query.split("&") if part and path == "/briefs/" and "page=" not in part
    ]
    return f"{path}?{'&'.join(kept)}" if kept else path


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_says_what_it_is_called_where_it_is_and_what_stands_there(
    client, advance, settings, address
):
    build()
    advance()
    said, here = head_of(client, address)
    graph = {name: content for name, content in said.items() if name and name.startswith("og:")}
    if not here or said.get("robots") == "noindex":
        assert (graph, said["canonical"], "description" in said) == ({}, "", False)
        assert not here or address.startswith("/report/")
        return
    assert said["canonical"] == graph["og:url"] == f"{settings.SITE_URL}{one_address(address)}"
    assert said["description"] == graph["og:description"]
    assert 15 < len(said["description"]) <= 300
    assert graph["og:title"] == said["title"].removesuffix(f" · {settings.SITE_NAME}")
    assert graph["og:site_name"] == settings.SITE_NAME
    assert graph["og:type"] == (
        "article" if address.count("/") == 3 and "briefs" in address else "website"
    )
    # There is no picture of ours to show.
    assert "og:image" not in graph


def test_no_two_pages_bear_one_title(client, advance, monkeypatch):
    build()
    advance()
    monkeypatch.setattr("briefs.text.limits.PAGES_BY_NUMBER", 2)
    older = "2021-12-03,00000000-0000-4000-8000-000000000000"
    more = ["/briefs/?page=2", "/briefs/?tag=ports&page=2", "/briefs/?q=<b>&tag=peru"]
    more += [f"/briefs/?before={older}", f"/tags/ports/?before={older}", "/tags/peru/?q=ferry"]
    shown = [head_of(client, address) for address in [*ADDRESSES, *more]]
    titles = [said["title"] for said, here in shown if here]
    assert len(titles) > len(more)
    assert sorted(titles) == sorted(set(titles))
    assert "Briefs, tag ports, page 2 · Newsroom" in titles
    assert "<b> · Search, tag Peru · Newsroom" in titles
    assert "ports, from 3 December 2021 on · Newsroom" in titles


def test_an_article_says_when_it_was_published_and_last_changed(client, advance):
    brief = build()
    advance()
    tree = tree_of(client.get(brief.get_absolute_url()))
    times = tree.xpath('//meta[starts-with(@property, "article:")]/@content')
    assert times == [article_of(client, brief)[name] for name in ("datePublished", "dateModified")]
