"""The history of a brief: its revisions, any two of them word by word, and back to one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import desk
from ..models.revision import Verb
from .choices import number_in
from .page import brief_of, page

PER_PAGE = 50


def revisions(request, typed):
    """List the revisions, newest first; two of them can be chosen to be compared.

    typed  the brief's number as the address brings it: any text
    """
    brief = brief_of(request, number_in(typed))
    found = brief.revisions.defer("snapshot").order_by("-number")
    pages = Paginator(found, PER_PAGE)
    return page(
        request,
        "history",
        brief,
        title=_("History"),
        page_obj=pages.get_page(request.GET.get("p")),
    )


def compare(request, pk):
    """Show revision `a` against revision `b`, field by field."""
    brief = brief_of(request, pk)
    before, after = (revision_of(brief, request.GET.get(side, "")) for side in "ab")
    if before.number > after.number:
        before, after = after, before
    return page(
        request,
        "compare",
        brief,
        title=_("Revision %(a)d against %(b)d") % {"a": before.number, "b": after.number},
        before=before,
        both=[before, after],
        after=after,
        fields=desk.differences(before.snapshot, after.snapshot),
        may_restore=Verb.RESTORE in desk.allowed(request.user, brief)
        and desk.state_of(brief) != "withdrawn",
    )


def revision_of(brief, number):
    wanted = number_in(number)
    found = brief.revisions.filter(number=wanted).first() if wanted is not None else None
    if found is None:
        raise Http404
    return found


@require_POST
def restore(request, pk):
    """Make an old revision the newest one."""
    brief = brief_of(request, pk)
    number = revision_of(brief, request.POST.get("number", "")).number
    version = number_in(request.POST.get("version", ""))
    back = reverse("admin:briefs_brief_history", args=[brief.pk])
    try:
        outcome = desk.restore(brief, number, by=request.user, version=version)
    except desk.Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.add_message(request, outcome.level, outcome.sentence)
    return HttpResponseRedirect(back)
