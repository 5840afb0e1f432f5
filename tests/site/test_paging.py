from datetime import date, timedelta

import pytest

from briefs.models import Brief
from tests.factories import BriefFactory
from tests.site.pages import inside, texts, tree_of

pytestmark = pytest.mark.django_db

START = date(2021, 1, 1)


@pytest.fixture
def many():
    """Twenty-five briefs, three a day, so that pages end within a day."""
    for n in range(25):
        BriefFactory(headline=f"Brief {n:02}", citations=0, tags=[], event_on=day_of(n))


def day_of(n):
    return START + timedelta(days=n // 3)


def read(client, address):
    tree = tree_of(client.get(address))
    links = {link.get("rel"): link.get("href") for link in inside(tree, "pager", "/a[@rel]")}
    return texts(inside(tree, "entry", "//h2")), links


def walk(client, address):
    seen, steps = [], 0
    while address and steps < 20:
        found, links = read(client, address)
        seen += found
        address, steps = links.get("next"), steps + 1
    return seen


NEWEST = [f"Brief {n:02}" for n in sorted(range(25), key=lambda n: (day_of(n), n), reverse=True)]


def test_older_leads_through_the_whole_list_once(client, many):
    assert walk(client, "/briefs/") == NEWEST


def test_the_oldest_first_too(client, many):
    assert walk(client, "/briefs/?sort=oldest") == NEWEST[::-1]


@pytest.mark.parametrize(("sort", "order"), [("newest", NEWEST), ("oldest", NEWEST[::-1])])
def test_beyond_the_last_page_by_number_the_list_goes_on_by_key(
    client, many, monkeypatch, sort, order
):
    monkeypatch.setattr("briefs.text.limits.PAGES_BY_NUMBER", 1)
    _found, links = read(client, f"/briefs/?sort={sort}")
    assert "before=" in links["next"]
    assert walk(client, f"/briefs/?sort={sort}") == order
    assert client.get(f"/briefs/?sort={sort}&page=2").status_code == 404


def test_a_page_by_key_leads_back_to_the_first(client, many):
    brief = Brief.objects.get(headline="Brief 20")
    found, links = read(client, f"/briefs/?before={brief.filed_on},{brief.uid}")
    assert found[0] == "Brief 19"
    assert links["prev"] == "/briefs/"


def test_a_key_whose_brief_was_withdrawn_still_leads_on(client, many):
    brief = Brief.objects.get(headline="Brief 20")
    address = f"/briefs/?before={brief.filed_on},{brief.uid}"
    Brief.objects.filter(pk=brief.pk).update(
        status="withdrawn", withdrawn_at=brief.published_at, withdrawn_because="Wrong."
    )
    assert read(client, address)[0][0] == "Brief 19"


def test_a_key_of_nothing_known_goes_on_after_its_day(client, many):
    hidden = BriefFactory(draft=True, event_on=day_of(12))
    for uid in [hidden.uid, "00000000-0000-4000-8000-000000000000"]:
        found, _links = read(client, f"/briefs/?before={day_of(12)},{uid}")
        assert found[0] == "Brief 11"


def test_a_page_past_the_last_is_not_there(client, many):
    assert client.get("/briefs/?page=3").status_code == 200
    for page in ["4", "50", "51", "9999"]:
        answer = client.get(f"/briefs/?page={page}&sort=oldest")
        assert answer.status_code == 404
        assert "There are 3 pages." in answer.text
        assert 'href="/briefs/?sort=oldest"' in answer.text


def test_a_list_that_is_empty_has_one_page(client, many):
    answer = client.get("/briefs/?from=2001&to=2001&page=2")
    assert answer.status_code == 404
    assert "There is 1 page." in answer.text


def test_pages_keep_the_filters(client, many):
    _found, links = read(client, "/briefs/?from=2021&sort=newest")
    assert "from=2021" in links["next"]


def test_the_numbers_say_where_a_page_stands(client, many):
    text = client.get("/briefs/?page=2").content.decode()
    assert "<b>11–20</b> of 25 briefs" in text
