"""Several tags or sources become one, and are taken apart again."""

from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ... import desk
from ...desk.changing.change import retrying
from ...desk.names.alike import mixed

MOST = 20


def strange_letters(thing):
    """Return the letters of a name that are of another script than the rest of their word.

    Such a name may look the same as another one.
    """
    return [letter for name in mixed([(str(thing), thing.pk)]) for letter in name.letters]


class Merging:
    """For a ModelAdmin of names.

    merges   the model of what its merges took over
    verbs    (merge, unmerge) of the desk
    unlike   a function that says why one cannot become the other as they stand, "" where it can
    weight   a method that says what hangs on a thing, for the page that asks which name stays
    """

    actions = ("merge",)
    merges, verbs = None, None

    def has_merge_permission(self, request):
        return request.user.has_perm(f"briefs.merge_{self.opts.model_name}")

    @admin.action(description=gettext_lazy("Merge …"), permissions=["merge"])
    def merge(self, request, things):
        """Show what would become one, and on confirmation merge all but the one that stays.

        All of them or none: the merges share one transaction.
        """
        found = list(things.order_by("pk")[: MOST + 1])
        if not 2 <= len(found) <= MOST:
            said = _("Choose two or more to merge, %d at most.") % MOST
            self.message_user(request, said, messages.WARNING)
            return None
        into = next((t for t in found if str(t.pk) == request.POST.get("into")), None)
        if into is None:
            return self._confirmation(request, found)
        try:
            outcomes = self._merged([t for t in found if t.pk != into.pk], into, request.user)
        except desk.Refused as refused:
            self.message_user(request, refused.sentence, messages.ERROR)
            return None
        for outcome in outcomes:
            self.log_change(request, into, outcome.sentence)
            self.message_user(request, outcome.sentence, outcome.level)
        return None

    @retrying
    @transaction.atomic
    def _merged(self, things, into, by):
        merge, _unmerge = self.verbs
        return [merge(thing, into, by=by) for thing in things]

    def _confirmation(self, request, found):
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Merge %s") % self.opts.verbose_name_plural,
            "things": [
                (thing, self.weight(thing), strange_letters(thing), self.keeps_apart(thing, found))
                for thing in found
            ],
            "checkbox_name": helpers.ACTION_CHECKBOX_NAME,
            "back": request.get_full_path(),
        }
        return TemplateResponse(request, "admin/briefs/merge.html", context)

    def keeps_apart(self, into, found):
        """Say why the others cannot become part of one of them, "" where all can."""
        said = (self.unlike(thing, into) for thing in found if thing.pk != into.pk)
        return next(filter(None, said), "")

    def with_another(self, request, pk):
        """Find another one by any of its names, to be asked which of the two stays."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        thing = get_object_or_404(self.model, pk=pk)
        words = request.GET.get("q", "").replace("\0", "").strip()
        others = self.model.objects.exclude(pk=pk).order_by(*self.opts.ordering)
        found = (
            self.get_search_results(request, others, words)[0].distinct()
            if words
            else others.none()
        )
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Merge “%s” with another") % thing,
            "thing": thing,
            "words": words,
            "found": [
                (
                    other,
                    self.weight(other),
                    self.known_as(other, words),
                    self.unlike(thing, other) and self.unlike(other, thing),
                )
                for other in found[:MOST]
            ],
            "checkbox_name": helpers.ACTION_CHECKBOX_NAME,
            "list": reverse(f"admin:briefs_{self.opts.model_name}_changelist"),
        }
        return TemplateResponse(request, "admin/briefs/merge_with.html", context)

    def take_apart(self, request, pk):
        """Undo a merge; the history of the one that stays, and of the other, tells it."""
        # Before the row is looked for: who may not merge is not told whether it is there.
        if not self.has_merge_permission(request):
            raise PermissionDenied
        merge = get_object_or_404(self.merges, pk=pk)
        _merge, unmerge = self.verbs
        try:
            outcome = unmerge(merge, by=request.user)
        except desk.Refused as refused:
            self.message_user(request, refused.sentence, messages.ERROR)
            back = merge.into
        else:
            for thing in self.model.objects.filter(pk__in=[merge.was, merge.into]):
                self.log_change(request, thing, outcome.sentence)
            self.message_user(request, outcome.sentence, outcome.level)
            back = merge.was
        name = f"admin:briefs_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[back]))

    def get_deleted_objects(self, things, request):
        """Say no more of a name in use: with whatever rights, nobody deletes it."""
        going, counts, missing, protected = super().get_deleted_objects(things, request)
        return going, counts, set() if protected else missing, protected

    def known_as(self, thing, words):
        """Return the name by which words find a thing, where its own does not hold them."""
        return ""

    def render_change_form(self, request, context, obj=None, **kwargs):
        # What is in use is merged.
        unused = obj and self.model.objects.unused().filter(pk=obj.pk).exists()
        context["show_delete"] = bool(unused)
        # Not what they took over, which may be megabytes.
        merges = self.merges.objects.defer("alone", "both").select_related("by")
        context["merges"] = merges.filter(into=obj.pk) if obj else ()
        context["may_merge"] = bool(obj) and self.has_merge_permission(request)
        return super().render_change_form(request, context, obj=obj, **kwargs)

    def get_urls(self):
        wrap, name = self.admin_site.admin_view, f"briefs_{self.opts.model_name}"
        apart = require_POST(self.take_apart)
        return [
            path("apart/<int:pk>/", wrap(apart), name=f"{name}_apart"),
            path("<int:pk>/merge/", wrap(self.with_another), name=f"{name}_merge"),
            *super().get_urls(),
        ]
