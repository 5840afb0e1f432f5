"""What the buttons of the reading page do: with clippings, with lines, with the document."""

import hashlib

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from ... import desk
from ..common.choices import KINDS, ChooseBriefForm, number_in
from ..common.doing import NO_BUTTON, field_of, outcome_of
from ..common.typed import carry
from .rereading import read_again, settle_offers
from .starting import start_each
from .take_in import text_is_here, too_long

# With which the names of buttons begin.
OF_LINES, OF_OFFERS = ("keep-", "out-", "split-", "call-"), ("take-", "leave-")


def decide(request, document):
    """Do what the pressed button says: `reread`, `out-7` of a line, `reject-12` of a clipping."""
    what = request.POST.get("do", "")
    carry(request, document)
    if not what:
        messages.info(request, NO_BUTTON)
        return HttpResponseRedirect(reading_of(document))
    if what in OF_DOCUMENTS:
        return OF_DOCUMENTS[what](request, document)
    if what.startswith(OF_OFFERS):
        return settle_offers(request, document, what)
    decide_one = decide_line if what.startswith(OF_LINES) else decide_clipping
    return decide_one(request, document, what)


def decide_clipping(request, document, what):
    """Do a verb with a clipping, and come back to it, or go to the brief that rests on it."""
    verb, _dash, typed = what.rpartition("-")
    verb = verb.partition("-")[0]
    if verb not in DECISIONS:
        raise Http404
    clipping = document.clippings.filter(pk=number_in(typed) or 0).first()
    if clipping is None:
        messages.error(
            request, _("This clipping is no longer there: its lines were joined or read.")
        )
        return HttpResponseRedirect(reading_of(document))

    def there():
        """Where the clipping is once it is decided: one that was joined is in the one above."""
        held = document.clippings.filter(first_line__lte=clipping.first_line)
        return held.order_by("-first_line").values_list("pk", flat=True).first()

    outcome = outcome_of(
        request, lambda: DECISIONS[verb](request, clipping), lambda: f"clipping-{there()}"
    )
    if isinstance(outcome, desk.Refused):
        # A browser that is led to a field opens its fold and puts the cursor there.
        field = field_of(outcome)
        place = f"{clipping.pk}-{field}" if field else f"C{clipping.pk}"
        return HttpResponseRedirect(f"{reading_of(document)}#{place}")
    carry(request, document, done=clipping)
    if verb in ("use", "add"):
        change = reverse("admin:briefs_brief_change", args=[outcome.brief.pk])
        return HttpResponseRedirect(change)
    return HttpResponseRedirect(f"{reading_of(document)}#C{there()}")


def reading_of(document):
    return reverse("admin:briefs_document_reading", args=[document.pk])


def decide_line(request, document, what):
    """Turn a line round, let a clipping begin there, or say what it is: `call-source-12`."""
    verb, _dash, typed = what.rpartition("-")
    number, by = number_in(typed) or 0, request.user

    def split():
        holder = document.clippings.filter(first_line__lte=number, last_line__gte=number).first()
        if holder is None:
            raise desk.NotPossible(_("No clipping holds line %s.") % number)
        return desk.split(holder, number, by=by)

    def call():
        called = verb.removeprefix("call-")
        if called not in desk.CALLED:
            raise desk.NotPossible(_("A line is headline, source, date or byline."))
        return desk.call_line(document, number, called, by=by)

    verbs = {
        "keep": lambda: desk.turn(document, number, by=by, keep=True),
        "out": lambda: desk.turn(document, number, by=by, keep=False),
        "split": split,
    }
    outcome_of(request, verbs.get(verb, call), lambda: f"line-{number}")
    return HttpResponseRedirect(f"{reading_of(document)}?from={number}#L{number}")


def use_all(request, document):
    """Start a brief from each clipping that waits and whose story no brief tells."""
    start_each(request, document.clippings.waiting())
    return HttpResponseRedirect(reading_of(document))


class KindForm(forms.Form):
    """What a source is of which nobody said it yet."""

    source = forms.CharField(widget=forms.HiddenInput({"form": "decisions"}))
    kind = forms.ChoiceField(choices=KINDS, widget=forms.Select({"form": "decisions"}))


def add(request, clipping):
    """Let a brief rest on the clipping too: that of the button, `add-7-12`, else the chosen one."""
    named = request.POST["do"].split("-")[1:-1]
    chosen = {f"{clipping.pk}-brief": named[0]} if named else request.POST
    form = ChooseBriefForm(chosen, prefix=clipping.pk)
    if not form.is_valid():
        raise desk.Invalid({"brief": [_("Choose the brief that the clipping belongs to.")]})
    brief, by = form.cleaned_data["brief"], request.user
    said = KindForm(request.POST, prefix=clipping.pk)
    if said.is_valid():
        desk.new_source(said.cleaned_data["source"], kind=said.cleaned_data["kind"], by=by)
    try:
        return desk.add_clipping(brief, clipping, by=by, version=brief.version)
    except desk.UnknownKind as refused:
        if not by.has_perm("briefs.change_source"):
            raise
        # The form of the page has other buttons, which ask nothing of it.
        asked = KindForm(
            prefix=clipping.pk,
            initial={"source": refused.source},
            auto_id="%s",
            use_required_attribute=False,
        )
        context = {"said": refused.sentence, "form": asked, "brief": brief, "clipping": clipping}
        # What stands there is asked with the refusal, and sent by pressing once more.
        asking = render_to_string("admin/briefs/document/ask_kind.html", context)
        raise desk.Invalid({"kind": [asking]}) from refused


DECISIONS = {
    "use": lambda request, clipping: desk.use(clipping, by=request.user),
    "add": add,
    "reject": lambda request, clipping: desk.reject(
        clipping, request.POST.get(f"{clipping.pk}-reason", ""), by=request.user
    ),
    "join": lambda request, clipping: desk.join(clipping, by=request.user),
    "back": lambda request, clipping: desk.take_back(clipping, by=request.user),
}


def attach(request, document):
    """Give a document that is known by its hash the file that has this hash."""
    if not request.user.has_perm("briefs.read_documents"):
        raise PermissionDenied
    back = HttpResponseRedirect(f"{reading_of(document)}#attach-file")
    file = request.FILES.get("file")
    why = too_long(file.size) if file else _("Choose the file.")
    if why:
        messages.error(request, why)
        return back
    data = file.read()
    if hashlib.sha256(data).hexdigest() != document.sha256:
        messages.error(request, _("“%s” is another file: its SHA-256 differs.") % file.name)
        return back
    try:
        desk.take_in(data, document.name, by=request.user)
    except desk.Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, text_is_here(document))
    return back


OF_DOCUMENTS = {"attach": attach, "use-all": use_all, "reread": read_again}
