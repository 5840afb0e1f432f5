"""Who says things: standing, health, and two that are one."""

from django.contrib import admin
from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from ... import desk
from ...models import Clipping, Document, Source, SourceMerge, fates
from ...text.fold import fold
from ..common.as_read import AsRead
from ..common.lists import DeskAdmin, DeskChangeList, counted
from ..common.way_back import WayBack
from ..site import site
from .health import health
from .merging import Merging


class UnusedFilter(admin.SimpleListFilter):
    title = gettext_lazy("use")
    parameter_name = "use"

    def lookups(self, request, model_admin):
        return [("none", _("nothing rests on it"))]

    def queryset(self, request, things):
        return things.unused() if self.value() == "none" else things


class SourceChangeList(DeskChangeList):
    """Counts for the rows of this page only: whatever number of sources there is."""

    def get_results(self, request):
        super().get_results(request)
        shown = [source.pk for source in self.result_list]
        cited = dict(
            Source.objects.filter(pk__in=shown)
            .annotate(n=Count("citations__brief", distinct=True))
            .values_list("pk", "n")
        )
        papers = Document.objects.filter(host__in=shown).order_by().values("host")
        last = dict(papers.annotate(last=Max("received_at")).values_list("host", "last"))
        clipped = Clipping.objects.filter(document__host__in=shown).order_by()
        became = {
            row["document__host"]: row
            for row in clipped.values("document__host").annotate(
                all=Count("pk"),
                rejected=Count("pk", filter=fates()["rejected"]),
                flagged=Count("pk", filter=~Q(flags=[])),
            )
        }
        for source in self.result_list:
            source.cited = cited.get(source.pk, 0)
            source.last_document = last.get(source.pk)
            source.fates = became.get(source.pk, {"all": 0, "rejected": 0, "flagged": 0})


@admin.register(Source, site=site)
class SourceAdmin(Merging, AsRead, WayBack, DeskAdmin):
    list_display = (
        "name",
        "kind",
        "owner",
        "country",
        "standing_mark",
        "briefs",
        "last_document",
        "of_its_clippings",
    )
    list_filter = ("standing", "kind", "owner", UnusedFilter)
    search_fields = ("name", "folded", "domain")
    merges, verbs = SourceMerge, (desk.merge_sources, desk.unmerge_sources)
    unlike = staticmethod(desk.unlike_sources)
    fieldsets = (
        (None, {"fields": ("name", ("kind", "owner", "country"), "domain")}),
        (gettext_lazy("What the desk makes of it"), {"fields": ("standing", "reuse", "about")}),
    )

    def get_changelist(self, request, **kwargs):
        return SourceChangeList

    @admin.display(description=gettext_lazy("standing"), ordering="standing")
    def standing_mark(self, source):
        marks = {"trusted": "ok", "with care": "wait", "refused": "no"}
        mark = marks.get(source.standing, "off")
        return format_html('<span class="state {}">{}</span>', mark, source.get_standing_display())

    @admin.display(description=gettext_lazy("briefs"))
    def briefs(self, source):
        address = reverse("admin:briefs_brief_changelist")
        said = counted(source.cited, ngettext_lazy("brief", "briefs"))
        return format_html('<a href="{}?source={}">{}</a>', address, source.pk, said)

    @admin.display(description=gettext_lazy("last document"))
    def last_document(self, source):
        return desk.day_said(source.last_document and timezone.localdate(source.last_document))

    @admin.display(description=gettext_lazy("of its clippings"))
    def of_its_clippings(self, source):
        """Say how many there are, and how many of them were rejected or flagged."""
        became = source.fates
        if not became["all"]:
            return ""
        said = [counted(became["all"], ngettext_lazy("clipping", "clippings"))]
        said += [_("%d rejected") % became["rejected"]] if became["rejected"] else []
        said += [_("%d flagged") % became["flagged"]] if became["flagged"] else []
        return format_html_join(", ", "{}", ((part,) for part in said))

    def render_change_form(self, request, context, obj=None, **kwargs):
        sees = request.user.has_perm("briefs.view_document")
        context["health"] = health(obj) if obj and sees else None
        return super().render_change_form(request, context, obj=obj, **kwargs)

    def known_as(self, source, words):
        return "" if fold(words) in source.folded else source.domain

    def weight(self, source):
        """Say what hangs on a source, for the page that asks which name stays."""
        n = source.citations.count()
        said = ngettext("%(n)d citation", "%(n)d citations", n) % {"n": n}
        refused = source.standing == Source.Standing.REFUSED
        return f"{said}, {source.get_standing_display()}" if refused else said

    def save_model(self, request, obj, form, change):
        desk.keep_source(obj, by=request.user)
