"""A tag as an editor types it: what it is, and its other names."""

import re

from django.contrib import admin
from django.forms import BaseInlineFormSet, CheckboxInput
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...models import TagName
from ...text import limits
from ...text.fold import fold
from ..common.as_read import AsReadForm

_ROW = re.compile(r"names-\d+-name")


class TagForm(AsReadForm):
    """Was read with its other names: a save over one that somebody added or took is told of it."""

    def values(self, row):
        return [*super().values(row), *other_names(row)]

    def differing(self, row):
        yield from super().differing(row)
        kept = other_names(row)
        if kept.keys() != self.typed_names():
            yield _("Other names “%s”") % ", ".join(kept.values())

    def typed_names(self):
        """Return the folded other names that stand in the rows below, those to be deleted aside."""
        rows = [key for key in self.data if _ROW.fullmatch(key)]
        kept = [key for key in rows if not self.data.get(key.replace("-name", "-DELETE"))]
        return {fold(self.data[key]) for key in kept} - {""}


def other_names(tag):
    """Return the other names of a tag as they are kept, {folded: as written}."""
    names = TagName.objects.filter(tag=tag.pk, main=False).order_by("folded")
    return dict(names.values_list("folded", "name"))


class AliasFormSet(BaseInlineFormSet):
    def get_deletion_widget(self):
        """Give the box a label of its own: a screen reader does not read the head of the column."""
        return CheckboxInput(attrs={"aria-label": _("Delete this name")})


class AliasInline(admin.TabularInline):
    """Other names of the tag; the main one is the tag's own."""

    model = TagName
    formset = AliasFormSet
    fields = ("name",)
    extra = 1
    max_num = limits.ALIASES_PER_TAG
    verbose_name = gettext_lazy("other name")
    verbose_name_plural = gettext_lazy("other names: each of them finds the tag")

    def get_queryset(self, request):
        return super().get_queryset(request).filter(main=False)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Give the field a label of its own, as `get_deletion_widget` does."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        field.widget.attrs["aria-label"] = _("Other name")
        return field

    def _with_the_tag(self, request, obj=None):
        """Names have no rights of their own: the page around them asked for those of the tag."""
        return True

    has_view_permission = has_add_permission = _with_the_tag
    has_change_permission = has_delete_permission = _with_the_tag
