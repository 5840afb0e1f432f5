"""No question holds the database longer than a reader would wait."""

import logging
import re
from contextlib import nullcontext
from time import monotonic

import pytest
from django.db import OperationalError, connection, transaction

from briefs.search import GivenUp, patience, postgres, sqlite
from tests.factories import BriefFactory

pytestmark = pytest.mark.django_db

SLOW = {
    "postgresql": "SELECT pg_sleep(0.5)",
    "sqlite": (
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000)"
        " SELECT max(i) FROM n"
    ),
}
HURRY = 0.05  # seconds


@pytest.fixture
def hurried(monkeypatch):
    monkeypatch.setattr("briefs.search.waiting.SECONDS", HURRY)


def take_long():
    with connection.cursor() as cursor:
        cursor.execute(SLOW[connection.vendor])
        return cursor.fetchone()


@pytest.mark.parametrize(
    "text", ['"over the sea"', "ferry -sea", "渡轮开航", "fer* se*", "one two six nine ten"]
)
def test_a_question_of_much_that_takes_too_long_is_given_up(hurried, text):
    with pytest.raises(GivenUp), patience(text):
        take_long()
    assert take_long(), "what is asked afterwards has all the time that it needs"


@pytest.mark.only_on("postgresql")  # SQLite counts all statements of a question together.
def test_all_statements_of_a_question_share_one_deadline(monkeypatch):
    monkeypatch.setattr("briefs.search.waiting.SECONDS", 0.6)

    def ask_twice():
        with patience("ferry -sea"), connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(0.4)")
            cursor.execute("SELECT pg_sleep(0.55)")

    started = monotonic()
    with pytest.raises(GivenUp):
        ask_twice()
    assert monotonic() - started < 0.9


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("around", [nullcontext, transaction.atomic])
def test_the_limit_of_each_statement_ends_with_it(around):
    with around(), connection.cursor() as cursor:
        with patience("ferry -sea"):
            cursor.execute("SHOW statement_timeout")
            assert re.fullmatch(r"2s|1\d{3}ms", cursor.fetchone()[0])
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)


def test_many_short_statements_are_given_up_too(hurried):
    def ask_on():
        with patience("ferry -sea"), connection.cursor() as cursor:
            for _ in range(1_000_000):
                cursor.execute("SELECT 1")

    with pytest.raises(GivenUp):
        ask_on()


@pytest.mark.parametrize("text", ["", "ferry", "ferry sea", "fer* sea", "tag:peru"])
def test_words_alone_are_found_by_index_and_not_hurried(hurried, text):
    with patience(text):
        assert take_long()


def test_what_fails_in_another_way_is_not_called_slow(hurried):
    with pytest.raises(OperationalError), patience('"over the sea"'):
        raise OperationalError("The disk is full.")


@pytest.mark.parametrize("way", [sqlite, postgres])
def test_an_error_without_a_cause_is_no_lack_of_time(way):
    assert not way.ran_out(OperationalError("The disk is full."))


def test_a_reader_is_told_what_to_ask_instead(client, monkeypatch, caplog):
    BriefFactory()
    with monkeypatch.context() as slow:
        slow.setattr("briefs.search.waiting.SECONDS", HURRY)
        slow.setattr("briefs.site.asked.asked.search", lambda *args: take_long())
        answer = client.get("/briefs/", {"q": '"over the sea"'})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    (line,) = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert (line.levelno, line.exc_info) == (logging.WARNING, None)
    assert "took too long and was given up: /briefs/" in line.getMessage()
    text = answer.content.decode()
    assert "The search took too long" in text
    assert "add a rarer word" in text
    assert "over the sea" in text
    assert "no-cache" in answer.headers.get("Cache-Control", "no-cache")
    assert client.get("/briefs/", {"q": '"over the sea"'}).status_code == 200


def test_a_list_that_much_narrows_is_given_up_too_and_offers_to_take_each_filter_away(
    client, hurried, monkeypatch
):
    brief = BriefFactory()
    monkeypatch.setattr("briefs.site.pages.listing.strip_of", lambda *args: take_long() and None)
    source = brief.lead_source.slug
    days = {"from": "2020", "to": "2100"}
    filters = {"tag": "peru", "kind": "newspaper", "source": source, "from": "2020"}
    answer = client.get("/briefs/", filters)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert "The list took too long" in answer.text
    for away in ("tag", "kind", "source"):
        left = {f"{name}={value}" for name, value in filters.items() if name != away}
        assert left in [set(address.split("&amp;")) for address in links(answer.text)], away
    assert 'value="2020"' in answer.text
    # Days are walked by index, whatever one or two things narrow the list.
    for few in ({"tag": "peru", "source": source}, {"source": source} | days):
        assert client.get("/briefs/", few).status_code == 200


def links(page):
    return re.findall(r'href="/briefs/\?([^"]+)"', page)
