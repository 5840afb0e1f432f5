"""Names that intake or a reporter suggested go public by the hand of one who looked at them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from briefs import desk
from briefs.models import CheckSwitch, Tag
from tests.admin.forms import change, typed
from tests.factories import SUMMARY, BriefFactory, TagFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def names():
    return [TagFactory(name=name, suggested=True) for name in ("harbour dues", "Share Page")]


@pytest.fixture
def draft(reporter, names):
    brief = BriefFactory(draft=True, summary=SUMMARY, author=reporter)
    for tag in names:
        brief.tagged.create(tag=tag)
    return brief


def suggested():
    return set(Tag.objects.filter(suggested=True).values_list("name", flat=True))


def test_the_list_names_them_until_somebody_looked(draft, names):
    (check,) = [check for check in desk.checks(draft) if check.name == "new-names"]
    assert check.state == "look"
    assert "Share Page (topic)" in check.sentence
    Tag.objects.update(suggested=False)
    (check,) = [check for check in desk.checks(draft) if check.name == "new-names"]
    assert check.state == "met"


@pytest.mark.parametrize("verb", ["approve", "publish", "schedule"])
def test_nobody_lets_pass_what_was_not_looked_at(draft, names, editor, verb):
    if verb == "approve":
        draft = desk.submit(draft, by=draft.author, version=1).brief
    rest = {"at": timezone.now() + timedelta(hours=1)} if verb == "schedule" else {}
    rest |= {"by": editor, "version": draft.version}
    for seen in ({}, {names[0].pk: True}):
        with pytest.raises(desk.NotPossible, match=r"nobody has looked at: .*Share Page"):
            getattr(desk, verb)(draft, names=seen, **rest)
        assert len(suggested()) == 2
    done = getattr(desk, verb)(draft, names={names[0].pk: True, names[1].pk: False}, **rest)
    assert done.changed
    assert "harbour dues" in done.revision.snapshot["tags"]
    assert "Share Page" not in done.revision.snapshot["tags"]
    # What was left out of one brief is as unknown as before.
    assert suggested() == {"Share Page"}


def test_the_draft_copy_of_a_live_brief_is_asked_as_well(reporter, editor):
    live = BriefFactory(summary=SUMMARY)
    copy = desk.rework(live, by=reporter, version=1).brief
    tags = [*copy.tagged.values_list("tag__name", flat=True), TagFactory(suggested=True).name]
    copy = desk.write(copy, {"tags": tags}, by=reporter, version=copy.version).brief
    rest = {"by": editor, "version": copy.version, "correction": ("update", "A name came to it.")}
    with pytest.raises(desk.NotPossible, match="nobody has looked at"):
        desk.publish(copy, **rest)
    desk.publish(copy, names={Tag.objects.get(suggested=True).pk: True}, **rest)
    assert set(live.tagged.values_list("tag__name", flat=True)) == set(tags)
    assert not suggested()


def test_who_corrects_a_live_brief_has_its_names_before_them(editor):
    live = BriefFactory(summary=SUMMARY)
    tags = [*live.tagged.values_list("tag__name", flat=True), TagFactory(suggested=True).name]
    told = {"kind": "update", "note": "A name came to it.", "by": editor, "version": 1}
    assert desk.correct(live, {"tags": tags}, **told).changed
    assert not suggested()


def test_a_desk_that_does_without_the_check_is_not_asked(draft, names, editor):
    CheckSwitch.objects.create(check_name="new-names", reason="Tags are looked at on Fridays.")
    assert desk.publish(draft, by=editor, version=1).changed
    assert len(suggested()) == 2


def test_the_review_asks_which_stay_and_keeps_the_answer(as_editor, draft, names):
    address = reverse("admin:briefs_brief_review", args=[draft.pk])
    page = as_editor.get(address).text
    for tag in names:
        assert f'name="keep" value="{tag.pk}" checked' in page
    stay = {"name": [tag.pk for tag in names], "keep": [names[0].pk]}
    refused = as_editor.post(address, {"do": "schedule", "at": "never", "version": 1} | stay).text
    assert f'name="keep" value="{names[0].pk}" checked' in refused
    assert f'name="keep" value="{names[1].pk}">' in refused
    assert as_editor.post(address, {"do": "approve", "version": 1} | stay).status_code == 302
    assert set(draft.tagged.values_list("tag__suggested", flat=True)) == {False}
    assert 'class="new-names"' not in as_editor.get(address).text


@pytest.mark.parametrize("verb", ["publish", "schedule"])
def test_beside_the_button_the_form_and_the_schedule_ask_which_stay(as_editor, draft, names, verb):
    address = change(draft) if verb == "publish" else f"/admin/briefs/brief/{draft.pk}/do/schedule/"
    page = as_editor.get(address)
    for tag in names:
        assert f'name="keep" value="{tag.pk}" checked' in page.text
    told = {"name": [tag.pk for tag in names], "keep": [names[0].pk], "version": 1}
    if verb == "publish":
        told |= typed(page) | {"CHANGE_FORM-action": "publish", "_selected_action": draft.pk}
    else:
        told["at"] = f"{timezone.localdate() + timedelta(days=1)} 07:00"
    as_editor.post(address, told)
    draft.refresh_from_db()
    assert draft.status == "published"
    assert "Share Page" not in draft.tagged.values_list("tag__name", flat=True)
    assert suggested() == {"Share Page"}


def test_a_country_that_was_read_needs_nobodys_look(reporter):
    text = (
        b"Paraguay opens a ferry line\n\nThe ministry of transport of Paraguay opened a line on 4 "
        b"March 2023. It carries 120 passengers a day and takes two hours.\n"
    )
    document, _created = desk.take_in(text, "ferry.txt", by=reporter)
    brief = desk.use(document.clippings.get(), by=reporter).brief
    assert brief.tags.filter(code="PY", suggested=False).exists()
    assert not brief.tags.exclude(code="").filter(suggested=True).exists()


def test_a_press_in_the_list_is_led_to_the_page_of_the_brief(as_editor, draft):
    ticked = {"action": "publish", "_selected_action": [draft.pk]}
    page = as_editor.post(reverse("admin:briefs_brief_changelist"), ticked, follow=True).text
    assert "nobody has looked at" in page
    draft.refresh_from_db()
    assert draft.status == "draft"
