"""Pages and counts by edition: labels by which others keep pages, and what is counted once."""

import hashlib
import hmac
from collections.abc import Callable
from functools import cache as once
from pathlib import Path
from threading import Lock, RLock
from weakref import WeakValueDictionary

from django.conf import settings
from django.core.cache import cache
from django.utils.http import parse_etags

from ...models import Edition
from .state import PublicState

# What is being counted, each under a lock of its own: a slow count holds up nobody else's. What is
# counted may ask for other counts, never for itself; locks that several share could block both.
COUNTING, ADDING = WeakValueDictionary(), Lock()
KEPT_SECONDS = 24 * 60 * 60
READING = ["GET", "HEAD"]
HOUSE_SETTINGS = ["SITE_NAME", "SITE_TAGLINE", "SITE_CONTACT", "SITE_URL", "TIME_ZONE"]
HOUSE_SETTINGS += ["LANGUAGE_CODE"]
# All that pages are made of; the lock stands for Django and the other packages.
DEPLOYED = ["briefs/**/*.py", "newsroom/**/*.py", "templates/**/*", "static/newsroom/**/*"]
DEPLOYED += ["locale/**/*.mo", "requirements.txt"]


@once
def release():
    """Name what is deployed: a hash over the code, templates, sheets and settings of the site."""
    digest = hashlib.sha256()
    for name in HOUSE_SETTINGS:
        digest.update(f"{name}={getattr(settings, name)}\n".encode())
    for pattern in DEPLOYED:
        for path in sorted(Path(settings.BASE_DIR).glob(pattern)):
            if path.is_file():
                digest.update(f"{path.relative_to(settings.BASE_DIR)}\n".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def etag_of(request, address):
    """Return an ETag that nobody who has not got the page of this address can make."""
    parts = [release(), request.state.key, address]
    digest = hmac.digest(settings.SECRET_KEY.encode(), "\n".join(parts).encode(), "sha256")
    return f'"{digest.hex()[:40]}"'


def has_page(known, etag):
    """Whether a reader who sends this If-None-Match has the page with this ETag.

    Weak ones count too: a proxy makes them of ours when it compresses a page.
    """
    if not known or known == etag:
        return bool(known)
    return any(tag.removeprefix("W/") == etag for tag in parse_etags(known))


def labelled(response, etag):
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = cache_control()
    return response


def cache_control():
    """Let others hold a page but ask again, or hold it unasked as long as nothing is due."""
    seconds = settings.PAGE_SECONDS
    if seconds:
        seconds = Edition.objects.seconds_left(seconds)
    return f"public, max-age={seconds}" if seconds else "public, no-cache"


def counted_once(state: PublicState, name: str, count: Callable):
    """Return count(), remembered under this name until the edition moves; None is not remembered.

    Where several threads ask for it at once, one counts and the others wait.
    """
    key = key_of(state, name)
    if (found := cache.get(key)) is not None:
        return found
    with counting(key):
        if (found := cache.get(key)) is None and (found := count()) is not None:
            cache.set(key, found, KEPT_SECONDS)
    return found


def kept_by_id(state: PublicState, name: str, ids, make: Callable):
    """Return {id: what is kept under this name and id}, remembered until the edition moves.

    make  a function from a list of the ids that are missing to such a dictionary; it may leave out
    """
    base = key_of(state, name)
    keys = {f"{base}:{pk}": pk for pk in ids}
    found = {keys[key]: piece for key, piece in cache.get_many(keys).items()}
    if missing := [pk for pk in ids if pk not in found]:
        made = make(missing)
        cache.set_many({f"{base}:{pk}": piece for pk, piece in made.items()}, KEPT_SECONDS)
        found |= made
    return found


def key_of(state, name):
    """Return a key of the cache that no other release, edition, day or language has."""
    return hashlib.sha256(f"{release()}\n{state.key}\n{name}".encode()).hexdigest()


def counting(key):
    """Return the lock of one count; it goes with the last thread that holds it."""
    with ADDING:
        return COUNTING.setdefault(key, RLock())
