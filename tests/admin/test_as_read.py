"""Two people with one form open: the second save does not wipe out the first."""

import pytest
from django.urls import reverse

from briefs import desk
from briefs.admin.names.sources import SourceAdmin
from tests.factories import BriefFactory, DocumentFactory, SourceFactory, TagFactory

from .forms import typed

pytestmark = pytest.mark.django_db


def report():
    return BriefFactory().reports.create(text="It sails at noon.")


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (report, "answer"),
        (SourceFactory, "about"),
        (DocumentFactory, "title"),
        (TagFactory, "name"),
    ],
    ids=["report", "source", "document", "tag"],
)
def test_a_save_over_what_somebody_saved_meanwhile_is_refused_with_both_texts(
    as_editor, make, field
):
    row = make()
    address = reverse(f"admin:briefs_{row._meta.model_name}_change", args=[row.pk])
    mine = typed(as_editor.get(address), **{field: "Words of mine"})
    theirs = typed(as_editor.get(address), **{field: "Words of theirs"})
    assert as_editor.post(address, theirs).status_code == 302
    refused = as_editor.post(address, mine)
    for text in ("Somebody saved this while you were reading it", "“Words of theirs”"):
        assert text in refused.text
    row.refresh_from_db()
    assert getattr(row, field) == "Words of theirs"
    again = typed(refused)
    assert again[field] == "Words of mine"
    assert as_editor.post(address, again).status_code == 302
    row.refresh_from_db()
    assert getattr(row, field) == "Words of mine"


def test_the_same_words_of_two_people_are_said_to_be_the_same(as_editor):
    address = reverse("admin:briefs_source_change", args=[SourceFactory().pk])
    both = typed(as_editor.get(address), about="Printed on Mondays.")
    assert as_editor.post(address, both).status_code == 302
    refused = as_editor.post(address, both)
    assert "in the same words as yours" in refused.text
    assert "There it says now" not in refused.text
    assert as_editor.post(address, typed(refused)).status_code == 302


def test_a_form_that_does_not_say_what_was_read_is_refused(as_editor):
    source = SourceFactory()
    address = reverse("admin:briefs_source_change", args=[source.pk])
    data = typed(as_editor.get(address), about="Unread.")
    del data["as_read"]
    assert "Somebody saved this" in as_editor.post(address, data).text
    source.refresh_from_db()
    assert source.about == ""


@pytest.mark.parametrize("make", [SourceFactory, TagFactory, DocumentFactory])
def test_a_form_that_says_it_in_no_letters_is_refused(as_editor, make):
    row = make()
    address = reverse(f"admin:briefs_{row._meta.model_name}_change", args=[row.pk])
    data = typed(as_editor.get(address), as_read="\x00")
    assert "Somebody saved this" in as_editor.post(address, data).text


def test_another_name_that_somebody_gave_a_tag_meanwhile_is_told(as_editor):
    tag = TagFactory(name="harbours")
    address = reverse("admin:briefs_tag_change", args=[tag.pk])
    form = as_editor.get(address)
    mine = typed(form, **{"names-0-name": "ports"})
    assert as_editor.post(address, typed(form, **{"names-0-name": "havens"})).status_code == 302
    refused = as_editor.post(address, mine)
    assert "There it says now: Other names “havens”." in refused.text
    assert {*tag.names.values_list("name", flat=True)} == {"harbours", "havens"}
    assert as_editor.post(address, typed(refused)).status_code == 302
    assert {*tag.names.values_list("name", flat=True)} == {"harbours", "havens", "ports"}


@pytest.mark.parametrize(("make", "field"), [(SourceFactory, "about"), (TagFactory, "code")])
def test_what_was_typed_stays_where_the_desk_refuses_a_name_after_the_form_let_it_pass(
    as_editor, monkeypatch, make, field
):
    """Somebody gave another one that name in the moment between."""
    row, other = make(kind="unknown" if make is SourceFactory else "topic"), make()
    address = reverse(f"admin:briefs_{row._meta.model_name}_change", args=[row.pk])
    words = {"name": other.name, field: "PE" if field == "code" else "Printed on Mondays."}
    if field == "code":
        words["kind"] = "country"
    data = typed(as_editor.get(address), **words)
    monkeypatch.setattr(type(row), "clean", lambda self: None)
    refused = as_editor.post(address, data)
    assert refused.status_code == 200
    assert refused.context["adminform"].form.errors.keys() == {"name"}
    assert typed(refused)[field] == words[field]
    row.refresh_from_db()
    assert row.name != other.name


def test_what_was_typed_of_a_source_that_somebody_merged_meanwhile_is_shown(as_editor, monkeypatch):
    source = SourceFactory()
    address = reverse("admin:briefs_source_change", args=[source.pk])
    data = typed(as_editor.get(address), about="Printed on Mondays.")

    def merged(row, *, by):
        monkeypatch.setattr(SourceAdmin, "get_object", lambda *args, **kwargs: None)
        raise desk.NotPossible("Somebody merged it.")

    monkeypatch.setattr(desk, "keep_source", merged)
    gone = as_editor.post(address, data)
    assert gone.status_code == 409
    assert "Printed on Mondays." in gone.text
