"""The inbox: clippings that wait, that are used, that were rejected."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ... import desk
from ...desk.changing.differences import span_said
from ...models import Clipping, Document
from ...text.fold import fold
from ..briefs.brief_actions import ask_then_do_to_all, do_to_all
from ..briefs.verb_forms import RejectForm
from ..common.choices import with_state
from ..common.doing import in_time
from ..common.likeness import told_already
from ..common.lists import DeskAdmin, DeskChangeList, ReadOnly
from ..common.roles import families_of
from ..site import site
from .passages import STATES
from .starting import start_each

# Of a text that stands beside another one.
WORDS = 60
# Seconds in which the clippings of a page are compared with briefs; the rest say nothing of it.
COMPARING = 2


class FateFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [(state, name) for state, (_mark, name) in STATES.items()]

    def queryset(self, request, clippings):
        named = {
            "waiting": clippings.waiting,
            "used": clippings.used,
            "rejected": clippings.rejected,
        }
        return named[self.value()]() if self.value() in named else clippings


class ClippingChangeList(DeskChangeList):
    def get_results(self, request):
        """Tell of each clipping that waits which brief tells its story, and what waits as well
        and tells it, as far as there is time.
        """
        super().get_results(request)
        waiting = [found for found in self.result_list if found.fate == "waiting"]
        for clipping in in_time(waiting, COMPARING):
            clipping.told, clipping.waits = told_already(clipping)


@admin.register(Clipping, site=site)
class ClippingAdmin(ReadOnly, DeskAdmin):
    list_display = ("printed", "state", "happened", "names", "where")
    list_display_links = None
    list_filter = (FateFilter, "document__kind")
    list_select_related = ("document",)
    search_fields = ("headline",)
    search_help_text = gettext_lazy(
        "Words of the headline as printed, or of the document’s name or title."
    )
    ordering = ("-document__received_at", "-document_id", "first_line")
    actions = ("use", "add", "reject", "take_back")

    def get_changelist(self, request, **kwargs):
        return ClippingChangeList

    def get_queryset(self, request):
        light = super().get_queryset(request).with_documents().defer("excerpt")
        return light.prefetch_related("citations__brief")

    def get_search_results(self, request, queryset, search_term):
        """Each word stands in the headline, or in the name or title of the document."""
        for word in search_term.split():
            named = Document.objects.filter(Q(name__icontains=word) | Q(title__icontains=word))
            held = Q(headline__icontains=word) | Q(document__in=named.values("pk"))
            queryset = queryset.filter(held)
        return queryset, False

    @admin.display(description=gettext_lazy("clipping"))
    def printed(self, clipping):
        flags = format_html_join("", ' <b class="flag {1}">{0}</b>', families_of(clipping.flags))
        under = [
            (format_html('<a href="{}">{}</a>', change, brief),)
            for change, brief in self.briefs(clipping)
            if fold(brief.headline) != fold(clipping.headline)
        ]
        if clipping.rejected_because:
            under.append((clipping.rejected_because,))
        beside, link = "", '<b>{}:</b> <a href="{}">{}</a>'
        if told := getattr(clipping, "told", None):
            verdict, brief, words = told
            change = reverse("admin:briefs_brief_change", args=[brief.pk])
            under.append((format_html(link, verdict, change, with_state(brief)),))
            beside = self.beside(clipping.excerpt, words)
        for other, verdict in getattr(clipping, "waits", ()):
            named = _("%s (waits as well)") % other
            under.append((format_html(link, verdict, self.place(other), named),))
        return format_html(
            '<a href="{}">{}</a>{}{}{}',
            self.place(clipping),
            clipping,
            flags,
            format_html_join("", '<small class="under">{}</small>', under),
            beside,
        )

    def beside(self, *texts):
        """Show what a clipping and the brief that tells its story say, side by side."""
        cut = [(Truncator(text).words(WORDS),) for text in texts]
        return format_html(
            '<details class="beside"><summary>{}</summary><div>{}</div></details>',
            _("Side by side"),
            format_html_join("", "<blockquote>{}</blockquote>", cut),
        )

    def briefs(self, clipping):
        """Return [(address, brief)]: one that cites it as origin and as host rests on it once."""
        cited = {found.brief_id: found.brief for found in clipping.citations.all()}
        return [(reverse("admin:briefs_brief_change", args=[pk]), b) for pk, b in cited.items()]

    def place(self, clipping):
        page = reverse("admin:briefs_document_reading", args=[clipping.document_id])
        return f"{page}?from={clipping.first_line}#C{clipping.pk}"

    @admin.display(description=gettext_lazy("state"))
    def state(self, clipping):
        shown = STATES[clipping.fate]
        if briefs := self.briefs(clipping):
            return format_html('<a href="{}" class="state {}">{}</a>', briefs[0][0], *shown)
        return format_html('<span class="state {}">{}</span>', *shown)

    @admin.display(description=gettext_lazy("happened"))
    def happened(self, clipping):
        return span_said(clipping.event_on, clipping.event_until, clipping.event_precision)

    @admin.display(description=gettext_lazy("comes from, it says"))
    def names(self, clipping):
        return clipping.origin

    @admin.display(description=gettext_lazy("document"), ordering="document__received_at")
    def where(self, clipping):
        return f"{clipping.document}, {clipping.place}"

    # What can be done

    def has_use_permission(self, request):
        return request.user.has_perm("briefs.add_brief")

    def has_read_permission(self, request):
        return request.user.has_perm("briefs.read_documents")

    @admin.action(description=gettext_lazy("Start briefs"), permissions=["use"])
    def use(self, request, clippings):
        start_each(request, clippings)

    @admin.action(description=gettext_lazy("Add to the brief that tells it"), permissions=["use"])
    def add(self, request, clippings):
        do_to_all(self, request, clippings, lambda found: desk.add_to_told(found, by=request.user))

    @admin.action(description=gettext_lazy("Reject …"), permissions=["read"])
    def reject(self, request, clippings):
        def verb(clipping, reason):
            return desk.reject(clipping, reason, by=request.user)

        return ask_then_do_to_all(
            self,
            request,
            clippings,
            RejectForm,
            verb,
            action="reject",
            title=_("Reject clippings"),
            button=_("Reject"),
        )

    @admin.action(description=gettext_lazy("Let wait again"), permissions=["read"])
    def take_back(self, request, clippings):
        do_to_all(self, request, clippings, lambda found: desk.take_back(found, by=request.user))

    # A clipping is read on its document's page.

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        clipping = self.get_object(request, unquote(object_id))
        if clipping is None:
            raise Http404
        return HttpResponseRedirect(self.place(clipping))
