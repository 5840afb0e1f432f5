"""What machines read of a brief: every field is one that schema.org and Open Graph know."""

import re
from datetime import date, datetime

import pytest

from tests.factories import BriefFactory
from tests.site.pages import article_of, tree_of
from tests.site.town import build

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


def graph_of(client, address):
    tags = tree_of(client.get(address)).xpath('//meta[starts-with(@property, "og:")]')
    return {tag.get("property"): tag.get("content") for tag in tags}


@pytest.mark.parametrize(
    ("address", "kind"),
    [("/", "website"), ("/briefs/", "website"), ("/tags/peru/", "website"), (None, "article")],
)
def test_open_graph_has_what_it_asks_of_every_page(client, advance, settings, address, kind):
    brief = build()
    advance()
    graph = graph_of(client, address or brief.get_absolute_url())
    assert graph["og:type"] == kind
    assert graph["og:title"]
    assert graph["og:site_name"] == settings.SITE_NAME
    assert graph["og:url"] == f"{settings.SITE_URL}{address or brief.get_absolute_url()}"


def test_an_article_says_when_it_was_published_and_last_changed(client, advance):
    brief = build()
    advance()
    tree = tree_of(client.get(brief.get_absolute_url()))
    times = tree.xpath('//meta[starts-with(@property, "article:")]/@content')
    assert times == [article_of(client, brief)[name] for name in ("datePublished", "dateModified")]
