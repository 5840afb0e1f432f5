import threading

import pytest
from django.core.cache import cache
from django.db import connection

from briefs.models import Edition
from briefs.site import caching, state
from tests.factories import BriefFactory

pytestmark = pytest.mark.django_db


def test_the_compiled_questions_are_those_of_the_models(advance):
    BriefFactory()
    BriefFactory(scheduled=True)
    advance()
    number, newest = Edition.objects.current()
    for known in (state.public_state(), state.PublicState(*state.ask(connection), None)):
        assert known.number == number
        assert str(known.newest).startswith(newest.strftime("%Y-%m-%d %H:%M:%S"))


def test_before_anything_was_public_the_edition_is_none():
    known = state.public_state()
    assert (known.number, known.newest) == (0, None)


@pytest.mark.only_on("postgresql")  # SQLite has no plans to keep.
def test_the_prepared_question_leaves_nothing_but_the_hour_open(advance):
    text = state.prepared_statement(connection.ops).decode()
    assert (text.count("$"), "'published'" in text) == (1, True)


def test_threads_that_ask_at_once_count_once():
    cache.clear()
    known = state.PublicState(1, None, None)
    counted, answers = [], []
    gate = threading.Barrier(4)

    def count():
        counted.append(1)
        return 7

    def ask():
        gate.wait()
        answers.append(caching.counted_once(known, "test", count))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (answers, counted) == ([7] * 4, [1])


def test_a_slow_count_holds_up_no_other():
    cache.clear()
    known = state.PublicState(1, None, None)
    begun, other_done, in_time = threading.Event(), threading.Event(), []

    def slow():
        begun.set()
        in_time.append(other_done.wait(2))
        return 1

    thread = threading.Thread(target=caching.counted_once, args=(known, "slow", slow))
    thread.start()
    begun.wait(2)
    assert caching.counted_once(known, "other", lambda: 2) == 2
    other_done.set()
    thread.join()
    assert in_time == [True]
    assert not caching.COUNTING
