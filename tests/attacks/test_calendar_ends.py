"""Dates at the ends of the calendar, asked for by strangers or typed by mistake, break no page."""

from datetime import date

import pytest

from briefs.models import Edition
from tests.factories import BriefFactory

pytestmark = pytest.mark.django_db

AHEAD, BEHIND = "0001-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59-14:00"


@pytest.mark.parametrize("before", [AHEAD, BEHIND])
@pytest.mark.parametrize("path", ["/corrections/", "/corrections/feed.atom"])
def test_a_place_of_which_utc_knows_no_date_is_malformed(client, path, before):
    assert client.get(f"{path}?before={before}").status_code == 400


def test_a_place_within_the_calendar_is_only_past_the_last(client):
    assert client.get("/corrections/?before=0001-01-02T00:00:00%2B14:00").status_code == 404


def test_a_first_day_that_begins_before_the_calendar_is_malformed(client, settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    assert client.get("/since/?date=0001-01-01").status_code == 400
    assert client.get("/since/?date=0001-01-02").status_code == 200


def test_a_first_week_that_begins_before_the_calendar_is_not_found(client, settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    assert client.get("/digests/0001-W01/").status_code == 404


def test_a_sitemap_of_no_year_is_not_found(client):
    assert client.get("/sitemap-0000-01.xml").status_code == 404


@pytest.mark.parametrize("day", [date(1, 1, 1), date(21, 11, 13), date(9999, 12, 31)])
def test_one_mistyped_year_leaves_the_indexes_standing(client, day):
    for filed_on in (day, date(2021, 11, 13)):
        BriefFactory(filed_on=filed_on)
    Edition.objects.advance()
    month = day.isoformat()[:7]
    for path in ["/", "/digests/", "/digests/feed.atom", "/archive/", f"/sitemap-{month}.xml"]:
        assert client.get(path).status_code == 200, path
    assert f"/sitemap-{month}.xml" in client.get("/sitemap.xml").text


def test_the_strip_links_an_early_month_by_four_figures_of_its_year(client):
    # Of fewer briefs than five no strip is drawn.
    for filed_on in (date(21, 11, 13), date(2021, 11, 13)):
        BriefFactory.create_batch(3, filed_on=filed_on)
    Edition.objects.advance()
    assert "from=0021-11" in client.get("/archive/").text
