"""A merge tells readers nothing of what they cannot see."""

import pytest
from django.utils import timezone

from briefs import desk
from briefs.models import Brief
from tests.factories import BriefFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged():
    """Merge a brief, a live one by default, into another; return the one that readers knew."""

    def merge(into, live=None):
        live = live or BriefFactory()
        editor = UserFactory(editor=True)
        desk.merge(live, into, by=editor, version=live.version, into_version=into.version)
        live.refresh_from_db()
        return live

    return merge


@pytest.mark.parametrize("trait", ["draft", "in_review"])
def test_readers_lose_no_brief_to_one_that_they_cannot_see(client, merged, trait):
    hidden = BriefFactory(**{trait: True}, headline="Nobody may read this headline yet")
    with pytest.raises(desk.NotPossible, match="would lose it"):
        merged(hidden)
    assert Brief.objects.public().count() == 1
    assert "Nobody may read" not in client.get("/corrections/").text


def test_the_stone_of_a_merged_brief_names_a_live_one(client, merged):
    live = merged(BriefFactory(headline="Everybody may read this headline"))
    assert "Everybody may read" in client.get(live.get_absolute_url()).text


def test_the_stone_of_what_was_public_once_names_no_hidden_brief(client, merged):
    hidden = BriefFactory(draft=True, headline="Nobody may read this headline yet")
    once = BriefFactory(status="draft", first_published_at=timezone.now())
    gone = merged(hidden, once)
    page = client.get(gone.get_absolute_url())
    assert (page.status_code, "another brief" in page.text) == (410, True)
    assert "Nobody may read" not in page.text


def test_a_merge_of_another_newsroom_is_not_undone_but_told(as_editor):
    into = BriefFactory()
    gone = BriefFactory(withdrawn=True, merged_into=into)
    page = f"/admin/briefs/brief/{gone.pk}/do/unmerge/"
    response = as_editor.post(page, {"version": gone.version})
    assert response.status_code == 409
    assert "merged in another newsroom" in response.text
    gone.refresh_from_db()
    assert gone.merged_into == into
