"""A brief that stands under a neighbour's day follows the digest in which that neighbour stood."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from briefs import desk
from briefs.desk.grounds import resting
from briefs.models import EVERY, Brief, Document, Edition, Revision, Tally
from tests.desk.test_readings import DIGEST
from tests.factories import BriefFactory, CitationFactory, ClippingFactory, DocumentFactory

pytestmark = pytest.mark.django_db

UNDATED = {"event_on": None, "event_precision": "unknown", "citations": 0}


@pytest.fixture
def digest():
    reading = {"format": 1, "lines": [["body", "", True]] * 9}
    document = DocumentFactory(kind="digest", text="\n".join("Abcdefghi"), reading=reading)
    dated = {"event_on": date(2020, 1, 5), "event_precision": "day"}
    ClippingFactory(document=document, first_line=1, last_line=3, **dated)
    return document


@pytest.fixture
def below(digest):
    return ClippingFactory(document=digest, first_line=5, last_line=7)


def filed(below, **fields):
    fields = UNDATED | {"filed_on": date(2020, 1, 5), "filed_by": "neighbour"} | fields
    brief = BriefFactory(**fields)
    CitationFactory(brief=brief, clipping=below, role="origin")
    return brief


def test_an_approved_brief_moves_to_the_day_of_its_publication(digest, below, editor):
    briefs = [filed(below), filed(below, scheduled=True), filed(below, draft=True)]
    Tally.objects.recount()
    digest.kind = "article"
    desk.keep_document(digest, by=editor)
    rows = [Brief.objects.get(pk=brief.pk) for brief in briefs]
    days = [brief.published_at and brief.published_at.date() for brief in briefs[:2]]
    assert [(b.filed_on, b.filed_by) for b in rows] == [
        (days[0], "publication"),
        (days[1], "publication"),
        (date(2020, 1, 5), "neighbour"),
    ]
    step = rows[0].revisions.first()
    assert (step.note.partition(":")[0], step.by) == ("Filed anew", editor)
    assert desk.writers(rows[0]) == set()
    assert Tally.objects.of(EVERY)[f"day {days[0]}"] == 1
    assert Edition.objects.number() == 1


def test_no_number_of_briefs_moves_the_number_of_queries(digest, below, editor):
    counts = []
    for number in (1, 7):
        for _brief in range(number):
            filed(below)
        Brief.objects.update(filed_on=date(2020, 1, 5), filed_by="neighbour")
        Document.objects.update(kind="digest")
        digest.kind = "article"
        with CaptureQueriesContext(connection) as asked:
            desk.keep_document(digest, by=editor)
        counts.append(len(asked))
    assert Brief.objects.filter(filed_by="publication").count() == 8
    assert Revision.objects.filter(note__startswith="Filed anew").count() == 9
    # The state before it is kept once for each.
    assert Revision.objects.filter(verb="import").count() == 8
    assert counts[1] <= counts[0]


def test_it_moves_back_when_the_document_is_a_digest_again(digest, below, editor):
    brief = filed(below)
    for kind in ("article", "digest"):
        digest.kind = kind
        desk.keep_document(digest, by=editor)
    brief.refresh_from_db()
    assert (brief.filed_on, brief.filed_by) == (date(2020, 1, 5), "neighbour")
    assert brief.version == 3


def test_it_follows_the_lines_above_it(digest, below, editor):
    brief = filed(below)
    for number in (1, 2, 3):
        desk.turn(digest, number, by=editor)
    # What is left of the clipping above bears its date still.
    brief.refresh_from_db()
    assert brief.filed_by == "neighbour"
    above = digest.clippings.get(first_line=1)
    above.delete()
    ClippingFactory(document=digest, first_line=1, last_line=1)
    desk.turn(digest, 1, by=editor)
    brief.refresh_from_db()
    assert brief.filed_by == "publication"


def test_who_may_not_change_documents_moves_no_brief_by_a_decision_about_a_line(
    digest, below, reporter, editor
):
    brief = filed(below)
    digest.clippings.filter(first_line__lt=5).update(event_on=None)
    for number, by in ((2, reporter), (3, editor)):
        outcome = desk.split(digest.clippings.get(last_line=3), number, by=by)
        brief.refresh_from_db()
        assert brief.filed_by == ("neighbour" if by == reporter else "publication")
        left = f"Filed under another day by this, with the next save of an editor: “{brief}”."
        assert (left in outcome.sentence) == (by == reporter)


def test_what_readers_are_told_of_lines_moves_by_who_may_change_documents_alone(
    digest, below, reporter, editor, client
):
    brief = filed(below)
    client.force_login(reporter)
    address = reverse("admin:briefs_document_reading", args=[digest.pk])
    before = client.get(brief.get_absolute_url()).content
    page = client.get(address).content.decode()
    assert ('value="split-2"' in page, 'value="out-2"' in page) == (True, False)
    # Lines of another clipping of the digest, and of none.
    for verb in ("out-2", "out-9", "call-headline-2"):
        said = client.post(address, {"do": verb}, follow=True)
        assert "an editor decides about its lines" in said.content.decode()
        assert client.get(brief.get_absolute_url()).content == before
    desk.split(digest.clippings.get(first_line=1), 2, by=reporter)
    assert Edition.objects.number() == 0
    client.force_login(editor)
    assert 'value="out-2"' in client.get(address).content.decode()
    client.post(address, {"do": "out-2"})
    assert b"9 lines: 8 kept, 1 left out" in client.get(brief.get_absolute_url()).content


def test_who_may_not_change_documents_reads_again_what_readers_see_nothing_of(reporter, editor):
    document = desk.take_in(DIGEST, "digest.txt", by=reporter)[0]
    brief = BriefFactory(citations=0)
    CitationFactory(brief=brief, clipping=document.clippings.first(), role="origin")
    assert not desk.reread(document, by=reporter).changed
    Document.objects.update(kind="transcript")
    with pytest.raises(desk.NotAllowed, match="an editor decides about its lines"):
        desk.reread(document, by=reporter)
    assert Document.objects.get().kind == "transcript"
    assert desk.reread(document, by=editor).changed


def test_whoever_reads_again_from_the_shell_files_anew(digest, below):
    brief = filed(below)
    digest.clippings.filter(first_line=1).update(event_on=None)
    resting.tell_of_document(digest, by=None)
    brief.refresh_from_db()
    assert brief.filed_by == "publication"
    assert brief.revisions.first().by is None


def test_a_day_that_the_document_does_not_give_stays(digest, below, editor):
    by_event = BriefFactory(citations=0)
    by_editor = filed(below, filed_by="editor", filed_because="The paper says so.")
    CitationFactory(brief=by_event, clipping=below)
    digest.kind = "article"
    desk.keep_document(digest, by=editor)
    for brief in (by_event, by_editor):
        brief.refresh_from_db()
        assert brief.version == 1
    # Readers see the kind of the document all the same.
    assert Edition.objects.number() == 1


def test_an_undated_story_is_filed_under_the_day_of_its_digest_rather_than_its_neighbours(
    digest, below, editor
):
    brief = filed(below)
    digest.published_on, digest.published_precision = date(2020, 1, 9), "day"
    desk.keep_document(digest, by=editor)
    brief.refresh_from_db()
    assert (brief.filed_on, brief.filed_by) == (date(2020, 1, 9), "source")
    digest.published_on, digest.published_precision = None, "unknown"
    desk.keep_document(digest, by=editor)
    brief.refresh_from_db()
    assert (brief.filed_on, brief.filed_by) == (date(2020, 1, 5), "neighbour")
