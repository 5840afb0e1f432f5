"""The briefs that a field offers: told apart by their state, and never the brief itself."""

import pytest
from django.urls import reverse

from briefs import desk
from briefs.admin.documents.passages import to_work_on
from tests.factories import BriefFactory

pytestmark = pytest.mark.django_db

QUERY = "term=&app_label=briefs&model_name=brief&field_name=merged_into"


@pytest.fixture
def live():
    return BriefFactory(headline="A ferry sails")


@pytest.fixture
def copy(live, reporter):
    return desk.rework(live, by=reporter, version=1).brief


def offered(client, more=""):
    answer = client.get(f"/admin/autocomplete/?{QUERY}{more}").json()["results"]
    return {choice["text"] for choice in answer}


def test_a_live_brief_and_its_draft_copy_are_told_apart(as_reporter, live, copy):
    assert offered(as_reporter) == {"A ferry sails (live)", "A ferry sails (draft copy)"}


def test_the_draft_copy_is_chosen_before_its_live_brief(live, copy):
    other = BriefFactory()
    assert to_work_on([live, other, copy]) == copy
    assert to_work_on([other, live, copy]) == other


def test_a_brief_is_not_offered_for_a_merge_with_itself(as_editor):
    one = BriefFactory(draft=True, headline="A ferry sails")
    BriefFactory(draft=True, headline="The ferry sails")
    page = as_editor.get(reverse("admin:briefs_brief_do", args=[one.pk, "merge"]))
    assert f'data-ajax--url="/admin/autocomplete/?but={one.pk}"' in page.text
    assert offered(as_editor, f"&but={one.pk}") == {"The ferry sails (a draft)"}
    assert len(offered(as_editor, "&but=x")) == 2


def test_no_draft_copy_is_offered_or_taken_for_a_merge(as_editor, live, copy):
    other = BriefFactory(headline="The ferry sails")
    assert offered(as_editor, f"&but={live.pk}") == {"The ferry sails (live)"}
    address = reverse("admin:briefs_brief_do", args=[other.pk, "merge"])
    assert as_editor.post(address, {"version": 1, "into": copy.pk}).context["into"] is None


def test_a_merge_with_itself_is_refused_before_anything_is_compared(as_editor):
    one, other = BriefFactory.create_batch(2, draft=True)
    address = reverse("admin:briefs_brief_do", args=[one.pk, "merge"])
    assert as_editor.post(address, {"version": 1, "into": one.pk}).context["into"] is None
    assert as_editor.post(address, {"version": 1, "into": other.pk}).context["into"] == other
