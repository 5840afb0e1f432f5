"""Where the desk does not do what was asked: a page of the admin that says why, and a way back."""

from functools import wraps

from django.core.exceptions import BadRequest, PermissionDenied
from django.db import DatabaseError
from django.http import Http404, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from ... import desk
from ...desk.changing.change import is_broken_off
from ...models import Brief
from ..site import site
from .choices import number_in

TITLES = {
    400: gettext_lazy("That was not understood"),
    403: gettext_lazy("That is not yours to do"),
    404: gettext_lazy("There is nothing at this address"),
    405: gettext_lazy("There is nothing to look at here"),
    409: gettext_lazy("That cannot be done now"),
    503: gettext_lazy("Somebody else wrote at the same moment"),
}
SENTENCES = {
    400: gettext_lazy(
        "What the browser sent is no form of the desk as it is now. Go back, load the page again "
        "and send it once more; what you typed stands there still."
    ),
    403: gettext_lazy("It asks for a right that you do not hold. An administrator gives rights."),
    404: gettext_lazy("It may be mistyped, or what stood here was deleted or merged."),
    405: gettext_lazy("The address takes what a button of the desk sends, and shows nothing."),
    503: gettext_lazy(
        "Nothing was done, after several tries. Go back and send it once more; what you typed "
        "stands there still."
    ),
}
# Fields of the desk in which somebody may have written for long.
WRITTEN = (
    *("headline", "summary", "body", "note", "back-note", "reason", "text", "answer"),
    *("name", "title", "about"),
)
STALE_FORM = gettext_lazy(
    "The form was older than your log-in, so nothing was done. Go back, load the page again and "
    "send it once more; what you typed stands there still."
)


def answering(view):
    """Let a view of the admin answer refusals and wrong turns with pages of the desk."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            response = view(request, *args, **kwargs)
        except PermissionDenied as error:
            return refusal(request, 403, str(error))
        except Http404:
            return refusal(request, 404)
        except BadRequest:
            return refusal(request, 400)
        except DatabaseError as error:
            if not is_broken_off(error):
                raise
            return refusal(request, 503)
        except desk.Refused as refused:
            status = 403 if isinstance(refused, desk.NotAllowed) else 409
            return refusal(request, status, refused.sentence)
        if isinstance(response, HttpResponseNotAllowed):
            page = refusal(request, 405)
            page.headers["Allow"] = response.headers["Allow"]
            return page
        return response

    return answer


def refusal(request, status, sentence="", *, brief=None):
    """Return the page of a refusal with its HTTP status.

    sentence  why, where the desk said it; else what is usual for the status
    brief     where the way back leads; else the brief of the address, if there is one
    """
    context = {
        **site.each_context(request),
        "title": TITLES[status],
        "sentence": sentence or SENTENCES[status],
        "back_to": brief or brief_of_the_address(request),
        "written": [text for text in map(request.POST.get, WRITTEN) if text and text.strip()],
    }
    return TemplateResponse(request, "admin/briefs/refused.html", context, status=status)


def brief_of_the_address(request):
    """Return the brief about which an address of the admin is, for those who may see briefs."""
    match = request.resolver_match
    if not (match and (match.url_name or "").startswith("briefs_brief_")):
        return None
    pk = number_in(str(match.kwargs.get("pk") or match.kwargs.get("object_id") or ""))
    if pk is None or not request.user.has_perm("briefs.view_brief"):
        return None
    return Brief.objects.filter(pk=pk).first()


@never_cache
def stale_form(request, reason=""):
    """Answer a form whose token is none of this session: the admin alone has such forms."""
    return refusal(request, 403, STALE_FORM)
