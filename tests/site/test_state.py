import re
import threading
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from briefs.models import Edition
from briefs.site.kept import caching, ledger, state
from briefs.site.told.loading import PUBLIC
from tests.factories import BriefFactory

pytestmark = pytest.mark.django_db


def test_the_compiled_questions_are_those_of_the_models(advance):
    found, hidden = BriefFactory(slug="ferry"), BriefFactory(slug="tomorrow", scheduled=True)
    BriefFactory(slug="gone", withdrawn=True)
    advance()
    now = timezone.now()
    for ask in both_ways(state.EDITION):
        assert tuple(ask(now)) == Edition.objects.current()
    for ask in both_ways(PUBLIC):
        assert int(ask(now, "ferry")[0]) == found.pk
        assert int(ask(now + timedelta(days=400), "tomorrow")[0]) == hidden.pk
        assert [ask(now, slug) for slug in ("tomorrow", "gone", "none")] == [None] * 3


def both_ways(question):
    return question.ask, lambda *values: next(iter(question.ask_plainly(connection, values)), None)


def test_before_anything_was_public_the_edition_is_none():
    known = state.public_state()
    assert (known.changes, known.newest) == (0, None)


def test_a_brief_that_came_out_by_its_minute_is_cited_by_an_edition_in_which_it_stands(
    client, advance, monkeypatch
):
    minute = timezone.now() + timedelta(hours=1)
    brief = BriefFactory(published_at=minute)
    BriefFactory()
    advance()
    before, known = ledger.edition(state.public_state()), state.public_state()
    monkeypatch.setattr(timezone, "now", lambda: minute)
    assert state.public_state() != known
    cited = client.get(f"/briefs/{brief.slug}/cite.bib").text
    assert f"edition {before + 1}" in cited


@pytest.mark.only_on("postgresql")  # SQLite has no plans to keep.
@pytest.mark.parametrize("question", [state.EDITION, PUBLIC])
def test_a_prepared_question_leaves_nothing_but_its_values_open(question):
    text = question.to_prepare(connection.ops).decode()
    assert set(re.findall(r"\$\d+", text)) == {f"${n + 1}" for n in range(len(question.open))}
    assert "'published'" in text


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
