"""What readers report, until somebody answers and closes it."""

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ... import desk
from ...models import ReaderReport
from ...models.revision import Verb
from ..common.as_read import AsRead
from ..common.lists import DeskAdmin
from ..site import site


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
    fields = ("about", "letter", "contact", "at", "times", "answer")
    readonly_fields = ("about", "letter", "contact", "at", "times")

    @admin.display(description=gettext_lazy("what is wrong"))
    def said(self, report):
        said = Truncator(report.text).words(20)
        again = _("%(said)s (sent %(n)d times)") % {"said": said, "n": report.times}
        return again if report.times > 1 else said

    @admin.display(description=gettext_lazy("brief"))
    def about(self, report):
        """Lead to the brief: at the desk, and as readers see it."""
        brief = report.brief
        if brief is None:
            return ""
        links = [(reverse("admin:briefs_brief_change", args=[brief.pk]), brief)]
        if brief.ever_public:
            links.append((brief.get_absolute_url(), _("As readers see it")))
        return format_html_join(" · ", '<a href="{}">{}</a>', links)

    @admin.display(description=gettext_lazy("what is wrong"))
    def letter(self, report):
        return format_html('<span class="letter">{}</span>', report.text)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "answer":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def has_add_permission(self, request):
        return False

    def render_change_form(self, request, context, **kwargs):
        brief = context["original"].brief
        if brief is not None and Verb.CORRECT in desk.allowed(request.user, brief):
            form = reverse("admin:briefs_brief_change", args=[brief.pk])
            context["correct"] = f"{form}#id_headline"
        return super().render_change_form(request, context, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs["help_texts"] = {
            "answer": _("Saving an answer closes the report; an empty answer opens it again.")
        }
        return super().get_form(request, obj, change, **kwargs)

    def said_of(self, report):
        if report.closed_at:
            return _("Report %d is closed.") % report.pk
        return _("Report %d is open.") % report.pk

    def save_model(self, request, obj, form, change):
        closing = bool(obj.answer)
        if "answer" in form.changed_data:
            # Who wrote what stands there now, and when.
            obj.closed_at = timezone.now() if closing else None
            obj.closed_by = request.user if closing else None
        super().save_model(request, obj, form, change)
