"""A new tag typed into the form of a brief: through the desk's rule, and told."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from briefs import desk
from briefs.models import Tag
from tests.admin.forms import change, said, typed
from tests.factories import BriefFactory, TagFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(editor):
    return BriefFactory(draft=True, author=editor)


def save(client, brief, **changes):
    data = typed(client.get(change(brief)), **changes, _continue="1")
    return client.post(change(brief), data, follow=True)


def test_a_new_tag_is_made_and_carried_by_one_save(as_editor, draft):
    page = save(as_editor, draft, new_tag="harbour dues")
    tag = Tag.objects.named("harbour dues").get()
    assert tag.kind == "topic"
    assert tag in draft.tags.all()
    assert said(page)[0] == "“harbour dues” is a new tag: topic."
    assert draft.revisions.first().snapshot["tags"].count("harbour dues") == 1
    # The field is empty again.
    assert page.context["adminform"].form["new_tag"].value() in (None, "")


def test_a_new_tag_has_the_kind_that_was_chosen(as_editor, draft):
    save(as_editor, draft, new_tag="Bay Port Authority", new_tag_kind="organisation")
    assert Tag.objects.named("bay port authority").get().kind == "organisation"


def test_a_name_that_is_there_is_taken_and_told(as_editor, draft):
    known = TagFactory(name="Belt and Road")
    page = save(as_editor, draft, new_tag="BELT AND ROAD")
    assert known in draft.tags.all()
    assert said(page)[0].startswith("“BELT AND ROAD” is a name of the tag “Belt and Road”")


def test_what_looks_like_another_name_is_made_after_a_second_look_alone(as_editor, draft):
    TagFactory(name="Huawei")
    refused = save(as_editor, draft, new_tag="Huavei", headline="Typed anew")
    assert "“Huavei” may be a name that is there: “Huawei” (topic)" in refused.text
    assert 'href="#id_new_tag"' in refused.text
    assert "Make “Huavei” all the same" in refused.text
    assert not Tag.objects.named("Huavei").exists()
    draft.refresh_from_db()
    assert draft.version == 1
    # The yes is about that very name: another one is looked at too.
    again = save(as_editor, draft, new_tag="Huawey", new_tag_sure=["Huavei"])
    assert "Make “Huawey” all the same" in again.text
    assert "Make “Huavei”" not in again.text
    save(as_editor, draft, new_tag="Huavei", new_tag_sure=["Huavei"])
    assert Tag.objects.named("Huavei").get() in draft.tags.all()


def test_a_save_that_is_refused_makes_no_tag_and_says_nothing_of_one(as_editor, draft):
    BriefFactory()
    wrong = {"filed_by_editor": "on", "filed_on": "2021-11-13", "filed_because": ""}
    page = save(as_editor, draft, new_tag="harbour dues", **wrong)
    assert "Say why the brief is filed under that day." in page.text
    assert not Tag.objects.named("harbour dues").exists()
    assert "is a new tag" not in page.text
    assert 'value="harbour dues"' in page.text
    # Nor is it folded away as it is while nothing stands in it.
    parts = {part.name: part.is_collapsible for part in page.context["adminform"]}
    assert parts["A tag that is not there yet"] is False
    fresh = as_editor.get(change(draft)).context["adminform"]
    assert {part.name: part.is_collapsible for part in fresh}["A tag that is not there yet"]


def test_a_stale_save_carries_the_new_tag_over_or_leaves_it(as_editor, editor, draft):
    for answer in ("theirs", "mine"):
        brief = BriefFactory(draft=True, author=editor)
        data = typed(as_editor.get(change(brief)), new_tag="harbour dues", _continue="1")
        desk.write(brief, {"tags": []}, by=editor, version=1)
        asked = as_editor.post(change(brief), data)
        assert asked.status_code == 409
        assert not Tag.objects.named("harbour dues").exists()
        chosen = {"kept": asked.context["kept"], "version": 2, "take-tags": answer}
        as_editor.post(reverse("admin:briefs_brief_settle", args=[brief.pk]), chosen)
        carried = "harbour dues" in [tag.name for tag in brief.tags.all()]
        assert carried == Tag.objects.named("harbour dues").exists() == (answer == "mine")


def test_a_new_tag_goes_with_the_save_that_is_stale_once_more(as_editor, editor, draft):
    data = typed(as_editor.get(change(draft)), new_tag="harbour dues", _continue="1")
    desk.write(draft, {"tags": []}, by=editor, version=1)
    asked = as_editor.post(change(draft), data)
    desk.write(draft, {"summary": "Newer still."}, by=editor, version=2)
    chosen = {"kept": asked.context["kept"], "version": 2, "take-tags": "mine"}
    settle = reverse("admin:briefs_brief_settle", args=[draft.pk])
    again = as_editor.post(settle, chosen)
    assert again.status_code == 409
    assert not Tag.objects.named("harbour dues").exists()
    as_editor.post(settle, chosen | {"version": 3, "kept": again.context["kept"]})
    assert "harbour dues" in [tag.name for tag in draft.tags.all()]


def test_who_may_not_add_tags_is_not_asked_and_makes_none(client, draft):
    writer = UserFactory(is_staff=True)
    rights = ("view_brief", "change_brief", "approve_brief")
    writer.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(writer)
    assert "A tag that is not there yet" not in client.get(change(draft)).text
    save(client, draft, new_tag="harbour dues", summary="Written anew.")
    draft.refresh_from_db()
    assert draft.summary == "Written anew."
    assert not Tag.objects.named("harbour dues").exists()
