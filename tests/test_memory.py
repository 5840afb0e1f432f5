"""The memory of one process: what goes in comes out, until its time is over or others need room."""

import time

import pytest
from django.core.cache import caches

from briefs.site.kept.answers import Answer
from briefs.site.kept.tallies import Kept
from newsroom.memory import MemoryCache, size_of
from newsroom.stores import memory


@pytest.fixture
def kept(request):
    options = {"MAX_ENTRIES": 6, "MAX_BYTES": 100_000}
    found = MemoryCache(request.node.name, {"OPTIONS": options})
    yield found
    found.clear()


def test_what_is_kept_is_given_as_it_is(kept):
    thing = object()
    kept.set("a key\nof any letters", thing)
    assert kept.get("a key\nof any letters") is thing
    assert kept.get("another") is None


def test_its_time_ends(kept, monkeypatch):
    kept.set("page", 1, 60)
    kept.add("count", 1, 60)
    later = time.time() + 61
    monkeypatch.setattr(time, "time", lambda: later)
    assert (kept.get("page"), "count" in kept) == (None, False)
    with pytest.raises(ValueError, match="count"):
        kept.incr("count")


def test_only_the_first_adds_and_all_count(kept):
    assert (kept.add("reports", 0), kept.add("reports", 5)) == (True, False)
    assert [kept.incr("reports") for _time in range(3)] == [1, 2, 3]


def test_what_was_used_last_stays_longest(kept):
    for number in range(6):
        kept.set(number, number)
    kept.get(0)
    kept.set(6, 6)
    assert (0 in kept, 6 in kept, 1 in kept) == (True, True, False)


def test_a_counter_that_counts_stays_whatever_turns_over_beside_it(kept):
    kept.add("reports", 0)
    for number in range(20):
        kept.incr("reports")
        kept.set(number, number)
    assert kept.incr("reports") == 21


def test_two_memories_do_not_mix(settings):
    settings.CACHES = {"default": memory("one", 1), "answers": memory("two", 1)}
    caches["default"].set("page", 1)
    assert caches["answers"].get("page") is None
    caches["default"].clear()


class Row:
    def __init__(self, name):
        self.name, self.near = name, [name]


@pytest.mark.parametrize(
    "value",
    [
        "x" * 20_000,
        {"x" * 20_000: 1},
        [{"part": ("x" * 20_000,)}],
        Kept(1, {}, {}, {"x" * 20_000: 1}, {}, {}),
        Row("x" * 20_000),
    ],
)
def test_a_value_is_weighed_with_all_that_it_holds(value):
    assert 20_000 <= size_of(value) < 42_000


def test_counts_of_many_tags_are_no_trifle():
    numbers = {number: number * 1000 for number in range(10_000)}
    assert size_of(Kept(1, numbers, {}, {}, {}, {})) > 500_000


def test_no_more_bytes_are_kept_than_allowed(kept):
    for number in range(50):
        kept.set(number, {"text": "x" * 30_000, "parts": ("y" * 10_000, b"z" * 10_000)})
        assert kept.held() <= 100_000
    assert (49 in kept, 0 in kept) == (True, False)
    kept.set("too large", "x" * 100_001)
    assert "too large" not in kept


def test_what_is_gone_takes_no_room(kept):
    kept.set("page", "x" * 50_000)
    kept.set("page", "x" * 20_000)
    assert 20_000 < kept.held() < 21_000
    kept.delete("page")
    assert kept.held() == 0
    kept.set("page", "x" * 50_000)
    kept.clear()
    assert kept.held() == 0


def test_an_answer_takes_the_room_of_its_content():
    answer = Answer(None, "", [], [], b"x" * 40_000)
    assert 40_000 <= size_of(answer) <= 41_000
