"""An address that cannot be read: the ordinary page, with the form filled in."""

import pytest
from lxml import html

from briefs.site.asked.refused import guess_date
from tests.factories import BriefFactory, TagFactory
from tests.site.pages import inside, texts

pytestmark = pytest.mark.django_db


def refused(client, address):
    answer = client.get(address)
    assert answer.status_code == 400
    return html.fromstring(answer.content)


def fields(tree):
    return {field.get("name"): field.get("value") for field in inside(tree, "form", "//input")}


def test_a_date_that_cannot_be_read_is_named_with_its_field_and_the_cure(client):
    BriefFactory(tags=[TagFactory(country=True)])
    tree = refused(client, "/briefs/?from=Nov+2021&tag=peru&q=ferry&to=2022")
    assert texts(inside(tree, "wrong")) == [
        (
            "The field “Filed from” (from) cannot be read. “Nov 2021” is not a date. "
            "A date looks like 2021, 2021-11 or 2021-11-13."
        )
    ]
    assert fields(tree) == {"q": "ferry", "from": "Nov 2021", "to": "2022", "tag": "peru"}
    (wrong,) = inside(tree, "form", "//input[@aria-invalid]")
    assert wrong.get("name") == "from"
    assert tree.get_element_by_id(wrong.get("aria-describedby")) is not None
    assert inside(tree, "menu")
    assert inside(tree, "edition")


def test_what_was_probably_meant_is_one_link_away(client):
    BriefFactory()
    (link,) = inside(refused(client, "/briefs/?from=Nov+2021&tag=x"), "meant", "//a")
    assert link.get("href") == "/briefs/?tag=x&from=2021-11"
    (link,) = inside(refused(client, "/since/?date=13+Nov+2021"), "meant", "//a")
    assert link.get("href") == "/since/?date=2021-11-13"
    assert inside(refused(client, "/briefs/?from=yesterday"), "meant") == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Nov 2021", "2021-11"),
        ("november, 2021", "2021-11"),
        ("13 November 2021", "2021-11-13"),
        ("Nov 3 2021", "2021-11-03"),
        ("2021/11/3", "2021-11-03"),
        ("2021.11", "2021-11"),
        ("2021-1", "2021-01"),
        ("31 Feb 2021", ""),
        ("13/11/2021", ""),
        ("Nov", ""),
        ("0000", ""),
        ("2021 2022", ""),
        ("in Nov 2021", ""),
        ("", ""),
    ],
)
def test_a_date_is_guessed_only_where_it_can_mean_one_thing(text, meant):
    assert guess_date(text) == meant


def test_a_feed_that_cannot_be_read_leads_to_the_form_of_its_list(client):
    BriefFactory(tags=[TagFactory(country=True)])
    (form,) = inside(refused(client, "/tags/peru/feed.atom?to=x"), "form")
    assert form.get("action") == "/tags/peru/"


def test_a_page_that_cannot_be_read_leads_to_the_first_one(client):
    tree = refused(client, "/briefs/?tag=peru&page=x")
    assert inside(tree, "form") == []
    assert inside(tree, "after", "/a")[0].get("href") == "/briefs/?tag=peru"
    assert texts(inside(tree, "after")) == [
        "The first page of this list · All briefs, without filters"
    ]


def test_all_that_cannot_be_read_is_named_at_once(client):
    tree = refused(client, "/briefs/?sort=best&page=x&tag=peru")
    assert texts(inside(tree, "wrong", "/p")) == [
        "“best” is no way to sort. There are newest, oldest and relevance.",
        "“x” is not a page number.",
    ]
    assert inside(tree, "after", "/a")[0].get("href") == "/briefs/?tag=peru"
    tree = refused(client, "/briefs/?from=Nov+2021&page=x&to=never")
    assert len(inside(tree, "wrong", "/p")) == 3
    wrong = inside(tree, "form", "//input[@aria-invalid]/@name")
    assert (wrong, fields(tree)) == (["from", "to"], {"q": "", "from": "Nov 2021", "to": "never"})


def test_what_was_typed_is_cut_and_cleaned_before_it_stands_in_the_form(client):
    tree = refused(client, f"/briefs/?from={'9' * 500}&q=a%00%E2%80%AEb")
    assert len(fields(tree)["from"]) == 40
    assert fields(tree)["q"] == "ab"
