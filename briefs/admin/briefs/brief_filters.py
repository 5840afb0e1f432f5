"""What the list of briefs can be narrowed by."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ... import desk
from ...models import Brief, Citation, Source, Tag, TaggedBrief
from ..common.choices import number_in


class StateFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            ("draft", _("drafts")),
            ("untaken", _("drafts nobody has taken up")),
            ("review", _("in review")),
            ("scheduled", _("scheduled")),
            ("live", _("live")),
            ("withdrawn", _("withdrawn")),
            ("merged", _("merged into another")),
            ("rework", _("reworks of live briefs")),
        ]

    def queryset(self, request, briefs):
        named = {
            "draft": briefs.drafts,
            "untaken": lambda: briefs.drafts().filter(author=None, assigned_to=None),
            "review": briefs.in_review,
            "scheduled": briefs.scheduled,
            "live": briefs.public,
            "withdrawn": lambda: briefs.filter(
                status=Brief.Status.WITHDRAWN, merged_into__isnull=True
            ),
            "merged": lambda: briefs.exclude(merged_into=None),
            "rework": lambda: briefs.exclude(rework_of=None),
        }
        return named[self.value()]() if self.value() in named else briefs


class AssignedFilter(admin.SimpleListFilter):
    title = gettext_lazy("assigned")
    parameter_name = "assigned"

    def lookups(self, request, model_admin):
        return [("me", _("to me")), ("somebody", _("to somebody")), ("late", _("and overdue"))]

    def queryset(self, request, briefs):
        if self.value() == "me":
            return briefs.filter(assigned_to=request.user)
        if self.value() == "somebody":
            return briefs.exclude(assigned_to=None)
        if self.value() == "late":
            return briefs.filter(due_on__lt=timezone.localdate()).exclude(assigned_to=None)
        return briefs


class CountryFilter(admin.SimpleListFilter):
    title = gettext_lazy("country")
    parameter_name = "country"
    template = "admin/choose_filter.html"

    def lookups(self, request, model_admin):
        countries = list(Tag.objects.countries().values_list("code", "name", "pk"))
        self.tags = {code: pk for code, _name, pk in countries}
        return [(code, name) for code, name, _pk in countries]

    def queryset(self, request, briefs):
        if not self.value():
            return briefs
        # By its number, for which the database knows how many briefs to expect.
        carried = TaggedBrief.objects.filter(tag=self.tags.get(self.value(), 0))
        return briefs.filter(pk__in=carried.values("content_object"))


class SourceFilter(admin.SimpleListFilter):
    """Reached from a source's page; a list of all sources would be no filter."""

    title = gettext_lazy("source")
    parameter_name = "source"

    def lookups(self, request, model_admin):
        chosen = number_in(request.GET.get(self.parameter_name, ""))
        found = Source.objects.filter(pk=chosen) if chosen is not None else []
        return [(str(source.pk), source.name) for source in found]

    def queryset(self, request, briefs):
        chosen = number_in(self.value() or "")
        if chosen is None:
            return briefs
        cited = Citation.objects.filter(source=chosen)
        return briefs.filter(pk__in=cited.values("brief"))


class ImporterFilter(admin.SimpleListFilter):
    """Drafts as somebody brought them in. Reached from a brief or an import; mine are offered."""

    title = gettext_lazy("importer")
    parameter_name = "importer"

    def lookups(self, request, model_admin):
        offered = {str(request.user.pk): _("me")}
        chosen = number_in(request.GET.get(self.parameter_name, ""))
        if chosen not in (None, request.user.pk):
            people = get_user_model().objects.filter(pk=chosen)
            offered |= {str(person.pk): str(person) for person in people}
        return list(offered.items())

    def queryset(self, request, briefs):
        chosen = number_in(self.value() or "")
        return briefs if chosen is None else briefs.filter(importer=chosen)


class EvidenceFilter(admin.SimpleListFilter):
    title = gettext_lazy("evidence")
    parameter_name = "evidence"

    def lookups(self, request, model_admin):
        return [("changed", _("has changed")), ("against", _("told otherwise by what came in"))]

    def queryset(self, request, briefs):
        if self.value() == "changed":
            return briefs.filter(pk__in=desk.evidence_changed().values("pk"))
        if self.value() == "against":
            return briefs.filter(pk__in=desk.contradicting().values("contradicts"))
        return briefs
