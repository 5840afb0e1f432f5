"""The history of a brief: all revisions, any two word by word, and back to one."""

import pytest
from django.urls import reverse

from briefs import desk
from tests.factories import BriefFactory, TagFactory

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


def test_an_imported_brief_says_that_nothing_was_done_yet(as_editor):
    page = as_editor.get(reverse("admin:briefs_brief_history", args=[BriefFactory().pk]))
    assert "since it was imported" in page.text
