"""A stale save: both texts side by side, and each typed field carried over or left."""

from django.contrib import messages
from django.core import signing
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import desk
from ..desk.change import retrying
from ..models import Revision
from .page import brief_of, page

SALT = "briefs.admin.settle"
# Long enough for a night's sleep over a difference.
HOURS = 24


def ask(request, brief, typed, stale, *, refused=None):
    """Show what was typed beside what somebody else saved meanwhile.

    typed  the content record of the refused save, for a live brief with `correction` and `note`
    """
    read = Revision.objects.filter(brief=brief, number=request.POST.get("version") or 0).first()
    base = read.snapshot if read else stale.theirs
    mine = stale.theirs | {k: v for k, v in typed.items() if k in stale.theirs}
    choices = []
    for field in desk.differences(stale.theirs, mine):
        names = desk.UNITS[field.name]
        touched = any(name in typed and typed[name] != base.get(name) for name in names)
        if field.changed and touched:
            choices.append(field)
    kept = signing.dumps({"brief": brief.pk, "typed": typed}, salt=SALT, compress=True)
    return page(
        request,
        "settle",
        brief,
        status=409,
        title=_("Two people wrote"),
        stale=stale,
        choices=choices,
        told=typed if "correction" in typed else None,
        kept=kept,
        refused=refused,
    )


@require_POST
def settle(request, pk):
    """Write the typed fields that were chosen over the newer text; the others are left."""
    brief = brief_of(request, pk)
    try:
        kept = signing.loads(request.POST.get("kept", ""), salt=SALT, max_age=HOURS * 3600)
        version = int(request.POST.get("version", ""))
    except (signing.BadSignature, ValueError) as error:
        raise BadRequest("What was typed did not come back whole.") from error
    if kept["brief"] != brief.pk:
        raise BadRequest("What was typed belongs to another brief.")
    typed = kept["typed"]
    content = {
        name: value
        for name, value in typed.items()
        if name in desk.CONTENT_FIELDS and request.POST.get(f"take-{unit_of(name)}") == "mine"
    }
    try:
        outcome = keep(request, brief, content, typed, version)
    except desk.Stale as stale:
        return ask(request, brief, typed, stale)
    except desk.Refused as refused:
        brief = brief_of(request, pk)
        as_it_stands = desk.Stale(theirs=desk.record_of(brief), version=brief.version)
        return ask(request, brief, typed, as_it_stands, refused=refused)
    messages.add_message(request, outcome.level, outcome.sentence)
    return HttpResponseRedirect(reverse("admin:briefs_brief_change", args=[brief.pk]))


@retrying
@transaction.atomic
def keep(request, brief, content, typed, version):
    if "tags" in content and "new_tag" in typed:
        # The tag went with the save that was refused; its name was looked at then.
        desk.new_tag(**typed["new_tag"], by=request.user)
    if not content:
        return desk.Outcome(brief, _("The newer text stands; nothing was changed."), changed=False)
    if desk.state_of(brief) == "live":
        kind = request.POST.get("correction") or typed.get("correction") or ""
        note = request.POST.get("note") or typed.get("note") or ""
        return desk.correct(brief, content, kind=kind, note=note, by=request.user, version=version)
    return desk.write(brief, content, by=request.user, version=version)


def unit_of(name):
    return next(unit for unit, names in desk.UNITS.items() if name in names)
