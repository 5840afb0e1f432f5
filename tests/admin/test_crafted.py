"""Requests that no form of ours sends are answered with a sentence, never with an error of ours."""

from urllib.parse import quote

import pytest
from django.urls import reverse

from briefs.admin import site
from tests.admin.forms import change, typed
from tests.factories import BriefFactory, ClippingFactory, DocumentFactory

pytestmark = pytest.mark.django_db

NO_NUMBERS = ["abc", "9" * 30, "9" * 5000]
LIST = reverse("admin:briefs_brief_changelist")


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
    crafted = {"do": f"use-{no_number}"}
    assert "no longer there" in as_editor.post(address, crafted, follow=True).text
    crafted = {"do": f"add-{clipping.pk}", f"{clipping.pk}-brief": no_number}
    assert "Choose the brief" in as_editor.post(address, crafted, follow=True).text
    assert as_editor.post(address, {"do": f"keep-{no_number}"}).status_code == 302


@pytest.mark.parametrize("name", ["history", "change", "delete"])
@pytest.mark.parametrize("kind", ["brief", "document", "clipping", "source", "tag"])
@pytest.mark.parametrize("text", ["x", "\0", "9" * 30])
def test_no_page_stands_at_an_address_without_a_number(as_administrator, name, kind, text):
    address = f"/admin/briefs/{kind}/{quote(text)}/{name}/"
    assert as_administrator.get(address).status_code in (302, 403, 404)


LISTS = [
    pytest.param(model_admin, id=model._meta.model_name)
    for model, model_admin in site._registry.items()
]
TOO_LARGE = "9" * 23


def ask(client, model_admin, **asked):
    name = f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_changelist"
    return client.get(reverse(name), asked)


@pytest.mark.parametrize("model_admin", LISTS)
def test_every_list_shows_itself_whole_where_it_is_asked_for_what_none_can_hold(
    as_administrator, model_admin
):
    asked = [{"id__in": TOO_LARGE}, {"id__exact": "x"}]
    if day := model_admin.date_hierarchy:
        year, month = f"{day}__year", f"{day}__month"
        for number in (TOO_LARGE, "9999", "0"):
            asked.append({year: number})
        asked += [{year: "9999", month: "12"}, {year: "2021", month: "13"}]
    for what in asked:
        response = ask(as_administrator, model_admin, **what)
        assert response.status_code == 302
        assert response.url.endswith("?e=1")
    told = as_administrator.get(response.url)
    assert told.status_code == 200
    assert "asks for what no list can show" in told.text


@pytest.mark.parametrize("model_admin", LISTS)
def test_no_list_takes_a_lookup_that_no_link_uses(as_administrator, model_admin):
    for lookup in ("id__range", "id__regex"):
        assert ask(as_administrator, model_admin, **{lookup: "0"}).status_code == 400
    assert ask(as_administrator, model_admin, id__in="1,2").status_code == 200


@pytest.mark.parametrize("asked", [{"document": TOO_LARGE}, {"evidence": TOO_LARGE}])
def test_the_inbox_is_asked_for_no_document_that_cannot_be(as_editor, asked):
    response = as_editor.get(reverse("admin:briefs_clipping_changelist"), asked)
    assert response.url.endswith("?e=1")


def test_no_text_with_a_nul_reaches_the_database(as_editor):
    assert "e=1" in as_editor.get(LIST, {"kind__exact": "a\0b"}).url
    assert as_editor.get(LIST, {"kind__exact": "ab"}).status_code == 200
