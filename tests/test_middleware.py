"""What holds for every answer and every request, tried on pages, files and errors alike."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from newsroom.middleware import RequestLimits, TrustedProxy
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def bears_headers(response):
    return {name: response.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/static/admin/css/base.css", 200),
        ("/static/missing.css", 404),
        ("/missing/", 404),
        ("/admin/login/", 200),
        ("/admin", 301),
        ("/briefs/?page=none", 400),
        ("/?q=" + "a" * 5000, 414),
    ],
)
def test_every_answer_bears_the_security_headers(client, address, status):
    response = client.get(address)
    response.close()
    assert response.status_code == status
    assert bears_headers(response)


def test_no_other_site_may_read_the_static_files(client):
    response = client.get("/static/admin/css/base.css")
    response.close()
    assert response.status_code == 200
    assert "Access-Control-Allow-Origin" not in response.headers


def test_a_refused_host_gets_the_security_headers_too(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    for secure in (False, True):
        response = client.get("/", headers={"host": "stranger.example"}, secure=secure)
        assert response.status_code == 400
        assert bears_headers(response)


def test_an_error_of_ours_gets_the_security_headers_too(client, monkeypatch, settings):
    client.raise_request_exception = False
    monkeypatch.setattr("briefs.models.Brief.objects.public", lambda: 1 / 0, raising=True)
    response = client.get("/")
    assert response.status_code == 500
    assert bears_headers(response)


def test_readers_get_no_cookie(client):
    for address in ("/", "/missing/"):
        response = client.get(address)
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")


def test_https_is_asked_for_except_by_the_health_check(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    response = client.get("/briefs/?page=2")
    assert response.status_code == 301
    assert response["Location"] == "https://testserver/briefs/?page=2"
    assert client.get("/healthz").status_code == 200


def answer(middleware, **meta):
    seen = []

    def view(request):
        seen.append(request)
        return HttpResponse("seen")

    request = RequestFactory().get("/", **meta)
    return middleware(view)(request), seen


def test_a_query_may_be_as_long_as_the_limit_and_no_longer(settings):
    settings.REQUEST_QUERY_MAX = 10
    assert answer(RequestLimits, QUERY_STRING="q=23456789")[0].status_code == 200
    response, seen = answer(RequestLimits, QUERY_STRING="q=234567890")
    assert (response.status_code, seen) == (414, [])


def status_of(client, address, size):
    return client.post(address, b"x" * size, content_type="text/plain").status_code


@pytest.fixture
def limits(settings):
    settings.REQUEST_BODY_MAX_ANONYMOUS, settings.REQUEST_BODY_MAX = 100, 1000


def test_a_body_may_be_as_large_as_the_limit_and_no_larger(client, limits):
    assert status_of(client, "/missing/", 100) == 404
    assert status_of(client, "/missing/", 101) == 413


def test_a_colleague_may_send_larger_bodies_to_the_desk_and_nowhere_else(client, limits):
    client.force_login(UserFactory())
    assert status_of(client, "/admin/missing/", 1000) == 404
    assert status_of(client, "/admin/missing/", 1001) == 413
    assert status_of(client, "/missing/", 101) == 413


@pytest.mark.parametrize("address", ["/report/", "/admin/", "/admin/login/"])
def test_a_made_up_session_lets_nobody_send_larger_bodies(client, limits, address):
    client.cookies["sessionid"] = "made0up0" * 4
    assert status_of(client, address, 100) != 413
    assert status_of(client, address, 101) == 413


def test_an_account_that_is_not_of_the_desk_may_send_no_larger_bodies(client, limits):
    client.force_login(UserFactory(is_staff=False))
    assert status_of(client, "/admin/missing/", 101) == 413


def test_the_limits_ask_no_database_about_a_reader(client, limits, django_assert_num_queries):
    client.cookies["sessionid"] = "made0up0" * 4
    with django_assert_num_queries(0):
        assert status_of(client, "/report/", 101) == 413


@pytest.mark.parametrize("length", ["", "abc", "-1", "9" * 5000])
def test_a_garbled_length_breaks_nothing(length):
    assert answer(RequestLimits, CONTENT_LENGTH=length)[0].status_code in {200, 413}


def test_zeros_before_a_length_hide_nothing(limits):
    assert answer(RequestLimits, CONTENT_LENGTH="0" * 25 + "100")[0].status_code == 200
    assert answer(RequestLimits, CONTENT_LENGTH="0" * 25 + "101")[0].status_code == 413


def test_a_proxy_is_believed_only_if_the_settings_trust_one(settings):
    claims = {"HTTP_X_FORWARDED_FOR": "10.0.0.9, 198.51.100.7", "REMOTE_ADDR": "127.0.0.1"}
    for trusted, address in ((False, "127.0.0.1"), (True, "198.51.100.7")):
        settings.TRUSTED_PROXY = trusted
        _, (request,) = answer(TrustedProxy, **claims)
        assert request.META["REMOTE_ADDR"] == address


def test_a_trusted_proxy_that_names_nobody_changes_nothing(settings):
    settings.TRUSTED_PROXY = True
    _, (request,) = answer(TrustedProxy, REMOTE_ADDR="127.0.0.1")
    assert request.META["REMOTE_ADDR"] == "127.0.0.1"


def test_only_the_desk_asks_who_somebody_is(client, db):
    given = ["session", "user", "_messages"]
    client.force_login(UserFactory())
    for address, known in [("/admin/login/", True), ("/", False), ("/missing/", False)]:
        request = client.get(address).wsgi_request
        assert [hasattr(request, name) for name in given] == [known] * 3, address
