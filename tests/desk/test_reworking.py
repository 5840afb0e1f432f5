"""A live brief changes while somebody reworks it: nothing that readers were told is undone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from briefs import desk
from briefs.models import Brief, Revision, Source, Tag
from tests.factories import (
    SUMMARY,
    BriefFactory,
    CitationFactory,
    ClippingFactory,
    DocumentFactory,
    SourceFactory,
    TagFactory,
    UserFactory,
)
from tests.renaming import rename_tag

pytestmark = pytest.mark.django_db

ONCE = SUMMARY.replace("twice a day", "once a day")
UPDATE = ("update", "It has a new headline.")


@pytest.fixture
def live(reporter):
    return BriefFactory(summary=SUMMARY, author=reporter)


@pytest.fixture
def copy(live, reporter):
    """A draft copy with a headline of its own."""
    draft = desk.rework(live, by=reporter, version=1).brief
    new = {"headline": "Ferry joins the shores of the bay"}
    return desk.write(draft, new, by=reporter, version=draft.version).brief


def correct(live, content, editor):
    live.refresh_from_db()
    note = "It sails once a day, not twice."
    return desk.correct(
        live, content, kind="correction", note=note, by=editor, version=live.version
    )


def publish(copy, editor):
    copy.refresh_from_db()
    return desk.publish(copy, by=editor, version=copy.version, correction=UPDATE)


def test_what_colleagues_noted_on_a_draft_copy_is_kept_with_the_live_brief(editor):
    live = BriefFactory(summary=SUMMARY)
    copy = desk.rework(live, by=UserFactory(editor=True), version=1).brief
    copy.notes.create(text="Ask the harbour master again.", by=editor)
    desk.publish(copy, by=editor, version=1)
    assert live.notes.get().text == "Ask the harbour master again."


@pytest.mark.parametrize("how", ["rename", "merge"])
def test_a_name_that_moves_lets_no_draft_take_a_correction_back(editor, how):
    """Neither a renamed tag or source nor a merged one is a word that somebody wrote anew."""
    ports, strikes = TagFactory(name="ports"), TagFactory(name="strikes")
    live = BriefFactory(summary=SUMMARY, tags=[TagFactory(country=True), strikes, ports])
    cited = live.citations.get()
    CitationFactory(brief=live, source__name="Strike Post")
    draft = desk.rework(live, by=UserFactory(editor=True), version=1).brief
    # In a unit of its own words nothing is carried over.
    own = {
        "tags": ["Peru", "ports", "strikes", TagFactory().name],
        "citations": desk.record_of(draft)["citations"][::-1],
    }
    draft = desk.write(draft, own, by=draft.author, version=1).brief
    one = [desk.record_of(live)["citations"][0]]
    correct(live, {"tags": ["Peru", "ports"], "citations": one}, editor)
    with pytest.raises(desk.NotPossible, match="take that back: tags, sources"):
        publish(draft, editor)
    if how == "rename":
        rename_tag(ports, "harbours", by=editor)
        Source.objects.filter(pk=cited.source_id).update(name="Old Gazette", folded="old gazette")
    else:
        for name in ("quays", "harbours"):
            desk.merge_tags(Tag.objects.get(pk=ports.pk), ports := TagFactory(name=name), by=editor)
        desk.merge_sources(cited.source, SourceFactory(name="Old Gazette"), by=editor)
    with pytest.raises(desk.NotPossible, match="take that back: tags, sources"):
        publish(draft, editor)


def test_a_correction_reaches_the_draft_and_outlives_its_approval(live, copy, editor):
    correct(live, {"summary": ONCE}, editor)
    copy.refresh_from_db()
    assert copy.summary == ONCE
    last = copy.revisions.first()
    assert (last.by, last.note) == (None, "Carried over from the live brief.")
    publish(copy, editor)
    live.refresh_from_db()
    assert (live.headline, live.summary) == ("Ferry joins the shores of the bay", ONCE)
    assert [note.number for note in live.corrections.order_by("number")] == [1, 2]


def test_who_corrects_the_live_brief_may_still_approve_its_draft(live, copy, editor):
    UserFactory(editor=True)
    correct(live, {"summary": ONCE}, editor)
    assert publish(copy, editor).changed


def test_a_draft_does_not_take_a_correction_back_unseen(live, copy, reporter, editor):
    mine = SUMMARY + " It sails from Monday."
    desk.write(copy, {"summary": mine}, by=reporter, version=copy.version)
    correct(live, {"summary": ONCE}, editor)
    with pytest.raises(desk.NotPossible, match=r"take that\s+back: summary\."):
        publish(copy, editor)
    assert Brief.objects.public().get().summary == ONCE
    copy.refresh_from_db()
    both = ONCE + " It sails from Monday."
    desk.write(copy, {"summary": both}, by=reporter, version=copy.version)
    publish(copy, editor)
    assert Brief.objects.public().get().summary == both


def test_tags_and_days_that_the_live_brief_was_given_reach_the_draft_too(live, copy, editor):
    tags = [*(tagged.tag for tagged in live.tagged.all()), TagFactory(name="tides")]
    filed = {"filed_on": "2021-11-01", "filed_by": "editor", "filed_because": "It began then."}
    correct(live, {"tags": tags, **filed}, editor)
    copy.refresh_from_db()
    assert copy.tagged.filter(tag__name="tides").exists()
    assert (str(copy.filed_on), copy.filed_because) == ("2021-11-01", "It began then.")


def test_what_is_carried_over_rests_on_the_same_lines(reporter, editor):
    live = BriefFactory(headline="A ferry joins both shores", summary=SUMMARY)
    text = "A ferry opens\n\nBoth shores have a ferry now."
    clipping = ClippingFactory(document=DocumentFactory(text=text))
    CitationFactory(brief=live, clipping=clipping, position=1)
    copy = desk.rework(live, by=reporter, version=1).brief
    correct(live, {"summary": SUMMARY.replace(" twice a day", "")}, editor)
    rows = live.evidence.order_by("sentence").values_list("sentence", "clipping", "lines")
    assert rows
    assert list(rows) == list(
        copy.evidence.order_by("sentence").values_list("sentence", "clipping", "lines")
    )


def test_a_draft_in_review_has_to_be_read_again_after_a_correction(live, copy, reporter, editor):
    copy = desk.submit(copy, by=reporter, version=copy.version).brief
    correct(live, {"summary": ONCE}, editor)
    with pytest.raises(desk.Stale):
        desk.approve(copy, by=editor, version=copy.version, correction=UPDATE)


def test_a_live_brief_that_nobody_reworks_is_corrected_alone(live, editor):
    correct(live, {"summary": ONCE}, editor)
    assert Brief.objects.count() == 1


def test_a_draft_copy_may_begin_with_the_text_of_a_revision(live, editor, reporter):
    correct(live, {"summary": ONCE}, editor)
    live.refresh_from_db()
    draft = desk.rework(live, by=editor, version=live.version, number=1).brief
    live.refresh_from_db()
    assert (draft.summary, live.summary) == (SUMMARY, ONCE)
    # Putting the old text back is writing: somebody else approves it, and readers are told.
    UserFactory(editor=True)
    with pytest.raises(desk.FourEyes):
        publish(draft, editor)
    publish(draft, UserFactory(editor=True))
    live.refresh_from_db()
    assert live.summary == SUMMARY
    assert live.corrections.count() == 2


def test_a_draft_copy_begins_with_no_revision_that_is_not_there(live, editor):
    with pytest.raises(desk.NotPossible, match="There is no revision 9"):
        desk.rework(live, by=editor, version=1, number=9)
    assert not Brief.objects.filter(rework_of=live).exists()


def test_a_revision_is_not_put_over_a_draft_copy_that_somebody_writes(live, copy, editor):
    correct(live, {"summary": ONCE}, editor)
    live.refresh_from_db()
    with pytest.raises(desk.NotPossible, match="is being reworked already"):
        desk.rework(live, by=editor, version=live.version, number=1)
    copy.refresh_from_db()
    assert copy.headline == "Ferry joins the shores of the bay"


def test_a_revision_brings_its_evidence_into_the_draft_copy(live, editor):
    page = "A ferry line opens.\nThe mayor opened new landing stages."
    clipping = ClippingFactory(document=DocumentFactory(text=page), last_line=2)
    CitationFactory(brief=live, clipping=clipping)
    then = desk.record_of(live) | {"summary": "New landing stages were opened by the mayor."}
    Revision.objects.create(brief=live, number=1, verb="write", snapshot=then)
    draft = desk.rework(live, by=editor, version=1, number=1).brief
    assert [row.lines for row in draft.evidence.all()] == [[2]]
    assert not live.evidence.exists()


def told_of_corrections(brief):
    (check,) = [check for check in desk.checks(brief) if check.name == "corrections"]
    return check.state, check.sentence


def test_a_draft_begun_with_a_text_that_was_corrected_says_so(live, reporter, editor):
    correct(live, {"summary": ONCE}, editor)
    live.refresh_from_db()
    assert told_of_corrections(live) == ("met", "It takes no correction back.")
    draft = desk.rework(live, by=reporter, version=live.version).brief
    back = desk.write(draft, {"summary": SUMMARY}, by=reporter, version=draft.version).brief
    state, sentence = told_of_corrections(back)
    assert state == "look"
    assert "The summary says again what “correction 1” took back" in sentence
    assert "twice a day" in sentence


def test_what_a_later_note_put_back_was_decided(live, reporter, editor):
    correct(live, {"summary": ONCE}, editor)
    correct(live, {"summary": SUMMARY}, editor)
    live.refresh_from_db()
    assert told_of_corrections(live)[0] == "met"
    assert told_of_corrections(BriefFactory()) == ("met", "None was made.")


def test_a_rework_is_not_approved_for_a_minute(editor, reporter):
    copy = desk.rework(BriefFactory(), by=reporter, version=1).brief
    copy = desk.submit(copy, by=reporter, version=copy.version).brief
    at = timezone.now() + timedelta(hours=1)
    with pytest.raises(desk.NotPossible, match="is published at once"):
        desk.approve(copy, at=at, by=editor, version=copy.version)
