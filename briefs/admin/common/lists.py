"""What holds for every list of the desk: bounded pages, no work that grows with the newsroom."""

from calendar import monthrange
from datetime import date, datetime

from django.contrib import admin
from django.contrib.admin import ActionLocation
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db import models
from django.db.models import Max, Min
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _

from ...desk.changing.change import retrying
from .choices import ChooseOne, Day, number_in
from .lookups import KnownLookups, KnownValues
from .problems import problems

# A list counts and leads so far; who wants what stands behind narrows it.
MOST = 5_000
# Steps on a page of a history.
STEPS = 100


def counted(number, thing):
    """Return a number for a column; what it counts is shown where the list has no columns.

    thing  a lazy plural, such as ngettext_lazy("brief", "briefs")
    """
    return format_html('{}<span class="unit"> {}</span>', number, thing % number)


class DeskPaginator(Paginator):
    """Counts no further than `MOST`, and loads whole rows for the page that is shown alone.

    The page's keys come first, off an index where one has the order; else the database would
    carry every wide row through its sorting.
    """

    @cached_property
    def counted(self):
        return self.object_list.order_by().values("pk")[: MOST + 1].count()

    @property
    def more(self):
        """Whether there are more rows than the list leads to."""
        return self.counted > MOST

    @cached_property
    def count(self):
        return min(self.counted, MOST)

    def page(self, number):
        number = self.validate_number(number)
        bottom = (number - 1) * self.per_page
        top = min(bottom + self.per_page, self.count)
        keys = self.object_list.prefetch_related(None).values_list("pk", flat=True)
        rows = self.object_list.filter(pk__in=list(keys[bottom:top])) if top else []
        return self._get_page(rows, number, self)


class DeskChangeList(KnownValues):
    """Offers years, months and days by the calendar: Django's own list reads every row for that."""

    def get_results(self, request):
        super().get_results(request)
        if not (self.multi_page or self.show_all):
            # Django shows the only page without asking the paginator for it.
            self.result_list = self.paginator.page(1).object_list

    def calendar(self):
        """Return [(label, query string, whether it is chosen)], the way back first."""
        if not self.date_hierarchy:
            return []
        names = [f"{self.date_hierarchy}__{part}" for part in ("year", "month", "day")]
        typed = [number_in(self.params.get(n, "")) for n in names]
        chosen = [number for number in typed if number is not None]

        def link(label, *parts):
            kept = dict(zip(names, parts, strict=False))
            address = self.get_query_string(kept, [n for n in names if n not in kept])
            return label, address, list(parts) == chosen and bool(parts)

        if not chosen:
            first, last = self.model_admin.years()
            return [link(str(year), year) for year in range(last, first - 1, -1)]
        year = min(max(chosen[0], 1), 9999)
        links = [link(_("All dates")), link(str(year), year)]
        if len(chosen) == 1:
            months = range(1, 13)
            return links + [link(date_format(date(year, m, 1), "M"), year, m) for m in months]
        month = min(max(chosen[1], 1), 12)
        links.append(link(date_format(date(year, month, 1), "F"), year, month))
        days = range(1, monthrange(year, month)[1] + 1)
        return links + [link(str(day), year, month, day) for day in days]


class Choosing:
    """A form whose foreign keys are chosen by the letters of their names, days from a calendar."""

    formfield_overrides = {models.DateField: {"widget": Day}}

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", ChooseOne(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Offer to add what a field leads to, and nothing more: the rest has pages of its own."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            widget = field.widget
            widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
        return field


class ReadOnly:
    """For a ModelAdmin of what is made and changed elsewhere."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class Ticking:
    """A list of which many rows are ticked, and what to do with them is asked in our words."""

    def get_action_choices(
        self, request, default_choices=None, action_location=ActionLocation.CHANGE_LIST
    ):
        choices = default_choices or [("", _("choose …"))]
        return super().get_action_choices(request, choices, action_location)


class DeskAdmin(Ticking, Choosing, KnownLookups, admin.ModelAdmin):
    list_per_page = 50
    paginator = DeskPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    view_on_site = False

    @retrying
    def changeform_view(self, request, *args, **kwargs):
        """Try again outside the transaction that Django puts around a form, verbs and all."""
        return super().changeform_view(request, *args, **kwargs)

    def history_view(self, request, object_id, extra_context=None):
        if number_in(unquote(object_id)) is None:
            # Django says that there is no such row; PostgreSQL takes not every text.
            return super().history_view(request, object_id, extra_context)
        steps = LogEntry.objects.filter(
            object_id=unquote(object_id),
            content_type=ContentType.objects.get_for_model(self.model),
        ).select_related("user", "content_type")
        newest_first = self.get_paginator(request, steps.order_by("-action_time", "-pk"), STEPS)
        shown = newest_first.get_page(request.GET.get(PAGE_VAR))
        context = {"title": _("History"), "action_list": shown}
        context |= {"pagination_required": newest_first.count > STEPS}
        return super().history_view(request, object_id, context | (extra_context or {}))

    def response_action(self, request, queryset, **kwargs):
        """Refuse a choice of rows that no list of ours sends."""
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if any(number_in(pk) is None for pk in chosen):
            raise BadRequest("What was chosen from the list is no row of it.")
        return super().response_action(request, queryset, **kwargs)

    def render_change_form(self, request, context, **kwargs):
        """Show what is to be mended as one list, in place of Django's note."""
        context["adminform"].form.label_suffix = ""
        if context["errors"]:
            inlines = context["inline_admin_formsets"]
            context["problems"] = problems(context["adminform"].form, inlines)
            context["errors"] = ()
        return super().render_change_form(request, context, **kwargs)

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        return kwargs | {"form_kwargs": {"label_suffix": ""}}

    def message_user(self, request, message, *args, **kwargs):
        super().message_user(request, getattr(request, "said", message), *args, **kwargs)

    def response_add(self, request, obj, **kwargs):
        request.said = _("“%s” is saved.") % obj
        return super().response_add(request, obj, **kwargs)

    def said_of(self, obj):
        """Return what a save that went well is told with."""
        return _("“%s” is saved.") % obj

    def response_change(self, request, obj):
        request.said = self.said_of(obj)
        return super().response_change(request, obj)

    def get_changelist(self, request, **kwargs):
        return DeskChangeList

    def years(self):
        """Return the first and the last year of the date hierarchy."""
        field = self.date_hierarchy
        ends = self.model._default_manager.aggregate(first=Min(field), last=Max(field))
        today = timezone.localtime()
        # An hour is one of the newsroom's own year.
        return tuple(
            (timezone.localtime(end) if isinstance(end, datetime) else end).year
            for end in (ends["first"] or today, ends["last"] or today)
        )
