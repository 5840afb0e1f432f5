"""The memory of one process: what goes in comes out, until its time is over or others need room."""

import time

import pytest
from django.core.cache import caches

from newsroom.memory import MemoryCache
from newsroom.stores import memory


@pytest.fixture
def kept(request):
    found = MemoryCache(request.node.name, memory(request.node.name, 6))
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


def test_two_memories_do_not_mix(settings):
    settings.CACHES = {"default": memory("one", 9), "answers": memory("two", 9)}
    caches["default"].set("page", 1)
    assert caches["answers"].get("page") is None
    caches["default"].clear()
