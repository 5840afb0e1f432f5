"""The admin as the desk: its name, its first page, and the places every page leads to."""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

PLACES = (
    ("briefs.view_brief", "admin:briefs_brief_changelist", gettext_lazy("Briefs")),
    ("briefs.view_clipping", "admin:briefs_clipping_changelist", gettext_lazy("Clippings")),
    ("briefs.view_document", "admin:briefs_document_changelist", gettext_lazy("Documents")),
    ("briefs.view_source", "admin:briefs_source_changelist", gettext_lazy("Sources")),
    ("briefs.view_tag", "admin:briefs_tag_changelist", gettext_lazy("Tags")),
    ("briefs.view_correction", "admin:briefs_correction_changelist", gettext_lazy("Corrections")),
    ("briefs.view_readerreport", "admin:briefs_readerreport_changelist", gettext_lazy("Reports")),
    ("briefs.view_document", "admin:briefs_coverage", gettext_lazy("Coverage")),
)
# What a list is for: the inbox is opened on what waits.
OPENED_ON = {"admin:briefs_clipping_changelist": "?state=waiting"}
# Seldom needed: they stand at the foot of the first page.
ELSEWHERE = (
    ("auth.view_user", "admin:auth_user_changelist", gettext_lazy("People and their accounts")),
    ("auth.view_group", "admin:auth_group_changelist", gettext_lazy("Groups and their rights")),
    (
        "briefs.view_checkswitch",
        "admin:briefs_checkswitch_changelist",
        gettext_lazy("Checks switched off"),
    ),
    # A right that nobody can be given: those who hold every right hold this one.
    ("briefs.import_fixture", "admin:briefs_import", gettext_lazy("Import a fixture")),
)


def places_for(user, places):
    """Return [(address, name)] of the places that a person may go to."""
    return [
        (reverse(address) + OPENED_ON.get(address, ""), name)
        for right, address, name in places
        if user.has_perm(right)
    ]


class LoginForm(AdminAuthenticationForm):
    error_messages = AdminAuthenticationForm.error_messages | {
        "invalid_login": gettext_lazy("Name or password is wrong."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        if self.data.get("username"):
            # The name stands there already; what is typed again is the password.
            self.fields["username"].widget.attrs.pop("autofocus", None)
            self.fields["password"].widget.attrs["autofocus"] = True


class DeskSite(AdminSite):
    login_form = LoginForm
    site_title = settings.SITE_NAME
    index_title = gettext_lazy("The desk")
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
                {"url": url, "name": name, "here": request.path.startswith(url.partition("?")[0])}
                for url, name in places_for(request.user, PLACES)
            ]
        return context

    def index(self, request, extra_context=None):
        from .house.today import today

        elsewhere = places_for(request.user, ELSEWHERE)
        if elsewhere and not request.user.has_perm("briefs.view_brief"):
            # Who looks after accounts alone sees no briefs, and has these pages to go to.
            here = {"title": self.index_title, "subtitle": None, "elsewhere": elsewhere}
            context = self.each_context(request) | here
            return TemplateResponse(request, "admin/elsewhere.html", context)
        context = today(request.user) | {"elsewhere": elsewhere}
        return super().index(request, context | (extra_context or {}))

    def autocomplete_view(self, request):
        from .briefs.brief_offers import Offers

        return Offers.as_view(admin_site=self)(request)

    def admin_view(self, view, cacheable=False):
        """Nothing of the desk is kept by a cache, whatever Django would allow."""
        from .common.refusals import answering

        return super().admin_view(answering(view))

    def get_urls(self):
        from .house.coverage import coverage
        from .house.guide import guide
        from .house.imports import confirm_import, import_fixture

        return [
            path("guide/", self.admin_view(guide), name="briefs_guide"),
            path("coverage/", self.admin_view(coverage), name="briefs_coverage"),
            path("import/", self.admin_view(import_fixture), name="briefs_import"),
            path("import/confirm/", self.admin_view(confirm_import), name="briefs_import_confirm"),
            *super().get_urls(),
        ]


site = DeskSite(name="admin")
