"""What came in: the list, taking in, and what the desk knows of a document."""

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from ... import desk
from ...desk.changing.differences import moment_said
from ...models import Clipping, Document
from ..common.as_read import AsRead
from ..common.lists import DeskAdmin, DeskChangeList, counted
from ..common.roles import families_of
from ..site import site
from . import reading, take_in


class NeedFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            ("waiting", _("clippings wait")),
            ("unused", _("nothing rests on it")),
            ("textless", _("known by its hash only")),
        ]

    def queryset(self, request, documents):
        if self.value() == "waiting":
            waits = Clipping.objects.waiting().filter(document=OuterRef("pk"))
            return documents.filter(Exists(waits))
        if self.value() == "unused":
            return documents.unused()
        return documents.filter(text=None) if self.value() == "textless" else documents


class DocumentChangeList(DeskChangeList):
    """Neither bytes nor text are loaded; clippings are counted for the rows of this page only."""

    def get_queryset(self, request, exclude_parameters=None):
        return super().get_queryset(request, exclude_parameters).light().with_first_headline()

    def get_results(self, request):
        super().get_results(request)
        shown = Document.objects.filter(pk__in=[row.pk for row in self.result_list])
        counts = shown.clipping_counts()
        for document in self.result_list:
            document.counts = counts[document.pk]


@admin.register(Document, site=site)
class DocumentAdmin(AsRead, DeskAdmin):
    list_display = ("named", "hosted_by", "kind", "received", "clipping_count", "state")
    list_display_links = None
    list_filter = (NeedFilter, "kind")
    list_select_related = ("host",)
    search_fields = ("name", "title", "sha256", "address")
    date_hierarchy = "received_at"
    autocomplete_fields = ("host", "predecessor")
    readonly_fields = ("sha256", "name", "received_at", "flagged")
    fieldsets = (
        (None, {"fields": ("title", "host", "address", ("kind", "language"), "byline")}),
        (None, {"fields": (("published_on", "published_precision"), "predecessor")}),
        (
            gettext_lazy("As it came in"),
            {"fields": ("name", "sha256", "received_at", "flagged")},
        ),
    )

    def get_changelist(self, request, **kwargs):
        return DocumentChangeList

    @admin.display(description=gettext_lazy("document"), ordering="name")
    def named(self, document):
        flags = format_html_join("", ' <b class="flag {1}">{0}</b>', families_of(document.flags))
        address = reverse("admin:briefs_document_reading", args=[document.pk])
        link = format_html('<a href="{}">{}</a>{}', address, document.called, flags)
        if document.called == document.name:
            return link
        return link + format_html('<small class="under">{}</small>', document.name)

    @admin.display(description=gettext_lazy("flags"))
    def flagged(self, document):
        return ", ".join(flag for flag, _family in families_of(document.flags)) or _("none")

    @admin.display(description=gettext_lazy("hosted by"), ordering="host__folded")
    def hosted_by(self, document):
        return document.host or _("unnamed")

    @admin.display(description=gettext_lazy("received"), ordering="received_at")
    def received(self, document):
        return moment_said(document.received_at)

    @admin.display(description=gettext_lazy("clippings"))
    def clipping_count(self, document):
        return counted(document.counts["clipping_count"], ngettext_lazy("clipping", "clippings"))

    @admin.display(description=gettext_lazy("state"))
    def state(self, document):
        waiting = document.counts["waiting_count"]
        if not document.counts["clipping_count"]:
            return format_html('<span class="state off">{}</span>', _("no clipping"))
        if not waiting:
            return format_html('<span class="state ok">{}</span>', _("read"))
        said = ngettext("%(n)d waits", "%(n)d wait", waiting) % {"n": waiting}
        return format_html('<span class="state wait">{}</span>', said)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "predecessor":
            field.widget.can_add_related = False
        return field

    def has_add_permission(self, request):
        return request.user.has_perm("briefs.read_documents")

    def has_delete_permission(self, request, obj=None):
        """In bulk too: a document on which a citation or evidence rests stays."""
        if obj is not None and obj.clippings.exclude(citations=None, evidence=None).exists():
            return False
        return super().has_delete_permission(request, obj)

    def save_model(self, request, obj, form, change):
        desk.keep_document(obj, by=request.user)

    def add_view(self, request, form_url="", extra_context=None):
        return take_in.take_in(request)

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/reading/", wrap(reading.reading), name="briefs_document_reading"),
            *super().get_urls(),
        ]
