"""The review screen: live against draft, the checks, and the decision."""

from django.db.models import Q
from django.utils.translation import gettext as _

from ... import desk
from ...models import Brief, Edition
from ...models.revision import Verb
from ..common.choices import number_in
from ..common.doing import NO_BUTTON
from ..common.problems import Problem
from .brief_pages import beside, came_back, submitted_with
from .names_said import names_said, new_names
from .page import brief_of, page, status_of, tried
from .verb_forms import ScheduleForm, SendBackForm, ToldForm
from .whose import saved_by

# Of which form's field a sentence about the decision is, and the id to which it leads; a note is
# that of the readers, or of the author.
PLACES = {
    "kind": ("told", "correction", "told-correction"),
    "note": ("told", "note", "told-note"),
    "at": ("at", "at", "at"),
}
AUTHORS_NOTE = ("back", "note", "back-note")
# Who used one of these had the whole text before them.
DECISIONS = (Verb.RETURN, Verb.SCHEDULE, Verb.APPROVE, Verb.PUBLISH)


def review(request, pk):
    """Show a brief as its reviewer needs it; a POST carries the decision in `do`."""
    brief = brief_of(request, pk)
    forms = forms_of(None, brief)
    refused = None
    if request.method == "POST":
        # Bind all of them: whatever was typed stands there again after a refusal.
        forms = forms_of(request.POST, brief)
        way_on, refused = tried(request, lambda: decide(request, brief, forms))
        if way_on:
            return way_on
        brief = brief_of(request, pk)
    return show(request, brief, forms, refused)


def forms_of(typed, brief):
    proposed = desk.proposed(brief)
    return {
        "told": ToldForm(typed, initial={"correction": proposed["kind"], "note": proposed["note"]}),
        "at": ScheduleForm(typed),
        "back": SendBackForm(typed, prefix="back"),
    }


def decide(request, brief, forms):
    """Call the verb that the pressed button names, with the version that was read."""
    version = number_in(request.POST.get("version", ""))
    what, by = request.POST.get("do"), request.user
    names = names_said(request)
    if what not in DECISIONS:
        raise desk.NotPossible(NO_BUTTON)
    if what == Verb.SCHEDULE:
        at = words(forms["at"])["at"]
        return desk.schedule(brief, at, by=by, version=version, names=names)
    if what == Verb.RETURN:
        return desk.send_back(brief, by=by, version=version, note=words(forms["back"])["note"])
    told = words(forms["told"])
    verb = desk.approve if brief.status == Brief.Status.REVIEW else desk.publish
    correction = (told["correction"], told["note"]) if told["correction"] else None
    return verb(brief, by=by, version=version, correction=correction, names=names)


def words(form):
    """Return what was typed into a form, or refuse it as the desk would."""
    if not form.is_valid():
        raise desk.Invalid({name: list(map(str, said)) for name, said in form.errors.items()})
    return form.cleaned_data


def seen_before(brief, reviewer):
    """Return (the revision with which a brief is compared that readers have never seen, that since
    which its text is the same); either may be None.

    It is the last one that the reviewer made or that somebody decided about, else the first: how
    the draft began. Nothing is the same since a later one where it is as it began.
    """
    earlier = brief.revisions.filter(number__lt=brief.version)
    known = earlier.filter(Q(by=reviewer) | Q(verb__in=DECISIONS)).order_by("-number").first()
    first = earlier.order_by("number").first()
    now = desk.content_of(desk.record_of(brief))
    if first is None or desk.content_of((known or first).snapshot) != now:
        return known or first, None
    return None, None if desk.content_of(first.snapshot) == now else known


def to_mend(request, refused, forms):
    """Return the Problems of a decision that was refused for what was typed."""
    if not isinstance(refused, desk.Invalid):
        return []
    places = PLACES | ({"note": AUTHORS_NOTE} if request.POST.get("do") == Verb.RETURN else {})
    found = []
    for name, sentences in refused.errors.items():
        form, field, address = places[name]
        label = forms[form][field].label
        found += [Problem(label, sentence, address) for sentence in sentences]
    return found


def meanwhile(request, brief, refused):
    """Return what the page says where somebody saved while the reviewer read."""
    if not isinstance(refused, desk.Stale):
        return {}
    read = number_in(request.POST.get("version", ""))
    who, alone = saved_by(brief, read, request.user)
    return {"stale": refused, "read": read, "who": who, "alone": alone}


def show(request, brief, forms, refused):
    live, state = brief.rework_of, desk.state_of(brief)
    seen = same_since = None
    if not live and state != desk.LIVE:
        seen, same_since = seen_before(brief, request.user)
    before = desk.record_of(live) if live else seen.snapshot if seen else {}
    fields = desk.differences(before, desk.record_of(brief), by=request.user)
    decision = beside(request.user, brief)
    return page(
        request,
        "review",
        brief,
        status=status_of(refused),
        title=_("Review: %s") % brief,
        crumb=_("Review"),
        live=live,
        no_minute=live and desk.NO_MINUTE,
        seen=seen,
        same_since=same_since,
        fields=fields,
        words_out=sum(len(t.split()) for f in fields for op, t in f.pieces if op == "out"),
        words_in=sum(len(t.split()) for f in fields for op, t in f.pieces if op == "in"),
        submitted=submitted_with(brief),
        came_back=came_back(brief),
        **decision,
        new_names=new_names(request, brief) if decision["may_publish"] else [],
        edition=Edition.objects.number() + 1,
        refused=refused,
        problems=to_mend(request, refused, forms),
        **meanwhile(request, brief, refused),
        did=request.POST.get("do"),
        forms=forms,
    )
