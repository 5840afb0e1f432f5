"""No reader is given a cookie, whatever cookies they send; the desk still asks for its token."""

import pytest
from django.test import Client

from tests.factories import BriefFactory, UserFactory

pytestmark = pytest.mark.django_db

GARBLED = "<no token>"


@pytest.fixture
def stranger():
    """A client whose token is garbled and checked."""
    client = Client(enforce_csrf_checks=True)
    client.cookies["csrftoken"] = GARBLED
    return client


@pytest.mark.parametrize("path", ["/", "/briefs/", "/briefs/feed.atom", "/report/", "/robots.txt"])
def test_a_garbled_token_brings_no_reader_a_cookie(stranger, path):
    answer = stranger.get(path)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_a_garbled_token_brings_no_cookie_with_an_error(stranger):
    assert not stranger.get("/briefs/never-there/").cookies
    assert not stranger.get("/nowhere").cookies


def test_the_log_in_still_gives_a_token_for_a_garbled_one(stranger):
    assert stranger.get("/admin/login/").cookies["csrftoken"].value not in ("", GARBLED)


def test_the_desk_still_asks_for_its_token(stranger):
    stranger.force_login(UserFactory(editor=True))
    brief = BriefFactory()
    answer = stranger.post(f"/admin/briefs/brief/{brief.pk}/do/withdraw/", {"reason": "None."})
    assert answer.status_code == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
@pytest.mark.parametrize("path", ["/", "/briefs/", "/tags/", "/sitemap.xml", "/robots.txt"])
def test_a_method_that_does_not_read_is_told_which_do(stranger, path, method):
    answer = stranger.generic(method, path)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
