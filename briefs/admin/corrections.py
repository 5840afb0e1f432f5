"""What readers were told: to be read, not to be changed."""

from django.contrib import admin

from ..models import Correction
from .site import site


@admin.register(Correction, site=site)
class CorrectionAdmin(admin.ModelAdmin):
    list_display = ("at", "brief", "number", "kind", "note")
    list_display_links = ("at",)
    list_filter = ("kind",)
    list_select_related = ("brief",)
    list_per_page = 50
    show_full_result_count = False
    date_hierarchy = "at"
    search_fields = ("note",)
    fields = ("brief", "number", "kind", "note", "at", "edition", "changes")
    view_on_site = False
    actions = None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
