import threading

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection

from briefs.site import caching
from tests.factories import BriefFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def etag(client, advance):
    BriefFactory(slug="ferry")
    advance()
    return client.get("/briefs/ferry/").headers["ETag"]


def test_a_kept_page_is_answered_before_sessions_and_addresses(client, etag, monkeypatch):
    monkeypatch.setattr("django.core.handlers.base.BaseHandler.resolve_request", None)
    kept = client.get("/briefs/ferry/")
    unchanged = client.get("/briefs/ferry/", headers={"If-None-Match": etag})
    assert (kept.status_code, unchanged.status_code) == (200, 304)
    assert kept.headers["Content-Length"] == str(len(kept.content))
    for answer in (kept, unchanged):
        assert answer.headers["ETag"] == etag
        assert "Content-Security-Policy" in answer.headers
        assert "X-Content-Type-Options" in answer.headers
        assert not answer.cookies


@pytest.mark.parametrize("name", ["cite.bib", "cite.ris", "cite.json"])
def test_a_kept_download_bears_its_file_name(client, etag, name):
    first, kept = (client.get(f"/briefs/ferry/{name}") for _time in range(2))
    assert "Content-Length" in kept.headers
    assert kept.headers["Content-Disposition"].startswith('attachment; filename="ferry.')
    for header in ("Content-Disposition", "Content-Type"):
        assert kept.headers[header] == first.headers[header]


def test_a_kept_page_is_not_given_to_a_host_that_is_not_ours(client, etag):
    assert client.get("/briefs/ferry/", headers={"host": "evil.example"}).status_code == 400


def test_no_other_method_is_answered_from_what_is_kept(client, etag):
    assert client.post("/briefs/ferry/", headers={"If-None-Match": etag}).status_code == 405
    assert client.head("/briefs/ferry/", headers={"If-None-Match": etag}).status_code == 304


def test_the_headers_of_every_answer_are_set_above_what_is_kept():
    order = settings.MIDDLEWARE
    above = order[: order.index("briefs.site.caching.KeptPages")]
    assert "newsroom.middleware.SecurityHeaders" in above
    assert "django.middleware.csp.ContentSecurityPolicyMiddleware" in above
    assert "django.middleware.security.SecurityMiddleware" in above
    assert "newsroom.middleware.RequestLimits" in above


def test_the_compiled_question_is_that_of_the_models(advance):
    BriefFactory()
    BriefFactory(scheduled=True)
    advance()
    state = caching.public_state()
    number, newest = caching.Edition.objects.current()
    assert state.number == number
    assert str(state.newest).startswith(newest.strftime("%Y-%m-%d %H:%M:%S"))


@pytest.mark.only_on("postgresql")  # SQLite has no server to lose.
@pytest.mark.django_db(transaction=True)
def test_a_connection_that_broke_is_made_again(client):
    BriefFactory(slug="ferry")
    caching.Edition.objects.advance()
    client.get("/briefs/ferry/")
    connection.ensure_connection()
    connection.connection.close()
    assert client.get("/briefs/ferry/").status_code == 200


def test_threads_that_ask_at_once_count_once():
    cache.clear()
    state = caching.PublicState(1, None, None)
    counted, answers = [], []
    gate = threading.Barrier(4)

    def count():
        counted.append(1)
        return 7

    def ask():
        gate.wait()
        answers.append(caching.counted_once(state, "test", count))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (answers, counted) == ([7] * 4, [1])
