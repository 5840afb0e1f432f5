"""Did you mean: near words of public briefs where a question finds nothing."""

from datetime import date
from urllib.parse import parse_qs

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from briefs.site.asked.spelling import nearest
from tests.factories import BriefFactory, SourceFactory, TagFactory
from tests.site.pages import inside, texts, tree_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def harbour(advance):
    post = SourceFactory(name="Estuary Post")
    BriefFactory(
        headline="Lighthouse lit again",
        summary="The lamp turns at night.",
        tags=[TagFactory(name="navigation")],
        citations__source=post,
    )
    BriefFactory(headline="Pilots on strike", summary="No ship sails.", event_on=date(2022, 1, 5))
    hidden = {"draft": True, "tags": [TagFactory(name="whispers")]}
    BriefFactory(headline="Submarine seen", summary="Nobody knows whose.", **hidden)
    advance()


def proposed(client, address):
    return [
        (texts([link])[0], link.get("href"))
        for link in inside(tree_of(client.get(address)), "meant", "//a")
    ]


@pytest.mark.parametrize(
    ("asked", "better"),
    [
        ("lihgthouse", "lighthouse"),
        ("lighhouse", "lighthouse"),
        ("ligthouse lamp", "lighthouse lamp"),
        ("navigasion", "navigation"),
        ("estuery", "estuary"),
        ('"pilots on strik"', '"pilots on strike"'),
    ],
)
def test_a_misspelt_question_gets_a_proposal_that_finds_something(client, harbour, asked, better):
    ((text, address),) = proposed(client, f"/briefs/?q={asked}")
    assert text == better
    assert len(inside(tree_of(client.get(address)), "entry")) == 1


@pytest.mark.parametrize(
    "asked",
    [
        *["submarine", "submarin", "whosee", "xqzw", "lam", "lighthouse", "nithts"],
        *["tag:whisper", "tag:xq", "tag:navi ship", "tag:", "from:navi"],
    ],
)
def test_no_proposal_comes_from_what_readers_do_not_see_or_where_none_is_near(
    client, harbour, asked
):
    assert proposed(client, f"/briefs/?q={asked}") == []


def test_a_proposal_keeps_the_filters_and_must_find_something_within_them(client, harbour):
    ((_text, address),) = proposed(client, "/briefs/?q=pilotts&from=2022")
    assert address == "/briefs/?q=pilots&from=2022"
    assert proposed(client, "/briefs/?q=pilotts&to=2021") == []


@pytest.mark.parametrize(
    ("asked", "better"),
    [
        ("tag:navi", 'tag:"navigation"'),
        ("source:estuary post lamp", 'source:"Estuary Post" lamp'),
        ("lamp -tag:per turns", 'lamp -tag:"Peru" turns'),
        ("lamp tag: navigation", 'lamp tag:"navigation"'),
    ],
)
def test_a_name_that_was_begun_or_not_quoted_is_proposed_whole(client, harbour, asked, better):
    ((text, address),) = proposed(client, f"/briefs/?q={asked}")
    assert text == better
    assert texts(inside(tree_of(client.get(address)), "entry", "//h2")) == ["Lighthouse lit again"]


def test_a_hint_about_the_words_of_other_searches_stands_with_what_was_found(client, harbour):
    hint = "“OR” changes nothing: all words must occur."
    assert [hint in client.get(f"/briefs/?q=lamp {word} turns").text for word in ("OR", "or")] == [
        *[True, False],
    ]


def test_an_empty_search_says_which_word_to_leave_out(client, harbour):
    tree = tree_of(client.get("/briefs/?q=lighthouse+strike"))
    assert texts(inside(tree, "ways", "/li")) == [
        "take away: the words “lighthouse strike” 2 briefs",
        "take away: the word “lighthouse” 1 brief",
        "take away: the word “strike” 1 brief",
    ]


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        (
            '"pilots on strike" -ship',
            {'"pilots on strike"': "-ship", "-ship": '"pilots on strike"'},
        ),
        (
            'lamp -lighthouse source:"Estuary Post"',
            {"-lighthouse": 'lamp source:"Estuary Post"'},
        ),
        (
            "pilots strike strike ship ship sails lighthouse",
            {"the word “lighthouse”": "pilots strike ship sails"},
        ),
    ],
)
def test_an_empty_search_offers_to_leave_out_each_piece_of_it(client, harbour, asked, offered):
    tree = tree_of(client.get("/briefs/", {"q": asked}))
    whole, *links = inside(tree, "ways", "/li/a")
    assert texts([whole]) == [f"take away: the words “{asked}”"]
    assert {
        texts([link])[0].removeprefix("take away: "): parse_qs(link.get("href"))["/briefs/?q"][0]
        for link in links
    } == offered
    for link in links:
        assert inside(tree_of(client.get(link.get("href"))), "entry")


def test_of_words_equally_near_the_one_met_more_often_is_proposed():
    known = {"ports": ("ports", 1), "porta": ("porta", 5), "torta": ("torta", 9)}
    assert nearest("portx", known) == "porta"


@pytest.mark.parametrize(
    ("asked", "tried"),
    [
        ("zqzq lamp", True),
        ("zqzq lamp " + "! - " * 40, True),
        ("zqzq " * 7 + "lamp", True),
        ("zqzq lamp two three four five six seven", False),
    ],
)
def test_a_few_pieces_of_a_search_are_left_out_in_turn_and_signs_are_none(
    client, harbour, asked, tried
):
    with CaptureQueriesContext(connection) as questions:
        tree = tree_of(client.get("/briefs/", {"q": asked}))
    offered = " ".join(texts(inside(tree, "ways", "/li")))
    assert ("take away: the word “zqzq” 1 brief" in offered) is tried
    assert len(questions) < 40


@pytest.mark.parametrize("asked", ["la\u202emp", "lamp"])
def test_the_title_of_a_search_turns_no_letters_round(client, harbour, asked):
    page = tree_of(client.get("/briefs/", {"q": asked})).findtext(".//title")
    feed = client.get("/briefs/feed.json", {"q": asked}).json()["title"]
    for title in (page, feed):
        assert "lamp" in title
        assert "\u202e" not in title
