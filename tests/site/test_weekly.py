"""Digests, archive, corrections, what is new since a day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from lxml import etree, html

from briefs.models import Brief
from briefs.site.kept.state import public_state
from briefs.site.pages.corrections import came_out
from briefs.site.told.places import LONGEST, MANY, SHADES, SHADES_OF_MANY, TILES, Tile, shades_of
from tests.factories import BriefFactory, CorrectionFactory, TagFactory
from tests.site.pages import inside, texts, tree_of

pytestmark = pytest.mark.django_db

IN_WEEK = datetime(2021, 11, 10, 12, tzinfo=UTC)


def test_a_digest_holds_the_briefs_filed_under_its_week(client):
    BriefFactory(headline="Sunday", event_on=date(2021, 11, 14))
    BriefFactory(headline="Monday", event_on=date(2021, 11, 8))
    BriefFactory(headline="Next", event_on=date(2021, 11, 15))
    BriefFactory(headline="Before", event_on=date(2021, 11, 7))
    tree = tree_of(client.get("/digests/2021-W45/"))
    assert texts(inside(tree, "entry", "//h2")) == ["Sunday", "Monday"]
    assert texts(inside(tree, "pager", "/a")) == [
        "Newer: 15–21 November 2021",
        "Older: 1–7 November 2021",
    ]


def test_a_digest_holds_the_corrections_made_in_its_week(client):
    old = BriefFactory(headline="Old story", event_on=date(2020, 1, 1))
    CorrectionFactory(brief=old, number=1, at=IN_WEEK, note="Corrected this week.")
    CorrectionFactory(brief=old, number=2, at=IN_WEEK + timedelta(days=7), note="Later.")
    BriefFactory(headline="Gone", withdrawn=True, withdrawn_at=IN_WEEK)
    text = client.get("/digests/2021-W45/").content.decode()
    assert "Corrected this week." in text
    assert "Later." not in text
    assert "Gone" in text


def test_a_week_too_full_to_be_shown_says_how_many_briefs_it_has(client, monkeypatch):
    for day in (8, 8, 9):
        BriefFactory(headline=f"Brief of the {day}th", event_on=date(2021, 11, day))
    BriefFactory(event_on=date(2021, 11, 1))
    left_out = b"/briefs/?from=2021-11-08&amp;to=2021-11-14"
    whole = client.get("/digests/2021-W45/")
    assert (b"3 briefs" in whole.content, left_out in whole.content) == (True, False)
    assert "of 3 stand here" not in client.get("/digests/2021-W45/digest.txt").text
    monkeypatch.setattr("briefs.site.pages.digests.MOST_BRIEFS", 2)
    monkeypatch.setattr("briefs.site.feeds.weekly.HEADLINES", 2)
    cache.clear()
    cut = client.get("/digests/2021-W45/")
    assert (b"3 briefs" in cut.content, left_out in cut.content) == (True, True)
    assert "The newest 2 of 3 stand here" in client.get("/digests/2021-W45/digest.txt").text
    items = client.get("/digests/feed.json").json()["items"]
    assert [item["summary"].split(":")[0] for item in items] == ["3 briefs", "1 brief"]
    assert "Brief of the 9th; Brief of the 8th; and 1 more." in items[0]["summary"]


def test_a_week_of_corrections_alone_is_listed_and_says_so(client):
    old = BriefFactory(event_on=date(2020, 1, 1))
    CorrectionFactory(brief=old, number=1, at=IN_WEEK)
    (row,) = tree_of(client.get("/digests/")).xpath("//li[.//a[@href='/digests/2021-W45/']]")
    assert row.xpath("normalize-space(./span)") == "2021-W45 · 1 note or withdrawal"
    assert b"No brief is filed under this week." in client.get("/digests/2021-W45/").content
    week, _other = client.get("/digests/feed.json").json()["items"]
    assert week["url"].endswith("/digests/2021-W45/")
    assert week["date_published"] == week["date_modified"] == IN_WEEK.isoformat()
    assert week["summary"].startswith("1 note or withdrawal: Correction 1, ")


def test_the_feed_of_digests_links_each_brief_and_tells_what_changed_in_the_week(client):
    hours = [IN_WEEK + timedelta(hours=hour) for hour in range(3)]
    brief = BriefFactory(headline="Ferry <sails>", slug="ferry", language="es")
    Brief.objects.filter(pk=brief.pk).update(first_published_at=hours[0])
    CorrectionFactory(brief=brief, number=1, at=hours[1], note="It sails daily.")
    change = {"field": "summary", "before": "Secret before", "after": "Secret after"}
    stone = BriefFactory(headline="Gone", slug="gone", withdrawn=True, withdrawn_at=hours[2])
    CorrectionFactory(brief=stone, number=1, at=hours[1], note="Was deep.", changes=[change])
    never = BriefFactory(headline="Never", withdrawn=True, first_published_at=None)
    CorrectionFactory(brief=never, at=hours[2] + timedelta(hours=1), note="Seen by nobody.")
    (week,) = client.get("/digests/feed.json").json()["items"]
    assert week["date_published"] == hours[0].isoformat()
    assert week["date_modified"] == hours[2].isoformat()
    assert week["summary"] == (
        "1 brief, 3 notes and withdrawals: Ferry <sails>; Withdrawn, Gone;"
        f" {'; '.join(corrected_in_order(brief, stone))}."
    )
    told = html.fragment_fromstring(week["content_html"], create_parent="div")
    site = "http://127.0.0.1:8000/briefs"
    leads = sorted(told.xpath(".//a/@href"))
    assert leads == [
        *[f"{site}/ferry/", f"{site}/ferry/#correction-1", f"{site}/gone/", f"{site}/gone/"],
    ]
    assert told.xpath(".//a[@lang='es']/text()") == ["Ferry <sails>"] * 2
    assert "Correction 1, Ferry <sails>: It sails daily." in texts(told.xpath(".//li"))
    assert "Withdrawn, Gone: The source took it back." in texts(told.xpath(".//li"))
    for form in ("atom", "rss", "json"):
        text = client.get(f"/digests/feed.{form}").text
        assert "Secret" not in text
        assert "nobody" not in text
        assert "Was deep." in text


def corrected_in_order(*briefs):
    """Of one moment what is of the later uid stands first."""
    ordered = sorted(briefs, key=lambda brief: brief.uid, reverse=True)
    return [f"Correction 1, {brief.headline}" for brief in ordered]


def test_more_changes_of_a_week_than_its_item_tells_are_counted(client, monkeypatch):
    monkeypatch.setattr("briefs.site.feeds.weekly.HEADLINES", 2)
    brief = BriefFactory(headline="Ferry", event_on=date(2020, 1, 1))
    for number in range(1, 4):
        CorrectionFactory(brief=brief, number=number, at=IN_WEEK + timedelta(hours=number))
    week, _other = client.get("/digests/feed.json").json()["items"]
    assert week["summary"].endswith("Correction 3, Ferry; Correction 2, Ferry; and 1 more.")
    assert "<li>and 1 more</li>" in week["content_html"]


@pytest.mark.parametrize(("briefs", "thin"), [(1, True), (2, True), (3, False)])
def test_a_thin_week_says_so(client, briefs, thin):
    for _ in range(briefs):
        BriefFactory()
    assert (b"A thin week" in client.get("/digests/2021-W45/").content) is thin
    assert (b"A thin week" in client.get("/digests/2021-W45/digest.txt").content) is thin


def test_a_digest_as_text_is_the_same_bytes_whenever_it_is_built(client):
    brief = BriefFactory(headline="A “ferry” & a <bridge>")
    CorrectionFactory(brief=brief, number=1, at=IN_WEEK)
    first = client.get("/digests/2021-W45/digest.txt")
    cache.clear()
    assert client.get("/digests/2021-W45/digest.txt").content == first.content
    assert first.headers["Content-Type"] == "text/plain; charset=utf-8"
    text = first.content.decode()
    assert "A “ferry” & a <bridge>" in text
    assert f"http://127.0.0.1:8000{brief.get_absolute_url()}" in text
    assert text.count("A “ferry”") == 2


@pytest.mark.parametrize("week", ["2021-W46", "2021-W54", "2021-W00", "0000-W01"])
def test_a_week_with_nothing_in_it_is_not_there(client, week):
    BriefFactory()
    assert client.get(f"/digests/{week}/").status_code == 404
    assert client.get(f"/digests/{week}/digest.txt").status_code == 404


def test_the_archive_leads_up_aside_and_within(client):
    for day in (date(2020, 3, 1), date(2021, 11, 8), date(2021, 11, 13), date(2022, 1, 5)):
        BriefFactory(event_on=day)

    def ways(address):
        tree = tree_of(client.get(address))
        top = inside(tree, "top")[0]
        return [link.get("href") for link in top.xpath(".//a")]

    years = ["/archive/2020/", "/archive/2022/"]
    assert ways("/archive/2021/") == ["/archive/", *years, "/archive/2021/11/"]
    days = ["/archive/2021/11/08/", "/archive/2021/11/13/"]
    up = ["/archive/", "/archive/2021/"]
    assert ways("/archive/2021/11/") == [*up, "/archive/2020/03/", "/archive/2022/01/", *days]
    asides = ["/archive/2021/11/08/", "/archive/2022/01/05/"]
    assert ways("/archive/2021/11/13/") == [*up, "/archive/2021/11/", *asides]


def test_the_archive_leads_to_every_month(client):
    BriefFactory(event_on=date(2021, 11, 13))
    BriefFactory(event_on=date(2020, 2, 29))
    text = client.get("/archive/").content.decode()
    for address in ["/archive/2021/11/", "/archive/2020/02/", "/archive/2020/"]:
        assert f'href="{address}"' in text
        assert client.get(address).status_code == 200
    assert 'href="/archive/2021/10/"' not in text


@pytest.mark.parametrize(
    "address", ["2019/", "2021/10/", "2021/11/12/", "2021/13/", "2021/02/30/", "0000/", "2021/1/"]
)
def test_a_time_without_briefs_is_not_in_the_archive(client, address):
    BriefFactory()
    assert client.get(f"/archive/{address}").status_code == 404


def test_a_strip_leads_to_a_month_of_the_archive(client, monkeypatch):
    monkeypatch.setattr("briefs.site.told.strips.FEWEST", 2)
    BriefFactory(headline="First", event_on=date(2018, 11, 13))
    BriefFactory(headline="Last", event_on=date(2021, 11, 13))
    tree = tree_of(client.get("/archive/"))
    (first, last) = inside(tree, "bars", "/a/@href")
    assert texts(inside(tree_of(client.get(first)), "entry", "//h2")) == ["First"]
    assert texts(inside(tree_of(client.get(last)), "entry", "//h2")) == ["Last"]


def test_corrections_and_withdrawals_stand_newest_first(client):
    brief = BriefFactory(headline="Ferry")
    CorrectionFactory(brief=brief, number=1, at=IN_WEEK)
    CorrectionFactory(brief=brief, number=2, kind="update", at=IN_WEEK + timedelta(days=2))
    BriefFactory(headline="Gone", withdrawn=True, withdrawn_at=IN_WEEK + timedelta(days=1))
    tree = tree_of(client.get("/corrections/"))
    kinds = texts(inside(tree, "by", "/b"))
    assert kinds == ["Update 2", "Withdrawn", "Correction 1"]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_the_list_of_corrections_goes_on_within_a_moment(client, monkeypatch, size):
    monkeypatch.setattr("briefs.site.pages.corrections.PAGE_SIZE", size)
    briefs = [BriefFactory(headline=f"Brief {place}") for place in range(2)]
    for brief in briefs:
        for number, hours in enumerate([0, 1, 1, 1, 3], start=1):
            CorrectionFactory(brief=brief, number=number, at=IN_WEEK + timedelta(hours=hours))
        at = IN_WEEK + timedelta(hours=1)
        Brief.objects.filter(pk=brief.pk).update(
            status="withdrawn", withdrawn_at=at, withdrawn_because="Wrong."
        )
    address, seen = "/corrections/", []
    while address:
        tree = tree_of(client.get(address))
        seen += zip(
            texts(inside(tree, "by", "/b")), texts(inside(tree, "entry", "//h2")), strict=True
        )
        address = next(iter(tree.xpath("//a[@rel='next']/@href")), None)
    assert len(seen) == len(set(seen)) == 12
    kinds = [kind for kind, _headline in seen]
    one = ["Correction 4", "Correction 3", "Correction 2", "Withdrawn"]
    assert kinds == ["Correction 5"] * 2 + one * 2 + ["Correction 1"] * 2


def test_a_later_page_of_the_feed_of_corrections_names_itself_so_that_it_is_found(client):
    CorrectionFactory(brief=BriefFactory(), number=1, at=IN_WEEK)
    before = (IN_WEEK + timedelta(days=1)).isoformat()
    feed = client.get("/corrections/feed.atom", {"before": before})
    own = etree.fromstring(feed.content).xpath("string(*[local-name()='link'][@rel='self']/@href)")
    assert "before=" in own
    again = client.get(own.removeprefix(settings.SITE_URL))
    assert (again.status_code, again.content) == (200, feed.content)


@pytest.mark.parametrize("before", ["x", "2021-11-13", "2021-11-13T10:00:00", "2021-13-13T10:00Z"])
def test_a_moment_that_is_none_is_refused(client, before):
    assert client.get(f"/corrections/?before={before}").status_code == 400


def test_a_place_among_corrections_is_read_or_refused(client):
    brief = BriefFactory()
    CorrectionFactory(brief=brief, number=1, at=IN_WEEK)
    moment = f"{IN_WEEK:%Y-%m-%dT%H:%M:%S}Z"

    def status(*rest):
        return client.get(
            "/corrections/", {"before": ",".join([moment, *map(str, rest)])}
        ).status_code

    assert status() == status(brief.uid, 2, 1) == status(brief.uid, 0, 9) == 404
    assert status(brief.uid, 2, 2) == status(brief.uid, 2, 9**99) == 200
    assert status("x", 2, 2) == status(brief.uid, 2) == status(brief.uid, "x", 2) == 400


def test_since_tells_what_was_done_here_and_not_what_happened_then(client):
    published = datetime(2021, 11, 1, 9, tzinfo=UTC)
    BriefFactory(headline="Told late", event_on=date(2001, 1, 1), published_at=published)
    BriefFactory(headline="Told before", published_at=published - timedelta(days=2))
    BriefFactory(headline="Told later", published_at=published + timedelta(days=3))
    page = tree_of(client.get("/since/?date=2021-11-01"))
    assert texts(inside(page, "entry", "//h3")) == ["Told later", "Told late"]
    days = [text for text in texts(inside(page, "label")) if text.startswith("Published on")]
    assert days == ["Published on 4 Nov 2021", "Published on 1 Nov 2021"]


def test_since_tells_what_was_corrected_and_withdrawn_from_that_day_on(client):
    today = timezone.localdate()
    told = BriefFactory(headline="Told", published_at=timezone.now() - timedelta(days=90))
    for number, days in enumerate((40, 20, 6), start=1):
        at = timezone.now() - timedelta(days=days)
        CorrectionFactory(brief=told, number=number, at=at)
        BriefFactory(headline=f"Gone {number}", withdrawn=True, withdrawn_at=at)

    def since(query):
        heads = texts(inside(tree_of(client.get(f"/since/{query}")), "entry", "//h3"))
        return sorted({head.split()[-1] for head in heads}), len(heads)

    assert since("") == (["3", "Told"], 2)
    assert since(f"?date={today - timedelta(days=30)}") == (["2", "3", "Told"], 4)
    page = tree_of(client.get(f"/since/?date={today}"))
    assert texts(inside(page, "nothing")) == [
        "Nothing was published since then.",
        "Nothing was corrected since then.",
        "Nothing was withdrawn since then.",
    ]
    days = [f"?date={today - timedelta(days=back)}" for back in (1, 7, 30)]
    assert inside(page, "spans", "/a/@href") == days


def test_since_long_ago_costs_what_its_newest_cost(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr("briefs.site.pages.corrections.MOST", 2)
    noon = datetime(2021, 11, 1, 12, tzinfo=UTC)
    for day, back in [(1, 0), (2, 9), (3, 0), (4, 0), (5, 0)]:
        at = noon + timedelta(days=day)
        brief = BriefFactory(headline=f"Day {day}", published_at=at + timedelta(days=back))
        Brief.objects.filter(pk=brief.pk).update(first_published_at=at)
    state = public_state()

    def told(start):
        return [brief.headline for brief in came_out(start, state)]

    assert told(noon + timedelta(days=5)) == ["Day 5"]
    assert told(noon) == ["Day 5", "Day 4", "Day 3"]
    # What came out is known, however far back another asks; four statements load the cards.
    with django_assert_num_queries(4):
        assert told(noon - timedelta(days=9999)) == ["Day 5", "Day 4", "Day 3"]


def test_since_a_day_to_come_says_so(client):
    said = "That day has not come yet."
    assert said in client.get("/since/?date=9999-12-31").text
    assert said not in client.get("/since/?date=2021-11-13").text


@pytest.mark.parametrize("day", ["x", "2026-13-01", "20260101", "99999-01-01"])
def test_a_day_that_is_none_is_refused(client, day):
    assert client.get(f"/since/?date={day}").status_code == 400


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days_too(client, day):
    assert client.get(f"/since/?date={day}").status_code == 200


def test_the_map_links_squares_with_briefs_only(client):
    BriefFactory()
    tree = tree_of(client.get("/"))
    assert inside(tree, "map", "/a/@href") == ["/tags/peru/"]
    assert texts(inside(tree, "map", "/a/*[name()='title']")) == ["Peru: 1"]
    assert len(inside(tree, "map", "/g/g/*[name()='title']")) == 38
    assert len(inside(tree, "t")) == 6


def test_a_shade_of_the_map_means_the_same_until_a_country_has_many_briefs(client, monkeypatch):
    assert shades_of(0) == shades_of(MANY - 1) == SHADES
    assert shades_of(MANY) == shades_of(10**6) == SHADES_OF_MANY
    peru, chile = TagFactory(country=True), TagFactory(kind="country", name="Chile", code="CL")
    for tags in ([peru], [peru, chile], [peru, chile]):
        BriefFactory(tags=tags)

    def shown():
        cache.clear()
        tree = tree_of(client.get("/"))
        shades = dict(
            zip(
                texts(inside(tree, "map", "/a/*[1]")), inside(tree, "map", "/a/@class"), strict=True
            )
        )
        return shades, texts(inside(tree, "key", "/*[name()='text']"))

    assert shown() == ({"Peru: 3": "m2", "Chile: 2": "m2"}, ["0", *SHADES.values()])
    monkeypatch.setattr("briefs.site.told.places.MANY", 3)
    assert shown() == ({"Peru: 3": "m1", "Chile: 2": "m1"}, ["0", *SHADES_OF_MANY.values()])


def test_a_long_figure_is_cut_to_thousands():
    figures = [Tile("PE", "Peru", 1, 1, False, "peru", n, 1).figure for n in (1, LONGEST, 33_675)]
    assert figures == ["1", "9999", "33k"]


def test_no_two_countries_share_a_square():
    places = [(column, row) for _name, column, row in TILES.values()]
    assert len(set(places)) == len(places) == 39
    assert all(1 <= column <= 10 and 1 <= row <= 9 for column, row in places)
    # The order of the rows is the order of the tabs.
    assert places == sorted(places, key=lambda place: (place[1], place[0]))


def test_a_correction_shows_before_and_after_wherever_it_is_told(client):
    """As the standards promise: on the brief, in the feeds, in the digest."""
    brief = BriefFactory(slug="ferry")
    changes = [{"field": "summary", "before": "It costs 3.", "after": "It costs 5."}]
    CorrectionFactory(
        brief=brief, number=1, at=IN_WEEK, note="The price was wrong.", changes=changes
    )
    digest = "/digests/2021-W45/"
    for where in ["/briefs/ferry/", "/corrections/", "/since/?date=2020-01-01", digest]:
        text = " ".join(texts(tree_of(client.get(where)).xpath("//*[@class='change-of']")))
        assert (text.count("It costs 3."), text.count("It costs 5.")) == (1, 1), where
    said = ["before: It costs 3.", "after: It costs 5."]
    where = [
        f"{path}feed.{form}"
        for path in ("/briefs/", "/corrections/")
        for form in ("atom", "rss", "json")
    ]
    for address in [*where, f"{digest}digest.txt"]:
        text = client.get(address).text
        assert all(one in text for one in said), address
