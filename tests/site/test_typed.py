"""What is proposed while a reader types."""

import json

import pytest
from playwright.sync_api import expect

from tests.factories import BriefFactory, SourceFactory, TagFactory
from tests.site.town import build

pytestmark = pytest.mark.django_db


def offers(client, text):
    answer = client.get("/briefs/typed.json", {"q": text})
    assert answer.status_code == 200
    return [(offer["label"], offer["kind"]) for offer in json.loads(answer.content)["offers"]]


@pytest.fixture
def harbour(advance):
    BriefFactory(
        headline="Lighthouse lit",
        tags=[
            TagFactory(name="port of call"),
            TagFactory(kind="country", name="México", code="MX"),
        ],
        citations__source=SourceFactory(name="Estuary Post"),
        summary="Nothing else.",
    )
    hidden = TagFactory(name="portable secrets")
    BriefFactory(headline="Lighthouse sold", tags=[hidden], draft=True)
    advance()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("por", [("port of call", "topic"), ("Lighthouse lit", "brief")]),
        ("CALL", [("port of call", "topic"), ("Lighthouse lit", "brief")]),
        ("mexi", [("México", "country"), ("Lighthouse lit", "brief")]),
        ("estu", [("Estuary Post", "source"), ("Lighthouse lit", "brief")]),
        ("lighthou", [("Lighthouse lit", "brief")]),
        ("po", [("Estuary Post", "source"), ("port of call", "topic")]),
        ("li", []),
        ("orts", []),
        ("p", []),
        ("", []),
        ("source:nobody", []),
        ("x" * 400, []),
        ("\0", []),
    ],
)
def test_names_and_briefs_are_proposed_by_the_start_of_a_word(client, harbour, text, found):
    assert offers(client, text) == found


def test_a_tag_that_every_brief_carries_is_not_proposed(client, advance):
    every, rare = TagFactory(name="shipping"), TagFactory(name="shipyards")
    for number in range(10):
        BriefFactory(headline="None", tags=[every] if number else [every, rare])
    advance()
    assert offers(client, "shi")[0] == ("shipyards", "topic")


def test_a_proposed_brief_tells_its_language_and_a_name_has_none(client, advance):
    BriefFactory(headline="Puerto nuevo", language="es", tags=[TagFactory(name="puertos")])
    advance()
    answer = json.loads(client.get("/briefs/typed.json?q=puer").content)
    told = {offer["label"]: offer["language"] for offer in answer["offers"]}
    assert told == {"puertos": "", "Puerto nuevo": "es"}


def test_a_proposal_leads_to_its_page(client, harbour):
    answer = json.loads(client.get("/briefs/typed.json?q=por").content)
    assert {client.get(offer["url"]).status_code for offer in answer["offers"]} == {200}


def test_no_more_is_proposed_than_can_be_read_at_a_glance(client, advance):
    tags = [TagFactory(name=f"harbour {letter}") for letter in "abcdef"]
    for _ in range(7):
        BriefFactory(headline="Harbour news", tags=tags)
    advance()
    assert len(offers(client, "harb")) == 9


@pytest.fixture
def page(live_server, open_page, advance):
    build()
    advance()
    return open_page(viewport={"width": 360, "height": 740})


@pytest.mark.django_db(transaction=True)
def test_a_reader_types_and_goes_down_to_a_proposal(page, axe):
    page.goto("/tags/")
    field = page.get_by_label("Search the briefs")
    field.press_sequentially("tra")
    expect(page.locator(".offers a")).to_have_text(["A train follows brief"])
    expect(page.get_by_role("status")).to_have_text("Proposals below the field: 1")
    # The proposals lie over the menu, whose links are whole again when they close.
    assert axe(page, rules={"target-size": {"enabled": False}}) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    field.press("ArrowDown")
    expect(page.locator(".offers a")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("A train follows")


@pytest.mark.django_db(transaction=True)
def test_a_reader_can_close_the_proposals_and_search_all_the_same(page):
    page.goto("/")
    field = page.get_by_label("Search the briefs")
    field.press_sequentially("train")
    expect(page.locator(".offers")).to_be_visible()
    field.press("Escape")
    expect(page.locator(".offers")).to_be_hidden()
    field.press("Enter")
    expect(page.locator(".entry h2")).to_have_text(["A train follows"])


@pytest.mark.django_db(transaction=True)
def test_a_name_made_of_markup_stays_text(live_server, open_page, advance):
    BriefFactory(headline="<img src=x onerror=alert(1)> sails")
    advance()
    page = open_page()
    page.goto("/")
    page.get_by_label("Search the briefs").press_sequentially("sails")
    expect(page.locator(".offers a")).to_have_text(["<img src=x onerror=alert(1)> sails brief"])
