"""What readers were told: to be read, not to be changed."""

from django.contrib import admin

from ..models import Correction
from .lists import DeskAdmin
from .site import site


@admin.register(Correction, site=site)
class CorrectionAdmin(DeskAdmin):
    list_display = ("at", "brief", "number", "kind", "note")
    list_display_links = ("at",)
    list_filter = ("kind",)
    list_select_related = ("brief",)
    date_hierarchy = "at"
    search_fields = ("note",)
    fields = ("brief", "number", "kind", "note", "at", "edition", "changes")
    actions = None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
