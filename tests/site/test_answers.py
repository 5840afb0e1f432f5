"""Whole answers kept in memory: a change shows at the next request, and nobody gets another's."""

import threading
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.core.signals import request_finished
from django.core.wsgi import get_wsgi_application
from django.db import DEFAULT_DB_ALIAS, OperationalError, connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from briefs import desk
from briefs.models import Brief, Edition
from briefs.site.kept import answers, questions, state
from tests.factories import BriefFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(advance):
    brief = BriefFactory(slug="ferry", headline="The ferry sails")
    advance()
    return brief


@pytest.fixture
def kept(reader, published, monkeypatch):
    """A page that has been given once; from now on whoever comes to Django itself is counted."""
    first = reader("/briefs/ferry/")
    passed = []
    asked = answers.KeptAnswers.__call__

    def count(served, environ, start_response):
        django = served.application
        seen = answers.KeptAnswers(lambda *args: passed.append(args) or django(*args))
        return asked(seen, environ, start_response)

    monkeypatch.setattr(answers.KeptAnswers, "__call__", count)
    first.passed = passed
    return first


def test_the_next_reader_gets_the_same_without_django(reader, kept):
    again = reader("/briefs/ferry/")
    assert (again.status_code, again.content) == (200, kept.content)
    assert dict(again.headers) == dict(kept.headers)
    assert "Content-Security-Policy" in again.headers
    assert "X-Content-Type-Options" in again.headers
    assert not kept.passed


@pytest.mark.parametrize("weak", ["", "W/"])
def test_a_reader_who_has_the_page_is_told_so_in_few_words(reader, kept, weak):
    etag = kept.headers["ETag"]
    again = reader("/briefs/ferry/", If_None_Match=f'"other", {weak}{etag}')
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag)
    assert "Content-Security-Policy" in again.headers
    assert not {"Content-Length", "Content-Disposition"} & set(again.headers)
    assert not kept.passed


def test_another_etag_or_a_star_gets_the_page(reader, kept):
    for known in ['"other"', "*", kept.headers["ETag"].strip('"')]:
        assert reader("/briefs/ferry/", If_None_Match=known).status_code == 200


def test_a_kept_answer_costs_at_most_the_question_for_the_edition(reader, kept):
    with CaptureQueriesContext(connection) as captured:
        reader("/briefs/ferry/")
        reader("/briefs/ferry/", If_None_Match=kept.headers["ETag"])
    assert len(captured) <= 2


def test_a_change_shows_at_the_next_request(reader, published, kept):
    Brief.objects.filter(pk=published.pk).update(headline="The ferry sank")
    Edition.objects.advance()
    again = reader("/briefs/ferry/", If_None_Match=kept.headers["ETag"])
    assert (again.status_code, kept.passed != []) == (200, True)
    assert b"The ferry sank" in again.content


def test_a_scheduled_minute_passes_without_a_worker(reader, published, monkeypatch):
    due = timezone.now() + timedelta(minutes=5)
    BriefFactory(slug="due", headline="Due in five minutes", published_at=due)
    first = reader("/briefs/")
    assert b"Due in five minutes" not in reader("/briefs/").content
    now = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: now() + timedelta(minutes=6))
    again = reader("/briefs/", If_None_Match=first.headers["ETag"])
    assert (again.status_code, b"Due in five minutes" in again.content) == (200, True)


def test_a_withdrawn_page_is_not_given_again(reader, published, kept):
    desk.withdraw(published, "It never sailed.", by=UserFactory(editor=True), version=1)
    again = reader("/briefs/ferry/", If_None_Match=kept.headers["ETag"])
    assert (again.status_code, b"It never sailed." in again.content) == (410, True)


def test_a_new_day_is_a_new_page(reader, published, monkeypatch):
    first = reader("/")
    now = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: now() + timedelta(days=1))
    assert reader("/", If_None_Match=first.headers["ETag"]).status_code == 200


def test_head_gets_the_headers_alone_and_other_methods_are_refused(reader, kept):
    head = reader("/briefs/ferry/", method="HEAD")
    assert (head.status_code, head.content, dict(head.headers)) == (200, b"", dict(kept.headers))
    assert not kept.passed
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        answer = reader("/briefs/ferry/", method, If_None_Match=kept.headers["ETag"])
        assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("address", ["/briefs/none/", "/healthz", "/briefs/", "/admin/login/"])
def test_head_gets_no_body_where_django_answers_either(reader, published, address):
    closed = []
    request_finished.connect(receiver := lambda **_sent: closed.append(True))
    head = reader(address, method="HEAD")
    request_finished.disconnect(receiver)
    assert (head.content, closed) == (b"", [True])
    assert head.status_code == reader(address).status_code


def test_what_head_was_told_first_is_whole_for_get(reader, published):
    reader("/briefs/ferry/", method="HEAD")
    assert b"The ferry sails" in reader("/briefs/ferry/").content


def test_every_query_has_its_own_answer(reader, published):
    addresses = ["/briefs/", "/briefs/?tag=peru&q=ferry", "/briefs/?q=ferry&tag=peru"]
    first = {address: reader(address) for address in addresses}
    etags = {answer.headers["ETag"] for answer in first.values()}
    assert len(etags) == len(addresses)
    for address in addresses:
        for etag in etags - {first[address].headers["ETag"]}:
            assert reader(address, If_None_Match=etag).status_code == 200


def test_a_page_that_reads_no_parameters_is_one_whatever_it_is_asked(reader, kept):
    first, again = reader("/?from=a+letter"), reader("/?from=another")
    assert (first.status_code, first.content) == (200, again.content)
    assert reader("/", If_None_Match=first.headers["ETag"]).status_code == 304
    assert len(kept.passed) == 1
    assert reader("/briefs/?tag=peru").content != reader("/briefs/").content


def test_a_kept_answer_is_not_given_to_a_host_that_is_not_ours(reader, kept):
    assert reader("/briefs/ferry/", Host="evil.example").status_code == 400


def test_a_kept_answer_is_not_given_over_plain_http(reader, published, settings):
    settings.SECURE_SSL_REDIRECT = True
    application = answers.KeptAnswers(get_wsgi_application())
    given = [
        reader("/briefs/ferry/", application=application, secure=secure).status_code
        for secure in (True, True, False)
    ]
    assert given == [200, 200, 301]


def test_a_body_is_refused_as_before(reader, kept, settings):
    settings.REQUEST_BODY_MAX_ANONYMOUS = 10
    assert reader("/briefs/ferry/", body=b"0123456789").status_code == 200
    assert reader("/briefs/ferry/", body=b"0123456789+").status_code == 413


def test_what_varies_with_the_reader_is_made_afresh(reader, published, settings):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "django.middleware.locale.LocaleMiddleware"]
    application = answers.KeptAnswers(get_wsgi_application())
    for language in ("en", "en-gb", "en"):
        given = reader("/briefs/", application=application, Accept_Language=language)
        assert f'<html lang="{language}">'.encode() in given.content


def test_errors_and_other_answers_are_not_kept(reader, published):
    for address in ["/briefs/none/", "/briefs/?page=none", "/admin/login/", "/healthz"]:
        reader(address)
    assert not caches["answers"]._cache


def test_very_long_answers_are_made_afresh(reader, published, monkeypatch):
    monkeypatch.setattr(answers, "LARGEST", 100)
    reader("/briefs/ferry/")
    assert not caches["answers"]._cache


def test_a_database_that_fails_is_told_with_all_headers(reader, kept, monkeypatch):
    def fail():
        raise OperationalError("The server is gone.")

    monkeypatch.setattr(answers, "public_state", fail)
    monkeypatch.setattr("briefs.site.pages.serving.public_state", fail)
    answer = reader("/briefs/ferry/", If_None_Match=kept.headers["ETag"])
    assert answer.status_code == 500
    assert "Content-Security-Policy" in answer.headers


def test_the_time_that_others_may_keep_it_runs_down(reader, published, settings):
    settings.PAGE_SECONDS = 600
    assert reader("/").headers["Cache-Control"] == "public, max-age=600"
    BriefFactory(slug="soon", published_at=timezone.now() + timedelta(seconds=90))
    age = int(reader("/").headers["Cache-Control"].removeprefix("public, max-age="))
    assert 0 < age <= 90


def test_nothing_is_kept_where_pages_are_made_afresh(reader, published, settings):
    settings.KEEP_PAGES = False
    reader("/")
    assert not caches["answers"]._cache


@pytest.mark.django_db(transaction=True)
def test_a_change_by_another_process_shows_at_the_next_request(reader):
    BriefFactory(slug="ferry")
    Edition.objects.advance()
    first = reader("/briefs/ferry/")

    def change():
        Edition.objects.advance()
        # Django itself would leave that of an in-memory SQLite open.
        connection.connection.close()

    other = threading.Thread(target=change)
    other.start()
    other.join()
    assert reader("/briefs/ferry/", If_None_Match=first.headers["ETag"]).status_code == 200


@pytest.mark.only_on("postgresql")  # SQLite's questions are not prepared.
@pytest.mark.django_db(transaction=True)
def test_a_question_that_a_pooler_lost_is_asked_afresh(reader):
    BriefFactory(slug="ferry")
    Edition.objects.advance()
    reader("/briefs/ferry/")
    known = state.public_state()
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    assert state.public_state() == known
    assert reader("/briefs/ferry/").status_code == 200


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db(transaction=True)
def test_a_pooled_connection_that_knows_the_question_is_kept():
    state.public_state()
    here = connection.connection
    questions.PREPARED.clear()
    state.public_state()
    assert connection.connection is here
    assert questions.PREPARED


@pytest.mark.only_on("postgresql")  # SQLite has no server to lose.
@pytest.mark.django_db(transaction=True)
def test_a_connection_that_broke_is_made_again(reader):
    BriefFactory(slug="ferry")
    Edition.objects.advance()
    reader("/briefs/ferry/")
    connection.ensure_connection()
    connection.connection.close()
    assert reader("/briefs/ferry/").status_code == 200


@pytest.mark.parametrize("name", ["cite.bib", "cite.ris", "cite.json"])
def test_a_kept_download_bears_its_file_name(reader, published, name):
    first, kept = (reader(f"/briefs/ferry/{name}") for _time in range(2))
    assert kept.headers["Content-Disposition"].startswith('attachment; filename="ferry.')
    assert dict(kept.headers) == dict(first.headers)


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_is_too_old_is_not_used(reader, monkeypatch):
    BriefFactory(slug="ferry")
    Edition.objects.advance()
    reader("/briefs/ferry/")
    closed = []
    # Of the connection itself: what is set on its proxy is deleted afterwards.
    monkeypatch.setattr(connections[DEFAULT_DB_ALIAS], "close_at", 0)
    monkeypatch.setattr(connection, "close", lambda: closed.append(True))
    reader("/briefs/ferry/")
    assert closed


def test_a_reader_who_varies_the_question_fills_no_memory(reader, published, settings, monkeypatch):
    kept = caches["answers"]
    assert settings.CACHES["answers"]["OPTIONS"]["MAX_BYTES"] == 32 * 1024 * 1024
    assert settings.CACHES["default"]["OPTIONS"]["MAX_BYTES"] == 64 * 1024 * 1024
    monkeypatch.setattr(kept, "_max_bytes", 100_000)
    for number in range(20):
        reader(f"/briefs/?q=ferry{number}")
        assert kept.held() <= 100_000
