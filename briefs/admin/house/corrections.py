"""What readers were told: to be read, not to be changed."""

from django.contrib import admin
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy

from ...desk.changing.differences import labels
from ...models import Correction
from ...text.differences import word_differences
from ..common.lists import DeskAdmin, ReadOnly
from ..site import site


@admin.register(Correction, site=site)
class CorrectionAdmin(ReadOnly, DeskAdmin):
    list_display = ("brief", "note", "kind", "number", "at")
    list_display_links = ("brief",)
    list_filter = ("kind",)
    list_select_related = ("brief",)
    date_hierarchy = "at"
    search_fields = ("note",)
    fields = ("brief", "number", "kind", "note", "at", "edition", "before_and_after")
    readonly_fields = ("before_and_after",)
    actions = None

    @admin.display(description=gettext_lazy("before and after"))
    def before_and_after(self, correction):
        """Show each field that changed as readers see it, word by word."""
        named = labels()
        shown = [
            (named.get(one["field"], one["field"]), word_differences(one["before"], one["after"]))
            for one in correction.changes
        ]
        return render_to_string("admin/briefs/before_and_after.html", {"changes": shown})
