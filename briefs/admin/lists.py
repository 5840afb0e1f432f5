"""What holds for every list of the desk: bounded pages, no counts that grow with the newsroom."""

from django.contrib import admin


class DeskAdmin(admin.ModelAdmin):
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    view_on_site = False
