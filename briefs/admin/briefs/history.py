"""The history of a brief: its revisions, any two of them word by word, and back to one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.db.models.fields.json import KT
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ... import desk
from ...desk.changing.record import moment
from ...models import Brief
from ...models.revision import Verb
from ..common.choices import number_in
from .page import brief_of, page

PER_PAGE = 50


def revisions(request, typed):
    """List the revisions, newest first; two of them can be chosen to be compared.

    typed  the brief's number as the address brings it: any text
    """
    brief = brief_of(request, number_in(typed))
    found = brief.revisions.defer("snapshot").order_by("-number")
    # Steps of a draft copy follow those of the live brief, whatever was done there meanwhile.
    found = found.annotate(
        on_the_copy=F("snapshot__rework"),
        merge=F("snapshot__merge"),
        status=KT("snapshot__status"),
        public_at=KT("snapshot__published_at"),
    )
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    newer = found.filter(number__gt=shown[0].number).last() if shown else None
    tell_minutes(shown, newer)
    return page(request, "history", brief, title=_("History"), page_obj=shown)


def tell_minutes(revisions, newer):
    """Set `came_out_at` of each revision by which readers got the brief at a minute kept for it.

    revisions  newest first
    newer      the revision that came after the first of them, or None
    """
    for revision in revisions:
        minute = moment(revision.public_at) if revision.status == "published" else None
        until = newer.at if newer else timezone.now()
        if minute and revision.at < minute <= until:
            revision.came_out_at = minute
        newer = revision


def compare(request, pk):
    """Show revision `a` against revision `b`, field by field."""
    brief = brief_of(request, pk)
    before, after = (revision_of(brief, request.GET.get(side, "")) for side in "ab")
    if before.number > after.number:
        before, after = after, before
    now = desk.content_of(desk.record_of(brief))
    return page(
        request,
        "compare",
        brief,
        title=_("Revision %(a)d against %(b)d") % {"a": before.number, "b": after.number},
        before=before,
        after=after,
        fields=desk.differences(before.snapshot, after.snapshot, by=request.user),
        live=desk.state_of(brief) == desk.LIVE,
        copy=Brief.objects.filter(rework_of=brief).first(),
        why_not=why_not(request.user, brief),
        others=[step for step in (before, after) if desk.content_of(step.snapshot) != now],
    )


def why_not(user, brief):
    """Say in a sentence why this person can put no revision back now; "" where they can.

    To a live brief that is done by way of a draft copy, since readers must be told.
    """
    state = desk.state_of(brief)
    if brief.merged_into_id is not None:
        return _("The brief is merged into another: take it apart first.")
    if state == "withdrawn":
        return _("The brief is withdrawn: bring it back first.")
    if state == "scheduled":
        return _("The brief is scheduled: send it back first.")
    try:
        desk.require(Verb.REWORK if state == desk.LIVE else Verb.RESTORE, brief, user)
    except desk.Refused as refused:
        return refused.sentence
    return ""


def revision_of(brief, number):
    wanted = number_in(number)
    found = brief.revisions.filter(number=wanted).first() if wanted is not None else None
    if found is None:
        raise Http404
    return found


@require_POST
def restore(request, pk):
    """Make an old revision the newest one; of a live brief, begin a draft copy with its text."""
    brief = brief_of(request, pk)
    number = revision_of(brief, request.POST.get("number", "")).number
    version = number_in(request.POST.get("version", ""))
    back = reverse("admin:briefs_brief_history", args=[brief.pk])
    verb = desk.rework if desk.state_of(brief) == desk.LIVE else desk.restore
    try:
        outcome = verb(brief, number=number, by=request.user, version=version)
    except desk.NotAllowed:
        raise
    except desk.Refused as refused:
        messages.error(request, refused.sentence)
        return HttpResponseRedirect(back)
    messages.add_message(request, outcome.level, outcome.sentence)
    if outcome.brief.pk != brief.pk:
        return HttpResponseRedirect(reverse("admin:briefs_brief_change", args=[outcome.brief.pk]))
    return HttpResponseRedirect(back)
