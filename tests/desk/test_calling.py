"""A person says what a line is: headline, source, date, byline, and as it was read."""

import json
from datetime import date

import pytest

from briefs import desk
from briefs.desk.documents.by_hand import is_by_hand
from briefs.exchange.files.shapes import SHAPES
from briefs.models import Brief
from tests.factories import BriefFactory, CitationFactory, ClippingFactory, DocumentFactory

pytestmark = pytest.mark.django_db

# As a reading may go wrong: the paper's name is the headline, and the headline is a site's name.
TEXT = """Island quay loses ships to the crane strike
Diario del Cabo, 19 November 2026
By Ana Berg

The quay of the island moved 400 boxes in October, the harbour board said on Wednesday.

Crane drivers had stopped for six days in the middle of the month.

Share This Page"""
ROLES = ["site-name", "headline", "byline", "blank", "body", "blank", "body", "blank", "share-bar"]


@pytest.fixture
def document():
    kept = ("headline", "body")
    lines = [[role, "because", role in kept] for role in ROLES]
    made = DocumentFactory(kind="article", text=TEXT, reading={"format": 1, "lines": lines})
    ClippingFactory(
        document=made,
        first_line=2,
        last_line=7,
        headline=TEXT.split("\n")[1],
        excerpt="\n\n".join(TEXT.split("\n")[n] for n in (4, 6)),
        event_on=date(2026, 11, 19),
        event_precision="day",
    )
    return made


def told(document):
    """What the only clipping says now, and the role and decision of each line."""
    clipping = document.clippings.get()
    document.refresh_from_db()
    said = {name: getattr(clipping, name) for name in ("headline", "excerpt", "origin", "byline")}
    said |= {name: getattr(clipping, name) for name in ("published_on", "event_on", "event_method")}
    said |= {"lines": (clipping.first_line, clipping.last_line)}
    return said | {"roles": [line[:3] for line in document.reading["lines"]]}


def test_a_reading_is_put_right_line_by_line_and_taken_back_whole(document, reporter):
    before = told(document)
    for number, what in ((2, "source"), (1, "headline"), (3, "byline")):
        assert desk.call_line(document, number, what, by=reporter).changed
        assert not desk.call_line(document, number, what, by=reporter).changed
    now = told(document)
    assert now["headline"] == "Island quay loses ships to the crane strike"
    assert (now["origin"], now["byline"]) == ("Diario del Cabo", "Ana Berg")
    assert document.host.name == "Diario del Cabo"
    assert now["published_on"] == date(2026, 11, 19)
    # The day of the page is not that of the story: its Wednesday is counted back from it.
    assert now["event_on"] == date(2026, 11, 18)
    assert "Diario" not in now["excerpt"]
    assert now["lines"] == (1, 7)
    assert [role for role, _why, _kept in now["roles"][:3]] == ["headline", "source-line", "byline"]
    assert now["roles"][0][1] == f"{reporter.username} says so"
    assert not [line for covered in desk.coverage() for line in covered.lost_lines]
    for number in (1, 2, 3):
        assert desk.call_line(document, number, desk.AS_READ, by=reporter).changed
    assert told(document) == before
    assert document.host is None
    assert not any(map(is_by_hand, document.reading["lines"]))


def test_the_headline_as_read_gives_way_and_comes_back(document, reporter):
    outcome = desk.call_line(document, 1, "headline", by=reporter)
    assert "headline “Island quay loses ships to the crane strike” instead of" in outcome.sentence
    assert "line 2, the headline until now, becomes text" in outcome.sentence
    now = told(document)
    assert now["roles"][1] == ["body", "line 1 is the headline", True]
    assert now["excerpt"].startswith("Diario del Cabo")
    desk.call_line(document, 5, "headline", by=reporter)
    assert told(document)["roles"][0][0] == "site-name"
    assert told(document)["lines"] == (2, 7)
    desk.call_line(document, 5, desk.AS_READ, by=reporter)
    assert told(document)["roles"][1][0] == "headline"


def test_the_headline_comes_back_where_the_line_before_it_is_called_something_else(
    document, reporter
):
    desk.call_line(document, 9, "headline", by=reporter)
    desk.call_line(document, 9, "source", by=reporter)
    now = told(document)
    assert (now["roles"][1][0], now["roles"][8][0]) == ("headline", "source-line")
    assert now["headline"].startswith("Diario del Cabo")
    assert now["origin"] == "Share This Page"


def test_a_story_is_undated_until_a_line_is_called_its_date(document, reporter):
    document.clippings.update(event_on=None, event_precision="unknown", flags=["undated"])
    text = document.text.replace(" on Wednesday", "").replace(", 19 November 2026", "")
    text = text.replace("Share This Page", "19 November 2026")
    undated = {"published_on": None, "published_precision": "unknown"}
    type(document).objects.update(text=text, **undated)
    document.refresh_from_db()
    said = [(1, "headline", ["undated"]), (9, "date", []), (9, desk.AS_READ, ["undated"])]
    for number, what, flags in said:
        desk.call_line(document, number, what, by=reporter)
        assert document.clippings.get().flags == flags


def test_lines_that_a_call_drew_in_stay_where_one_of_them_is_text(document, reporter):
    document.clippings.update(last_line=5)
    for what in ("byline", desk.AS_READ):
        desk.call_line(document, 9, what, by=reporter)
        assert document.clippings.get().last_line == 9
        assert "Crane drivers" in document.clippings.get().excerpt


def test_the_paragraphs_of_a_text_stay_where_no_line_of_it_comes_or_goes(document, reporter):
    wrapped = document.clippings.get().excerpt.replace(", the harbour", ",\nthe harbour")
    document.clippings.update(excerpt=wrapped)
    desk.call_line(document, 3, "byline", by=reporter)
    assert told(document)["excerpt"] == wrapped


def test_one_line_is_the_source_and_the_one_before_is_as_it_was_read(document, reporter):
    desk.call_line(document, 9, "source", by=reporter)
    assert told(document)["origin"] == "Share This Page"
    desk.call_line(document, 2, "source", by=reporter)
    now = told(document)
    assert now["origin"] == "Diario del Cabo"
    assert (now["roles"][8][0], now["lines"]) == ("share-bar", (2, 7))


@pytest.mark.parametrize(
    ("number", "what", "sentence"),
    [
        (3, "date", "Line 3 bears no date"),
        (3, "source", "Line 3 gives no name of a source"),
        (1, "source", "Line 1 gives no name of a source"),
        (2, "byline", "Line 2 gives no name of a person"),
        (5, "source", "Line 5 tells the story"),
        (4, "headline", "no text in line 4"),
        (99, "headline", "no text in line 99"),
    ],
)
def test_what_a_line_does_not_say_is_refused(document, reporter, number, what, sentence):
    before = told(document)
    with pytest.raises(desk.NotPossible, match=sentence):
        desk.call_line(document, number, what, by=reporter)
    assert told(document) == before


def test_who_may_not_read_documents_says_nothing(document, django_user_model):
    stranger = django_user_model.objects.create(username="stranger")
    with pytest.raises(desk.NotAllowed):
        desk.call_line(document, 2, "source", by=stranger)


def test_the_page_is_told_beforehand_what_each_word_changes(document, reporter):
    before = told(document)
    rows = {
        what: (said, possible) for what, said, possible in desk.callings(document, 2, by=reporter)
    }
    assert rows["byline"] == ("Line 2 gives no name of a person.", False)
    assert rows["date"][1]
    assert desk.AS_READ not in rows
    assert told(document) == before
    done = desk.call_line(document, 2, "source", by=reporter)
    assert rows["source"][1]
    assert rows["source"][0].removeprefix("Source") in done.sentence
    document.refresh_from_db()
    assert desk.AS_READ in {
        what for what, _said, _possible in desk.callings(document, 2, by=reporter)
    }


def test_a_line_in_no_clipping_speaks_of_the_one_right_below(document, reporter):
    document.clippings.update(first_line=5, last_line=6)
    other = ClippingFactory(document=document, first_line=8, last_line=8)
    with pytest.raises(desk.NotPossible, match="stands in no clipping"):
        desk.call_line(document, 9, "source", by=reporter)
    desk.call_line(document, 7, "headline", by=reporter)
    other.refresh_from_db()
    assert (other.headline[:5], other.first_line) == ("Crane", 7)


def test_one_line_is_the_headline_whatever_is_taken_back(document, reporter):
    desk.call_line(document, 5, "headline", by=reporter)
    desk.call_line(document, 2, "source", by=reporter)
    desk.call_line(document, 2, desk.AS_READ, by=reporter)
    heads = [n for n, line in enumerate(told(document)["roles"], 1) if line[0] == "headline"]
    assert heads == [5]
    desk.call_line(document, 5, desk.AS_READ, by=reporter)
    assert told(document)["roles"][1][0] == "headline"


def test_lines_of_a_live_brief_are_said_by_who_may_change_documents(document, reporter, editor):
    CitationFactory(brief=BriefFactory(), clipping=document.clippings.get())
    for verb in (
        lambda: desk.call_line(document, 2, "source", by=reporter),
        lambda: desk.callings(document, 2, by=reporter),
    ):
        with pytest.raises(desk.NotAllowed, match="an editor decides about its lines"):
            verb()
    assert desk.call_line(document, 2, "source", by=editor).changed


def test_what_was_made_of_it_stays_and_its_people_are_told(document, reporter, editor):
    draft = desk.use(document.clippings.get(), by=reporter).brief
    live = BriefFactory()
    CitationFactory(brief=live, clipping=document.clippings.get())
    cited = list(live.citations.order_by("pk").values())
    outcome = desk.call_line(document, 2, "source", by=editor)
    assert f"as before: “{draft}”, “{live}”" in outcome.sentence
    assert set(desk.evidence_changed()) == {draft, live}
    assert list(live.citations.order_by("pk").values()) == cited
    assert Brief.objects.get(pk=live.pk).changed_at == live.changed_at
    with pytest.raises(desk.NotPossible, match="stands outside"):
        desk.call_line(document, 1, "headline", by=editor)


def test_a_draft_made_afterwards_cites_what_was_said(document, reporter):
    for number, what in ((2, "source"), (1, "headline")):
        desk.call_line(document, number, what, by=reporter)
    cited = desk.use(document.clippings.get(), by=reporter).brief.citations.get()
    assert (cited.source.name, cited.role) == ("Diario del Cabo", "origin")
    assert cited.title == "Island quay loses ships to the crane strike"
    assert cited.published_on == date(2026, 11, 19)


def test_lines_that_somebody_called_something_are_not_dealt_away(document, reporter):
    desk.call_line(document, 3, "byline", by=reporter)
    for verb in (
        lambda: desk.turn(document, 3, by=reporter),
        lambda: desk.split(document.clippings.get(), 3, by=reporter),
    ):
        with pytest.raises(desk.NotPossible, match="what line 3 is to its clipping"):
            verb()


def test_what_was_said_stays_when_the_document_is_read_again(reporter):
    page = TEXT.replace("Share", "Ferry days\n\nShare").encode()
    document = desk.take_in(page, "page.txt", by=reporter)[0]
    desk.call_line(document, 5, "headline", by=reporter)
    before = told(document)
    assert not desk.reread(document, by=reporter).changed
    assert told(document) == before


def test_a_fixture_carries_what_was_said_and_nothing_else_in_its_place(document, reporter):
    desk.call_line(document, 2, "source", by=reporter)
    document.refresh_from_db()
    fits = SHAPES["reading"]
    assert fits(document.reading)
    for name, wrong in (
        ("called", "king"),
        ("called", ["x"]),
        ("clipping", {}),
        ("edge", 1),
        ("read", ["x"]),
    ):
        broken = json.loads(json.dumps(document.reading))
        broken["lines"][1][4][name] = wrong
        assert not fits(broken)
    kept = {"published_on": "2021-1-5", "event_on": "2021-02-30", "first_line": 10**9, "flags": 1}
    kept |= {"origin": "x" * 201, "event_precision": "unknown", "event_until": "2020-01-01"}
    for name, wrong in kept.items():
        broken = json.loads(json.dumps(document.reading))
        broken["lines"][1][4]["clipping"][name] = wrong
        assert not fits(broken), name
