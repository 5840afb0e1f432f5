from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone
from lxml import etree

from briefs.models import Brief, CheckSwitch
from tests.factories import BriefFactory, CorrectionFactory
from tests.site.pages import tree_of

pytestmark = pytest.mark.django_db

LOC = "//*[local-name()='loc']/text()"
LASTMOD = "//*[local-name()='lastmod']/text()"


def addresses(client, address):
    return etree.fromstring(client.get(address).content).xpath(LOC)


def test_the_sitemap_leads_to_every_public_brief_and_no_other(client, settings):
    shown = BriefFactory(event_on=date(2021, 11, 13))
    other = BriefFactory(event_on=date(2020, 1, 1))
    BriefFactory(scheduled=True)
    BriefFactory(withdrawn=True)
    parts = addresses(client, "/sitemap.xml")
    assert all(part.startswith(f"{settings.SITE_URL}/sitemap-") for part in parts)
    found = {
        address
        for part in parts
        for address in addresses(client, part.removeprefix(settings.SITE_URL))
    }
    briefs = {address for address in found if "/briefs/" in address}
    expected = {"/briefs/", shown.get_absolute_url(), other.get_absolute_url()}
    assert briefs == {f"{settings.SITE_URL}{path}" for path in expected}
    others = ["/", "/tags/peru/", "/sources/", "/digests/2021-W45/", "/feeds/", "/colophon/"]
    assert {f"{settings.SITE_URL}{path}" for path in others} <= found
    for address in found:
        assert client.get(address.removeprefix(settings.SITE_URL)).status_code == 200


def test_a_month_of_very_many_briefs_has_several_parts(client, monkeypatch, settings):
    monkeypatch.setattr("briefs.site.feeds.sitemaps.MOST", 2)
    shown = [BriefFactory(event_on=date(2021, 11, 1 + number // 3)) for number in range(5)]
    BriefFactory(event_on=date(2021, 11, 1), scheduled=True)
    parts = [part.rpartition("sitemap-")[2] for part in addresses(client, "/sitemap.xml")]
    assert parts[-3:] == ["2021-11.xml", "2021-11-2.xml", "2021-11-3.xml"]
    found = [addresses(client, f"/sitemap-{part}") for part in parts[-3:]]
    assert [len(part) for part in found] == [2, 2, 1]
    expected = {f"{settings.SITE_URL}{brief.get_absolute_url()}" for brief in shown}
    assert {address for part in found for address in part} == expected
    assert client.get("/sitemap-2021-11-4.xml").status_code == 404


@pytest.mark.parametrize("part", ["2019-01", "2021-13", "people", "0000-01"])
def test_a_part_of_nothing_is_not_there(client, part):
    BriefFactory()
    assert client.get(f"/sitemap-{part}.xml").status_code == 404


def test_robots_find_the_sitemap_and_leave_the_desk_alone(client, settings):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in lines
    assert f"Disallow: {settings.DESK}" in lines


def test_the_icon_is_found_after_it_changed(client):
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/static/newsroom/icon.svg")
    assert answer.headers["Cache-Control"] == "public, max-age=86400"


@pytest.mark.parametrize("error", [DatabaseError, InterfaceError])
def test_health_is_asked_of_the_database(client, monkeypatch, error):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert answer.headers["Cache-Control"] == "no-store"

    def broken():
        raise error("gone, with a password in it")

    monkeypatch.setattr(connection, "cursor", broken)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (503, b"database\n")


def test_whoever_finds_a_hole_is_told_whom_to_write_to(client, settings):
    settings.SITE_CONTACT = "desk@news.example"
    text = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:desk@news.example\n" in text
    assert "Expires: 20" in text
    about = tree_of(client.get("/about/"))
    assert about.xpath("//a[text()='desk@news.example']/@href") == ["mailto:desk@news.example"]
    settings.SITE_CONTACT = ""
    assert client.get("/.well-known/security.txt").status_code == 404


def test_a_fault_is_answered_with_a_plain_sentence(client, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("a secret in a traceback")

    monkeypatch.setattr("briefs.site.pages.front.choose_leads", broken)
    client.raise_request_exception = False
    answer = client.get("/")
    assert answer.status_code == 500
    assert b"Something broke on our side" in answer.content
    assert b"secret" not in answer.content


def test_the_standards_say_how_often_the_house_was_wrong(client):
    CorrectionFactory(brief=BriefFactory(), number=1)
    CorrectionFactory(brief=BriefFactory(), number=1, kind="update")
    CorrectionFactory(brief=BriefFactory(draft=True), number=1)
    BriefFactory(withdrawn=True)
    text = " ".join(client.get("/standards/").content.decode().split())
    assert "So far: 1 correction, 0 clarifications, 1 update and 1 withdrawal." in text


def test_the_standards_promise_no_check_that_is_switched_off(client):
    promised = {
        "own-words": "A run of 8 words that also stands in a document blocks publishing.",
        "standing": "A brief cannot rest on refused sources alone.",
        "quotations": "Words marked so stand in a document that the brief cites.",
    }

    def kept():
        page = client.get("/standards/").text
        return {name for name, said in promised.items() if said in page}

    assert kept() == set(promised)
    for name in promised:
        switch = CheckSwitch.objects.create(check_name=name, reason="Not today.")
        assert kept() == set(promised) - {name}
        switch.delete()
        assert kept() == set(promised)


def test_the_standards_count_withdrawals_that_were_taken_back(client):
    """A merge that was undone is one; on a hidden brief nothing is told of it."""
    BriefFactory(withdrawn=True)
    for status, gone, back in [
        ("published", "withdraw", "restore"),
        ("published", "merge", "unmerge"),
        ("draft", "withdraw", "restore"),
    ]:
        at = timezone.now() - timedelta(days=3)
        brief = BriefFactory(first_published_at=at)
        snapshots = [{"status": "withdrawn"}, {"status": "published"}]
        for number, (verb, snapshot) in enumerate(zip((gone, back), snapshots, strict=True), 1):
            brief.revisions.create(number=number, verb=verb, snapshot=snapshot)
        Brief.objects.filter(pk=brief.pk).update(status=status)
    text = " ".join(client.get("/standards/").text.split())
    assert "and 3 withdrawals (2 brought back)." in text


def test_the_sitemap_dates_a_brief_by_the_day_of_the_newsroom(client):
    BriefFactory(slug="late", published_at=datetime(2021, 11, 14, 1, 30, tzinfo=UTC))
    with timezone.override("America/Santiago"):
        assert "<lastmod>2021-11-13</lastmod>" in client.get("/sitemap-2021-11.xml").text


def test_the_sitemap_tells_of_a_correction_and_of_a_return(client, monkeypatch):
    at = datetime(2021, 11, 14, tzinfo=UTC)
    brief, back = BriefFactory(published_at=at), BriefFactory(published_at=at)
    BriefFactory(published_at=at)
    returns = {back.pk: datetime(2023, 3, 9, tzinfo=UTC)}
    monkeypatch.setattr("briefs.site.told.changes.returns", lambda state: returns)
    for number in (1, 2):
        CorrectionFactory(brief=brief, number=number, at=datetime(2022, number, 9, tzinfo=UTC))
    days = etree.fromstring(client.get("/sitemap-2021-11.xml").content).xpath(LASTMOD)
    assert sorted(days) == ["2021-11-14", "2022-02-09", "2023-03-09"]
