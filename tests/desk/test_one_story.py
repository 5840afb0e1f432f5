"""One story in other words, and one that waits twice: the desk asks before a double is made."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from briefs import desk
from briefs.desk import checks
from briefs.desk.stories import beat, likeness
from briefs.desk.stories.same_text import rejected_before
from briefs.intake import Likeness
from briefs.models import Brief, Clipping
from tests.desk.test_readings import DIGEST
from tests.factories import (
    BriefFactory,
    CitationFactory,
    ClippingFactory,
    SourceFactory,
    TagFactory,
)

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
UNDATED = {"event_on": None, "event_precision": "unknown"}


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
    said = "one source, one day, and rare words are shared: Tuesday, ferries, harbour"
    assert near.likeness.reason == said


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


def test_who_only_showed_a_story_brings_no_two_together(told):
    told.citations.update(role="host")
    assert [near for near in desk.near(item()) if near.likeness.verdict == "perhaps"] == []


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


def test_words_that_the_beat_shares_say_nothing_of_one_story(monkeypatch):
    def story(words, headline="Forum of the harbours"):
        return item(
            headline=headline, excerpt=words, origin="", event_on=None, event_precision="unknown"
        )

    def verdict():
        (near,) = desk.near(asked)
        return near.likeness.verdict

    # The ids of PostgreSQL go on from test to test: here the newsroom is a young one.
    monkeypatch.setattr(beat, "STEP", 10**9)
    known = story("Ministers, ferries, forums, summits, treaties: lantern keepers of granite.")
    CitationFactory(clipping=known)
    asked = story("Treaties, summits, forums, ferries, ministers: orchards press vinegar.")
    assert verdict() == "same"
    for number in range(4):
        story("Ministers, ferries, forums, summits, treaties.", f"Day {number}")
    assert verdict() == "different"
    # What few of many share belongs to no beat, and what was told long ago to none of today.
    for number in range(40):
        story("Oysters.", f"Bed {number}")
    assert verdict() == "same"
    monkeypatch.setattr(beat, "SHARE", 0.1)
    assert verdict() == "different"
    monkeypatch.setattr(beat, "CLIPPINGS", 40)
    assert verdict() == "same"


def test_of_words_that_many_clippings_share_the_newest_are_compared(monkeypatch):
    monkeypatch.setattr(likeness, "MOST_OF_A_MARK", 2)
    briefs = [CitationFactory(clipping=item(excerpt=ARTICLE)).brief for _ in range(3)]
    asked = ClippingFactory(headline="Pilots", excerpt=ARTICLE)
    assert {near.brief for near in desk.near(asked)} == {*briefs[1:]}


def test_what_a_later_form_holds_no_more_waits_for_nobody(reporter):
    first = item(excerpt=ARTICLE, origin="")
    second = item(excerpt=ARTICLE, origin="", headline="Pilots stop the ferries")
    assert [other for other, _likeness in desk.nearby(second)[1]] == [first]
    Clipping.objects.filter(pk=first.pk).update(superseded_at=timezone.now())
    assert desk.nearby(second)[1] == []


PAID = (
    "The harbour board of Corvel Bay paid {} euros for the lamp of the old light on 31 March 2024, "
    "said its secretary, and the keeper left the tower after many years at the lamp."
)
PAGE = "The old light of Corvel Bay loses its keeper\n\n" + PAID + "\n"


def came_in(reporter, figure):
    name = f"light-{figure}.txt"
    return desk.take_in(PAGE.format(figure).encode(), name, by=reporter)[0].clippings.get()


@pytest.fixture
def live(reporter):
    """A live brief on the light of Corvel Bay, for 210,000 euros."""
    brief = desk.use(came_in(reporter, "210,000"), by=reporter).brief
    now = timezone.now()
    state = {"status": "published", "published_at": now, "first_published_at": now}
    Brief.objects.filter(pk=brief.pk).update(**state, slug="light")
    return brief


def test_what_contradicts_a_live_brief_is_kept_until_somebody_decides(live, reporter, editor):
    against = came_in(reporter, "260,000")
    assert [(c, c.contradicts) for c in desk.contradicting()] == [(against, live)]
    (found,) = [check for check in checks(live) if check.name == "conflicts"]
    assert (found.state, found.clipping) == ("look", against)
    assert "“light-260,000.txt”, lines 1–3, tells this event with other figures" in found.sentence
    Brief.objects.filter(pk=live.pk).update(status="draft")
    assert not desk.contradicting()
    Brief.objects.filter(pk=live.pk).update(status="published")
    desk.reject(against, "It counts the tower too.", by=editor)
    assert not desk.contradicting()
    assert {c.state for c in checks(live) if c.name == "conflicts"} == {"met"}


def test_a_brief_that_rests_on_other_figures_says_what_it_follows(reporter):
    draft = desk.use(came_in(reporter, "210,000"), by=reporter).brief
    against = came_in(reporter, "260,000")
    draft = desk.add_clipping(draft, against, by=reporter, version=draft.version).brief

    def found():
        (check,) = [check for check in checks(draft) if check.name == "conflicts"]
        return check.state, check.sentence

    state, sentence = found()
    assert (state, "tells this event with other figures: say" in sentence) == ("unmet", True)
    draft.citations.filter(clipping=against).update(note="The board's own account says so.")
    assert found() == ("look", "Decided: The board's own account says so.")


OPENS = (
    "The keeper of Corvel Bay left the old light on Tuesday. The harbour board paid {} euros for "
    "its lamp, which will be lit again in {} after repairs, said its secretary."
)


def test_another_month_that_is_told_of_an_event_of_one_day_is_no_other_time(live, reporter):
    """A report that comes again each month tells of another day, or of none."""
    first = item(headline="Light", excerpt=OPENS.format("210,000", "March"), origin="")
    BriefFactory(citations=0, draft=True).citations.create(clipping=first, source=SourceFactory())
    asked = {"headline": "Light", "excerpt": OPENS.format("260,000", "June"), "origin": ""}
    (near,) = desk.near(item(**asked))
    assert near.likeness.verdict == "conflict"
    for other in (
        {"event_on": date(2024, 6, 14)},
        {"event_on": None, "event_precision": "unknown"},
        {"event_on": date(2024, 5, 1), "event_precision": "month"},
    ):
        assert [near.likeness.verdict for near in desk.near(item(**asked | other))] == ["different"]


def test_a_brief_of_the_same_day_and_figures_is_asked_about_whatever_its_clippings_language():
    tags = [TagFactory(name="Sinohydro"), TagFactory(name="Belmopan"), TagFactory(country=True)]
    text = "Belmopan ordered 14 trams of Sinohydro for {} million dollars."
    told = {"event_on": DAY, "event_precision": "day", "filed_on": DAY, "citations": 0}
    first = BriefFactory(summary=text.format("38.6"), tags=tags, **told)

    def once(figure="38.6", tags=tags, **more):
        brief = BriefFactory(
            draft=True, **{"summary": text.format(figure), "tags": tags, **told, **more}
        )
        (check,) = [check for check in checks(brief) if check.name == "once"]
        brief.delete()
        return check.state, check.other

    assert once() == ("look", first)
    assert once(summary="Belmopan pidió 14 tranvías por 38,6 millones.", language="es")[1] == first
    assert once(figure="41.2") == ("met", None)
    assert once(tags=tags[2:]) == ("met", None)
    assert once(event_on=date(2024, 5, 15)) == ("met", None)
    Brief.objects.filter(pk=first.pk).update(
        status="withdrawn", withdrawn_at=timezone.now(), withdrawn_because="So."
    )
    assert once() == ("met", None)


def test_what_agrees_with_a_live_brief_contradicts_nothing(live, reporter):
    came_in(reporter, "210,000 ")
    assert not desk.contradicting()


def test_what_waited_before_its_brief_was_started_contradicts_it_too(reporter):
    against, told = came_in(reporter, "260,000"), came_in(reporter, "210,000")
    brief = desk.use(told, by=reporter).brief
    against.refresh_from_db()
    assert against.contradicts == brief


def test_the_same_story_is_named_before_other_figures_and_both_are(live, reporter, editor):
    other = came_in(reporter, "260,000")
    Clipping.objects.filter(pk=other.pk).update(
        published_on="2023-03-04", published_precision="day"
    )
    with pytest.raises(desk.NotPossible, match="with other figures: rework the brief"):
        desk.add_clipping(live, other, by=editor, version=live.version)
    assert live.citations.count() == 1
    CitationFactory(brief=live, clipping=other)
    third = came_in(reporter, "260,000 ")
    nears = desk.near(third)
    assert [near.likeness.verdict for near in nears] == ["same", "conflict"]
    assert {near.brief for near in nears} == {live}
    assert not desk.contradicting()


def test_a_draft_with_other_figures_is_merged_once_somebody_says_which_hold(live, reporter, editor):
    draft = desk.use(came_in(reporter, "260,000"), by=reporter).brief
    draft.citations.update(published_precision="none")
    versions = {"version": draft.version, "into_version": live.version}
    with pytest.raises(desk.NotPossible, match="with other figures: say first, in the note"):
        desk.merge(draft, live, by=editor, **versions)
    assert live.citations.count() == 1
    draft.citations.update(note="The board's own account says so.")
    with pytest.raises(desk.NotPossible, match=r"9 words in a row of .* stand in line 1 of"):
        desk.merge(draft, live, by=editor, **versions)
    Brief.objects.filter(pk=live.pk).update(headline="Nobody keeps the light by hand")
    assert desk.merge(draft, live, by=editor, **versions).changed
    assert {c.state for c in checks(live) if c.name == "conflicts"} == {"look"}


def test_the_verdict_orders_before_the_measures():
    other, same = Likeness(0.9, 0.9, 0.9, "conflict", ""), Likeness(0.3, 0.6, 0.4, "same", "")
    assert sorted([other, same], key=likeness._first) == [same, other]


def test_its_own_draft_copy_is_no_second_brief(live, reporter, editor):
    other = came_in(reporter, "210,000 ")
    CitationFactory(brief=live, clipping=other)
    copy = desk.rework(live, by=editor, version=live.version).brief
    for brief in (live, copy):
        (once,) = [check for check in checks(brief) if check.name == "once"]
        assert (once.state, once.other) == ("met", None)


def test_the_check_asks_which_figures_are_right(live, reporter):
    draft = desk.use(came_in(reporter, "260,000"), by=reporter).brief
    (once,) = [check for check in checks(draft) if check.name == "once"]
    assert (once.state, once.other) == ("look", live)
    assert "with other figures: which are right?" in once.sentence


def test_many_at_once_leave_out_what_a_brief_tells_and_one_alone_does_not(live, reporter):
    again = came_in(reporter, "210,000 ")
    with pytest.raises(desk.NotPossible, match="is left out: “The old light"):
        desk.use_untold(again, by=reporter)
    assert desk.use(again, by=reporter).changed
    assert desk.use_untold(item(excerpt=SCHOOL, headline="A roof"), by=reporter).changed


def test_what_was_withdrawn_tells_no_story_any_more(live, reporter, editor):
    again = came_in(reporter, "210,000 ")
    desk.withdraw(live, "The board took it back.", by=editor, version=live.version)
    with pytest.raises(desk.NotPossible, match="no brief tells it yet"):
        desk.add_to_told(again, by=editor)
    assert desk.use_untold(again, by=reporter).changed


def test_what_was_rejected_stays_so_when_its_words_come_in_another_document(reporter, editor):
    def came(number, page=DIGEST):
        page += b"\nPage %d of 9\n" % number
        return desk.take_in(page, f"{number}.txt", by=reporter)[0].clippings.order_by("first_line")

    desk.reject(came(1)[0], "Below the bar.", by=editor)
    again, other = came(2, DIGEST.replace(b" opens a ", b" opens  a "))
    assert (again.rejected_because, again.rejected_by) == ("Below the bar.", editor)
    assert (again.fate, other.fate) == ("rejected", "waiting")
    assert came(3, DIGEST.replace(b"120 passengers", b"90 passengers"))[0].fate == "waiting"
    # Where somebody let it wait, or a brief tells it, it is no settled matter.
    desk.take_back(again, by=editor)
    assert came(4)[0].fate == "waiting"
    for clipping in Clipping.objects.waiting().exclude(headline=other.headline):
        desk.reject(clipping, "Below the bar.", by=editor)
    assert came(5)[0].fate == "rejected"
    CitationFactory(clipping=again)
    assert came(6)[0].fate == "waiting"


def test_a_headline_alone_is_not_rejected_with_another_one():
    for words, stays in ((ARTICLE, True), ("", False)):
        told = {"headline": "The weather of the whole bay", "excerpt": words}
        before = item(**told, rejected_because="No news.")
        assert (rejected_before(item(**told)) == before) is stays


def test_two_who_report_one_story_in_their_own_words_tell_perhaps_one(db):
    shared = " The union wants shorter nights, said its secretary."
    apart = {"origin": "Lantern Wire", **UNDATED}
    known = item(**apart | {"headline": "Harbour pilots walk out", "excerpt": ARTICLE})
    brief = CitationFactory(clipping=known, brief=BriefFactory(citations=0)).brief
    same = item(**apart | {"headline": "Pilots of harbour strike", "excerpt": SUMMED_UP + shared})
    (near,) = desk.near(same)
    assert (near.brief, near.likeness.verdict) == (brief, "perhaps")
    assert "other words" in near.likeness.reason
    # By words of the headline or by rare words alone nobody is asked.
    for headline, text in (("Roofs of slate", SUMMED_UP), ("Pilots of harbour strike", SCHOOL)):
        other = item(**apart | {"headline": headline, "excerpt": text + shared})
        found = {near.brief: near.likeness.verdict for near in desk.near(other)}
        assert found.get(brief) in (None, "different"), headline


@pytest.mark.parametrize(
    ("excerpt", "role", "asked"),
    [(ARTICLE, "origin", True), (ARTICLE, "host", False), (SUMMED_UP, "origin", False)],
)
def test_who_prints_the_words_of_another_is_no_second_origin_unasked(told, excerpt, role, asked):
    again = ClippingFactory(headline="Pilots walk out", excerpt=excerpt, **DATED)
    CitationFactory(brief=told, clipping=again, source__name="Quay Letter", role=role)
    (standing,) = [check for check in checks(told) if check.name == "standing"]
    assert standing.state == ("look" if asked else "met")
    said = "Harbour Gazette and Quay Letter print the same words"
    assert (said in standing.sentence) == asked
    if asked:
        # Where neither took them from the other, the sentence says what to do, and that does it.
        assert "make both hosts, and cite the agency as origin." in standing.sentence
        told.citations.update(role="host")
        CitationFactory(brief=told, source__name="Quay Wire", role="origin", clipping=None)
        (standing,) = [check for check in checks(told) if check.name == "standing"]
        assert (standing.state, standing.sentence) == ("met", "One origin.")


@pytest.mark.parametrize(
    ("words", "asked"),
    [("The pilots are not talking to us.", False), ("The pilots are not talking to us now.", True)],
)
def test_few_words_that_two_print_are_no_reprint(words, asked):
    brief = BriefFactory(draft=True, citations=0)
    for name in ("Harbour Gazette", "Quay Letter"):
        clipping = ClippingFactory(headline=f"Pilots of the {name}", excerpt=words)
        CitationFactory(brief=brief, clipping=clipping, source__name=name, role="origin")
    (standing,) = [check for check in checks(brief) if check.name == "standing"]
    assert standing.state == ("look" if asked else "met")


def test_one_source_may_print_its_words_twice(told):
    again = ClippingFactory(headline="Pilots walk out", excerpt=ARTICLE, **DATED)
    CitationFactory(brief=told, clipping=again, source=told.citations.get().source, role="origin")
    (standing,) = [check for check in checks(told) if check.name == "standing"]
    assert (standing.state, standing.sentence) == ("met", "One origin.")


SHELTERED = "Civil defence took %s families in around Villa Serena, where the Tambo overflowed."
FLOODED = "The Tambo burst its banks near Villa Serena, and %s families were moved to shelters."
DANCERS = "Trains carried %s schools of young dancers to a feast in the north."


@pytest.mark.parametrize(
    ("first", "second", "days", "asked"),
    [
        (SHELTERED % 150, FLOODED % 150, 1, True),
        (SHELTERED % 150, FLOODED % 150, None, True),
        (SHELTERED % 150, FLOODED % 170, 1, False),
        # Round and small figures may be anybody's, and so is one without the names.
        (SHELTERED % 24, FLOODED % 24, 1, False),
        (SHELTERED % 200, FLOODED % 200, 1, False),
        (SHELTERED % 150, DANCERS % 150, 1, False),
        # Later stories of the same flood give its figures again.
        (SHELTERED % 150, FLOODED % 150, 30, False),
    ],
)
def test_who_gives_one_figure_and_its_names_tells_perhaps_the_same(db, first, second, days, asked):
    known = item(headline="Heavy rain", excerpt=first, origin="Quay Letter")
    brief = CitationFactory(clipping=known, brief=BriefFactory(citations=0)).brief
    dated = {"event_on": DAY + timedelta(days)} if days else UNDATED
    later = item(headline="River in town", excerpt=second, origin="Lantern Wire", **dated)
    found = {near.brief: near.likeness for near in desk.near(later)}
    assert (brief in found and found[brief].verdict == "perhaps") is asked
    if asked:
        shared = "families, Serena, Tambo"
        assert found[brief].reason == f"both say 150, and rare words are shared: {shared}"
