"""A brief and what stands beside it: its checks, its clippings as printed, what can be done."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ... import desk
from ...desk.changing.change import lock, retrying
from ...models import Brief
from ...models.revision import Verb
from ...text import limits
from ...text.clean import clean
from ..site import site
from .as_printed import as_printed
from .check_fields import address_of
from .page import brief_of
from .verb_pages import DOINGS
from .whose import written_by

# The same words again, after this, are another note.
ONE_PRESS = timedelta(minutes=1)
# The class of each state in the list, which stands in this order.
MARKS = {"unmet": "no", "look": "wait", "met": "ok", "off": "off"}


def beside(user, brief):
    """Return the context of what stands beside a brief on each of its pages: what may be done and
    why not, its checks, and what was printed.
    """
    allowed, grounds = desk.allowed(user, brief), desk.evidence(brief)
    may_publish = bool({Verb.APPROVE, Verb.PUBLISH} & allowed)
    return {
        "allowed": allowed,
        "may_publish": may_publish,
        "four_eyes": may_publish and desk.four_eyes(brief, user),
        "state": desk.state_of(brief),
        "written_by": written_by(brief),
        **checklist(brief, grounds),
        **as_printed(user, brief, grounds),
    }


def beside_the_form(user, brief):
    """Return the context of the panel beside the form, for a brief as it is saved."""
    shared = beside(user, brief)
    allowed = shared["allowed"]
    return {
        **shared,
        "state_name": desk.state_name(shared["state"]),
        "told": next((check for check, _mark in shared["checks"] if check.other), None),
        "may_merge": Verb.MERGE in allowed,
        "notes": brief.notes.select_related("by"),
        "rework": Brief.objects.filter(rework_of=brief).first(),
        **({} if {Verb.WRITE, Verb.CORRECT} & allowed else to_read(brief, user)),
        "doings": [
            (name, doing) for name, doing in DOINGS.items() if offered(name, allowed, brief)
        ],
        "reports": brief.reports.open(),
        "sent_back": sent_back(brief),
    }


def to_read(brief, user):
    """Return the context of a brief for who may only read it: its fields, and of a draft why.

    What readers saw is locked for everybody.
    """
    why = ""
    try:
        desk.require(Verb.WRITE, brief, user)
    except desk.Refused as refused:
        why = "" if brief.ever_public else refused.sentence
    return {"read": desk.differences({}, desk.record_of(brief), by=user), "locked": why}


def sent_back(brief):
    """Return the revision that sent a draft back and was not answered by submitting it again."""
    if brief.status != Brief.Status.DRAFT:
        return None
    passed = brief.revisions.filter(verb__in=[Verb.SUBMIT, Verb.RETURN]).order_by("-number").first()
    return passed if passed and passed.verb == Verb.RETURN else None


def came_back(brief):
    """Return the revision that sent a brief back which is in review again, or None."""
    if brief.status != Brief.Status.REVIEW:
        return None
    return brief.revisions.filter(verb=Verb.RETURN).order_by("-number").first()


def submitted_with(brief):
    """Return the revision that put a brief before its reviewer, where it bears a note, or None."""
    if brief.status != Brief.Status.REVIEW:
        return None
    passed = brief.revisions.filter(verb=Verb.SUBMIT).order_by("-number").first()
    return passed if passed and passed.note else None


def offered(name, allowed, brief):
    """Say whether the panel links to the page of a verb."""
    if DOINGS[name].verb not in allowed:
        return False
    return name != "restore" or brief.status == Brief.Status.WITHDRAWN


def checklist(brief, grounds):
    """Return the context of the publishing list: checks as (check, mark).

    checks   all of them: unmet first, then what to look at, then the rest
    checked  those that ask for something, with where in the form; those met; those switched off
    unmet    the checks alone that keep the brief from being published
    looks    those alone that ask for a look
    """
    found = sorted(desk.checks(brief, grounds), key=lambda check: list(MARKS).index(check.state))
    listed = [(check, MARKS[check.state]) for check in found]
    return {
        "checks": listed,
        "checked": {
            "asking": [
                (check, mark, address_of(check, brief))
                for check, mark in listed
                if mark in ("no", "wait")
            ],
            "met": [pair for pair in listed if pair[1] == "ok"],
            "off": [pair for pair in listed if pair[1] == "off"],
        },
        "unmet": [check for check in found if check.state == "unmet"],
        "looks": [check for check in found if check.state == "look"],
    }


@require_POST
def add_note(request, pk):
    """Leave a note for colleagues on a brief; what is typed in its form above comes along."""
    brief = brief_of(request, pk)
    if not request.user.has_perm("briefs.add_internalnote"):
        raise PermissionDenied
    if not keep_note(request, brief):
        most = limits.NOTE
        messages.error(request, _("A note has between 1 and %(n)d characters.") % {"n": most})
    return site.get_model_admin(Brief).after_noting(request, brief)


def keep_note(request, brief):
    """Keep what is typed as a note; say whether it can be one."""
    text = clean(request.POST.get("text", "")).strip()
    if not text or len(text) > limits.NOTE:
        return False
    made = _make_note(brief, text, request.user)
    messages.success(request, _("The note is kept.") if made else _("The note is kept already."))
    return True


@retrying
@transaction.atomic
def _make_note(brief, text, by):
    """Make a note, unless it was made by the same press; say which."""
    lock(brief)
    if brief.notes.filter(text=text, by=by, at__gt=timezone.now() - ONE_PRESS).exists():
        return False
    brief.notes.create(text=text, by=by)
    return True
