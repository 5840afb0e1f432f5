"""Pages are kept by edition: a repeated request is answered without touching the rows."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache as once
from functools import wraps
from pathlib import Path
from threading import RLock

from django.conf import settings
from django.core.cache import cache
from django.db import InterfaceError, OperationalError, connection
from django.db.models import Subquery
from django.http import HttpResponse, HttpResponseNotAllowed, HttpResponseNotModified
from django.urls import reverse
from django.utils import timezone
from django.utils.http import parse_etags
from django.utils.translation import get_language

from ..models import Brief, Edition
from .errors import Malformed, bad_request

# One thread of a process counts at a time; what it counts may ask for another count.
COUNTING = RLock()
KEPT_SECONDS = 24 * 60 * 60
READING = ["GET", "HEAD"]
KEPT_HEADERS = ["Content-Type", "Content-Disposition"]
HOUSE_SETTINGS = ["SITE_NAME", "SITE_TAGLINE", "SITE_CONTACT", "SITE_URL", "TIME_ZONE"]


@dataclass(frozen=True, slots=True)
class PublicState:
    """What readers see, as two facts and a day: all that a page depends on beside its address.

    newest  the hour of the newest brief that is out, as the database writes it
    """

    number: int
    newest: datetime | str | None
    today: date

    @property
    def key(self):
        return f"{self.number}/{self.newest or ''}/{self.today}"


def public_state():
    """Look up the edition, in one statement where the newsroom has published anything.

    The first statement of nearly every request, so that it stands in for Django's check of the
    connection, which would cost as much again: where it fails, it is asked once more afresh.
    """
    connection.health_check_done = True
    try:
        found = ask_edition()
    except (OperationalError, InterfaceError):
        if connection.in_atomic_block:
            raise
        connection.close()
        found = ask_edition()
    return PublicState(*(found or Edition.objects.current()), timezone.localdate())


def ask_edition():
    sql, parameters, marker = edition_statement()
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(sql, [now if value == marker else value for value in parameters])
        return cursor.fetchone()


@once
def edition_statement():
    """Return the statement of public_state, its parameters, and what stands in them for the hour.

    Compiled once: to build it costs as much time as all the rest of an answer 304.
    """
    public = Brief.objects.public(at=datetime(1900, 1, 1, tzinfo=UTC))
    newest = public.order_by("-published_at").values("published_at")[:1]
    state = Edition.objects.filter(pk=1).values_list("number", Subquery(newest))
    marker = connection.ops.adapt_datetimefield_value(datetime(1900, 1, 1, tzinfo=UTC))
    return *state.query.sql_with_params(), marker


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

    # What changes nothing needs no token: else other methods would answer 403 and not 405.
    answer.csrf_exempt = True
    return answer


def kept(view):
    """Answer from the cache, or with 304, until the edition moves. Sets `request.state`."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        # KeptPages has looked already where it stands in MIDDLEWARE.
        key = getattr(request, "page_key", None)
        if key is None:
            key, response = look_up(request)
            if response:
                return response
        response = view(request, *args, **kwargs)
        if response.status_code != 200:
            response.headers.setdefault("Cache-Control", "no-cache")
            return response
        if settings.KEEP_PAGES:
            headers = {name: response.headers[name] for name in KEPT_HEADERS if name in response}
            cache.set(f"page:{key}", (response.content, headers), KEPT_SECONDS)
        return labelled(response, key)

    return reading(answer)


class KeptPages:
    """Answer 304, or from the cache, before sessions, users and addresses are looked at.

    Only a reader who was given that very page has its ETag, and only kept pages are in the cache,
    so that nothing else need be known of the request.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.elsewhere = (reverse("admin:index"), "/healthz")

    def __call__(self, request):
        if request.method in READING and not request.path_info.startswith(self.elsewhere):
            request.get_host()
            request.page_key, response = look_up(request)
            if response:
                return response
        return self.get_response(request)


def look_up(request):
    """Return the key of the page that is asked for, and the answer if it is known, else None."""
    state = request.state = public_state()
    key = key_of(state, request)
    if f'"{key}"' in parse_etags(request.headers.get("If-None-Match", "")):
        return key, labelled(HttpResponseNotModified(), key)
    if settings.KEEP_PAGES and (found := cache.get(f"page:{key}")):
        content, headers = found
        # CommonMiddleware, which sets the length of other answers, stands below KeptPages.
        headers = headers | {"Content-Length": str(len(content))}
        return key, labelled(HttpResponse(content, headers=headers), key)
    return key, None


def labelled(response, key):
    response.headers["ETag"] = f'"{key}"'
    response.headers["Cache-Control"] = cache_control()
    return response


def cache_control():
    """Let others hold a page but ask again, or hold it unasked as long as nothing is due."""
    seconds = settings.PAGE_SECONDS
    if seconds:
        seconds = Edition.objects.seconds_left(seconds)
    return f"public, max-age={seconds}" if seconds else "public, no-cache"


def counted_once(state: PublicState, name: str, count: Callable):
    """Return count(), remembered under this name until the edition moves.

    Where several threads ask at once, one counts and the others wait for it.
    """
    digest = hashlib.sha256(f"{release()}\n{state.key}\n{name}".encode()).hexdigest()
    key = f"count:{digest}"
    if (found := cache.get(key)) is not None:
        return found
    with COUNTING:
        if (found := cache.get(key)) is None:
            found = count()
            cache.set(key, found, KEPT_SECONDS)
    return found
