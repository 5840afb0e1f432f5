"""What readers report leads to the brief, and is answered in more than a line."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from briefs.models import ReaderReport
from tests.admin.forms import typed
from tests.factories import BriefFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("trait", "corrects", "shown"),
    [({}, True, True), ({"withdrawn": True}, False, True), ({"draft": True}, False, False)],
    ids=["live", "withdrawn", "draft"],
)
def test_a_report_leads_to_the_brief_at_the_desk_and_in_public(as_editor, trait, corrects, shown):
    brief = BriefFactory(**trait)
    report = ReaderReport.objects.create(brief=brief, text="It sails at noon.")
    page = as_editor.get(reverse("admin:briefs_readerreport_change", args=[report.pk])).text
    form = reverse("admin:briefs_brief_change", args=[brief.pk])
    assert f'<a href="{form}">' in page
    assert (f'<a href="{form}#id_headline">Correct the brief</a>' in page) is corrects
    assert ("As readers see it" in page) is shown
    assert (f'<a href="/briefs/{brief.slug}/">' in page) is shown
    assert re.search(r'<textarea name="answer"[^>]* rows="4"', page)


def test_who_may_not_correct_is_not_led_to_it(as_reporter):
    report = ReaderReport.objects.create(brief=BriefFactory(), text="It sails at noon.")
    page = as_reporter.get(reverse("admin:briefs_readerreport_change", args=[report.pk])).text
    assert "It sails at noon." in page
    assert "#id_headline" not in page


def test_an_answer_closes_a_report_and_without_one_it_is_open_again(as_editor, editor):
    first = UserFactory(administrator=True)
    answered = {"answer": "We look.", "closed_by": first, "closed_at": timezone.now()}
    report = ReaderReport.objects.create(text="The map is wrong.", **answered)
    address = reverse("admin:briefs_readerreport_change", args=[report.pk])
    for answer, who in (("It is mended.", editor), ("It is mended now.", editor), ("", None)):
        as_editor.post(address, typed(as_editor.get(address), answer=answer) | {"answer": answer})
        report.refresh_from_db()
        assert (report.closed_by, report.closed_at is None) == (who, who is None)


def test_a_report_about_no_brief_is_answered_too(as_editor):
    report = ReaderReport.objects.create(text="The map is wrong.")
    page = as_editor.get(reverse("admin:briefs_readerreport_change", args=[report.pk]))
    assert page.status_code == 200
    assert "#id_headline" not in page.text


def test_an_answer_is_said_to_be_saved_in_the_words_of_the_house(as_editor):
    report = ReaderReport.objects.create(text="The map is wrong.")
    address = reverse("admin:briefs_readerreport_change", args=[report.pk])
    data = typed(as_editor.get(address), answer="It is mended.", _continue="1")
    page = as_editor.post(address, data, follow=True).text
    assert f"Report {report.pk} is closed." in page
    assert "successfully" not in page
