"""What the form of a brief does when it is sent: it calls the desk, and loses nothing typed."""

from django.contrib import messages
from django.contrib.admin import ActionLocation
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from ... import desk
from ...models import Brief
from ...text.fold import fold
from ..common.choices import number_in
from . import settle
from .brief_actions import version_read
from .brief_pages import keep_note


class BriefSaving:
    """Django's steps of saving a form, each led to a verb of the desk."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.POST.get("text") and object_id:
            self.keep_note(request, unquote(object_id))
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except desk.Stale as stale:
            brief = self.get_object(request, unquote(object_id))
            return settle.ask(request, brief, request.typed, stale)
        except desk.Refused as refused:
            # Bind the form once more, so that it stands there with what was typed and the reason.
            request.refused = refused
            request.POST = request.POST.copy()
            request.POST.pop(f"{ActionLocation.CHANGE_FORM.value}-action", None)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def keep_note(self, request, object_id):
        """Keep the note that was typed below the form, whatever becomes of the brief."""
        brief = self.get_object(request, object_id)
        if brief is not None and request.user.has_perm("briefs.add_internalnote"):
            keep_note(request, brief)

    def after_noting(self, request, brief):
        """Lead back to the notes; with words in the form that are not saved, show it with them."""
        back = reverse("admin:briefs_brief_change", args=[brief.pk])
        if "version" in request.POST and self.has_change_permission(request, brief):
            try:
                self.require_saved(request, brief)
            except desk.Refused:
                said = _("What you typed in the brief stands here still; it is not saved yet.")
                request.refused = desk.NotPossible(said)
                return super().changeform_view(request, str(brief.pk), back)
        return HttpResponseRedirect(f"{back}#notes")

    def response_action(self, request, queryset, action_location=ActionLocation.CHANGE_LIST):
        if action_location == ActionLocation.CHANGE_FORM:
            chosen = number_in(request.POST.get(ACTION_CHECKBOX_NAME, ""))
            self.require_saved(request, get_object_or_404(queryset, pk=chosen or 0))
        return super().response_action(request, queryset, action_location=action_location)

    def require_saved(self, request, brief):
        """Refuse a verb on the form while words stand in it that were not saved, or not read."""
        unread = version_read(request, brief) != brief.version
        # Who presses twice is told by the verb that it is done.
        if unread and brief.status != Brief.Status.PUBLISHED:
            raise desk.NotPossible(
                _("Somebody saved this brief while you were reading it: open it again first.")
            )
        if not self.has_change_permission(request, brief):
            return
        form = self.get_form(request, brief, change=True)(request.POST, instance=brief)
        formsets, _inlines = self._create_formsets(request, brief, change=True)
        if form.has_changed() or any(formset.has_changed() for formset in formsets):
            raise desk.NotPossible(_("Save first: what you typed here is not saved yet."))

    def save_model(self, request, obj, form, change):
        """Nothing is saved here: `save_related` knows the citations too."""

    def save_related(self, request, form, formsets, change):
        content = form.content() | {"citations": formsets[0].content()}
        made = self.make_tag(request, form, content)
        named = formsets[0].new_sources()
        for citation in content["citations"]:
            if (name := citation["source"]) in named:
                # By the name that it bears, where it is there already.
                source = desk.new_source(name, kind=named[name], by=request.user)
                citation["source"] = source.name
        kinds = formsets[0].kinds_said()
        for name, kind in kinds.items():
            source = desk.new_source(name, kind=kind, by=request.user)
            said = {"source": source, "kind": source.get_kind_display()}
            form.said_of_names.append(_("“%(source)s” is now: %(kind)s.") % said)
        request.typed = content | made | ({"new_sources": named | kinds} if named or kinds else {})
        brief, version = form.instance, form.cleaned_data["version"]
        told = {name: form.cleaned_data.get(name, "") for name in ("correction", "note")}
        stands = form.cleaned_data.get("stands", [])
        if form.is_correction:
            request.typed |= told | {"stands": stands}
        if not change:
            outcome = desk.write(None, content, by=request.user, uid=form.cleaned_data["uid"])
        elif self.is_live(Brief.objects.get(pk=brief.pk)):
            kind, note = told.values()
            about = {"by": request.user, "version": version, "stands": stands}
            outcome = desk.correct(brief, content, kind=kind, note=note, **about)
        else:
            proposed = tuple(told.values()) if form.is_correction else None
            outcome = desk.write(brief, content, by=request.user, version=version, told=proposed)
        for said in form.said_of_names:
            self.message_user(request, said, messages.SUCCESS)
        # Who hands an unchanged brief over, or says what a source is, is told of that alone.
        if outcome.changed or not (kinds or "_submit" in request.POST):
            self.message_user(request, outcome.sentence, outcome.level)
        form.instance.pk = outcome.brief.pk
        if "_submit" in request.POST:
            self.submit_saved(request, outcome.brief)

    def make_tag(self, request, form, content):
        """Let the brief carry the new tag that was typed, if one was; return it for a stale save.

        What became of it is told when the brief is saved: a refused save takes the tag back.
        """
        wanted = form.tag_to_make()
        if wanted is None:
            return {}
        tag, made = desk.new_tag(**wanted, by=request.user)
        content["tags"] = sorted({*content["tags"], tag.name}, key=fold)
        if made:
            said = _("“%(tag)s” is a new tag: %(kind)s.")
        else:
            said = _("“%(typed)s” is a name of the tag “%(tag)s” (%(kind)s), which is taken.")
        words = {"tag": tag, "kind": tag.get_kind_display(), "typed": wanted["name"]}
        form.said_of_names.append(said % words)
        return {"new_tag": wanted | {"sure": True}} if made else {}

    def submit_saved(self, request, brief):
        try:
            outcome = desk.submit(brief, by=request.user, version=brief.version)
        except desk.Refused as refused:
            self.message_user(request, refused.sentence, messages.ERROR)
        else:
            self.message_user(request, outcome.sentence, outcome.level)

    def construct_change_message(self, request, form, formsets, add=False):
        """The log of the newsroom is its revisions."""

    def log_addition(self, request, obj, message):
        """The log of the newsroom is its revisions."""

    def log_change(self, request, obj, message):
        """The log of the newsroom is its revisions."""

    def response_add(self, request, obj, post_url_continue=None):
        return self.after_saving(request, obj)

    def response_change(self, request, obj):
        return self.after_saving(request, obj)

    def after_saving(self, request, brief):
        if "_save" in request.POST or "_submit" in request.POST:
            return HttpResponseRedirect(reverse("admin:briefs_brief_changelist"))
        return HttpResponseRedirect(reverse("admin:briefs_brief_change", args=[brief.pk]))
