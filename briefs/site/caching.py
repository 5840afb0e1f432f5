"""Pages are kept by edition: a repeated request is answered without touching the rows."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache as once
from functools import wraps
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db.models import Subquery
from django.http import HttpResponse, HttpResponseNotAllowed, HttpResponseNotModified
from django.utils import timezone
from django.utils.http import parse_etags
from django.utils.translation import get_language

from ..models import Brief, Edition
from .errors import Malformed, bad_request

KEPT_SECONDS = 24 * 60 * 60
READING = ["GET", "HEAD"]
HOUSE_SETTINGS = ["SITE_NAME", "SITE_TAGLINE", "SITE_CONTACT", "SITE_URL", "TIME_ZONE"]


@dataclass(frozen=True, slots=True)
class PublicState:
    """What readers see, as two facts and a day: all that a page depends on beside its address."""

    number: int
    newest: datetime | None
    today: date

    @property
    def key(self):
        newest = self.newest.isoformat() if self.newest else ""
        return f"{self.number}/{newest}/{self.today}"


def public_state():
    """Look up the edition, in one statement where the newsroom has published anything."""
    newest = Brief.objects.public().order_by("-published_at").values("published_at")[:1]
    found = Edition.objects.filter(pk=1).values_list("number", Subquery(newest)).first()
    return PublicState(*(found or Edition.objects.current()), timezone.localdate())


@once
def release():
    """Name what is deployed: a hash over the code, templates, sheets and settings of the site."""
    digest = hashlib.sha256()
    for name in HOUSE_SETTINGS:
        digest.update(f"{name}={getattr(settings, name)}\n".encode())
    for folder in ("briefs", "templates/briefs", "static/newsroom"):
        for path in sorted(Path(settings.BASE_DIR, folder).rglob("*.*")):
            if path.suffix in {".py", ".html", ".txt", ".css", ".svg"}:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def key_of(state, request):
    """Return what stands in the ETag: nobody who has not got this very page can make it."""
    parts = [release(), state.key, get_language() or "", request.get_full_path()]
    return hmac.digest(settings.SECRET_KEY.encode(), "\n".join(parts).encode(), "sha256").hex()[:40]


def reading(view):
    """Let a view be read only: other methods answer 405 with Allow."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        if request.method not in READING:
            return HttpResponseNotAllowed(READING)
        try:
            return view(request, *args, **kwargs)
        except Malformed as error:
            # Answered here and not by Django, whose log would hold a traceback for each.
            return bad_request(request, error)

    return answer


def kept(view):
    """Answer from the cache, or with 304, until the edition moves. Sets `request.state`."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        state = request.state = public_state()
        key = key_of(state, request)
        if f'"{key}"' in parse_etags(request.headers.get("If-None-Match", "")):
            response = HttpResponseNotModified()
        else:
            response = from_cache(key) or view(request, *args, **kwargs)
            if response.status_code != 200:
                response.headers.setdefault("Cache-Control", "no-cache")
                return response
            keep(key, response)
        response.headers["ETag"] = f'"{key}"'
        response.headers["Cache-Control"] = cache_control()
        return response

    return reading(answer)


def from_cache(key):
    if not (found := getattr(settings, "KEEP_PAGES", True) and cache.get(f"page:{key}")):
        return None
    content, content_type = found
    response = HttpResponse(content, content_type)
    response.was_kept = True
    return response


def keep(key, response):
    if getattr(settings, "KEEP_PAGES", True) and not getattr(response, "was_kept", False):
        cache.set(f"page:{key}", (response.content, response.headers["Content-Type"]), KEPT_SECONDS)


def cache_control():
    """Let others hold a page but ask again, or hold it unasked as long as nothing is due."""
    seconds = getattr(settings, "PAGE_SECONDS", 0)
    if seconds:
        seconds = Edition.objects.seconds_left(seconds)
    return f"public, max-age={seconds}" if seconds else "public, no-cache"


def counted_once(state: PublicState, name: str, count: Callable):
    """Return count(), remembered under this name until the edition moves."""
    digest = hashlib.sha256(f"{release()}\n{state.key}\n{name}".encode()).hexdigest()
    found = cache.get(f"count:{digest}")
    if found is None:
        found = count()
        cache.set(f"count:{digest}", found, KEPT_SECONDS)
    return found
