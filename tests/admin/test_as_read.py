"""Two people with one form open: the second save does not wipe out the first."""

import pytest
from django.urls import reverse

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
