"""One page a verb: says what it does, asks for the words it needs, does it, loses no word."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext_lazy

from ... import desk
from ...models.revision import Verb
from ..common.choices import number_in
from ..common.likeness import between
from ..common.problems import problems
from ..common.refusals import refusal
from . import verb_forms
from .as_printed import as_printed
from .names_said import names_said, new_names
from .page import brief_of, page, status_of, tried


@dataclass(frozen=True, slots=True)
class Doing:
    """A verb as the admin offers it.

    verb   its name in the state machine, by which `desk.allowed` offers it
    call   called with (brief, by=, version=, **words of the form)
    """

    verb: str
    call: object
    form: type
    title: str
    says: str
    button: str


_OFFERED = (
    Doing(
        Verb.SUBMIT,
        desk.submit,
        verb_forms.NoteForm,
        gettext_lazy("Submit for review"),
        gettext_lazy("Somebody who may approve briefs reads it before readers do."),
        gettext_lazy("Submit"),
    ),
    Doing(
        Verb.RETURN,
        desk.send_back,
        verb_forms.SendBackForm,
        gettext_lazy("Send back"),
        gettext_lazy("The brief becomes a draft again, with your note in its history."),
        gettext_lazy("Send back"),
    ),
    Doing(
        Verb.SCHEDULE,
        desk.schedule,
        verb_forms.ScheduleForm,
        gettext_lazy("Schedule"),
        gettext_lazy("It appears at that minute by itself, and nowhere before."),
        gettext_lazy("Schedule"),
    ),
    Doing(
        Verb.REWORK,
        desk.rework,
        verb_forms.NoWordsForm,
        gettext_lazy("Rework"),
        gettext_lazy(
            "A draft copy to work on. Readers see the present text until the copy is approved."
        ),
        gettext_lazy("Start the draft"),
    ),
    Doing(
        Verb.WITHDRAW,
        desk.withdraw,
        verb_forms.WithdrawForm,
        gettext_lazy("Withdraw"),
        gettext_lazy("Its text leaves the site; its address keeps answering, with your reason."),
        gettext_lazy("Withdraw"),
    ),
    Doing(
        Verb.RESTORE,
        desk.restore,
        verb_forms.BringBackForm,
        gettext_lazy("Bring back"),
        gettext_lazy("It becomes public again, as it was, and readers are told why."),
        gettext_lazy("Bring back"),
    ),
    Doing(
        Verb.ASSIGN,
        desk.assign,
        verb_forms.AssignForm,
        gettext_lazy("Assign"),
        gettext_lazy("Whom the brief waits for, and until when."),
        gettext_lazy("Assign"),
    ),
    Doing(
        Verb.MERGE,
        desk.merge,
        verb_forms.MergeForm,
        gettext_lazy("Merge"),
        gettext_lazy(
            "For two briefs that tell one story. This brief goes. The one chosen keeps its words "
            "and gets these sources. This can be undone."
        ),
        gettext_lazy("Compare"),
    ),
    Doing(
        Verb.UNMERGE,
        desk.unmerge,
        verb_forms.NoWordsForm,
        gettext_lazy("Take apart"),
        gettext_lazy(
            "The brief stands for itself again, and the other one gives its sources back."
        ),
        gettext_lazy("Take apart"),
    ),
)
DOINGS = {doing.verb: doing for doing in _OFFERED}


def do(request, pk, verb):
    """Show the page of a verb, or do it with what was typed there."""
    brief = brief_of(request, pk)
    if verb not in DOINGS:
        raise Http404
    doing = DOINGS[verb]
    if request.method != "POST":
        try:
            desk.require(doing.verb, brief, request.user)
        except desk.Refused as error:
            return refusal(request, status_of(error), error.sentence, brief=brief)
    form, refused = form_of(request, doing, brief), None
    ready = form.is_valid() and form.looked_at()
    if request.method == "POST" and ready:
        way_on, refused = tried(request, lambda: act(request, brief, doing, form))
        if way_on:
            return way_on
        brief = brief_of(request, pk)
    return page(
        request,
        "verb",
        brief,
        status=status_of(refused),
        title=doing.title,
        doing=doing,
        form=form,
        refused=refused,
        problems=problems(form) if form.is_bound else [],
        new_names=new_names(request, brief) if verb == Verb.SCHEDULE else [],
        **beside_the_other(request, brief, form),
    )


def form_of(request, doing, brief):
    """Return the form of a verb with what was typed, or what is probably wanted."""
    initial = {"to": brief.assigned_to_id, "due_on": brief.due_on}
    typed = request.POST.dict() if request.method == "POST" else None
    if doing.verb != Verb.MERGE:
        return doing.form(typed, initial=initial)
    if typed is None:
        initial["into"] = nearest(brief)
        into = number_in(request.GET.get("into", ""))
        # Whoever followed a link to both has chosen the other one: they are shown at once.
        typed = {"into": into} if into else None
    form = doing.form(typed, initial=initial)
    form.fields["into"].leave_out(brief)
    return form


def nearest(brief):
    """Return the brief that tells the story of this one already, or None."""
    return next((check.other for check in desk.checks(brief) if check.other), None)


def beside_the_other(request, brief, form):
    """Return the context of a brief beside the one that was chosen to take it over, if one was."""
    into = form.cleaned_data.get("into") if form.is_bound else None
    if into is None:
        return {"into": None}
    printed = [as_printed(request.user, one, [])["printed"] for one in (brief, into)]
    return {
        "into": into,
        "fields": desk.differences(desk.record_of(brief), desk.record_of(into), by=request.user),
        "printed": printed if any(printed) else [],
        "alike": between(brief, into) if all(printed) else {},
    }


def act(request, brief, doing, form):
    """Do it with what was typed."""
    version = number_in(request.POST.get("version", ""))
    names = {"names": names_said(request)} if doing.verb == Verb.SCHEDULE else {}
    return doing.call(brief, by=request.user, version=version, **form.words(), **names)
