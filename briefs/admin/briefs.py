"""Briefs in the admin: declared here; every change is a verb of the desk."""

from django.contrib import admin, messages
from django.contrib.admin import ActionLocation
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from .. import desk
from ..models import Brief
from ..models.revision import Verb
from ..text.fold import fold
from . import brief_pages, history, preview, review, settle, verb_pages
from .brief_actions import BriefActions
from .brief_fieldsets import NEW_TAG, READING, TELLING, TYPED_NEW_TAG, WRITING
from .brief_form import BriefForm, CitationInline
from .brief_list import (
    AssignedFilter,
    BriefChangeList,
    BriefColumns,
    CountryFilter,
    EvidenceFilter,
    ImporterFilter,
    SourceFilter,
    StateFilter,
)
from .brief_search import find_briefs
from .choices import number_in
from .lists import DeskAdmin
from .site import site


def is_alone(user, brief):
    """Say whether a person began a draft and nobody else has done anything to it."""
    return brief.author_id == user.pk and not any(
        done.exclude(by=user).exists() for done in (brief.revisions, brief.notes)
    )


@admin.register(Brief, site=site)
class BriefAdmin(BriefColumns, BriefActions, DeskAdmin):
    form = BriefForm
    inlines = [CitationInline]
    list_display = (
        "headline",
        "state",
        "filed",
        "lead",
        "countries",
        "waiting",
        "assigned",
    )
    list_filter = (
        StateFilter,
        AssignedFilter,
        CountryFilter,
        SourceFilter,
        ImporterFilter,
        EvidenceFilter,
        "kind",
    )
    search_fields = ("headline",)
    search_help_text = _("Words of headline, summary, body or tags; “…” for words in a row.")
    date_hierarchy = "filed_on"
    ordering = ("-id",)
    actions = ("submit", "publish", "withdraw", "assign")

    def get_changelist(self, request, **kwargs):
        return BriefChangeList

    def get_ordering(self, request):
        """Newest typed first; live ones last published first, scheduled ones next to appear, those
        in review longest waiting: orders that an index gives."""
        orders = {
            "live": ("-published_at", "-id"),
            "scheduled": ("published_at", "id"),
            "review": ("waiting_since", "-id"),
        }
        return orders.get(request.GET.get("state"), ("-id",))

    def get_search_results(self, request, queryset, search_term):
        return find_briefs(queryset, search_term), False

    # What may be typed

    def is_live(self, brief):
        return brief is not None and desk.state_of(brief) == "live"

    def get_fieldsets(self, request, obj=None):
        if obj is not None and not self.has_change_permission(request, obj):
            return READING
        written = (*WRITING, TELLING) if self.is_live(obj) else WRITING
        if not request.user.has_perm("briefs.add_tag"):
            return tuple(part for part in written if part is not NEW_TAG)
        if request.POST.get("new_tag"):
            return tuple(TYPED_NEW_TAG if part is NEW_TAG else part for part in written)
        return written

    def get_form(self, request, obj=None, change=False, **kwargs):
        # Fields that the form declares itself are none of the model's: leave them out of `fields`.
        named = kwargs.get("fields") or flatten_fieldsets(self.get_fieldsets(request, obj))
        kwargs["fields"] = [name for name in named if name not in BriefForm.declared_fields]
        form = super().get_form(request, obj, change, **kwargs)
        form.refused = getattr(request, "refused", None)
        if not (self.is_live(obj) and self.has_change_permission(request, obj)):
            form.base_fields.pop("correction", None)
            form.base_fields.pop("note", None)
        if not request.user.has_perm("briefs.add_tag"):
            for name in NEW_TAG[1]["fields"]:
                form.base_fields.pop(name, None)
        return form

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return super().has_change_permission(request)
        return bool({Verb.WRITE, Verb.CORRECT} & desk.allowed(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        """What was ever public is withdrawn, never deleted; the draft of one writer by that writer
        or by who may approve: a draft takes its history with it."""
        if obj is None:
            return False
        untouched = obj.first_published_at is None and not obj.merged.exists()
        return (
            super().has_delete_permission(request)
            and untouched
            and (request.user.has_perm("briefs.approve_brief") or is_alone(request.user, obj))
        )

    # Saving: through the desk

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
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

    def response_action(self, request, queryset, action_location=ActionLocation.CHANGE_LIST):
        if action_location == ActionLocation.CHANGE_FORM:
            chosen = number_in(request.POST.get(ACTION_CHECKBOX_NAME, ""))
            self.require_saved(request, get_object_or_404(queryset, pk=chosen or 0))
        return super().response_action(request, queryset, action_location=action_location)

    def require_saved(self, request, brief):
        """Refuse a verb on the form while words stand in it that were not saved."""
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
        request.typed = content | made
        brief, version = form.instance, form.cleaned_data["version"]
        if not change:
            outcome = desk.write(None, content, by=request.user)
        elif self.is_live(Brief.objects.get(pk=brief.pk)):
            kind, note = form.cleaned_data["correction"], form.cleaned_data["note"]
            request.typed |= {"correction": kind, "note": note}
            outcome = desk.correct(
                brief, content, kind=kind, note=note, by=request.user, version=version
            )
        else:
            outcome = desk.write(brief, content, by=request.user, version=version)
        if form.said_of_the_tag:
            self.message_user(request, form.said_of_the_tag, messages.SUCCESS)
        # Who hands an unchanged brief over is told of that alone.
        if outcome.changed or "_submit" not in request.POST:
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
        form.said_of_the_tag = said % words
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

    # Pages

    def render_change_form(self, request, context, **kwargs):
        brief = kwargs.get("obj")
        if brief is not None and context["adminform"].form.is_bound:
            # Binding wrote what was typed into the object; title and panel tell what is saved.
            brief = self.get_object(request, str(brief.pk)) or brief
            context |= {"original": brief, "subtitle": str(brief)}
            kwargs["obj"] = brief
        if brief is not None:
            context.update(brief_pages.beside_the_form(request.user, brief))
        return super().render_change_form(request, context, **kwargs)

    def history_view(self, request, object_id, extra_context=None):
        return history.revisions(request, unquote(object_id))

    def get_urls(self):
        wrap = self.admin_site.admin_view
        pages = [
            ("review", review.review),
            ("compare", history.compare),
            ("revert", history.restore),
            ("preview", preview.preview),
            ("settle", settle.settle),
            ("note", brief_pages.add_note),
        ]
        return [
            *(
                path(f"<int:pk>/{name}/", wrap(view), name=f"briefs_brief_{name}")
                for name, view in pages
            ),
            path("<int:pk>/do/<slug:verb>/", wrap(verb_pages.do), name="briefs_brief_do"),
            path("shown/<str:token>/", preview.shown, name="briefs_brief_shown"),
            *super().get_urls(),
        ]
