"""Briefs in the admin: declared here; every change is a verb of the desk."""

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.urls import path
from django.utils.translation import gettext_lazy

from ... import desk
from ...models import Brief
from ...models.revision import Verb
from ...search import search
from ..common.lists import DeskAdmin
from ..site import site
from . import brief_pages, history, preview, review, settle, verb_pages
from .brief_actions import BriefActions
from .brief_fieldsets import NEW_TAG, PROPOSING, READING, TELLING, TYPED_NEW_TAG, WRITING
from .brief_filters import (
    AssignedFilter,
    CountryFilter,
    EvidenceFilter,
    ImporterFilter,
    SourceFilter,
    StateFilter,
)
from .brief_form import BriefForm
from .brief_list import BriefChangeList, BriefColumns
from .brief_saving import BriefSaving
from .citation_form import CitationInline
from .names_said import new_names


def is_alone(user, brief):
    """Say whether a person began a draft and nobody else has done anything to it."""
    return brief.author_id == user.pk and not any(
        done.exclude(by=user).exists() for done in (brief.revisions, brief.notes)
    )


def is_copy(brief):
    return brief is not None and brief.rework_of_id is not None


@admin.register(Brief, site=site)
class BriefAdmin(BriefSaving, BriefColumns, BriefActions, DeskAdmin):
    form = BriefForm
    inlines = [CitationInline]
    list_display = ("headline", "state", "changed", "filed", "lead", "countries")
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
    search_help_text = gettext_lazy(
        "Words of headline, summary, body or tags; “…” for words in a row."
    )
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
        """Search as readers do, drafts included."""
        words = search_term.strip()
        return search(words, queryset).briefs if words else queryset, False

    # What may be typed

    def is_live(self, brief):
        return brief is not None and desk.state_of(brief) == desk.LIVE

    def get_fieldsets(self, request, obj=None):
        if obj is not None and not self.has_change_permission(request, obj):
            return READING
        written = WRITING
        if self.is_live(obj):
            written = (*WRITING, TELLING)
        elif is_copy(obj):
            written = (*WRITING, PROPOSING)
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
        told = self.is_live(obj) or is_copy(obj)
        if not (told and self.has_change_permission(request, obj)):
            for name in TELLING[1]["fields"]:
                form.base_fields.pop(name, None)
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
            context["new_names"] = new_names(request, brief)
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
