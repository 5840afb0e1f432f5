"""Addresses that machines know by heart."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone

from ..pages.serving import read_only_view
from ..wording.addresses import absolute, contact_address

PLAIN = "text/plain; charset=utf-8"


@read_only_view
def robots(request):
    lines = [
        "User-agent: *",
        f"Disallow: {settings.DESK}",
        # Searches and filters are endless; the lists behind them are in the sitemap.
        "Disallow: /*?",
        "Allow: /*?page=",
        f"Sitemap: {absolute(reverse('briefs:sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", PLAIN)


@read_only_view
def healthz(request):
    """Answer 200 if the database answers, 503 if not; say nothing more."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError):
        return uncached(HttpResponse("database\n", PLAIN, status=503))
    return uncached(HttpResponse("ok\n", PLAIN))


def uncached(response):
    response.headers["Cache-Control"] = "no-store"
    return response


@read_only_view
def security(request):
    """The contact for people who find a hole (RFC 9116), where the settings name one."""
    if not (contact := contact_address()):
        raise Http404
    # Counted from the first of the month, so that the answer changes once a month.
    today = timezone.localdate()
    expires = datetime(today.year, today.month, 1, tzinfo=UTC) + timedelta(days=360)
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {settings.LANGUAGE_CODE}",
        f"Canonical: {absolute(reverse('briefs:security'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", PLAIN)


@read_only_view
def favicon(request):
    """Lead to the icon for a day: the address of its file changes with the picture."""
    response = HttpResponseRedirect(static("newsroom/icon.svg"))
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response
