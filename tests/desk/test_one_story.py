"""One story in other words, and one that waits twice: the desk asks before a double is made."""

from datetime import date

import pytest

from briefs import desk
from briefs.desk import checks
from tests.factories import BriefFactory, CitationFactory, ClippingFactory, SourceFactory

pytestmark = pytest.mark.django_db

DAY = date(2024, 5, 14)
ARTICLE = (
    "Harbour pilots in Corvel Bay walked out on Tuesday and left fourteen ferries at the quay, "
    "so that thousands had to walk. The union wants shorter nights, said its secretary."
)
SUMMED_UP = (
    "The ferries of Corvel Bay did not sail on Tuesday: the pilots of the harbour walked out, and "
    "their union asks for shorter nights."
)
SCHOOL = "A school of the marsh got a roof of slate, and forty children helped to carry it up."
DATED = {"event_on": DAY, "event_precision": "day"}


@pytest.fixture
def told(db):
    """A brief that rests on an article of the Gazette."""
    known = ClippingFactory(headline="Pilots walk out", excerpt=ARTICLE, **DATED)
    brief = BriefFactory(draft=True, filed_on=DAY, citations=0, **DATED)
    CitationFactory(brief=brief, clipping=known, source__name="Harbour Gazette", role="origin")
    desk.mark([known])
    return brief


def item(**fields):
    fields = {"headline": "No ferries", "excerpt": SUMMED_UP, "origin": "Harbour Gazette"} | fields
    clipping = ClippingFactory(**DATED | fields)
    desk.mark([clipping])
    return clipping


def test_a_digests_item_of_the_same_source_and_day_may_be_the_story_of_a_brief(told):
    (near,) = desk.near(item())
    assert (near.brief, near.likeness.verdict) == (told, "perhaps")


@pytest.mark.parametrize(
    "other",
    [
        {"origin": "Lantern Wire"},
        {"origin": ""},
        {"event_on": date(2024, 5, 15)},
        {"excerpt": SCHOOL},
        {"event_on": None, "event_precision": "unknown"},
    ],
)
def test_another_source_another_day_and_other_words_bring_no_two_stories_together(told, other):
    assert [near for near in desk.near(item(**other)) if near.likeness.verdict == "perhaps"] == []


def test_what_a_document_shows_itself_is_its_hosts(told):
    gazette = told.citations.get().source
    own = item(origin="")
    own.document.host = gazette
    own.document.save()
    assert [near.likeness.verdict for near in desk.near(own)] == ["perhaps"]


def test_the_check_asks_to_look_at_a_brief_of_the_same_source_and_day(told):
    second = BriefFactory(draft=True, citations=0, filed_on=DAY, **DATED)
    CitationFactory(brief=second, clipping=item(), source=SourceFactory(name="Night Letter"))
    (once,) = [check for check in checks(second) if check.name == "once"]
    assert (once.state, str(told) in once.sentence) == ("look", True)
    third = BriefFactory(draft=True, citations=0)
    CitationFactory(brief=third, clipping=item(excerpt=SCHOOL))
    assert {c.state for c in checks(third) if c.name == "once"} == {"met"}


def test_a_story_that_waits_twice_is_named_until_one_is_used_or_rejected(reporter):
    first = item(excerpt=ARTICLE, origin="")
    second = item(excerpt=ARTICLE, origin="", headline="Pilots stop the ferries")
    (named,) = desk.nearby(second)[1]
    assert (named[0], named[1].verdict) == (first, "same")
    assert desk.nearby(item(excerpt=SCHOOL))[1] == []
    desk.reject(first, "a reprint", by=reporter)
    assert desk.nearby(second)[1] == []
