"""Those who write: write, submit, send back, assign, restore."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from briefs import desk
from briefs.models import Brief, Edition, Revision
from tests.factories import (
    SUMMARY,
    BriefFactory,
    CitationFactory,
    SourceFactory,
    TagFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def content(**changed):
    TagFactory(name="harbours")
    SourceFactory(name="Bay Bulletin")
    return {
        "headline": "Ferry joins two shores",
        "summary": "A ferry joins two shores.",
        "language": "en",
        "tags": ["harbours"],
        "citations": [
            {"source": "Bay Bulletin", "role": "origin", "address": "https://bay.example/1"}
        ],
    } | changed


def test_a_reporter_writes_a_brief_without_any_document(reporter):
    outcome = desk.write(None, content(), by=reporter)
    brief = Brief.objects.get()
    assert (brief.status, brief.author, brief.version) == ("draft", reporter, 1)
    assert [c.source.name for c in brief.citations.all()] == ["Bay Bulletin"]
    revision = Revision.objects.get()
    assert (revision.number, revision.verb, revision.by) == (1, "write", reporter)
    assert revision.snapshot == desk.record_of(brief)
    assert outcome.sentence == "“Ferry joins two shores” is a new draft."


def test_who_may_not_write_is_refused():
    with pytest.raises(desk.NotAllowed):
        desk.write(None, content(), by=UserFactory())
    assert not Brief.objects.exists()


def test_each_save_raises_the_version_and_leaves_a_revision(reporter):
    brief = desk.write(None, content(), by=reporter).brief
    desk.write(brief, {"headline": "Ferry joins shores"}, by=reporter, version=1)
    brief.refresh_from_db()
    assert (brief.headline, brief.version) == ("Ferry joins shores", 2)
    assert list(brief.revisions.order_by("number").values_list("number", "verb")) == [
        (1, "write"),
        (2, "write"),
    ]


def test_a_stale_save_is_refused_and_carries_the_newer_text(reporter, editor):
    brief = desk.write(None, content(), by=reporter).brief
    desk.write(brief, {"summary": "The newer text."}, by=editor, version=1)
    with pytest.raises(desk.Stale) as refusal:
        desk.write(brief, {"summary": "The older text."}, by=reporter, version=1)
    assert refusal.value.theirs["summary"] == "The newer text."
    assert (refusal.value.version, refusal.value.by) == (2, editor.username)
    brief.refresh_from_db()
    assert brief.summary == "The newer text."


def test_the_same_save_twice_changes_nothing_and_says_so(reporter):
    brief = desk.write(None, content(), by=reporter).brief
    first = desk.write(brief, {"summary": "Once."}, by=reporter, version=1)
    second = desk.write(brief, {"summary": "Once."}, by=reporter, version=1)
    assert (first.changed, second.changed) == (True, False)
    assert brief.revisions.count() == 2


def test_the_first_verb_on_an_imported_brief_stores_the_imported_state(editor):
    brief = BriefFactory(draft=True, headline="As imported")
    desk.write(brief, {"headline": "As rewritten"}, by=editor, version=brief.version)
    kept = list(brief.revisions.order_by("number").values_list("verb", "snapshot__headline"))
    assert kept == [("import", "As imported"), ("write", "As rewritten")]


def test_a_draft_leaves_the_edition_alone(reporter):
    desk.write(None, content(), by=reporter)
    assert Edition.objects.number() == 0


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"headline": ""}, "headline"),
        ({"headline": "x" * 301}, "headline"),
        ({"kind": "poem"}, "kind"),
        ({"event_precision": "day"}, "event_precision"),
        ({"event_on": "2021-11-13"}, "event_precision"),
        ({"tags": ["nobody's name"]}, "tags"),
        ({"citations": [{"source": "Nobody"}]}, "citations"),
        ({"citations": [{"source": "Bay Bulletin", "address": "javascript:x"}]}, "citations"),
        ({"citations": [{"source": "Bay Bulletin"}, {"source": "Bay Bulletin"}]}, "citations"),
        ({"filed_by": "editor", "filed_on": "2021-01-01"}, "filed_because"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_field_and_nothing_is_stored(reporter, changed, field):
    with pytest.raises(desk.Invalid) as refusal:
        desk.write(None, content(**changed), by=reporter)
    assert field in refusal.value.errors
    assert not Brief.objects.exists()


def test_tags_are_found_by_any_of_their_names(reporter):
    peru = TagFactory(country=True)
    peru.names.create(name="Republic of Peru")
    brief = desk.write(None, content(tags=["REPUBLIC OF PERÚ"]), by=reporter).brief
    assert [tagged.tag for tagged in brief.tagged.all()] == [peru]


def test_a_reporter_may_not_write_what_a_colleague_writes(reporter):
    brief = desk.write(None, content(), by=reporter).brief
    other = UserFactory(reporter=True)
    with pytest.raises(desk.NotAllowed, match="ask an editor to assign it"):
        desk.write(brief, {"headline": "Mine now"}, by=other, version=1)


def test_an_assigned_brief_may_be_written_by_whom_it_is_assigned_to(reporter, editor):
    brief = desk.write(None, content(), by=reporter).brief
    other = UserFactory(reporter=True)
    desk.assign(brief, other, by=editor, version=1, due_on=date(2026, 12, 1))
    desk.write(brief, {"headline": "Ours now"}, by=other, version=2)
    brief.refresh_from_db()
    assert (brief.assigned_to, brief.due_on) == (other, date(2026, 12, 1))
    assert brief.revisions.get(number=2).snapshot["assigned_to"] == other.username


def test_a_reporter_may_not_assign(reporter):
    brief = desk.write(None, content(), by=reporter).brief
    with pytest.raises(desk.NotAllowed):
        desk.assign(brief, reporter, by=reporter, version=1)


def test_a_brief_is_submitted_and_returned_with_a_note(reporter, editor):
    brief = desk.write(None, content(), by=reporter).brief
    desk.submit(brief, by=reporter, version=1)
    brief.refresh_from_db()
    assert brief.status == "review"
    assert brief.waiting_since is not None
    with pytest.raises(desk.Invalid, match="what the author should change"):
        desk.send_back(brief, by=editor, version=2, note="")
    desk.send_back(brief, by=editor, version=2, note="Name the shores.")
    brief.refresh_from_db()
    assert (brief.status, brief.waiting_since) == ("draft", None)
    assert brief.revisions.first().note == "Name the shores."


def test_submitting_twice_changes_nothing(reporter):
    brief = desk.write(None, content(), by=reporter).brief
    desk.submit(brief, by=reporter, version=1)
    assert not desk.submit(brief, by=reporter, version=1).changed


def test_a_verb_that_is_delivered_twice_changes_nothing_and_says_so(editor):
    """As a browser sends it again: with the version that was read the first time."""
    draft = BriefFactory(draft=True, summary="First.")
    desk.write(draft, {"summary": "Second."}, by=editor, version=1)
    reporter = UserFactory(reporter=True)
    stone = BriefFactory(withdrawn=True, summary=SUMMARY, author=reporter)
    live = BriefFactory(summary=SUMMARY, author=reporter)
    told = {"kind": "update", "note": "A pier more."}
    later = {"body": "The ferry sails from a new pier now."}
    for verb in (
        lambda: desk.assign(draft, editor, by=editor, version=2),
        lambda: desk.restore(draft, 1, by=editor, version=3),
        lambda: desk.restore(stone, by=editor, version=1, because="It is true after all."),
        lambda: desk.correct(live, later, **told, by=editor, version=1),
    ):
        first, again = verb(), verb()
        assert (first.changed, again.changed) == (True, False)
        assert again.brief.version == first.brief.version
    # Whoever may not do it hears that, whether or not it is done.
    for refused, verb in (
        (desk.NotAllowed, lambda: desk.assign(draft, editor, by=reporter, version=2)),
        (desk.NotAllowed, lambda: desk.correct(live, later, **told, by=reporter, version=1)),
        (desk.NotPossible, lambda: desk.restore(stone, by=reporter, version=1)),
        (desk.NotPossible, lambda: desk.restore(live, 2, by=editor, version=2)),
        (desk.NotPossible, lambda: desk.correct(draft, {"body": ""}, **told, by=editor, version=4)),
        (desk.NotPossible, lambda: desk.assign(live, None, by=editor, version=1)),
    ):
        with pytest.raises(refused):
            verb()


def test_a_revision_is_restored_as_a_new_one(reporter):
    brief = desk.write(None, content(), by=reporter).brief
    desk.write(brief, {"summary": "Worse.", "tags": []}, by=reporter, version=1)
    desk.restore(brief, 1, by=reporter, version=2)
    brief.refresh_from_db()
    assert (brief.summary, brief.version) == ("A ferry joins two shores.", 3)
    assert [t.tag.name for t in brief.tagged.all()] == ["harbours"]
    assert brief.revisions.count() == 3


def test_there_is_no_revision_to_restore_that_never_was(reporter):
    brief = desk.write(None, content(), by=reporter).brief
    with pytest.raises(desk.NotPossible, match="no revision 7"):
        desk.restore(brief, 7, by=reporter, version=1)


def test_a_revision_is_never_changed(reporter):
    desk.write(None, content(), by=reporter)
    revision = Revision.objects.get()
    revision.note = "Rewritten history"
    with pytest.raises(TypeError):
        revision.save()


def test_a_brief_begun_in_the_evening_is_filed_under_the_day_where_the_newsroom_is(
    reporter, settings
):
    settings.TIME_ZONE = "America/Santiago"
    brief = desk.write(None, content(), by=reporter).brief
    Brief.objects.update(created_at=datetime(2026, 5, 2, 1, 30, tzinfo=UTC))
    brief = desk.write(brief, {"headline": "A ferry"}, by=reporter, version=1).brief
    assert (brief.filed_by, brief.filed_on) == ("publication", date(2026, 5, 1))


def test_of_what_a_brief_cites_that_alone_is_written_which_changed(reporter):
    brief = BriefFactory(draft=True, author=reporter)
    CitationFactory(brief=brief, position=1)
    cited = desk.record_of(brief)["citations"]
    cited[1]["title"] = "A ferry joins two shores"
    with CaptureQueriesContext(connection) as asked:
        desk.write(brief, {"citations": cited}, by=reporter, version=1)
    written = [said["sql"] for said in asked if said["sql"].startswith('UPDATE "briefs_citation"')]
    assert len(written) == 1
    assert [citation.title for citation in brief.citations.all()] == [c["title"] for c in cited]


def test_a_brief_is_filed_by_event_then_source_then_first_publication(reporter):
    brief = desk.write(None, content(), by=reporter).brief
    assert (brief.filed_by, brief.filed_on) == ("publication", brief.created_at.date())
    cited = desk.record_of(brief)["citations"][0]
    dated = cited | {"published_on": "2020-05-01", "published_precision": "day"}
    brief = desk.write(brief, {"citations": [dated]}, by=reporter, version=1).brief
    assert (brief.filed_by, brief.filed_on) == ("source", date(2020, 5, 1))
    event = {"event_on": "2020-04-30", "event_precision": "day"}
    brief = desk.write(brief, event, by=reporter, version=2).brief
    assert (brief.filed_by, brief.filed_on) == ("event", date(2020, 4, 30))
    filed = {"filed_by": "editor", "filed_on": "2019-01-01", "filed_because": "It began then."}
    brief = desk.write(brief, filed, by=reporter, version=3).brief
    assert (brief.filed_by, brief.filed_on) == ("editor", date(2019, 1, 1))


def test_no_brief_is_filed_under_a_day_after_its_publication(reporter):
    """It would lead every list until then."""
    today = timezone.localdate()
    event = {"event_precision": "day", "event_on": str(today + timedelta(days=90))}
    brief = desk.write(None, content(**event), by=reporter).brief
    assert (brief.filed_by, brief.filed_on) == ("publication", today)
    cited = desk.record_of(brief)["citations"][0]
    dated = cited | {"published_on": str(today), "published_precision": "day"}
    brief = desk.write(brief, {"citations": [dated]}, by=reporter, version=1).brief
    assert (brief.filed_by, brief.filed_on) == ("source", today)
