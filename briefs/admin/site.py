"""The admin as the desk: its name, its first page, and the places every page leads to."""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from .refusals import answering

PLACES = (
    ("briefs.view_brief", "admin:briefs_brief_changelist", _("Briefs")),
    ("briefs.view_clipping", "admin:briefs_clipping_changelist", _("Clippings")),
    ("briefs.view_document", "admin:briefs_document_changelist", _("Documents")),
    ("briefs.view_source", "admin:briefs_source_changelist", _("Sources")),
    ("briefs.view_tag", "admin:briefs_tag_changelist", _("Tags")),
    ("briefs.view_correction", "admin:briefs_correction_changelist", _("Corrections")),
    ("briefs.view_readerreport", "admin:briefs_readerreport_changelist", _("Reports")),
    ("briefs.view_document", "admin:briefs_coverage", _("Coverage")),
)


class DeskSite(AdminSite):
    site_title = settings.SITE_NAME
    index_title = _("The desk")
    index_template = "admin/desk.html"
    enable_nav_sidebar = False
    empty_value_display = ""

    @property
    def site_header(self):
        return _("%(site)s, the desk") % {"site": settings.SITE_NAME}

    def each_context(self, request):
        context = super().each_context(request)
        if context["has_permission"]:
            context["desk_nav"] = [
                {"url": url, "name": name, "here": request.path.startswith(url)}
                for right, address, name in PLACES
                if request.user.has_perm(right)
                for url in [reverse(address)]
            ]
        return context

    def index(self, request, extra_context=None):
        from .today import today

        return super().index(request, today(request.user) | (extra_context or {}))

    def admin_view(self, view, cacheable=False):
        return super().admin_view(answering(view), cacheable)

    def get_urls(self):
        from .coverage import coverage
        from .imports import confirm_import, import_fixture

        return [
            path("coverage/", self.admin_view(coverage), name="briefs_coverage"),
            path("import/", self.admin_view(import_fixture), name="briefs_import"),
            path("import/confirm/", self.admin_view(confirm_import), name="briefs_import_confirm"),
            *super().get_urls(),
        ]


site = DeskSite(name="admin")
