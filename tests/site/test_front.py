"""The front page: what is new, what moves, the weeks before."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from briefs.models import Edition
from briefs.site.wording.dates import week_name, week_of
from tests.factories import (
    BriefFactory,
    CitationFactory,
    CorrectionFactory,
    SourceFactory,
    TagFactory,
)
from tests.site.pages import inside, texts, tree_of

pytestmark = pytest.mark.django_db

LONG_AGO = timezone.now() - timedelta(days=30)
UNDATED = {"event_on": None, "event_precision": "unknown", "filed_by": "source"}


def front(client):
    return tree_of(client.get("/"))


def test_the_front_page_says_what_is_filed_under_today(client):
    BriefFactory(event_on=timezone.localdate())
    line = inside(front(client), "latest")[0]
    assert texts([line])[0].startswith("Today 1 brief is filed under today.")
    today = timezone.localdate()
    assert line.xpath(".//a")[0].get("href") == f"/archive/{today:%Y/%m/%d}/"


def test_where_nothing_is_filed_under_today_it_says_what_came_out_of_late_or_what_is_newest(client):
    BriefFactory(event_on=date(2021, 11, 13), first_published_at=timezone.now() - timedelta(days=9))
    BriefFactory(event_on=timezone.localdate() + timedelta(days=9), published_at=LONG_AGO)
    (line,) = texts(inside(front(client), "latest"))
    newest = "The newest brief is filed under 13 November 2021."
    assert line == f"Latest {newest} What is new since a day"
    BriefFactory(event_on=date(2021, 11, 13), first_published_at=timezone.now())
    Edition.objects.advance()
    (line,) = texts(inside(front(client), "latest"))
    assert line == "Latest 1 brief came out here in the last seven days."


def test_the_leads_are_the_newest_of_a_known_day_one_of_each_source(client):
    paper, wire = SourceFactory(name="Paper"), SourceFactory(name="Wire")

    def file(day, source, **told):
        filed = {"filed_on": date(2021, 11, day), "event_on": date(2021, 11, day)}
        return BriefFactory(headline=f"Day {day}", citations__source=source, **filed | told)

    for day in (5, 4):
        file(day, paper)
    file(6, SourceFactory(name="Undated"), **UNDATED)
    assert texts(inside(front(client), "leads", "//h2")) == ["Day 5", "Day 6", "Day 4"]
    file(3, wire)
    Edition.objects.advance()
    assert texts(inside(front(client), "leads", "//h2")) == ["Day 5", "Day 3", "Day 6"]


def test_what_is_newer_by_more_than_a_week_leads_by_whatever_day_it_is_filed(client):
    today, paper = timezone.localdate(), SourceFactory(name="Paper")

    def file(headline, days, **told):
        told = {"event_on": today - timedelta(days=days)} | told
        BriefFactory(headline=headline, citations__source=paper, **told)

    file("Happened long ago", 90)
    file("Told today, of no known day", 0, filed_on=today, **UNDATED)
    # Of these nothing is known but when they came out, or that they have not happened yet.
    file("Of no date at all", 0, filed_on=today, **UNDATED | {"filed_by": "publication"})
    file("Will happen", -90)
    before = texts(inside(front(client), "leads", "//h2"))
    assert before == ["Told today, of no known day", "Happened long ago", "Will happen"]
    file("Happened a week ago", 7)
    Edition.objects.advance()
    after = texts(inside(front(client), "leads", "//h2"))
    assert after == ["Happened a week ago", *before[:2]]


def test_the_rail_of_a_brief_without_a_country_holds_no_place_for_one(client):
    BriefFactory(tags=[TagFactory(name="ports")])
    assert not inside(front(client), "codes")
    BriefFactory(tags=[TagFactory(country=True)])
    Edition.objects.advance()
    assert len(inside(front(client), "codes")) == 1


def moving(client):
    return [texts(row) for row in inside(front(client), "moving", "//tr")]


def test_tags_move_by_the_last_thirty_days(client):
    new, old = TagFactory(name="new"), TagFactory(name="old")
    day = date(2021, 11, 13)
    for _ in range(4):
        BriefFactory(event_on=day, tags=[new])
    BriefFactory(event_on=day - timedelta(days=29), tags=[old])
    BriefFactory(event_on=day - timedelta(days=30), tags=[old])
    head, *rows = moving(client)
    assert head == ["Tag", "30 days", "before"]
    assert rows == [["new", "4", "none"], ["old", "1", "1"]]


def test_of_a_thin_month_the_newest_ten_briefs_tell_what_moves(client):
    late, early, every = (TagFactory(name=name) for name in ("late", "early", "on every brief"))
    for month in range(1, 13):
        BriefFactory(event_on=date(2021, month, 5), tags=[late if month > 6 else early, every])
    head, *rows = moving(client)
    assert head == ["Tag", "newest", "before"]
    assert rows == [["late", "6", "none"], ["early", "4", "2"]]


def test_what_lies_in_the_future_moves_nothing(client):
    today, ahead = TagFactory(name="today"), TagFactory(name="ahead")
    for days, tag in [(0, today), (0, today), (0, today), (40, ahead)]:
        BriefFactory(event_on=timezone.localdate() + timedelta(days=days), tags=[tag])
    assert moving(client) == [["Tag", "newest", "before"], ["today", "3", "none"]]


def test_the_week_names_the_weeks_before(client):
    for week in range(5):
        BriefFactory(event_on=date(2021, 11, 13) - timedelta(weeks=week))
    BriefFactory(event_on=date(2021, 11, 13))
    assert texts(inside(front(client), "before", "//a")) == [
        "1–7 November 2021",
        "25–31 October 2021",
        "18–24 October 2021",
    ]


def test_the_newest_digest_with_briefs_stands_there(client):
    BriefFactory(event_on=date(2021, 11, 3), headline="Earlier")
    BriefFactory(event_on=date(2021, 11, 13))
    newest = inside(front(client), "one", "/section")[-1]
    assert texts([newest])[0].startswith("Latest digest: 8–14 November 2021")
    assert inside(newest, "more", "/a/@href") == [
        *["/digests/2021-W45/", "/digests/2021-W45/digest.txt", "/digests/feed.atom"],
    ]


def test_a_lead_says_that_it_was_corrected(client):
    right, wrong = BriefFactory(headline="Right"), BriefFactory(headline="Wrong")
    CorrectionFactory(brief=wrong, number=1, note="It was the other pier.")
    told = {
        inside(lead, "summary", "/preceding-sibling::h2")[0].text_content().strip(): texts(
            inside(lead, "change")
        )
        for lead in inside(front(client), "leads", "//article")
    }
    assert told[right.headline] == []
    (line,) = told[wrong.headline]
    assert line.endswith("It was the other pier.")


def test_the_digest_of_this_week_or_the_last_is_the_week(client):
    monday = week_of(timezone.localdate()) - timedelta(days=7)
    for days in (0, 1):
        BriefFactory(event_on=monday + timedelta(days=days))
    week = texts(inside(front(client), "one", "/section"))[-1]
    assert week.startswith("The week")


def test_the_week_names_what_does_not_lead_and_how_many_more(client):
    for number in range(3):
        BriefFactory(event_on=date(2021, 11, 8), headline=f"Brief {number}")
    week = texts(inside(front(client), "one", "/section"))[-1]
    assert "3 briefs" in week
    assert "Brief 0" not in week
    for number in range(3, 8):
        BriefFactory(event_on=date(2021, 11, 8), headline=f"Brief {number}")
    Edition.objects.advance()
    week = texts(inside(front(client), "one", "/section"))[-1]
    assert "Brief 4; Brief 3; Brief 2; and 2 more." in week


def test_the_newest_week_stands_first_though_it_holds_corrections_alone(client):
    last = timezone.localdate() - timedelta(weeks=1)
    CorrectionFactory(brief=BriefFactory(event_on=last), number=1)
    week = inside(front(client), "one", "/section")[-1]
    assert texts(inside(week, "label")) == [
        f"Digest {week_name(week_of(timezone.localdate()))} · 1 note or withdrawal"
    ]
    assert inside(week, "before", "//a/@href") == [f"/digests/{week_name(week_of(last))}/"]


def test_the_map_leads_to_the_same_as_a_list(client):
    BriefFactory(tags=[TagFactory(country=True)])
    (link,) = inside(front(client), "where", "/p/a[text()='As a list']")
    path, _hash, place = link.get("href").partition("#")
    countries = tree_of(client.get(path)).get_element_by_id(place)
    assert texts(inside(countries, "names", "//li")) == ["Peru 1"]


def test_below_the_map_stands_how_many_briefs_concern_the_whole_region(client):
    peru, region = TagFactory(country=True), TagFactory(kind="place", name="Region", code="LAC")
    BriefFactory(tags=[peru])
    assert "concern" not in texts(inside(front(client), "where"))[0]
    for _ in range(2):
        BriefFactory(tags=[peru, region])
    Edition.objects.advance()
    (where,) = inside(front(client), "where")
    assert "2 concern the region as a whole." in texts([where])[0]
    assert where.xpath("./p/a/@href") == ["/tags/region/", "/tags/#country"]


def test_no_week_is_left_out_between_the_weeks(client):
    """Not one in which something was only corrected either."""
    today = timezone.localdate()
    for weeks in (1, 3, 4):
        BriefFactory(event_on=today - timedelta(weeks=weeks))
    lead = BriefFactory(event_on=today)
    CorrectionFactory(brief=lead, number=1, at=timezone.now() - timedelta(weeks=2))
    links = inside(front(client), "before", "//a")
    mondays = [week_of(today - timedelta(weeks=weeks)) for weeks in (1, 2, 3)]
    assert [link.get("href") for link in links] == [f"/digests/{week_name(m)}/" for m in mondays]
    assert texts(inside(front(client), "before", "//li"))[1].endswith("only corrected")


def test_a_brief_stands_once_among_what_was_corrected_with_its_newest_note(client):
    much, little = BriefFactory(slug="much"), BriefFactory()
    stone = BriefFactory(slug="gone", withdrawn=True)
    at = timezone.now()
    for number in range(1, 7):
        note = {"number": number, "note": f"Note {number}.", "at": at + timedelta(hours=number)}
        CorrectionFactory(brief=much, **note)
    for brief in (little, stone):
        CorrectionFactory(brief=brief, number=1, at=stone.withdrawn_at - timedelta(days=1))
    told = inside(front(client), "two", "/section[1]/div")
    assert len(told) == 3
    assert "Note 6." in texts(told)[0]
    ways = {way.get("href"): texts([way])[0] for one in told for way in one.xpath("./p[4]/a")}
    assert {address: said.partition(":")[0] for address, said in ways.items()} == {
        "/briefs/much/#corrections": "and 5 earlier notes",
        "/briefs/gone/#corrections": "and 1 earlier note",
    }
    for address in ways:
        assert 'id="corrections"' in client.get(address.partition("#")[0]).text


def test_the_front_page_says_what_was_corrected_or_that_nothing_was(client):
    brief = BriefFactory()
    assert b"Nothing has been corrected or withdrawn so far." in client.get("/").content
    CorrectionFactory(brief=brief, number=1, note="The ferry sails twice.")
    Edition.objects.advance()
    page = client.get("/").content
    assert b"The ferry sails twice." in page
    assert b"Nothing has been corrected" not in page


def test_of_many_other_sources_a_line_names_the_first_few(client):
    brief = BriefFactory(citations__source__name="Wire")
    for number in range(1, 5):
        CitationFactory(brief=brief, source=SourceFactory(name=f"Post {number}"), position=number)

    def said():
        cache.clear()
        return texts(inside(tree_of(client.get("/briefs/")), "by"))

    assert said() == ["Wire · also Post 1, Post 2, Post 3, Post 4"]
    CitationFactory(brief=brief, source=SourceFactory(name="Post 5"), position=5)
    assert said() == ["Wire · also Post 1, Post 2, Post 3 and 2 others"]
