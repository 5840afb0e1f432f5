"""How pages are served: only to be read, by edition, and never longer than readers wait."""

from functools import wraps
from http import HTTPStatus

from django.http import HttpResponseNotModified
from django.utils.log import log_response
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from ...search import GivenUp, patience
from ..asked.unanswerable import ListTookTooLong, Malformed, TookTooLong
from ..kept.caching import etag_of, has_page, labelled
from ..kept.state import public_state
from .errors import bad_request

# What so many things narrow is soon found, or counted already; days and pages are walked by index.
FEW_THINGS = 2
NO_THINGS = {"q", "from", "to", "sort", "page", "before"}
# When a list that took too long may be asked again; a quiet hour may find it in time.
RETRY_SECONDS = 60


def read_only_view(view):
    """Let a view be read only: other methods answer 405 with Allow."""

    # What changes nothing needs no token: else other methods would answer 403 and not 405.
    @csrf_exempt
    @require_safe
    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except Malformed as error:
            # Answered here and not by Django, whose log would hold a traceback for each.
            return refusal_page(request, error)

    return answer


def cached_by_edition(view, *, any_query=False):
    """Answer 304 to whom has the page; else make it, and let KeptAnswers keep it.

    Sets `request.state`, and on the answer the ETag, the state that it `shows` and `any_query`:
    whether the page reads no parameters, so that it is the same whatever query it is asked with.
    """

    @wraps(view)
    def answer(request, *args, **kwargs):
        request.state = public_state()
        etag = etag_of(request, request.path if any_query else request.get_full_path())
        if has_page(request.headers.get("If-None-Match"), etag):
            return labelled(HttpResponseNotModified(), etag)
        words = request.GET.get("q", "")
        things = [len(asked) for name, asked in request.GET.lists() if name not in NO_THINGS]
        try:
            with patience(words, narrowed=sum(things) > FEW_THINGS):
                response = view(request, *args, **kwargs)
        except GivenUp as error:
            raise (TookTooLong if words else ListTookTooLong) from error
        if response.status_code != 200:
            response.headers.setdefault("Cache-Control", "no-cache")
            return response
        response.shows, response.any_query = request.state, any_query
        return labelled(response, etag)

    return read_only_view(answer)


def cached_by_path(view):
    """As `cached_by_edition`, of a page that reads no parameters: no query makes it anew."""
    return cached_by_edition(view, any_query=True)


def refusal_page(request, error):
    """Answer what readers are told, and log what took too long as no error of ours."""
    response = bad_request(request, error)
    if response.status_code == HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = RETRY_SECONDS
        said = "A list took too long and was given up: %s"
        log_response(said, request.path, response=response, request=request, level="warning")
    return response
