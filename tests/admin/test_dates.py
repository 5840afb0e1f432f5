"""Days and minutes as the desk writes them: its own time zone, and no more than is known."""

import re
from datetime import UTC, date, datetime

import pytest
from django.conf import settings as conf
from django.urls import reverse
from django.utils import timezone

from briefs.desk.changing.differences import span_said
from tests.factories import BriefFactory, ClippingFactory, DocumentFactory

pytestmark = pytest.mark.django_db

HALF_PAST_ONE = datetime(2025, 1, 2, 1, 30, tzinfo=UTC)


def test_minutes_are_those_of_the_desk(as_editor, settings):
    document = DocumentFactory(received_at=HALF_PAST_ONE)
    late = datetime(2031, 1, 2, 1, 30, tzinfo=UTC)
    BriefFactory(published_at=late, first_published_at=late)
    settings.TIME_ZONE = "America/Santiago"
    with timezone.override("America/Santiago"):
        for name, said in (("document", "1 Jan 2025, 22:30"), ("brief", "from 1 Jan 2031, 22:30")):
            assert said in as_editor.get(reverse(f"admin:briefs_{name}_changelist")).text
    assert document.received_at == HALF_PAST_ONE


def test_a_preview_says_of_a_source_no_more_than_its_date_does(as_editor):
    year = {"published_on": date(2021, 1, 1), "published_precision": "year"}
    brief = BriefFactory(draft=True)
    brief.citations.update(**year)
    page = as_editor.get(reverse("admin:briefs_brief_preview", args=[brief.pk])).text
    assert '<time datetime="2021">2021</time>' in page
    assert "1 Jan 2021" not in page


def test_the_reading_and_the_inbox_say_the_days_of_a_clipping_as_far_as_they_are_known(as_editor):
    month = {"event_on": date(2021, 1, 1), "event_until": date(2021, 2, 1)}
    clipping = ClippingFactory(**month, event_precision="month")
    reading = reverse("admin:briefs_document_reading", args=[clipping.document_id])
    for address in (reading, reverse("admin:briefs_clipping_changelist")):
        assert "Jan 2021 – Feb 2021" in as_editor.get(address).text


def test_no_page_writes_a_day_without_asking_how_exactly_it_is_known():
    """An event and a publication may be known by month or year; a due day is a day."""
    folder = conf.BASE_DIR / "templates" / "admin"
    unasked = re.compile(r"\b(?:event_on|event_until|published_on)\|date\b")
    found = [str(path) for path in folder.rglob("*.html") if unasked.search(path.read_text())]
    assert found == []


def test_every_day_is_chosen_in_one_way(as_administrator):
    brief = BriefFactory(draft=True, event_on="2021-11-05", event_precision="day")
    document = DocumentFactory(published_on="2021-11-05", published_precision="day")
    places = {
        reverse("admin:briefs_brief_change", args=[brief.pk]): [
            *("event_on", "event_until", "filed_on"),
            *("citations-0-published_on", "citations-__prefix__-published_on"),
        ],
        reverse("admin:briefs_brief_do", args=[brief.pk, "assign"]): ["due_on"],
        reverse("admin:briefs_brief_do", args=[brief.pk, "schedule"]): ["at"],
        reverse("admin:briefs_document_change", args=[document.pk]): ["published_on"],
    }
    for address, names in places.items():
        page = as_administrator.get(address).text
        found = re.findall(r'<input type="(?:date|datetime-local)" name="([^"]+)"', page)
        assert found == names
        # The browser writes days its own way: another one beside it would be an example of nothing.
        assert "Such as" not in page
        assert "vDateField" not in page
        assert ('value="2021-11-05"' in page) == (names[0] in ("event_on", "published_on"))


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2021-11-05", "2021-11-10", "5–10 Nov 2021"),
        ("2021-11-30", "2021-12-02", "30 Nov – 2 Dec 2021"),
        ("2021-12-30", "2022-01-02", "30 Dec 2021 – 2 Jan 2022"),
        ("2021-11-05", None, "5 Nov 2021"),
    ],
)
def test_several_days_are_said_as_shortly_as_readers_see_them(first, last, said):
    assert span_said(first, last, "day") == said
