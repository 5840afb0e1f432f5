import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from briefs.models import ReaderReport
from briefs.site.pages.report import MOST
from briefs.text import limits
from tests.factories import BriefFactory

pytestmark = pytest.mark.django_db

WRONG = {"text": "It sails twice a day.", "contact": "reader@mail.example"}


@pytest.fixture
def brief():
    return BriefFactory(slug="ferry", headline="A ferry sails")


def test_a_reader_is_told_in_plain_words_what_is_kept_of_them(client):
    for where in ("/report/", "/standards/"):
        said = client.get(where).text
        assert "a code made from" in said
        assert "hash" not in said


def test_a_report_ends_in_the_desks_queue(client, brief):
    answer = client.post("/report/", WRONG | {"brief": "ferry"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/report/sent/?brief=ferry")
    assert "A ferry sails" in client.get(answer.headers["Location"]).content.decode()
    report = ReaderReport.objects.get()
    assert report.brief == brief
    assert (report.text, report.contact) == (WRONG["text"], WRONG["contact"])
    assert not answer.cookies


def test_the_thanks_lead_to_no_hidden_brief(client):
    BriefFactory(slug="soon", headline="Hidden", scheduled=True)
    assert client.post("/report/", WRONG | {"brief": "soon"}).headers["Location"] == "/report/sent/"
    assert b"Hidden" not in client.get("/report/sent/?brief=soon").content


def test_the_form_names_the_brief_and_tells_nothing_of_hidden_ones(client, brief):
    BriefFactory(slug="soon", headline="Hidden", scheduled=True)
    assert "A ferry sails" in client.get("/report/?brief=ferry").content.decode()
    assert "Hidden" not in client.get("/report/?brief=soon").content.decode()
    client.post("/report/", WRONG | {"brief": "soon"})
    assert ReaderReport.objects.get().brief is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"text": "   "},
        {"text": "x" * (limits.NOTE + 1)},
        {"contact": "x" * (limits.NAME + 1)},
        {"text": "a\0b"},
    ],
)
def test_what_cannot_be_taken_in_is_shown_again_with_the_reason(client, brief, wrong):
    answer = client.post("/report/", WRONG | wrong)
    assert answer.status_code == 422
    assert answer.headers["Cache-Control"] == "no-store"
    assert b'class="error"' in answer.content
    assert not ReaderReport.objects.exists()
    if "text" not in wrong:
        assert WRONG["text"] in answer.content.decode()


@pytest.mark.parametrize("length", [limits.NOTE])
def test_a_report_of_the_full_length_is_taken_in(client, length):
    assert client.post("/report/", {"text": "x" * length}).status_code == 303


def test_what_a_program_fills_in_goes_nowhere(client, brief):
    answer = client.post("/report/", WRONG | {"website": "https://spam.example"})
    assert answer.status_code == 303
    assert not ReaderReport.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://["},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_on_another_site_cannot_report(client, brief, headers):
    assert client.post("/report/", WRONG, headers=headers).status_code == 403
    assert not ReaderReport.objects.exists()


@pytest.mark.parametrize("fetch", [{}, {"Sec-Fetch-Site": "same-origin"}])
def test_our_own_form_can(client, brief, settings, fetch):
    headers = {"Origin": settings.SITE_URL} | fetch
    assert client.post("/report/", WRONG, headers=headers).status_code == 303


def test_our_own_form_can_under_another_name_of_the_house(client, brief, settings):
    settings.ALLOWED_HOSTS = ["localhost"]
    for origin, status in [("http://localhost:8000", 303), ("https://localhost:8000", 403)]:
        headers = {"Host": "localhost:8000", "Origin": origin}
        assert client.post("/report/", WRONG, headers=headers).status_code == status


def test_no_token_is_asked_for(brief):
    assert Client(enforce_csrf_checks=True).post("/report/", WRONG).status_code == 303


def test_one_reader_cannot_flood_the_queue(client, brief):
    for _ in range(MOST):
        assert client.post("/report/", WRONG).status_code == 303
    answer = client.post("/report/", WRONG)
    assert answer.status_code == 429
    assert WRONG["text"] in answer.content.decode()
    assert ReaderReport.objects.get().times == MOST
    assert client.post("/report/", WRONG, REMOTE_ADDR="203.0.113.9").status_code == 303


def test_all_readers_together_cannot_flood_it_either(client, brief, monkeypatch):
    monkeypatch.setattr("briefs.site.pages.report.MOST_OF_ALL", 3)
    sent = [client.post("/report/", WRONG, REMOTE_ADDR=f"203.0.113.{n}") for n in range(4)]
    assert [answer.status_code for answer in sent] == [303, 303, 303, 429]


def test_one_line_has_one_count_whatever_address_it_takes(client, brief):
    for number in range(MOST):
        client.post("/report/", WRONG, REMOTE_ADDR=f"2001:db8:0:1::{number}")
    again = client.post("/report/", WRONG, REMOTE_ADDR="2001:db8:0:1:ffff::1")
    other = client.post("/report/", WRONG, REMOTE_ADDR="2001:db8:0:2::1")
    assert (again.status_code, other.status_code) == (429, 303)


def test_readers_whose_address_is_written_as_ipv6_have_a_count_each(client, brief):
    for number in range(MOST + 1):
        sender = f"::ffff:203.0.113.{number}"
        assert client.post("/report/", WRONG, REMOTE_ADDR=sender).status_code == 303


def test_no_address_of_a_reader_is_kept(client, brief):
    client.post("/report/", WRONG, REMOTE_ADDR="203.0.113.9")
    assert not [key for key in cache._cache if "203.0.113.9" in key]


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_the_form_is_read_or_sent(client, method):
    answer = getattr(client, method)("/report/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, POST")


def test_a_report_that_is_sent_twice_is_one_and_counted(client, brief, as_editor):
    for _press in range(2):
        assert client.post("/report/", WRONG | {"brief": "ferry"}).status_code == 303
    report = ReaderReport.objects.get()
    assert report.times == 2
    page = as_editor.get(reverse("admin:briefs_readerreport_changelist")).text
    assert "It sails twice a day. (sent 2 times)" in page
    ReaderReport.objects.update(closed_at=timezone.now())
    for other in ({"brief": "ferry"}, {}, {"contact": "other@mail.example"}):
        client.post("/report/", WRONG | other)
    assert ReaderReport.objects.count() == 4
