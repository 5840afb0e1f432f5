"""How the list of briefs is read: its columns and what is loaded for them."""

from datetime import timedelta

from django.contrib import admin
from django.db.models import OuterRef, Prefetch, Subquery
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ... import desk
from ...desk.changing.differences import moment_said
from ...models import Citation, Revision, TaggedBrief
from ..common.lists import DeskChangeList

MINUTE = timedelta(minutes=1)


class BriefChangeList(DeskChangeList):
    def get_queryset(self, request, exclude_parameters=None):
        found = super().get_queryset(request, exclude_parameters)
        last = Revision.objects.filter(brief=OuterRef("pk"), number=OuterRef("version"))
        return (
            found.select_related("author", "assigned_to")
            .annotate(changed_by=Subquery(last.values("by_name")))
            .defer("summary", "body")
            .prefetch_related(
                Prefetch("citations", Citation.objects.select_related("source")),
                Prefetch("tagged", TaggedBrief.objects.select_related("tag")),
            )
        )


def how_long(since):
    """Say how long ago a moment was."""
    return timesince(since) if timezone.now() - since >= MINUTE else _("just now")


class BriefColumns:
    """The columns of the list."""

    @admin.display(description=gettext_lazy("state"))
    def state(self, brief):
        name = desk.state_of(brief)
        said = {
            "draft": _("draft"),
            "review": _("in review"),
            "scheduled": _("scheduled"),
            "live": _("live"),
            "withdrawn": _("withdrawn"),
        }[name]
        if name == "scheduled":
            said = _("from %s") % moment_said(brief.published_at)
        if brief.merged_into_id:
            said = _("merged")
        if brief.rework_of_id:
            said = _("%s, rework") % said
        marks = {"live": "ok", "review": "wait", "scheduled": "wait", "withdrawn": "no"}
        mark = marks.get(name, "off")
        return format_html('<span class="state {}">{}</span>{}', mark, said, self.waits(brief))

    def waits(self, brief):
        """Return how long a brief has waited, and who has it until when, a line each."""
        lines = [how_long(brief.waiting_since)] if brief.waiting_since else []
        if brief.assigned_to:
            due = desk.day_said(brief.due_on)
            lines.append(f"{brief.assigned_to}, {due}" if due else str(brief.assigned_to))
        return format_html_join("", '<small class="under">{}</small>', ((line,) for line in lines))

    @admin.display(description=gettext_lazy("filed"), ordering="filed_on")
    def filed(self, brief):
        return format_html('<span class="nowrap">{}</span>', desk.day_said(brief.filed_on))

    @admin.display(description=gettext_lazy("changed"), ordering="changed_at")
    def changed(self, brief):
        """When, and by whom; what an import brought was changed by nobody here."""
        day, _comma, hour = moment_said(brief.changed_at).rpartition(", ")
        under = f"{hour}, {brief.changed_by}" if brief.changed_by else hour
        shown = '<span class="nowrap">{}</span><small class="under">{}</small>'
        return format_html(shown, day, under)

    @admin.display(description=gettext_lazy("lead source"))
    def lead(self, brief):
        return brief.lead_source

    @admin.display(description=gettext_lazy("countries"))
    def countries(self, brief):
        return " ".join(sorted(t.tag.code for t in brief.tagged.all() if t.tag.code))
