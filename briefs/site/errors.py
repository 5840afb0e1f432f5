"""What readers are told when something cannot be shown: a plain sentence, and no row is read."""

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import render
from django.template import loader


class Malformed(BadRequest):
    """A parameter that cannot be read. The only argument is a sentence for the reader."""


def bad_request(request, exception=None):
    # Only what we raise ourselves is written for readers.
    sentence = exception.args[0] if isinstance(exception, Malformed) else ""
    return sorry(request, 400, {"sentence": sentence})


def forbidden(request, exception=None):
    return sorry(request, 403)


def not_found(request, exception=None):
    return sorry(request, 404)


def sorry(request, status, context=None):
    from .pages import menu

    context = {"menu": menu(), **(context or {})}
    response = render(request, f"{status}.html", context, status=status)
    response.headers["Cache-Control"] = "no-cache"
    return response


def server_error(request):
    # Without the request: whatever failed may be what the context processors need.
    return HttpResponse(loader.render_to_string("500.html"), status=500)
