"""The cache of one process, as CACHE_URL=locmem:// asks for it."""

import sys
from dataclasses import fields, is_dataclass

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache

PLAIN = (str, bytes, int, float)


class Sizes(dict):
    """How many bytes stand under each key, and their `total`."""

    total = 0

    def put(self, key, size):
        self[key] = size
        self.total += size

    def drop(self, key):
        self.total -= self.pop(key, 0)


# By the name of the cache, as Django's own entries: each thread has its own MemoryCache.
_sizes = {}


def size_of(value):
    """Return about how many bytes a value takes, with all that it holds, at any depth."""
    if value is None or isinstance(value, PLAIN):
        return sys.getsizeof(value)
    if is_dataclass(value):
        parts = [getattr(value, field.name) for field in fields(value)]
    elif isinstance(value, dict):
        parts = [*value.keys(), *value.values()]
    elif isinstance(value, tuple | list | set | frozenset):
        parts = value
    else:
        # A row of a model, say.
        parts = [*getattr(value, "__dict__", {}).values()]
    return sys.getsizeof(value) + sum(map(size_of, parts))


class MemoryCache(LocMemCache):
    """Django's local memory, handing out what it was given instead of copies, within MAX_BYTES.

    Pickling cost more than all else of an answer from memory. What is kept is shared by all
    threads, so nobody may change it afterwards. Whoever asks for one address after the other
    only drives out what was used least recently.
    """

    def __init__(self, name, params):
        super().__init__(name, params)
        self._sizes = _sizes.setdefault(name, Sizes())
        self._max_bytes = params["OPTIONS"]["MAX_BYTES"]

    def validate_key(self, key):
        """Any key will do here; the warnings are about memcached, and read each letter."""

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        key = self.make_key(key, version=version)
        with self._lock:
            if not self._has_expired(key):
                return False
            self._set(key, value, timeout)
            return True

    def get(self, key, default=None, version=None):
        key = self.make_key(key, version=version)
        with self._lock:
            if self._has_expired(key):
                self._delete(key)
                return default
            self._cache.move_to_end(key, last=False)
            return self._cache[key]

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        key = self.make_key(key, version=version)
        with self._lock:
            self._set(key, value, timeout)

    def incr(self, key, delta=1, version=None):
        key = self.make_key(key, version=version)
        with self._lock:
            if self._has_expired(key):
                self._delete(key)
                raise ValueError(f"Nothing is kept under {key!r}.")
            # A counter is used by counting: what turns over beside it does not drive it out.
            self._cache.move_to_end(key, last=False)
            self._cache[key] += delta
            return self._cache[key]

    def clear(self):
        super().clear()
        self._sizes.clear()
        self._sizes.total = 0

    def _set(self, key, value, timeout=DEFAULT_TIMEOUT):
        self._delete(key)
        size = size_of(value)
        if size > self._max_bytes:
            return
        while self._cache and self._sizes.total + size > self._max_bytes:
            self._cull()
        super()._set(key, value, timeout)
        self._sizes.put(key, size)

    def _delete(self, key):
        self._sizes.drop(key)
        return super()._delete(key)

    def _cull(self):
        """Give up a third of the entries, those first that were used least recently."""
        for _entry in range(-(-len(self._cache) // self._cull_frequency)):
            key, _value = self._cache.popitem()
            del self._expire_info[key]
            self._sizes.drop(key)

    def held(self):
        """Return about how many bytes are kept."""
        return self._sizes.total
