"""What briefs are about: names and aliases, kinds, near-duplicates, two that are one."""

import hashlib

from django.contrib import admin
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Count, Exists, OuterRef, Prefetch, When
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from ... import desk
from ...desk.names.alike import alike_folded, mixed
from ...models import Tag, TagMerge, TagName
from ...text.fold import fold
from ..common.as_read import AsRead
from ..common.lists import DeskAdmin, DeskChangeList, counted
from ..common.way_back import WayBack
from ..site import site
from .merging import Merging
from .sources import UnusedFilter
from .tag_form import AliasInline, TagForm

DAY = 24 * 60 * 60  # seconds


class TagChangeList(DeskChangeList):
    """Counts and aliases for the rows of this page only."""

    def get_queryset(self, request, exclude_parameters=None):
        found = super().get_queryset(request, exclude_parameters)
        aliases = TagName.objects.filter(main=False).order_by("folded")
        return found.prefetch_related(Prefetch("names", aliases, to_attr="aliases"))

    def get_results(self, request):
        super().get_results(request)
        shown = Tag.objects.filter(pk__in=[tag.pk for tag in self.result_list]).order_by()
        counts = dict(shown.annotate(n=Count("tagged")).values_list("pk", "n"))
        for tag in self.result_list:
            tag.carried = counts.get(tag.pk, 0)


def report(names):
    """Return (pairs, mixed names) among (name, tag, folded name).

    Worked out once for the names as they stand, then kept.
    """
    names = list(names)
    key = f"alike-{hashlib.sha256(repr(names).encode()).hexdigest()}"
    kept = cache.get(key)
    if kept is None:
        kept = alike_folded(names), mixed((name, pk) for name, pk, _folded in names)
        cache.set(key, kept, timeout=DAY)
    return kept


@admin.register(Tag, site=site)
class TagAdmin(Merging, AsRead, WayBack, DeskAdmin):
    form = TagForm
    list_display = ("name", "kind", "code", "other_names", "briefs", "suggestion")
    list_filter = ("kind", "suggested", UnusedFilter)
    search_fields = ("names__folded", "name")
    inlines = [AliasInline]
    fields = ("name", "kind", "code", "suggested")
    merges, verbs = TagMerge, (desk.merge_tags, desk.unmerge_tags)
    unlike = staticmethod(desk.unlike_tags)
    change_list_template = "admin/briefs/tag/change_list.html"

    def get_changelist(self, request, **kwargs):
        return TagChangeList

    def get_search_results(self, request, queryset, search_term):
        """Any name finds a tag; the names are folded, so accents and case do not count.

        Where one is chosen, own names that begin with what was typed come first, then other names
        that do, then those that hold it.
        """
        words = fold(search_term)
        if not words:
            return queryset, False
        named = TagName.objects.filter(folded__contains=words)
        found = queryset.filter(pk__in=named.values("tag"))
        if not request.path.endswith("/autocomplete/"):
            return found, False
        begins = TagName.objects.filter(folded__startswith=words, tag=OuterRef("pk"))
        rank = Case(
            When(Exists(begins.filter(main=True)), then=0), When(Exists(begins), then=1), default=2
        )
        return found.order_by(rank, "name"), False

    @admin.display(description=gettext_lazy("other names"))
    def other_names(self, tag):
        return ", ".join(alias.name for alias in tag.aliases)

    @admin.display(description=gettext_lazy("briefs"))
    def briefs(self, tag):
        return counted(tag.carried, ngettext_lazy("brief", "briefs"))

    @admin.display(description=gettext_lazy("suggested"), ordering="suggested")
    def suggestion(self, tag):
        """A word for a tag that nobody has looked at yet, and none for all others."""
        return _("suggested") if tag.suggested else ""

    def known_as(self, tag, words):
        words = fold(words)
        if words in fold(tag.name):
            return ""
        found = tag.names.filter(folded__contains=words).first()
        return found.name if found else ""

    def weight(self, tag):
        """Say what hangs on a tag, for the page that asks which name stays."""
        n = tag.tagged.count()
        return ngettext("%(n)d brief", "%(n)d briefs", n) % {"n": n}

    def has_add_permission(self, request):
        """A page for all that a tag is; in a brief a new one asks for `add_tag` alone."""
        return self.has_change_permission(request)

    def save_model(self, request, obj, form, change):
        """Nothing is saved here: `save_related` knows the other names too."""

    def save_related(self, request, form, formsets, change):
        def other_names():
            super(TagAdmin, self).save_related(request, form, formsets, change)

        desk.keep_tag(form.instance, by=request.user, other_names=other_names)

    def near_duplicates(self, request):
        """Show the names that may be one thing, and those that mix scripts."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        pairs, strange = report(
            TagName.objects.order_by("folded").values_list("name", "tag", "folded")
        )
        ids = {pk for pair in pairs for pk in pair.ids} | {name.id for name in strange}
        # Some may have been merged since their names were read.
        tags = Tag.objects.in_bulk(ids)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Names that may be one"),
            "pairs": [
                (pair, [tags[pk] for pk in pair.ids])
                for pair in pairs
                if tags.keys() >= {*pair.ids}
            ],
            "mixed": [(name, tags[name.id]) for name in strange if name.id in tags],
            "may_merge": self.has_merge_permission(request),
        }
        return TemplateResponse(request, "admin/briefs/tag/alike.html", context)

    def get_urls(self):
        alike = self.admin_site.admin_view(self.near_duplicates)
        return [path("alike/", alike, name="briefs_tag_alike"), *super().get_urls()]
