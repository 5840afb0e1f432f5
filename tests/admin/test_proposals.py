"""A rework's writer proposes what readers are told; its approver sees that, and decides."""

import pytest
from django.urls import reverse

from briefs import desk
from tests.factories import SUMMARY, BriefFactory

from .forms import typed

pytestmark = pytest.mark.django_db

NOTE = "The ferry sails three times a day now."


def page(brief, name="change", *more):
    return reverse(f"admin:briefs_brief_{name}", args=[brief.pk, *more])


@pytest.fixture
def live():
    return BriefFactory(summary=SUMMARY)


@pytest.fixture
def copy(client, live, reporter):
    """A draft copy with a proposal, both typed into the form."""
    copy = desk.rework(live, by=reporter, version=1).brief
    client.force_login(reporter)
    changed = {"summary": SUMMARY.replace("twice", "three times")}
    form = client.get(page(copy))
    assert "whoever approves the draft sees it and decides" in form.text
    client.post(page(copy), typed(form, correction="update", note=NOTE, _submit="1", **changed))
    copy.refresh_from_db()
    assert copy.status == "review"
    return copy


def test_a_proposal_stands_in_the_form_again_and_counts_as_saved(client, copy, reporter):
    client.force_login(reporter)
    form = client.get(page(copy)).context["adminform"].form
    assert (form["correction"].value(), form["note"].value()) == ("update", NOTE)
    response = client.post(page(copy), typed(client.get(page(copy)), _continue="1"), follow=True)
    assert "Nothing was changed." in response.text


def test_an_approver_sees_the_proposal_and_may_mend_it(client, live, copy, editor):
    client.force_login(editor)
    told = client.get(page(copy, "review")).context["forms"]["told"]
    assert (told["correction"].value(), told["note"].value()) == ("update", NOTE)
    decided = {"do": "approve", "version": copy.version, "correction": "correction"}
    client.post(page(copy, "review"), decided | {"note": "It sails thrice a day."})
    note = live.corrections.get()
    assert (note.kind, note.note) == ("correction", "It sails thrice a day.")


def test_a_proposal_is_kept_by_a_stale_save_too(client, copy, reporter, editor):
    client.force_login(reporter)
    data = typed(client.get(page(copy)), note="Thrice a day.", body="Mine.", _continue="1")
    desk.write(copy, {"body": "Theirs."}, by=editor, version=copy.version)
    asked = client.post(page(copy), data)
    assert asked.context["told"]["note"].value() == "Thrice a day."
    copy.refresh_from_db()
    answer = {"kept": asked.context["kept"], "version": copy.version, "take-body": "theirs"}
    client.post(page(copy, "settle"), answer | {"correction": "update", "note": "Thrice."})
    copy.refresh_from_db()
    assert (copy.body, desk.proposed(copy)["note"]) == ("Theirs.", "Thrice.")


def test_a_draft_that_is_no_copy_asks_for_no_note_to_readers(as_editor):
    form = as_editor.get(page(BriefFactory(draft=True))).context["adminform"].form
    assert "correction" not in form.fields


def test_a_rework_says_why_it_has_no_minute(client, copy, editor):
    client.force_login(editor)
    why = "A change of a live brief is published at once"
    assert why in client.get(page(copy, "review")).text
    assert why not in client.get(page(BriefFactory(in_review=True), "review")).text
    asked = {"version": copy.version, "at": "2099-05-03T07:00"}
    refused = client.post(page(copy, "do", "schedule"), asked)
    assert (refused.status_code, why in refused.text) == (409, True)
