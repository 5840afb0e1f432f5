"""A stale save: both texts side by side; each typed field is carried over, left or written anew."""

from django.contrib import messages
from django.core import signing
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ... import desk
from ...desk.changing.change import retrying
from ...models import Revision
from ...models.inference import with_part
from ..common.choices import number_in
from ..common.problems import Problem, problems
from .page import brief_of, page
from .verb_forms import ToldForm
from .whose import BOTH, MINE, choices, saved_by

SALT = "briefs.admin.settle"
# Long enough for a night's sleep over a difference.
HOURS = 24


def ask(request, brief, typed, stale):
    """Show what was typed beside what somebody else saved meanwhile.

    typed  the content record of the refused save; `correction` and `note` where they were asked for
    """
    read = number_in(request.POST.get("version", ""))
    base = record_read(brief, read) or stale.theirs
    found = choices(base, stale.theirs, typed, {}, by=request.user)
    return show(request, brief, typed, stale, found, read=read)


def show(request, brief, typed, stale, found, *, read, told=None, to_mend=()):
    """Render the page of the Choices; `read` is the version from which was typed."""
    who, alone = saved_by(brief, read, request.user)
    is_told = brief.rework_of_id or desk.state_of(brief) == desk.LIVE
    kept = {"brief": brief.pk, "read": read, "typed": typed}
    return page(
        request,
        "settle",
        brief,
        status=409,
        title=_("You wrote in two windows") if alone else _("Two people wrote"),
        stale=stale,
        who=who,
        alone=alone,
        choices=found,
        told=is_told and (told or ToldForm(initial=typed)),
        kept=signing.dumps(kept, salt=SALT, compress=True),
        problems=to_mend,
    )


def record_read(brief, number):
    """Return the content record of a brief at a version, or None where none is kept."""
    found = Revision.objects.filter(brief=brief, number=number).first() if number else None
    return found and with_part(found.snapshot)


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
    read, typed = kept.get("read"), kept["typed"]
    typed |= {name: request.POST[name] for name in ("correction", "note") if name in request.POST}
    seen = record_read(brief, version) or desk.record_of(brief)
    base = record_read(brief, read) or seen
    found = choices(base, seen, typed, request.POST, by=request.user)
    if brief.version != version:
        return ask_again(request, brief, typed, found, seen, read)
    told = ToldForm(typed)
    to_mend = [*unsaid(found, typed), *problems(told)]
    if not to_mend:
        content = {}
        for choice in found:
            content |= choice.content(typed)
        try:
            outcome = keep(request, brief, content, typed, version)
        except desk.Stale:
            return ask_again(request, brief_of(request, pk), typed, found, seen, read)
        except desk.Refused as refused:
            said = refused.sentence
            if looks := getattr(refused, "looks", []):
                typed["stands"] = looks
                said = _("%s Saved once more, it stands.") % said
            to_mend = [Problem("", sentence, "") for sentence in (said, *looks)]
        else:
            messages.add_message(request, outcome.level, outcome.sentence)
            return HttpResponseRedirect(reverse("admin:briefs_brief_change", args=[brief.pk]))
    stale = desk.Stale(theirs=seen, version=version)
    return show(request, brief, typed, stale, found, read=read, told=told, to_mend=to_mend)


def ask_again(request, brief, typed, found, seen, read):
    """Ask once more where somebody saved once more; what was answered about the rest is kept.

    seen  the record about which the answers were given
    """
    now, posted = desk.record_of(brief), {}
    for choice in found:
        answer = choice.answer
        if answer == BOTH and choice.is_text:
            # Written on the page of the choices, it is typed text like any other.
            typed, answer = typed | choice.content(typed), MINE
        if all(seen.get(name) == now[name] for name in desk.UNITS[choice.name]):
            posted[f"take-{choice.name}"] = answer
    stale = desk.Stale(theirs=now, version=brief.version)
    base = record_read(brief, read) or seen
    again = choices(base, now, typed, posted, by=request.user)
    return show(request, brief, typed, stale, again, read=read, told=ToldForm(initial=typed))


def unsaid(found, typed):
    """Return the Problems of Choices that do not say yet which words are to stand."""
    open_yet = _("Both of you changed it: say whose text stands.")
    marked = _("Both texts stand in it still, in double brackets: edit them into one.")
    said = [
        (one, open_yet if one.answer is None else one.is_marked(typed) and marked) for one in found
    ]
    return [Problem(capfirst(one.field.label), why, one.address) for one, why in said if why]


@retrying
@transaction.atomic
def keep(request, brief, content, typed, version):
    if "tags" in content and "new_tag" in typed:
        # The tag went with the save that was refused; its name was looked at then.
        desk.new_tag(**typed["new_tag"], by=request.user)
    if "citations" in content:
        for name, kind in typed.get("new_sources", {}).items():
            desk.new_source(name, kind=kind, by=request.user)
    if not (content or brief.rework_of_id):
        return desk.Outcome(brief, _("The newer text stands; nothing was changed."), changed=False)
    kind, note = typed.get("correction") or "", typed.get("note") or ""
    about = {"by": request.user, "version": version}
    if desk.state_of(brief) == desk.LIVE:
        about["stands"] = typed.get("stands", [])
        return desk.correct(brief, content, kind=kind, note=note, **about)
    return desk.write(brief, content, told=(kind, note), **about)
