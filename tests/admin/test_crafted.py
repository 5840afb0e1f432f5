"""Requests that no form of ours sends are answered with a sentence, never with an error of ours."""

from urllib.parse import quote

import pytest
from django.urls import reverse

from tests.factories import BriefFactory, ClippingFactory, DocumentFactory

from .forms import typed

pytestmark = pytest.mark.django_db

NO_NUMBERS = ["abc", "9" * 30, "9" * 5000]
LIST = reverse("admin:briefs_brief_changelist")


def change(brief):
    return reverse("admin:briefs_brief_change", args=[brief.pk])


@pytest.fixture(params=NO_NUMBERS, ids=["letters", "large", "huge"])
def no_number(request):
    return request.param


@pytest.mark.parametrize("name", ["version", "tags", "citations-0-source", "citations-0-clipping"])
def test_the_form_of_a_brief_refuses_it(as_editor, no_number, name):
    brief = BriefFactory(draft=True)
    data = typed(as_editor.get(change(brief)), headline="Typed", _continue="1")
    response = as_editor.post(change(brief), data | {name: no_number})
    assert response.status_code in (200, 409)
    assert "Typed" in response.text
    brief.refresh_from_db()
    assert brief.headline != "Typed"


def test_the_form_of_a_document_refuses_it(as_editor, no_number):
    address = reverse("admin:briefs_document_change", args=[DocumentFactory().pk])
    data = typed(as_editor.get(address), host=no_number)
    assert as_editor.post(address, data).context["problems"]


def test_taking_in_refuses_it(as_editor, no_number):
    data = {"text": "A ferry line opens.", "host": no_number}
    response = as_editor.post(reverse("admin:briefs_document_add"), data)
    assert response.context["form"].errors["host"]


def test_a_list_refuses_it(as_editor, no_number):
    data = {"action": "submit", "_selected_action": no_number}
    assert as_editor.post(LIST, data).status_code == 400
    assert as_editor.get(LIST, {"source": no_number}).status_code < 500


@pytest.mark.parametrize("name", ["version", "_selected_action"])
def test_publishing_from_the_form_refuses_it(as_editor, no_number, name):
    brief = BriefFactory(draft=True)
    data = typed(as_editor.get(change(brief)), _selected_action=brief.pk)
    data |= {"change_form-action": "publish", name: no_number}
    assert as_editor.post(change(brief), data).status_code < 500
    brief.refresh_from_db()
    assert brief.status == "draft"


@pytest.mark.parametrize(
    ("page", "data"),
    [
        ("do/withdraw", {"reason": "The paper took it back."}),
        ("do/merge", {}),
        ("review", {"do": "publish"}),
        ("revert", {"number": "1"}),
    ],
)
def test_the_pages_of_a_brief_refuse_it(as_editor, no_number, page, data):
    brief = BriefFactory()
    data |= {"version": no_number, "into": no_number}
    assert as_editor.post(f"/admin/briefs/brief/{brief.pk}/{page}/", data).status_code < 500
    assert (
        as_editor.post(f"/admin/briefs/brief/{brief.pk}/revert/", {"number": no_number}).status_code
        == 404
    )
    before = brief.version
    brief.refresh_from_db()
    assert brief.version == before


def test_the_reading_page_refuses_it(as_editor, no_number):
    clipping = ClippingFactory()
    address = reverse("admin:briefs_document_reading", args=[clipping.document_id])
    assert as_editor.get(address, {"from": no_number}).status_code < 500
    crafted = {"do": "use", "clipping": no_number}
    assert as_editor.post(address, crafted).status_code == 404
    crafted = {"do": "add", "clipping": clipping.pk, "brief": no_number}
    assert "Choose the brief" in as_editor.post(address, crafted, follow=True).text
    assert as_editor.post(address, {"do": f"turn-{no_number}"}).status_code == 302


@pytest.mark.parametrize("name", ["history", "change", "delete"])
@pytest.mark.parametrize("kind", ["brief", "document", "clipping", "source", "tag"])
@pytest.mark.parametrize("text", ["x", "\0", "9" * 30])
def test_no_page_stands_at_an_address_without_a_number(as_administrator, name, kind, text):
    address = f"/admin/briefs/{kind}/{quote(text)}/{name}/"
    assert as_administrator.get(address).status_code in (302, 403, 404)
