"""What can be done to many briefs at once, one verb and one transaction a brief."""

from collections import Counter

from django.contrib import admin, messages
from django.contrib.admin import ActionLocation, helpers
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ... import desk
from ...models.batches import BATCH, in_batches
from ...models.revision import Verb
from ..common.choices import number_in
from ..common.doing import in_time
from .names_said import names_said
from .verb_pages import DOINGS

TOLD_ONE_BY_ONE = 5


def do_to_all(model_admin, request, things, verb):
    """Call `verb(thing)` for each; tell a few outcomes one by one, many by their numbers."""
    told, counts, n = [], Counter(), things.count()
    for thing in in_time(in_batches(things)):
        try:
            outcome = verb(thing)
        except desk.Refused as refused:
            counts["refused"] += 1
            said = (refused.sentence, messages.ERROR)
        else:
            counts["done" if outcome.changed else "same"] += 1
            said = (outcome.sentence, outcome.level)
        if len(told) < TOLD_ONE_BY_ONE or (said[1] == messages.ERROR and len(told) < 20):
            told.append(said)
    if counts.total() > TOLD_ONE_BY_ONE:
        model_admin.message_user(request, sums(counts), messages.INFO)
        told = [said for said in told if said[1] == messages.ERROR][:TOLD_ONE_BY_ONE]
    for sentence, level in told:
        model_admin.message_user(request, sentence, level)
    if left := n - counts.total():
        said = ngettext("%(n)d more waits: do it again.", "%(n)d more wait: do it again.", left)
        model_admin.message_user(request, said % {"n": left}, messages.WARNING)


def sums(counts):
    """Say in one sentence what became of many."""
    done = ngettext("%(n)d done", "%(n)d done", counts["done"]) % {"n": counts["done"]}
    same = _("%(n)d had nothing to do") % {"n": counts["same"]}
    refused = _("%(n)d refused") % {"n": counts["refused"]}
    return _("%(done)s, %(same)s, %(refused)s.") % {
        "done": done,
        "same": same,
        "refused": refused,
    }


def ask_first(model_admin, request, things, form, *, action, title, button):
    """Return the page that asks what an action needs to know; its form comes back to the list."""
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "media": model_admin.media,
        "title": title,
        "button": button,
        "form": form,
        "things": things[:BATCH],
        "count": things.count(),
        "action": action,
        "select_across": request.POST.get("select_across", "0"),
        "selected": request.POST.getlist(helpers.ACTION_CHECKBOX_NAME),
        "checkbox_name": helpers.ACTION_CHECKBOX_NAME,
        "back": request.get_full_path(),
    }
    return TemplateResponse(request, "admin/briefs/ask_first.html", context)


def ask_then_do_to_all(model_admin, request, things, form_class, verb, **page):
    """Ask what an action needs to know; once it is said, call `verb(thing, **words)` for each.

    page     action, title and button, as `ask_first` takes them
    Returns  the page that asks, or None where all is done
    """
    form = form_class(request.POST if "confirmed" in request.POST else None)
    if not form.is_valid():
        return ask_first(model_admin, request, things, form, **page)
    do_to_all(model_admin, request, things, lambda thing: verb(thing, **form.words()))
    return None


class BriefActions:
    """Actions of the list. Publish stands in the form too; there the others have pages."""

    def has_publish_permission(self, request):
        return request.user.has_perm("briefs.approve_brief")

    def has_submit_permission(self, request):
        return request.user.has_perm("briefs.submit_brief")

    def has_withdraw_permission(self, request):
        return request.user.has_perm("briefs.withdraw_brief")

    def has_assign_permission(self, request):
        return request.user.has_perm("briefs.assign_brief")

    @admin.action(description=gettext_lazy("Submit for review"), permissions=["submit"])
    def submit(self, request, briefs):
        def verb(brief):
            return desk.submit(brief, by=request.user, version=brief.version)

        do_to_all(self, request, briefs, verb)

    @admin.action(
        description=gettext_lazy("Publish"), permissions=["publish"], location=list(ActionLocation)
    )
    def publish(self, request, briefs):
        def verb(brief):
            told = {"version": version_read(request, brief), "names": names_said(request)}
            return desk.publish(brief, by=request.user, **told)

        do_to_all(self, request, briefs, verb)

    @admin.action(description=gettext_lazy("Withdraw …"), permissions=["withdraw"])
    def withdraw(self, request, briefs):
        return self.as_its_page(Verb.WITHDRAW, request, briefs)

    @admin.action(description=gettext_lazy("Assign …"), permissions=["assign"])
    def assign(self, request, briefs):
        return self.as_its_page(Verb.ASSIGN, request, briefs)

    def as_its_page(self, verb, request, briefs):
        """Ask once what the verb's own page would ask, then do the verb to each brief."""
        doing = DOINGS[verb]

        def call(brief, **words):
            return doing.call(brief, by=request.user, version=brief.version, **words)

        page = {"action": verb, "title": doing.title, "button": doing.button}
        return ask_then_do_to_all(self, request, briefs, doing.form, call, **page)


def version_read(request, brief):
    """Return the version that the editor read: the form tells it, a list shows the present one."""
    if "version" not in request.POST:
        return brief.version
    return number_in(request.POST["version"])
