"""What holds for every request, static files and errors included."""

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpResponse
from django.utils.http import parse_header_parameters

HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
    "X-Content-Type-Options": "nosniff",
}


def at_the_desk(request):
    return request.path_info.startswith(settings.DESK)


class SecurityHeaders:
    """Stand outermost, so that even a request that Django itself refuses bears the headers."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class TrustedProxy:
    """Take the reader's address from the proxy in front of us, if the settings trust one.

    The last entry of X-Forwarded-For was written by our own proxy; those before it are claims.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.TRUSTED_PROXY:
            forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
            if address := forwarded.rpartition(",")[2].strip():
                request.META["REMOTE_ADDR"] = address
        return self.get_response(request)


class DeskAlone:
    """Readers have neither session nor account nor message, and need not wait for them."""

    def __call__(self, request):
        return super().__call__(request) if at_the_desk(request) else self.get_response(request)


class Sessions(DeskAlone, SessionMiddleware):
    pass


class Accounts(DeskAlone, AuthenticationMiddleware):
    pass


class Messages(DeskAlone, MessageMiddleware):
    pass


class NoCookieForReaders:
    """Stand below the CSRF middleware, which answers a garbled token with a new one, everywhere.

    A cookie on a page that others may hold would go to all readers, and its token be known.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not at_the_desk(request):
            request.META.pop("CSRF_COOKIE_NEEDS_UPDATE", None)
        return response


class RequestLimits:
    """Refuse oversized queries and bodies before anything parses them.

    Only a colleague who is logged in has a large body to send, and only to the desk. Who that is
    costs a look into the sessions, so it is asked of large bodies for the desk alone.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if len(request.META.get("QUERY_STRING", "")) > settings.REQUEST_QUERY_MAX:
            return HttpResponse("The address is too long.\n", "text/plain", status=414)
        length = request.META.get("CONTENT_LENGTH") or ""
        # Django reads nothing of a body whose length is no number.
        size = int(length.lstrip("0")[:20] or 0) if length.isdecimal() else 0
        if not may_send(request, size):
            return HttpResponse("The request is too large.\n", "text/plain", status=413)
        return self.get_response(request)


def may_send(request, size):
    """Say whether whoever asks may send a body of so many bytes to this address."""
    if size <= settings.REQUEST_BODY_MAX_ANONYMOUS:
        return True
    if size > settings.REQUEST_BODY_MAX or not at_the_desk(request):
        return False
    return request.user.is_staff


class ReadsUTF8:
    """A WSGI application around Django's: addresses and forms are in UTF-8, whatever is claimed.

    Django would read the query of an address in the charset of Content-Type. Answers that are kept
    for an address would then hold what one stranger made of it, and some charsets, as some types
    that cannot be read at all, break a request before any middleware has it.
    """

    def __init__(self, application):
        self.application = application

    def __call__(self, environ, start_response):
        if claimed := environ.get("CONTENT_TYPE"):
            environ["CONTENT_TYPE"] = without_charset(claimed)
        return self.application(environ, start_response)


def without_charset(claimed):
    """Return a Content-Type with no parameter but its boundary, or "" where it is unreadable."""
    try:
        kind, parameters = parse_header_parameters(claimed)
    except (ValueError, LookupError):
        return ""
    boundary = parameters.get("boundary", "").replace('"', "")
    return f'{kind}; boundary="{boundary}"' if boundary and boundary.isascii() else kind
