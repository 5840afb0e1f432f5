"""The desk speaks its own words where Django would speak of users, options and actions."""

import pytest
from django.conf import settings as conf
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from briefs import desk
from briefs.models import Brief
from tests.admin.forms import change
from tests.factories import BriefFactory, ClippingFactory, DocumentFactory

pytestmark = pytest.mark.django_db

STOCK = ("Select an option", ">Run<", "Clear all filters", "By state", "Add user", "@/./+/-/_")


@pytest.mark.parametrize(
    "address",
    [
        reverse("admin:briefs_brief_changelist") + "?state=draft",
        reverse("admin:briefs_clipping_changelist") + "?state=waiting",
        reverse("admin:auth_user_changelist") + "?as=Editor",
        reverse("admin:auth_user_add"),
    ],
)
def test_no_page_speaks_the_words_of_the_framework(as_administrator, editor, address):
    BriefFactory(draft=True)
    ClippingFactory()
    page = as_administrator.get(address).text
    assert [words for words in STOCK if words in page] == []
    if address.endswith("/add/"):
        assert "<h1>A new account</h1>" in page
    else:
        assert 'value="" selected>choose …</option>' in page
        assert ">Show all</a>" in page


def test_what_is_chosen_in_our_words_is_done(as_administrator):
    """As Django's own words were: nothing chosen does nothing, and says so."""
    brief = BriefFactory(draft=True)
    address = reverse("admin:briefs_brief_changelist")
    ticked = {"_selected_action": brief.pk, "index": 0}
    as_administrator.post(address, ticked | {"action": ""}, follow=True)
    assert Brief.objects.get().status == "draft"
    as_administrator.post(address, ticked | {"action": "submit"}, follow=True)
    assert Brief.objects.get().status == "review"


def test_who_lost_the_password_is_told_whom_to_ask(client):
    page = client.get(reverse("admin:login")).text
    assert "Who lost the password asks an administrator of the desk for a new one." in page
    assert not User.objects.exists()


def test_after_taking_in_a_way_leads_to_what_waits(as_editor):
    def taken(*texts):
        files = [SimpleUploadedFile(f"{n}.txt", text) for n, text in enumerate(texts)]
        return as_editor.post(reverse("admin:briefs_document_add"), {"files": files}).text

    folder = conf.BASE_DIR / "fixtures" / "documents"
    stories = [(folder / name).read_bytes() for name in ("reprint.txt", "digest-harbour.txt")]
    inbox = reverse("admin:briefs_clipping_changelist") + "?state=waiting"
    link = f'<a class="button" href="{inbox}">Decide about the 6 that wait</a>'
    assert link in taken(*stories)
    assert "Decide about" not in taken(b"", b"\0\0")


def test_what_readers_get_by_itself_is_no_draft_that_may_never_appear(as_editor):
    said = "it may never appear"
    for state, there in (("scheduled", False), ("draft", True)):
        brief = BriefFactory(**{state: True})
        page = as_editor.get(reverse("admin:briefs_brief_preview", args=[brief.pk])).text
        assert (said in page) is there
        assert ("A scheduled brief." in page) is not there


def test_what_became_part_of_another_brief_is_not_asked_to_be_published(as_editor, editor):
    brief = BriefFactory(draft=True, summary="")
    assert "Cannot be published:" in as_editor.get(change(brief)).text
    desk.merge(brief, BriefFactory(draft=True), by=editor, version=1, into_version=1)
    assert "Cannot be published:" not in as_editor.get(change(brief)).text


def test_flags_of_letters_are_said_in_words(as_editor):
    document = DocumentFactory(flags=["mojibake", "destroyed", "spam"])
    page = as_editor.get(reverse("admin:briefs_document_reading", args=[document.pk])).text
    for said in ("garbled letters", "letters lost", "spam"):
        assert f">{said}</b>" in page
    assert "mojibake" not in page
