"""Whom a brief cites, as an editor types it, and the records made of that."""

from django import forms
from django.contrib import admin
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ... import desk
from ...models import Citation, Source
from ...models.fields import validate_name
from ...models.revision import Verb
from ...models.source import NOT_STATED
from ...text import limits
from ..common.choices import KINDS
from ..common.lists import Choosing


class CitationForm(forms.ModelForm):
    """One citation as typed. The desk decides what may stand, with the whole brief before it."""

    new_source = forms.CharField(
        label=gettext_lazy("Or its name, known or new"),
        required=False,
        max_length=limits.NAME,
        validators=[validate_name],
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
        help_text=gettext_lazy(
            "A source that bears or bore the name is found by it; else a new one is made, and an "
            "editor says what it is."
        ),
    )
    new_source_kind = forms.ChoiceField(
        label=gettext_lazy("A new one is"), required=False, choices=KINDS
    )

    class Meta:
        model = Citation
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("source", "clipping"):
            if name in self.fields:
                # The wrapper adds the links beside it.
                chooser = getattr(self.fields[name].widget, "widget", self.fields[name].widget)
                chooser.row = self.instance._state.fields_cache.get(name)
        source = self.instance._state.fields_cache.get("source")
        if source and "new_source_kind" in self.fields and is_unsaid(source):
            self.fields["new_source_kind"].label = _("“%s” is") % source

    def clean(self):
        super().clean()
        typed = self.cleaned_data.get("new_source")
        if not (typed or self.cleaned_data.get("source") or "source" in self.errors):
            self.add_error("source", _("Choose a source, or name one that is not there yet."))

    def validate_unique(self):
        """Two rows may change places: whether one stands twice is told by all of them together."""

    def validate_constraints(self):
        """As `validate_unique`."""


class CitationFormSet(BaseInlineFormSet):
    """The citations of a brief. Nothing is saved here."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["position"].required = form.fields["source"].required = False
        # A row that somebody deleted meanwhile is still typed text, and the version tells of it.
        form.fields["id"] = forms.IntegerField(
            required=False,
            initial=None if form.instance._state.adding else form.instance.pk,
            widget=forms.HiddenInput,
        )

    def validate_unique(self):
        """The desk says it in a sentence."""

    def rows(self):
        """Return what was typed of each citation, in the order that was typed."""
        rows = [
            form.cleaned_data
            for form in self.forms
            if (form.cleaned_data.get("source") or form.cleaned_data.get("new_source"))
            and form not in self.deleted_forms
        ]
        return sorted(rows, key=lambda row: row.get("position") or 0)

    def content(self):
        """Return the citations as records."""
        return [citation_content(row) for row in self.rows()]

    def new_sources(self):
        """Return {name: kind} of sources that may not be there yet, the kind "" where unsaid."""
        rows = [row for row in self.rows() if row["new_source"]]
        return {row["new_source"]: row.get("new_source_kind", "") for row in rows}

    def kinds_said(self):
        """Return {name: kind} of the sources in rows of which nobody knew the kind until now."""
        rows = [row for row in self.rows() if row["source"] and not row["new_source"]]
        return {
            row["source"].name: kind
            for row in rows
            if (kind := row.get("new_source_kind")) and is_unsaid(row["source"])
        }


def is_unsaid(source):
    """Say whether nobody has said yet what a source is."""
    return source.kind == Source.Kind.UNKNOWN and source.name != NOT_STATED


def citation_content(row):
    clipping, day = row.get("clipping"), row.get("published_on")
    return {
        "source": row["new_source"] or row["source"].name,
        "role": row["role"],
        "clipping": list(clipping.natural_key()) if clipping else None,
        "title": row["title"],
        "address": row["address"],
        "published_on": day.isoformat() if day else None,
        "published_precision": row["published_precision"],
        "note": row["note"],
    }


class CitationInline(Choosing, admin.StackedInline):
    model = Citation
    form = CitationForm
    formset = CitationFormSet
    autocomplete_fields = ("source", "clipping")
    template = "admin/briefs/brief/citations.html"
    fieldsets = (
        (None, {"fields": (("source", "role", "position"), ("new_source", "new_source_kind"))}),
        (
            None,
            {
                "fields": (
                    "title",
                    "clipping",
                    "address",
                    ("published_on", "published_precision"),
                    "note",
                )
            },
        ),
    )
    verbose_name = gettext_lazy("source")
    verbose_name_plural = gettext_lazy("Sources of this brief")

    def get_fieldsets(self, request, obj=None):
        """Ask for the kind of a new source only those who may change sources."""
        if request.user.has_perm("briefs.change_source"):
            return self.fieldsets
        first, *more = self.fieldsets
        return [(None, {"fields": (*first[1]["fields"][:-1], "new_source")}), *more]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "source":
            # One that is not there is named in the row.
            field.widget.can_add_related = False
        return field

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else 1

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source").with_clippings()

    def may_type(self, request, brief):
        """Citations are part of a brief's content: who may write the one may write the other."""
        if brief is None:
            return request.user.has_perm("briefs.add_brief")
        return bool({Verb.WRITE, Verb.CORRECT} & desk.allowed(request.user, brief))

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("briefs.view_brief")

    def has_add_permission(self, request, obj):
        return self.may_type(request, obj)

    def has_change_permission(self, request, obj=None):
        return self.may_type(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.may_type(request, obj)
