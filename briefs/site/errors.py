"""What readers are told when something cannot be shown: a plain sentence."""

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext_lazy, ngettext


class Malformed(BadRequest):
    """A parameter that cannot be read: a sentence for the reader, and the parameter's name."""

    status = 400
    title = gettext_lazy("The address was not understood")

    def __init__(self, sentence, name):
        super().__init__(sentence)
        self.sentence, self.name = sentence, name


class TookTooLong(Malformed):
    """Words that were understood, and for which too much would have to be looked through."""

    status = 503
    title = gettext_lazy("The search took too long")
    name = "q"
    sentence = gettext_lazy(
        "Too many briefs hold parts of it: add a rarer word, or leave a phrase or a − away."
    )

    def __init__(self):
        super().__init__(self.sentence, self.name)


class ListTookTooLong(TookTooLong):
    """The same of filters."""

    title = gettext_lazy("The list took too long")
    name = ""
    sentence = gettext_lazy(
        "Too many briefs bear parts of what was asked: take a filter away, or ask for one alone."
    )


class PastTheLast(Http404):
    """A page of a list that has so many `pages`; `first` is the address of the first one."""

    def __init__(self, pages, first):
        super().__init__()
        self.sentence = ngettext("There is %d page.", "There are %d pages.", pages) % pages
        self.first = first


def bad_request(request, exception=None):
    # Only what we raise ourselves is written for readers.
    if not isinstance(exception, Malformed):
        return sorry(request, 400, {"title": Malformed.title})
    from . import pages
    from .refused import ask_again

    context = {
        "title": exception.title,
        "sentence": exception.sentence,
        **ask_again(request, exception.name),
    }
    return pages.show(request, "400.html", context, status=exception.status)


def forbidden(request, exception=None):
    return sorry(request, 403)


def not_found(request, exception=None):
    if not isinstance(exception, PastTheLast):
        return sorry(request, 404)
    return sorry(request, 404, {"sentence": exception.sentence, "first_page": exception.first})


def sorry(request, status, context=None):
    from .pages import menu

    context = {"menu": menu(), **(context or {})}
    response = render(request, f"{status}.html", context, status=status)
    response.headers["Cache-Control"] = "no-cache"
    return response


def server_error(request):
    # Without the request: whatever failed may be what the context processors need.
    return HttpResponse(loader.render_to_string("500.html"), status=500)
