"""Two briefs become one, and two again."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from briefs import desk
from briefs.models import Brief, Citation, Edition, Revision
from briefs.text import limits
from tests.factories import (
    SUMMARY,
    BriefFactory,
    CitationFactory,
    ClippingFactory,
    DocumentFactory,
    SourceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def test_a_merged_brief_gives_its_citations_and_both_histories_say_so(editor):
    one, other = BriefFactory(), BriefFactory()
    desk.merge(one, other, by=editor, version=1, into_version=1)
    one.refresh_from_db()
    assert other.citations.count() == 2
    assert (one.status, one.merged_into) == ("withdrawn", other)
    assert [r.verb for r in one.revisions.all()] == ["merge", "import"]
    assert [r.verb for r in other.revisions.all()] == ["merge", "import"]
    notes = [brief.revisions.first().note for brief in (one, other)]
    assert notes == [f"Merged into “{other}”.", f"Merged “{one}” into this brief."]
    assert list(Brief.objects.public()) == [other]
    assert Edition.objects.number() == 1


def test_that_a_merge_took_a_live_brief_from_readers_stays_on_record(client, editor):
    one, other, draft = BriefFactory(), BriefFactory(), BriefFactory(draft=True, summary=SUMMARY)
    desk.merge(one, other, by=editor, version=1, into_version=1)
    desk.merge(draft, other, by=editor, version=1, into_version=2)
    for brief in (one, draft):
        apart(brief, editor)
    draft.refresh_from_db()
    desk.publish(draft, by=editor, version=draft.version)
    (back,) = Revision.objects.brought_back()
    assert (back.brief, back.verb) == (one, "merge")
    page = client.get("/corrections/").text
    assert f"It tells the same story as “{other}”." in page
    assert f"“{draft}”" not in page


def test_a_brief_without_a_day_is_filed_by_the_source_that_a_merge_brings(editor):
    one = BriefFactory(citations=0)
    dated = {"published_on": date(2020, 5, 1), "published_precision": "day"}
    CitationFactory(brief=one, **dated)
    other = BriefFactory(event_on=None, event_precision="unknown", citations=0)
    desk.merge(one, other, by=editor, version=1, into_version=1)
    other.refresh_from_db()
    assert (other.filed_on, other.filed_by) == (date(2020, 5, 1), "source")


def test_two_that_tell_the_same_are_taken_apart_all_the_same(editor):
    """That is what the check *once* finds of them, and why they had been merged."""
    text = (
        "The ferry Barbazul joins Cabo Lindo and Isla Mota from Monday on, three times a day. "
        "Its owner, the Compañía del Canal, paid 3 million dollars for the hull of it."
    )
    told = {"headline": "Ferry opens", "excerpt": text}
    clippings = [ClippingFactory(**told), ClippingFactory(**told)]
    desk.mark(clippings)
    one, other = (BriefFactory(citations__clipping=clipping) for clipping in clippings)
    assert "once" in {check.name for check in desk.unmet(other)}
    desk.merge(one, other, by=editor, version=1, into_version=1)
    other.refresh_from_db()
    assert "once" not in {check.name for check in desk.unmet(other)}
    assert "keeps all its sources" not in apart(one, editor).sentence
    assert other.citations.count() == 1


def test_a_merge_is_undone_without_a_trace_but_in_the_history_and_what_readers_were_told(editor):
    one, other = BriefFactory(), BriefFactory()
    source = one.citations.get().source.name
    before = desk.record_of(one), desk.record_of(other)
    desk.merge(one, other, by=editor, version=1, into_version=1)
    desk.unmerge(one, by=editor, version=2)
    one.refresh_from_db()
    other.refresh_from_db()
    assert desk.record_of(one) == before[0]
    after = desk.record_of(other)
    told = [(note["kind"], note["note"]) for note in after.pop("corrections")]
    assert told == [
        ("update", f"It cites {source} too."),
        ("update", f"It cites {source} no more."),
    ]
    assert after | {"corrections": []} == before[1]
    assert one.merged_into is None
    assert set(Brief.objects.public()) == {one, other}


def test_a_brief_that_waited_for_review_waits_again_as_long_as_it_did(editor):
    since = timezone.now() - timedelta(days=2)
    one, other = BriefFactory(in_review=True, waiting_since=since), BriefFactory()
    desk.merge(one, other, by=editor, version=1, into_version=1)
    one.refresh_from_db()
    assert one.waiting_since is None
    back = apart(one, editor).brief
    assert (back.status, back.waiting_since) == ("review", since)


def test_a_brief_is_taken_out_of_one_that_stands_for_itself_alone(editor):
    one, other, third = BriefFactory(), BriefFactory(), BriefFactory()
    desk.merge(one, other, by=editor, version=1, into_version=1)
    desk.merge(other, third, by=editor, version=2, into_version=1)
    with pytest.raises(desk.NotPossible, match=f"“{other}” is part of “{third}” by now"):
        apart(one, editor)
    for brief in (other, one):
        assert apart(brief, editor).changed
    assert [brief.citations.count() for brief in (one, other, third)] == [1, 1, 1]


@pytest.mark.parametrize("before", ["took another in", "went elsewhere", "came back"])
def test_a_merge_that_an_import_brought_is_not_undone_by_an_older_one(editor, before):
    one, other, target = BriefFactory(), BriefFactory(), BriefFactory()
    if before == "took another in":
        desk.merge(other, one, by=editor, version=1, into_version=1)
    else:
        into = other if before == "went elsewhere" else target
        desk.merge(one, into, by=editor, version=1, into_version=1)
        apart(one, editor)
    # As an import writes it: without a step that tells of it.
    Brief.objects.filter(pk=one.pk).update(
        status="withdrawn",
        withdrawn_at=timezone.now(),
        withdrawn_because="The same story.",
        merged_into=target,
    )
    with pytest.raises(desk.NotPossible, match="was merged in another newsroom"):
        apart(one, editor)
    assert target.citations.count() == 1


def test_a_draft_that_was_merged_leaves_no_stone(editor):
    draft, other = BriefFactory(draft=True), BriefFactory()
    desk.merge(draft, other, by=editor, version=1, into_version=1)
    assert not Brief.objects.stones().exists()


def test_a_live_brief_is_not_merged_into_one_that_readers_do_not_see(editor):
    live, draft = BriefFactory(), BriefFactory(draft=True)
    with pytest.raises(desk.NotPossible, match="publish that one first"):
        desk.merge(live, draft, by=editor, version=1, into_version=1)
    assert desk.merge(draft, live, by=editor, version=1, into_version=1).changed


def test_no_source_without_a_date_or_a_word_about_it_comes_before_readers_by_a_merge(editor):
    draft, live, other = BriefFactory(draft=True), BriefFactory(), BriefFactory(draft=True)
    draft.citations.update(published_precision="unknown", note="The page was dated once.")
    with pytest.raises(desk.NotPossible, match="bears no date in"):
        desk.merge(draft, live, by=editor, version=1, into_version=1)
    assert live.citations.count() == 1
    assert desk.merge(draft, other, by=editor, version=1, into_version=1).changed


def test_merging_twice_changes_nothing(editor):
    one, other = BriefFactory(), BriefFactory()
    desk.merge(one, other, by=editor, version=1, into_version=1)
    assert not desk.merge(one, other, by=editor, version=1, into_version=1).changed
    assert other.citations.count() == 2


def test_the_same_source_for_the_same_clipping_is_not_cited_twice(editor):
    clipping = ClippingFactory()
    one, other = BriefFactory(citations=0), BriefFactory(citations=0)
    first = CitationFactory(brief=one, clipping=clipping)
    CitationFactory(brief=other, clipping=clipping, source=first.source)
    desk.merge(one, other, by=editor, version=1, into_version=1)
    assert other.citations.count() == 1


def test_a_stale_merge_is_refused_for_either_side(editor):
    one, other = BriefFactory(), BriefFactory()
    for version, into_version in ((7, 1), (1, 7)):
        with pytest.raises(desk.Stale):
            desk.merge(one, other, by=editor, version=version, into_version=into_version)
    assert set(Brief.objects.public()) == {one, other}


def test_a_brief_is_not_merged_into_itself(editor):
    one = BriefFactory()
    with pytest.raises(desk.NotPossible):
        desk.merge(one, one, by=editor, version=1, into_version=1)


def test_a_brief_that_is_being_reworked_is_not_merged(editor):
    one, other = BriefFactory(), BriefFactory()
    copy = desk.rework(one, by=editor, version=1).brief
    for pair in ((one, other), (other, one)):
        with pytest.raises(desk.NotPossible, match="reworking"):
            desk.merge(*pair, by=editor, version=1, into_version=1)
    copy.delete()
    assert desk.merge(one, other, by=editor, version=1, into_version=1).changed


def test_of_sources_without_an_address_those_that_a_merge_gave_go_back(editor):
    one, other = BriefFactory(), BriefFactory()
    Citation.objects.update(address="")
    kept = other.citations.get().source
    desk.merge(one, other, by=editor, version=1, into_version=1)
    assert other.citations.count() == 2
    assert apart(one, editor).sentence == f"“{one}” stands for itself again."
    assert other.citations.get().source == kept


def apart(one, editor):
    one.refresh_from_db()
    return desk.unmerge(one, by=editor, version=one.version)


@pytest.fixture
def merged(editor):
    one, other = BriefFactory(), BriefFactory()
    desk.merge(one, other, by=editor, version=1, into_version=1)
    other.refresh_from_db()
    return one, other


def test_a_source_that_was_edited_since_stays_and_the_desk_says_so(merged, editor):
    one, other = merged
    citations = desk.record_of(other)["citations"]
    citations[1]["note"] = "Dated by the harbour office."
    desk.correct(
        other, {"citations": citations}, kind="update", note="Dated.", by=editor, version=2
    )
    outcome = apart(one, editor)
    name = citations[1]["source"]
    assert outcome.sentence.endswith(f"“{other}” keeps what was edited since: {name}.")
    assert other.citations.count() == 2
    assert set(Brief.objects.public()) == {one, other}


def test_a_source_that_nobody_edited_goes_back_although_the_words_changed(merged, editor):
    one, other = merged
    words = {"summary": other.summary + " It is red."}
    desk.correct(other, words, kind="update", note="It is red.", by=editor, version=2)
    assert apart(one, editor).sentence == f"“{one}” stands for itself again."
    other.refresh_from_db()
    assert other.summary.endswith("It is red.")
    assert other.citations.count() == 1


def test_sources_on_which_later_words_rest_stay(editor):
    text = "Ferry opens\n\nThe line links two ports for 3 million dollars."
    clippings = [
        ClippingFactory(document=DocumentFactory(text=text.replace("3", figure)), headline=figure)
        for figure in ("3", "7")
    ]
    summary = "It joins both shores of the bay, the paper says; who pays for it is not known."
    told = {"headline": "A ferry joins both shores", "summary": summary}
    one = BriefFactory(citations__clipping=clippings[0], **told)
    other = BriefFactory(citations__clipping=clippings[1], **told)
    desk.merge(one, other, by=editor, version=1, into_version=1)
    words = {"summary": other.summary + " The line cost 3 million dollars."}
    desk.correct(other, words, kind="update", note="The price.", by=editor, version=2)
    assert "rests on them" in apart(one, editor).sentence
    assert other.citations.count() == 2


@pytest.mark.parametrize("change", ["renamed twice", "merged"])
def test_a_source_of_another_name_by_now_goes_back(merged, editor, change):
    one, other = merged
    source = one.citations.get().source
    if change == "merged":
        desk.merge_sources(source, SourceFactory(name="All Capes"), by=editor)
    else:
        for name in ("The Bay", "The Wide Bay"):
            source.name = name
            source.save()
    assert apart(one, editor).sentence == f"“{one}” stands for itself again."
    assert other.citations.count() == 1


def test_a_brief_that_is_being_reworked_gives_nothing_back_yet(merged, editor):
    one, other = merged
    copy = desk.rework(other, by=editor, version=2).brief
    with pytest.raises(desk.NotPossible, match="reworking"):
        apart(one, editor)
    copy.delete()
    assert apart(one, editor).changed


def test_after_a_rework_what_a_merge_gave_goes_back(merged, editor):
    one, other = merged
    copy = desk.rework(other, by=editor, version=2).brief
    words = {"headline": "A ferry joins two shores", "summary": SUMMARY}
    copy = desk.write(copy, words, by=UserFactory(editor=True), version=1).brief
    desk.publish(copy, by=editor, version=2, correction=("update", "Told anew."))
    assert apart(one, editor).changed
    other.refresh_from_db()
    assert other.headline == "A ferry joins two shores"
    assert other.citations.count() == 1


@pytest.mark.parametrize("way", ["taken apart", "brought back"])
def test_a_brief_that_came_back_and_misses_a_check_by_now_is_named(editor, way):
    one, other = BriefFactory(summary=SUMMARY), BriefFactory()
    if way == "taken apart":
        desk.merge(one, other, by=editor, version=1, into_version=1)
    else:
        desk.withdraw(one, "The paper took it back.", by=editor, version=1)
    source = one.citations.get().source
    source.standing = "refused"
    source.save()
    back = {"taken apart": apart, "brought back": brought_back}[way](one, editor)
    assert back.sentence.endswith("Look at it: Standing of the sources.")
    assert one in Brief.objects.public()


def brought_back(one, editor):
    return desk.restore(one, by=editor, version=2, because="It is true after all.")


def test_of_very_many_sources_the_note_names_as_many_as_it_holds(editor):
    one, other = BriefFactory(), BriefFactory()
    for number in range(12):
        CitationFactory(brief=one, source__name=f"{number} " + "Quay " * 38 + "Gazette")
    desk.merge(one, other, by=editor, version=1, into_version=1)
    (note,) = other.corrections.all()
    assert len(note.note) <= limits.NOTE
    assert note.note.startswith("It cites ")
    assert note.note.endswith("…")
