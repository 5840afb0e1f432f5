"""The pages about the newsroom itself, and what stands beside pages that would be half empty."""

from datetime import UTC, date, datetime

import pytest

from briefs.models import Brief, Edition
from tests.factories import BriefFactory, CorrectionFactory
from tests.site.pages import inside, texts, tree_of

pytestmark = pytest.mark.django_db

HOUSE = ["/about/", "/standards/", "/since/", "/feeds/", "/report/", "/colophon/"]


@pytest.mark.parametrize("address", [*HOUSE, "/report/sent/"])
def test_a_page_about_the_house_leads_to_the_others_and_marks_itself(client, address):
    tree = tree_of(client.get(address))
    (beside,) = tree.xpath("//nav[@aria-labelledby='house']")
    assert beside.xpath(".//a/@href") == HOUSE
    here = {link.get("href"): link.get("aria-current") for link in beside.xpath(".//a")}
    assert {where: mark for where, mark in here.items() if mark} == (
        {address: "page"} if address in HOUSE else {"/report/": "true"}
    )


def test_the_foot_of_every_page_leads_to_the_same_pages(client):
    tree = tree_of(client.get("/"))
    assert inside(tree, "foot", "/ul//a/@href") == HOUSE
    assert not tree.xpath("//nav[@aria-labelledby='house']")


def test_what_was_corrected_last_stands_beside_what_the_house_promises(client):
    nothing = "Nothing has been corrected or withdrawn so far."
    assert all(nothing in client.get(where).text for where in ("/about/", "/standards/"))
    CorrectionFactory(brief=BriefFactory(headline="Ferry"), number=1, note="It sails daily.")
    Edition.objects.advance()
    for where in ("/about/", "/standards/", "/colophon/"):
        (told,) = inside(tree_of(client.get(where)), "rel")
        assert "Correction 1" in told.text_content()
        assert "It sails daily." in told.text_content()


def test_the_list_of_corrections_says_how_many_are_on_record(client):
    def record():
        Edition.objects.advance()
        return texts(inside(tree_of(client.get("/corrections/")), "rows", "/li"))

    kinds = ["Corrections 0", "Clarifications 0", "Updates 0", "Withdrawals 0"]
    assert record() == kinds
    brief = BriefFactory()
    for number, kind in enumerate(["correction", "correction", "update"], start=1):
        CorrectionFactory(brief=brief, number=number, kind=kind)
    BriefFactory(withdrawn=True)
    assert record() == ["Corrections 2", "Clarifications 0", "Updates 1", "Withdrawals 1"]


def test_a_digest_leads_to_the_weeks_around_it(client):
    for week in range(1, 10):
        BriefFactory(event_on=date.fromisocalendar(2021, week, 3))
    tree = tree_of(client.get("/digests/2021-W05/"))
    weeks = [f"/digests/2021-W0{number}/" for number in (8, 7, 6, 4, 3, 2)]
    assert inside(tree, "side", "//li/a/@href") == weeks
    assert [link.get("href") for link in inside(tree, "pager", "/a")] == [weeks[2], weeks[3]]
    assert inside(tree_of(client.get("/digests/2021-W09/")), "pager", "/a/@rel") == ["prev"]


def test_the_newest_digest_names_what_leads_beside_the_list_of_all_alone(client):
    """Both are kept for the same edition."""
    for number in range(4):
        BriefFactory(headline=f"Ferry {number}", event_on=date(2021, 11, 10))
    beside, front = (inside(tree_of(client.get(where)), "side")[0] for where in ("/digests/", "/"))
    told, other = (texts(inside(part, "serif"))[0] for part in (beside, front))
    assert told.startswith("Ferry 3; Ferry 2; Ferry 1; and 1 more")
    assert other == "Ferry 0."


def test_the_newest_digest_stands_beside_the_list_of_all(client):
    assert not inside(tree_of(client.get("/digests/")), "side")
    BriefFactory(headline="Ferry", event_on=date(2021, 11, 10))
    Brief.objects.update(first_published_at=datetime(2021, 11, 11, tzinfo=UTC))
    Edition.objects.advance()
    (side,) = inside(tree_of(client.get("/digests/")), "side")
    assert "Ferry" in side.text_content()
    assert side.xpath(".//a/@href")[:2] == ["/digests/2021-W45/", "/digests/2021-W45/digest.txt"]
