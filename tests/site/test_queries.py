"""What an address costs does not depend on how much there is."""

from datetime import date, timedelta

import pytest
from django import urls
from django.core.cache import cache
from django.db import connection
from django.template import base
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from briefs.models import Brief, Tally
from briefs.site.kept.state import public_state
from briefs.site.pages.brief import own_of
from briefs.site.told.entries import entry_html, entry_of
from tests.factories import (
    BriefFactory,
    CitationFactory,
    CorrectionFactory,
    SourceFactory,
    TagFactory,
)
from tests.site.pages import inside, texts
from tests.site.town import build

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/",
    "/briefs/",
    "/briefs/?tag=peru",
    "/briefs/?-tag=nothing-rare",
    "/briefs/?q=ferry",
    "/briefs/typed.json?q=fer",
    "/briefs/?q=ferry&sort=relevance",
    "/briefs/?before=2030-01-01,00000000-0000-4000-8000-000000000000",
    "/briefs/feed.atom",
    "/briefs/feed.rss",
    "/briefs/feed.json",
    "/briefs/first/",
    "/tags/",
    "/tags/peru/",
    "/tags/peru/feed.json",
    "/sources/",
    "/archive/",
    "/archive/2021/",
    "/archive/2021/11/",
    "/digests/",
    "/digests/2021-W45/",
    "/digests/2021-W45/digest.txt",
    "/digests/feed.atom",
    "/corrections/",
    "/corrections/feed.rss",
    "/since/?date=2020-01-01",
    "/feeds/",
    "/sitemap.xml",
    "/sitemap-2021-11.xml",
    "/sitemap-tags.xml",
]


def add(number, **kwargs):
    brief = BriefFactory(event_on=date(2021, 11, 8) + timedelta(days=number % 7), **kwargs)
    brief.tagged.create(tag=TagFactory())
    CitationFactory(brief=brief, role="host", position=1)
    CorrectionFactory(brief=brief, number=1)
    CorrectionFactory(brief=brief, number=2)
    return brief


def test_thirty_briefs_cost_as_many_statements_as_one(queries, advance, monkeypatch):
    # A tag on all of two briefs is left out like one on all of many.
    monkeypatch.setattr("briefs.site.kept.ledger.ENOUGH_TO_COMPARE", 2)
    rare = TagFactory(name="nothing rare")
    add(0, slug="first").tagged.create(tag=rare)
    add(0, slug="second").tagged.create(tag=rare)
    # Eight more, so that a tag on two is one that few briefs carry.
    for _ in range(8):
        add(0)
    BriefFactory(slug="old", withdrawn=True)
    advance()
    few = {address: queries(address) for address in ADDRESSES}
    for number in range(30):
        add(number)
        if number < 5:
            BriefFactory(withdrawn=True)
    advance()
    assert {address: queries(address) for address in ADDRESSES} == few


@pytest.mark.parametrize(
    ("address", "most"), [("/", 24), ("/briefs/", 20), ("/briefs/first/", 15), ("/tags/peru/", 23)]
)
def test_a_cold_page_costs_few_statements(queries, advance, address, most):
    add(0, slug="first")
    advance()
    assert queries(address) <= most


def test_what_is_made_for_each_brief_asks_for_nothing_that_is_not_there(client, monkeypatch):
    """Django raises and catches an error for each name that it does not find: slow, and silent."""
    brief, missing = build(), []

    class Missing(base.VariableDoesNotExist):
        def __init__(self, message, params=()):
            missing.append(params[0])

    monkeypatch.setattr(base, "VariableDoesNotExist", Missing)
    own_of(brief.slug, public_state())
    entry_html(entry_of(Brief.objects.for_cards().get(pk=brief.pk)))
    assert missing == []


def test_the_page_of_tags_makes_its_addresses_at_once(client, monkeypatch):
    asked = []
    monkeypatch.setattr(urls, "reverse", lambda *a, **k: asked.append(a) or reverse(*a, **k))

    def addresses_made():
        asked.clear()
        cache.clear()
        tree = html.fromstring(client.get("/tags/").content)
        return len(asked), [link.get("href") for link in inside(tree, "names", "//a")]

    tag = TagFactory(name="new port")
    BriefFactory(tags=[tag])
    few, links = addresses_made()
    assert links == [tag.get_absolute_url()]
    BriefFactory(tags=TagFactory.create_batch(5))
    assert addresses_made()[0] == few


@pytest.mark.parametrize(
    "address",
    [
        *["/briefs/", "/tags/peru/", "/briefs/?tag=peru", "/sources/", "/tags/"],
        *["/briefs/?-tag=rare", "/briefs/?-source=harbour-post"],
    ],
)
def test_the_first_reader_of_an_edition_waits_for_no_count(client, address):
    rare, source = TagFactory(name="rare"), SourceFactory(name="Harbour Post")
    for number in range(12):
        brief = BriefFactory(event_on=date(2021, 11, 1) + timedelta(days=number))
        if number < 3:
            brief.tagged.create(tag=rare)
            CitationFactory(brief=brief, source=source, role="host", position=1)
    counted = said_of(client, address)
    assert any("GROUP BY" in query for query in counted[0])
    Tally.objects.recount()
    asked = said_of(client, address)
    assert not any("GROUP BY" in query for query in asked[0])
    assert asked[1] == counted[1]


def test_a_list_too_long_to_be_counted_says_how_many_and_offers_filters_without_numbers(
    client, monkeypatch
):
    rare = TagFactory(name="rare")
    for number in range(4):
        BriefFactory(language="es" if number else "en", tags=[rare] if number < 3 else [])
    Tally.objects.recount()
    address = "/briefs/?language=es&-kind=university"

    def figures():
        queries, content = said_of(client, address)
        page = html.fromstring(content)
        assert texts(inside(page, "under")) == ["3 of 4, newest filing date first"]
        rows = texts(inside(page, "facet", "/li"))
        asked = any("briefs_taggedbrief" in query and "GROUP BY" in query for query in queries)
        return next(row for row in rows if row.startswith("rare")), asked

    assert figures() == ("rare2−", True)
    monkeypatch.setattr("briefs.site.asked.asked.COUNTED", 2)
    assert figures() == ("rare−", False)


def said_of(client, address):
    """Return the statements that an address costs when nothing is kept, and its answer."""
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        content = client.get(address).content
    return [query["sql"] for query in captured], content
