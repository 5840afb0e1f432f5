"""What the desk answers where it does not do what was asked: its own page, and a way back."""

import pytest
from django.test import Client
from django.urls import reverse

from briefs import desk
from briefs.admin.briefs import verb_pages
from briefs.models import Brief
from tests.admin.forms import change
from tests.factories import BriefFactory, UserFactory

pytestmark = pytest.mark.django_db


def do(brief, verb):
    return reverse("admin:briefs_brief_do", args=[brief.pk, verb])


def expect_page_of_the_desk(response, status, sentence, *, brief=None):
    assert response.status_code == status
    assert "admin/briefs/refused.html" in [template.name for template in response.templates]
    assert sentence in response.text
    assert "no-store" in response.headers["Cache-Control"]
    assert (brief is not None) == ("Back to the brief" in response.text)
    if brief:
        assert f'href="{change(brief)}"' in response.text


def test_the_page_of_a_verb_that_fits_no_longer_says_so_and_leads_back(as_editor):
    brief = BriefFactory()
    said = f"“{brief}” is live: it cannot be submitted."
    expect_page_of_the_desk(as_editor.get(do(brief, "submit")), 409, said, brief=brief)
    assert as_editor.get(do(brief, "withdraw")).status_code == 200


def test_what_a_draft_copy_is_not_fit_for_is_said_of_the_copy(as_editor, editor):
    copy = desk.rework(BriefFactory(), by=editor, version=1).brief
    said = f"“{copy}” is the draft copy of a live brief: it cannot be merged."
    expect_page_of_the_desk(as_editor.get(do(copy, "merge")), 409, said, brief=copy)


def test_nothing_is_compared_before_the_right_to_merge_is_asked(client, monkeypatch):
    compared = []
    monkeypatch.setattr(verb_pages, "nearest", compared.append)
    brief = BriefFactory()
    for person, status in (("reporter", 403), ("editor", 200)):
        client.force_login(UserFactory(**{person: True}))
        assert (client.get(do(brief, "merge")).status_code, bool(compared)) == (
            status,
            person == "editor",
        )


def test_every_verb_can_be_said():
    assert all(desk.done_name(verb) for verb in desk.STATES)


def test_the_page_of_a_verb_that_is_somebody_elses_says_so_and_leads_back(as_reporter, editor):
    brief = BriefFactory(draft=True, author=editor)
    said = f"“{brief}” is somebody else’s: ask an editor to assign it to you."
    expect_page_of_the_desk(as_reporter.get(do(brief, "submit")), 403, said, brief=brief)
    expect_page_of_the_desk(
        as_reporter.post(do(brief, "submit"), {"version": 1}), 403, said, brief=brief
    )
    said = "You do not have the right to assign briefs."
    expect_page_of_the_desk(as_reporter.get(do(brief, "assign")), 403, said, brief=brief)


def test_a_verb_that_became_impossible_keeps_what_was_typed(as_editor):
    brief = BriefFactory()
    refused = as_editor.post(do(brief, "return"), {"version": 1, "note": "Say who pays."})
    assert refused.status_code == 409
    assert "is live: it cannot be sent back." in refused.text
    assert "Say who pays." in refused.text


def test_what_was_written_into_a_form_that_is_no_longer_yours_can_be_copied(as_reporter, reporter):
    brief = BriefFactory(draft=True, author=reporter)
    as_reporter.get(change(brief))
    desk.submit(brief, by=reporter, version=1)
    Brief.objects.filter(pk=brief.pk).update(author=UserFactory())
    written = {"headline": "A <red> ferry", "summary": "It sails at dusk.", "body": " "}
    response = as_reporter.post(change(brief), written)
    expect_page_of_the_desk(response, 403, "It sails at dusk.", brief=brief)
    assert "A &lt;red&gt; ferry" in response.text
    assert "What you wrote" not in as_reporter.get(do(brief, "assign")).text


def test_what_is_not_there_is_not_there_on_a_page_of_the_desk(as_editor):
    for address in ("/admin/nowhere/", "/admin/briefs/brief/987654/review/"):
        expect_page_of_the_desk(as_editor.get(address), 404, "There is nothing at this address")


def test_what_only_a_button_sends_answers_a_visit_on_a_page_of_the_desk(as_editor):
    brief = BriefFactory(draft=True)
    for name in ("settle", "note", "revert"):
        response = as_editor.get(reverse(f"admin:briefs_brief_{name}", args=[brief.pk]))
        expect_page_of_the_desk(response, 405, "There is nothing to look at here", brief=brief)
        assert response.headers["Allow"] == "POST"


def test_a_garbled_form_is_refused_on_a_page_of_the_desk(as_editor):
    brief = BriefFactory(draft=True)
    settle = reverse("admin:briefs_brief_settle", args=[brief.pk])
    response = as_editor.post(settle, {"kept": "garbled"})
    expect_page_of_the_desk(response, 400, "That was not understood", brief=brief)


def test_the_way_back_leads_to_no_brief_that_one_may_not_see(client):
    client.force_login(UserFactory(is_staff=True))
    brief = BriefFactory(draft=True)
    expect_page_of_the_desk(client.get(do(brief, "submit")), 403, "That is not yours to do")


def test_a_form_older_than_the_log_in_is_refused_on_a_page_of_the_desk(editor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    brief = BriefFactory(draft=True)
    response = client.post(do(brief, "submit"), {"version": 1})
    expect_page_of_the_desk(response, 403, "older than your log-in", brief=brief)
    brief.refresh_from_db()
    assert brief.status == "draft"
    # Somebody who has no session yet is told the same, and sees nothing of the desk.
    page = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "editor"})
    assert page.status_code == 403
    assert "Clippings" not in page.text


def test_an_outsider_with_a_dead_link_learns_nothing_of_the_desk(client):
    page = client.get(reverse("admin:briefs_brief_shown", args=["garbled"]))
    assert page.status_code == 404
    assert "Clippings" not in page.text
