"""Colleagues without a group, and those who may look and do nothing else."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from briefs import desk
from briefs.admin import site
from briefs.models import Brief, Clipping, InternalNote
from briefs.text import limits
from tests.admin.test_permissions import address_of, addresses, offered, things  # noqa: F401
from tests.factories import (
    BriefFactory,
    ClippingFactory,
    DocumentFactory,
    TagFactory,
    TagNameFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

# What a colleague in no group is answered; everywhere else it is 403, or 405 where GET is none.
OPEN_TO_ALL = {
    "login": 302,
    "password_change": 200,
    "password_change_done": 200,
    "jsi18n": 200,
    "briefs_guide": 200,
    "view_on_site": 302,
    "app_list": 404,
    "briefs_brief_shown": 200,
}
POST_ONLY = {
    "briefs_source_apart",
    "briefs_tag_apart",
    "logout",
    "briefs_import_confirm",
    "briefs_brief_revert",
    "briefs_brief_settle",
    "briefs_brief_note",
}


@pytest.fixture
def stranger():
    return UserFactory(username="stranger")


@pytest.fixture
def viewer():
    """May look at everything of the newsroom."""
    person = UserFactory(username="viewer")
    rights = Permission.objects.filter(
        content_type__app_label="briefs", codename__startswith="view_"
    )
    person.user_permissions.set(rights)
    return person


def test_a_colleague_in_no_group_opens_nothing(client, stranger, things):  # noqa: F811
    client.force_login(stranger)
    found = {
        name: client.get(address_of(name, arguments, things)).status_code
        for name, arguments in addresses().items()
    }
    closed = {name: 405 if name in POST_ONLY else 403 for name in addresses()}
    assert found == closed | OPEN_TO_ALL


def test_a_colleague_in_no_group_finds_no_names_by_typing(client, stranger, viewer):
    TagFactory(name="ferries")
    query = "term=fer&app_label=briefs&model_name=taggedbrief&field_name=tag"
    for person, status in ((stranger, 403), (viewer, 200)):
        client.force_login(person)
        assert client.get(f"/admin/autocomplete/?{query}").status_code == status


def test_who_may_look_is_offered_no_action(rf, viewer):
    assert offered(viewer, rf) == set()


def test_who_may_look_types_nothing(client, viewer):
    client.force_login(viewer)
    brief = BriefFactory(draft=True)
    page = client.get(reverse("admin:briefs_brief_change", args=[brief.pk]))
    assert not page.context["has_change_permission"]
    request = page.wsgi_request
    inline = site._registry[Brief].get_inline_instances(request, brief)[0]
    assert not inline.has_add_permission(request, brief)
    assert not inline.has_add_permission(request, None)
    assert not inline.has_change_permission(request, brief)
    assert not inline.has_delete_permission(request, brief)
    assert inline.has_view_permission(request, brief)
    request.user = UserFactory()
    assert not inline.has_view_permission(request, brief)


def test_who_may_look_at_a_tag_types_no_name_of_it(client, viewer, editor):
    alias = TagNameFactory(name="car ferries")
    address = reverse("admin:briefs_tag_change", args=[alias.tag_id])
    typed = {"names-TOTAL_FORMS": 2, "names-INITIAL_FORMS": 1, "names-0-id": alias.pk}
    typed |= {"name": alias.tag.name, "kind": "topic", "names-0-tag": alias.tag_id}
    typed |= {"names-0-name": "boats", "names-1-name": "ships"}
    for person, status, names in (
        (viewer, 403, {"car ferries"}),
        (editor, 302, {"boats", "ships"}),
    ):
        client.force_login(person)
        page = client.get(address)
        assert "car ferries" in page.text
        assert ('name="names-0-name"' in page.text) == (person == editor)
        typed["as_read"] = page.context["adminform"].form.initial.get("as_read", "")
        assert client.post(address, typed).status_code == status
        aliases = alias.tag.names.filter(main=False)
        assert set(aliases.values_list("name", flat=True)) == names


def test_a_note_to_colleagues_has_a_length(client, reporter):
    client.force_login(reporter)
    address = reverse("admin:briefs_brief_note", args=[BriefFactory().pk])
    for text, kept in (("", 0), ("x" * (limits.NOTE + 1), 0), ("x" * limits.NOTE, 1)):
        client.post(address, {"text": text})
        assert InternalNote.objects.count() == kept


@pytest.mark.parametrize(
    "typed",
    [
        {"do": "use-{}"},
        {"do": "reject-{}", "{}-reason": "No."},
        {"do": "use-all"},
        {"do": "out-3"},
        {"do": "split-3"},
        {"do": "reread"},
    ],
)
def test_who_may_look_decides_nothing_about_a_document(client, viewer, reporter, typed):
    reading = {"format": 1, "lines": [["headline", "", True], ["blank", "", False]]}
    reading["lines"].append(["body", "", True])
    document = DocumentFactory(text="A ferry opens\n\nIt joins two ports.", reading=reading)
    clipping = ClippingFactory(document=document)
    address = reverse("admin:briefs_document_reading", args=[document.pk])
    for person, status in ((viewer, 403), (reporter, 302)):
        client.force_login(person)
        sent = {name.format(clipping.pk): said.format(clipping.pk) for name, said in typed.items()}
        assert client.post(address, sent).status_code == status


def test_who_may_look_attaches_no_file(client, viewer, reporter):
    text = "A ferry opens\n\nIt joins two ports of the bay, the paper says."
    document = DocumentFactory(text=text)
    type(document).objects.update(text=None, original=None)
    address = reverse("admin:briefs_document_reading", args=[document.pk])
    for person, status in ((viewer, 403), (reporter, 302)):
        client.force_login(person)
        file = SimpleUploadedFile("page.txt", text.encode())
        assert client.post(address, {"do": "attach", "file": file}).status_code == status
    document.refresh_from_db()
    assert document.text == text


def test_who_may_look_leaves_no_note(client, viewer, reporter):
    address = reverse("admin:briefs_brief_note", args=[BriefFactory().pk])
    for person, status in ((viewer, 403), (reporter, 302)):
        client.force_login(person)
        assert client.post(address, {"text": "Call the port."}).status_code == status
    assert InternalNote.objects.get().by == reporter


def test_who_may_look_takes_nothing_in(client, viewer, reporter):
    for person, offers in ((reporter, True), (viewer, False)):
        client.force_login(person)
        page = client.get(reverse("admin:briefs_document_changelist"))
        assert page.context["has_add_permission"] == offers
    typed = {"text": "A ferry opens\n\nIt joins two ports of the bay."}
    assert client.post(reverse("admin:briefs_document_add"), typed).status_code == 403
    assert not Clipping.objects.exists()


def test_a_page_that_is_none_is_not_found(client, viewer, editor):
    brief = BriefFactory(draft=True)
    client.force_login(editor)
    for address in (
        reverse("admin:briefs_brief_do", args=[brief.pk, "sell"]),
        reverse("admin:briefs_clipping_change", args=[7_000_000]),
    ):
        assert client.get(address).status_code == 404


def test_two_briefs_are_looked_at_before_they_are_merged(client, editor):
    one, other = BriefFactory(), BriefFactory(summary="The other text. " * 9)
    client.force_login(editor)
    address = reverse("admin:briefs_brief_do", args=[one.pk, "merge"])
    look = client.post(address, {"version": 1, "into": other.pk})
    assert "Nothing is merged yet." in look.text
    assert "errorlist" not in look.text
    assert [field.name for field in look.context["fields"]][:2] == ["headline", "summary"]
    assert Brief.objects.public().count() == 2
    desk.correct(other, {"body": "More."}, kind="update", note="More.", by=editor, version=1)
    again = client.post(address, {"version": 1, "into": other.pk, "into_version": 1})
    assert "Look at both" in again.text
    client.post(address, {"version": 1, "into": other.pk, "into_version": 2})
    assert list(Brief.objects.public()) == [other]


def test_a_reader_who_holds_a_link_sees_no_brief_that_was_withdrawn(client, editor):
    live = BriefFactory()
    client.force_login(editor)
    link = client.get(reverse("admin:briefs_brief_preview", args=[live.pk])).context["link"]
    client.logout()
    path = link[link.index("/admin/") :]
    assert client.get(path).status_code == 200
    desk.withdraw(live, "Wrong.", by=editor, version=1)
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("thing", ["clipping", "correction", "readerreport"])
def test_what_only_comes_in_is_typed_by_nobody(client, administrator, thing):
    client.force_login(administrator)
    assert client.get(reverse(f"admin:briefs_{thing}_add")).status_code == 403


def test_a_preview_is_looked_at_and_nothing_else(client, editor):
    brief = BriefFactory(draft=True)
    client.force_login(editor)
    page = reverse("admin:briefs_brief_preview", args=[brief.pk])
    link = client.get(page).context["link"]
    shown = link[link.index("/admin/") :]
    for address in (page, shown):
        assert client.post(address).status_code == 405
        answer = client.get(address)
        assert answer.status_code == 200
        assert "no-store" in answer.headers["Cache-Control"]
