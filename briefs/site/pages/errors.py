"""What readers are told when something cannot be shown: a plain sentence."""

from django.http import HttpResponse
from django.shortcuts import render
from django.template import loader

from ..asked.refused import ask_again
from ..asked.unanswerable import Malformed, PastTheLast
from . import pages


def bad_request(request, exception=None):
    # Only what we raise ourselves is written for readers.
    if not isinstance(exception, Malformed):
        return sorry(request, 400, {"title": Malformed.title})
    context = {
        "title": exception.title,
        "sentences": exception.faults.values(),
        **ask_again(request, set(exception.faults)),
    }
    return pages.show(request, "400.html", context, status=exception.status)


def forbidden(request, exception=None):
    return sorry(request, 403)


def not_found(request, exception=None):
    if not isinstance(exception, PastTheLast):
        return sorry(request, 404)
    return sorry(request, 404, {"sentence": exception.sentence, "first_page": exception.first})


def sorry(request, status, context=None):
    context = {"frame": pages.frame(request), **(context or {})}
    response = render(request, f"{status}.html", context, status=status)
    response.headers["Cache-Control"] = "no-cache"
    return response


def server_error(request):
    # Without the request: whatever failed may be what the context processors need.
    return HttpResponse(loader.render_to_string("500.html"), status=500)
