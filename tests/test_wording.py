"""What the desk says of one thing, and of none."""

import pytest
from django.urls import reverse

from briefs import desk
from briefs.models import Edition
from tests.admin.forms import typed
from tests.factories import BriefFactory, ClippingFactory, DocumentFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_who_submits_an_unchanged_brief_is_told_of_that_alone(client):
    reporter = UserFactory(reporter=True)
    client.force_login(reporter)
    brief = BriefFactory(draft=True, author=reporter, headline="A ferry sails")
    address = reverse("admin:briefs_brief_change", args=[brief.pk])
    data = typed(client.get(address), _submit="1")
    told = client.post(address, data, follow=True).context["messages"]
    assert [str(message) for message in told] == ["“A ferry sails” waits for review."]


def test_one_clipping_is_one(as_editor):
    page = as_editor.get(reverse("admin:briefs_coverage"))
    assert "0 clippings: 0 used" in page.text
    ClippingFactory()
    page = as_editor.get(reverse("admin:briefs_coverage"))
    assert "1 clipping: 0 used" in page.text


def test_one_line_is_one():
    assert str(ClippingFactory(headline="", first_line=10, last_line=10)) == "Line 10"
    assert str(ClippingFactory(headline="", first_line=10, last_line=12)) == "Lines 10–12"


@pytest.mark.parametrize(("summary", "count"), [("Sails.", "1 word;"), ("It sails.", "2 words;")])
def test_one_word_is_one(summary, count):
    found = desk.checks(BriefFactory(draft=True, summary=summary))
    assert any(check.sentence.startswith(count) for check in found)


def test_no_corrections_are_none(client):
    assert "There are no corrections and no withdrawals yet." in client.get("/standards/").text
    BriefFactory(withdrawn=True)
    Edition.objects.advance()
    told = client.get("/standards/").text
    assert "There are no corrections" not in told
    assert "and 1 withdrawal." in told


def test_documents_are_taken_in_by_a_button_that_says_so(as_editor):
    DocumentFactory()
    page = as_editor.get(reverse("admin:briefs_document_changelist"))
    assert "Take in documents</a>" in page.text
    assert "Add document" not in page.text
