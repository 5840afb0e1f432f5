"""The history of a brief: all revisions, any two word by word, and back to one."""

import re
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from briefs import desk
from briefs.models import Brief, Revision
from tests.factories import (
    SUMMARY,
    BriefFactory,
    ClippingFactory,
    DocumentFactory,
    SourceFactory,
    TagFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def brief(editor):
    brief = desk.write(None, {"headline": "A ferry sails"}, by=editor).brief
    tag = TagFactory(name="lighthouses")
    return desk.write(
        brief, {"headline": "A ferry sails at noon", "tags": [tag.name]}, by=editor, version=1
    ).brief


def compare(brief, a, b):
    return reverse("admin:briefs_brief_compare", args=[brief.pk]) + f"?a={a}&b={b}"


def test_every_verb_stands_in_the_history(as_editor, brief):
    page = as_editor.get(reverse("admin:briefs_brief_history", args=[brief.pk]))
    assert [revision.number for revision in page.context["page_obj"]] == [2, 1]


def test_two_revisions_are_compared_word_by_word(as_editor, brief):
    page = as_editor.get(compare(brief, 1, 2))
    assert "<ins> at noon</ins>" in page.text
    changed = {field.name for field in page.context["fields"] if field.changed}
    assert changed == {"headline", "tags"}
    assert as_editor.get(compare(brief, 2, 1)).context["before"].number == 1


def test_steps_of_a_draft_copy_are_called_so(as_editor, editor, reporter):
    live = BriefFactory()
    copy = desk.rework(live, by=reporter, version=1).brief
    desk.write(copy, {"headline": "A ferry sails twice"}, by=reporter, version=1)
    told = {"kind": "update", "note": "It sails in winter too."}
    desk.correct(live, {"summary": f"{live.summary} Also so."}, **told, by=editor, version=1)
    copy.refresh_from_db()
    note = ("update", "It sails twice.")
    desk.publish(copy, by=UserFactory(editor=True), version=copy.version, correction=note)
    page = as_editor.get(reverse("admin:briefs_brief_history", args=[live.pk]))
    marked = [bool(step.on_the_copy) for step in page.context["page_obj"]]
    assert marked[0] is marked[-1] is False
    assert sum(marked) == page.text.count("on the draft copy") >= 1


def test_a_source_is_told_with_the_name_of_its_document_or_its_hash(as_editor, editor):
    one, same = DocumentFactory(title="Harbour digest"), DocumentFactory(title="Harbour digest")
    other = DocumentFactory(title="Bay page")
    brief = desk.use(ClippingFactory(document=one, first_line=3), by=editor).brief
    for document in (same, other):
        desk.add_clipping(
            brief, ClippingFactory(document=document), by=editor, version=brief.version
        )
        brief.refresh_from_db()
    shown = as_editor.get(compare(brief, 1, 3)).text
    for document in (one, same):
        assert f"Harbour digest ({document.sha256[:8]}…), line" in shown
    assert "Bay page, line" in shown
    assert other.sha256[:8] not in shown


def test_who_may_not_see_documents_is_told_their_hashes(client, editor):
    document = DocumentFactory(title="Harbour digest")
    brief = desk.write(None, {"headline": "A ferry sails"}, by=editor).brief
    clipping = ClippingFactory(document=document, flags=["figures-in-conflict"])
    desk.add_clipping(brief, clipping, by=editor, version=1)
    guest = UserFactory()
    rights = Permission.objects.filter(codename__in=["view_brief", "change_brief"])
    guest.user_permissions.set(rights)
    for person, named in ((guest, False), (editor, True)):
        client.force_login(person)
        shown = client.get(compare(brief, 1, 2)).text
        assert ("Harbour digest, line" in shown) is named
        assert (f"{document.sha256[:8]}…, line" in shown) is not named
    for check in desk.checks(brief):
        assert "Harbour digest" not in check.sentence


@pytest.mark.parametrize(("a", "b"), [("1", "9"), ("x", "1"), ("", "")])
def test_a_revision_that_is_not_there_is_not_found(as_editor, brief, a, b):
    assert as_editor.get(compare(brief, a, b)).status_code == 404


def test_restoring_makes_a_new_revision(as_editor, brief):
    address = reverse("admin:briefs_brief_revert", args=[brief.pk])
    as_editor.post(address, {"number": 1, "version": 2})
    brief.refresh_from_db()
    assert (brief.headline, brief.version) == ("A ferry sails", 3)
    assert not brief.tags.exists()


def test_restoring_over_a_newer_text_is_refused(as_editor, editor, brief):
    desk.write(brief, {"body": "Newer."}, by=editor, version=2)
    address = reverse("admin:briefs_brief_revert", args=[brief.pk])
    response = as_editor.post(address, {"number": 1, "version": 2}, follow=True)
    assert any("saved this brief" in str(m) for m in response.context["messages"])
    brief.refresh_from_db()
    assert (brief.headline, brief.body) == ("A ferry sails at noon", "Newer.")


@pytest.fixture
def live(editor):
    """A live brief of two revisions and what stands now: 1 ferry, 2 red ferry, 3 green ferry."""
    brief = BriefFactory(headline="A ferry sails")
    for n, colour in enumerate(("red", "green"), start=1):
        told = {"kind": "update", "note": f"It is {colour} now."}
        desk.correct(brief, {"headline": f"A {colour} ferry sails"}, by=editor, version=n, **told)
    brief.refresh_from_db()
    return brief


def revert(brief):
    return reverse("admin:briefs_brief_revert", args=[brief.pk])


def test_a_live_brief_is_reworked_from_a_revision_and_readers_see_no_change(as_editor, live):
    page = as_editor.get(compare(live, 2, 3)).text
    assert "Readers see this brief, so none of its text is put back at once" in page
    assert "Rework from revision 2" in page
    # What stands now is no revision to go back to.
    assert "Rework from revision 3" not in page
    response = as_editor.post(revert(live), {"number": 2, "version": 3})
    copy = Brief.objects.get(rework_of=live)
    assert response.url == reverse("admin:briefs_brief_change", args=[copy.pk])
    live.refresh_from_db()
    assert (live.headline, copy.headline) == ("A green ferry sails", "A red ferry sails")
    verbs = copy.revisions.order_by("number").values_list("verb", "by__username")
    assert list(verbs) == [("rework", "editor"), ("restore", "editor")]


def test_while_a_brief_is_reworked_the_comparison_leads_to_that_draft(as_editor, editor, live):
    copy = desk.rework(live, by=editor, version=3).brief
    page = as_editor.get(compare(live, 1, 2)).text
    assert "The brief is being reworked already" in page
    assert reverse("admin:briefs_brief_change", args=[copy.pk]) in page
    response = as_editor.post(revert(live), {"number": 1, "version": 3}, follow=True)
    assert ["being reworked already: finish" in str(m) for m in response.context["messages"]]
    copy.refresh_from_db()
    assert copy.headline == "A green ferry sails"


def test_why_no_revision_can_be_put_back_is_said(as_reporter, editor):
    named = {
        "withdrawn": "bring it back first",
        "scheduled": "send it back first",
        "draft": "somebody else’s",
    }
    for state, sentence in named.items():
        brief = BriefFactory(**{state: True}, author=editor)
        snapshot = desk.record_of(brief) | {"headline": "As it was"}
        Revision.objects.create(brief=brief, number=1, verb="write", snapshot=snapshot, format=1)
        page = as_reporter.get(compare(brief, 1, 1)).text
        assert "No revision can be put back now." in page
        assert sentence in page
        assert "Restore revision" not in page


def test_two_revisions_that_stand_now_leave_nothing_to_put_back(as_editor, editor, brief):
    brief = desk.submit(brief, by=editor, version=2).brief
    assert "there is nothing to put back" in as_editor.get(compare(brief, 2, 3)).text
    assert "Restore revision 1" in as_editor.get(compare(brief, 1, 3)).text


def test_an_imported_brief_says_that_nothing_was_done_yet(as_editor):
    page = as_editor.get(reverse("admin:briefs_brief_history", args=[BriefFactory().pk]))
    assert "since it was imported" in page.text


def test_who_may_not_write_in_a_draft_is_refused_its_restoring(as_reporter, editor):
    draft = BriefFactory(draft=True, author=editor)
    desk.write(draft, {"headline": "A ferry sails"}, by=editor, version=1)
    response = as_reporter.post(revert(draft), {"number": 1, "version": 2})
    assert response.status_code == 403
    assert "somebody else" in response.text


def test_the_history_says_for_which_minute_and_when_readers_got_it(as_editor, editor, monkeypatch):
    brief = BriefFactory(draft=True, summary=SUMMARY)
    at = timezone.now() + timedelta(hours=2)
    desk.schedule(brief, at, by=editor, version=1)
    minute = date_format(timezone.localtime(at), "DATETIME_FORMAT")
    address = reverse("admin:briefs_brief_history", args=[brief.pk])
    page = as_editor.get(address).text
    assert f"For {minute}." in page
    assert "came out" not in page
    Revision.objects.filter(verb="schedule").update(at=at - timedelta(hours=5))
    brief.refresh_from_db()
    monkeypatch.setattr(timezone, "now", lambda: at + timedelta(hours=1))
    page = as_editor.get(address).text
    assert page.count("came out") == 1
    assert page.index("came out") < page.index(f"For {minute}.")


def test_who_sends_back_before_the_minute_is_told_of_no_readers(as_editor, editor, monkeypatch):
    brief = BriefFactory(draft=True, summary=SUMMARY)
    at = timezone.now() + timedelta(hours=2)
    brief = desk.schedule(brief, at, by=editor, version=1).brief
    desk.send_back(brief, by=editor, version=brief.version, note="Not yet.")
    monkeypatch.setattr(timezone, "now", lambda: at + timedelta(hours=1))
    assert (
        "came out" not in as_editor.get(reverse("admin:briefs_brief_history", args=[brief.pk])).text
    )


def test_the_review_of_a_brief_that_comes_again_shows_why_it_was_sent_back(
    as_editor, editor, reporter
):
    brief = BriefFactory(in_review=True, author=reporter)
    brief = desk.send_back(brief, by=editor, version=1, note="Say where it sails.").brief
    review = reverse("admin:briefs_brief_review", args=[brief.pk])
    assert "Say where it sails." not in as_editor.get(review).text
    brief = desk.submit(brief, by=reporter, version=brief.version).brief
    page = as_editor.get(review).text
    assert re.search(r"You sent it back on [^<]*:</b>\s+Say where it sails", page)
    as_editor.force_login(UserFactory(editor=True))
    assert f"{editor} sent it back on" in as_editor.get(review).text


def test_everybody_who_wrote_stands_under_the_headline(as_editor, editor, reporter):
    brief = BriefFactory(summary=SUMMARY, author=reporter)
    told = {"kind": "update", "note": "It sails in winter too.", "by": editor, "version": 1}
    desk.correct(brief, {"headline": "A ferry sails in winter"}, **told)
    for name in ("change", "review"):
        page = as_editor.get(reverse(f"admin:briefs_brief_{name}", args=[brief.pk])).text
        assert f"Written by {reporter} and {editor}." in page


def test_a_source_that_a_live_brief_gains_is_called_added_and_only_a_merge_merged(
    as_editor, editor
):
    live, gone = BriefFactory(), BriefFactory(draft=True)
    dated = {"published_on": date(2023, 3, 4), "published_precision": "day"}
    clipping = ClippingFactory(origin=SourceFactory().name, **dated)
    desk.add_clipping(live, clipping, by=editor, version=1)
    live.refresh_from_db()
    desk.merge(gone, live, by=editor, version=1, into_version=live.version)
    page = as_editor.get(reverse("admin:briefs_brief_history", args=[live.pk])).text
    assert re.findall("<td>(merged|added)</td>", page) == ["merged", "added"]


@pytest.mark.parametrize("where", ["change", "history"])
def test_a_merge_is_taken_apart_from_either_of_the_two(client, editor, reporter, where):
    gone, stays = BriefFactory(draft=True), BriefFactory(draft=True)
    desk.merge(gone, stays, by=editor, version=1, into_version=1)
    gone.refresh_from_db()
    apart = reverse("admin:briefs_brief_do", args=[gone.pk, "unmerge"])

    def offered(brief, person):
        client.force_login(person)
        page = client.get(reverse(f"admin:briefs_brief_{where}", args=[brief.pk])).text
        return f'href="{apart}"' in page.partition('class="with-side"')[0]

    assert [offered(brief, editor) for brief in (gone, stays)] == [True, True]
    assert [offered(brief, reporter) for brief in (gone, stays)] == [False, False]
    desk.unmerge(gone, by=editor, version=gone.version)
    assert [offered(brief, editor) for brief in (gone, stays)] == [False, False]


def test_what_was_merged_is_called_so_and_found_by_it(as_editor, editor):
    gone, stays = BriefFactory(draft=True), BriefFactory(draft=True)
    desk.merge(gone, stays, by=editor, version=1, into_version=1)
    listed = reverse("admin:briefs_brief_changelist")
    page = as_editor.get(f"{listed}?state=merged")
    assert list(page.context["cl"].result_list) == [gone]
    assert '<span class="state no">merged</span>' in page.text
    assert not as_editor.get(f"{listed}?state=withdrawn").context["cl"].result_list
