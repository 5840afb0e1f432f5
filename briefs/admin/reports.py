"""What readers report, until somebody answers and closes it."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import ReaderReport
from .as_read import AsRead
from .lists import DeskAdmin
from .site import site


class OpenFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("open", _("open")), ("closed", _("closed"))]

    def queryset(self, request, reports):
        if self.value() == "open":
            return reports.open()
        return reports.exclude(closed_at=None) if self.value() == "closed" else reports


@admin.register(ReaderReport, site=site)
class ReaderReportAdmin(AsRead, DeskAdmin):
    list_display = ("said", "brief", "at", "closed_at", "answer")
    list_filter = (OpenFilter,)
    list_select_related = ("brief",)
    search_fields = ("text", "answer")
    fields = ("brief", "text", "contact", "at", "answer", "closed_at")
    readonly_fields = ("brief", "text", "contact", "at", "closed_at")

    @admin.display(description=gettext_lazy("what is wrong"))
    def said(self, report):
        return report.text[:120]

    def has_add_permission(self, request):
        return False

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs["help_texts"] = {
            "answer": _("Saving an answer closes the report; an empty answer opens it again.")
        }
        return super().get_form(request, obj, change, **kwargs)

    def save_model(self, request, obj, form, change):
        closing = bool(obj.answer)
        if closing != (obj.closed_at is not None):
            obj.closed_at = timezone.now() if closing else None
            obj.closed_by = request.user if closing else None
        super().save_model(request, obj, form, change)
