"""What an editor types about a brief, and the content record made of it."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from .. import desk
from ..models import Brief, Citation, Correction, Tag, TaggedBrief
from ..models.revision import Verb
from ..text import limits
from ..text.fold import fold
from .choices import ChooseMany, ChooseOne, ManyField, SureField
from .site import site

TOLD = [(kind.value, kind.label) for kind in Correction.Kind] + [
    (desk.SILENT, _("none: typography only"))
]


class BriefForm(forms.ModelForm):
    """The content of a brief. Nothing is saved here: the desk's verbs write `content()`."""

    tags = ManyField(
        label=_("Tags"),
        queryset=Tag.objects.all(),
        required=False,
        widget=ChooseMany(TaggedBrief._meta.get_field("tag"), site),
        help_text=_("At least one country and one topic. Any name or alias finds a tag."),
    )
    new_tag = forms.CharField(
        label=_("New tag"),
        required=False,
        max_length=limits.NAME,
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
        help_text=_(
            "The brief carries it from the next save on. Look for it among the tags first."
        ),
    )
    new_tag_kind = forms.ChoiceField(
        label=_("Kind of the new tag"),
        required=False,
        choices=[(kind.value, kind.label) for kind in desk.NEW_TAG_KINDS],
        initial=Tag.Kind.TOPIC.value,
        help_text=_("A country is added under Tags, with its ISO code."),
    )
    new_tag_sure = SureField(
        label=_("A new tag that looks like another name"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    filed_by_editor = forms.BooleanField(
        label=_("File it under another day"),
        required=False,
        help_text=_("Else the house files it: by event, source, digest or publication."),
    )
    filed_on = forms.DateField(label=_("Filed on"), required=False, widget=AdminDateWidget)
    filed_because = forms.CharField(
        label=_("Because"),
        required=False,
        max_length=limits.REASON,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=_("Readers may see it."),
    )
    correction = forms.ChoiceField(
        label=_("This change is"), required=False, choices=TOLD, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Note to readers"),
        required=False,
        max_length=limits.NOTE,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text=_("One sentence: what changed and why. Shown with before and after."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    # A refusal of the desk, shown when the form is bound again.
    refused = None
    # What became of a new tag, to be told once the brief is saved.
    said_of_the_tag = ""

    class Meta:
        model = Brief
        # Whether anything was inferred follows from what was.
        fields = [name for name in desk.PLAIN_FIELDS if name != "event_inferred"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        brief = self.instance
        self.initial["version"] = brief.version
        if brief.pk:
            self.initial["tags"] = [tagged.tag_id for tagged in brief.tagged.all()]
            self.initial["filed_by_editor"] = brief.filed_by == Brief.FiledBy.EDITOR
            self.initial["filed_on"] = brief.filed_on
            self.initial["filed_because"] = brief.filed_because
        if "new_tag_sure" in self.fields:
            self.ask_whether_sure()

    def ask_whether_sure(self):
        """Ask where the desk doubts the new name, and for that very name."""
        typed = self.data.get("new_tag", "")
        self.fields["new_tag_sure"].choices = [(typed, _("Make “%s” all the same") % typed)]
        if not isinstance(self.refused, desk.Doubtful):
            self.fields["new_tag_sure"].widget = forms.MultipleHiddenInput()

    def clean(self):
        super().clean()
        if "event_inferred_part" in self.fields:
            self.instance.event_inferred = bool(self.cleaned_data.get("event_inferred_part"))
        refused = self.refused
        if isinstance(refused, desk.Invalid):
            for name, sentences in refused.errors.items():
                where = {"kind": "correction"}.get(name, name) if self.is_correction else name
                said = [forms.ValidationError(sentence, code=name) for sentence in sentences]
                self.add_error(where if where in self.fields else None, said)
        elif refused:
            self.add_error(None, refused.sentence)

    @property
    def is_correction(self):
        return "correction" in self.fields

    def tag_to_make(self):
        """Return what `desk.new_tag` is to be called with, or None."""
        name = self.cleaned_data.get("new_tag")
        if not name:
            return None
        sure = name in self.cleaned_data["new_tag_sure"]
        return {"name": name, "kind": self.cleaned_data["new_tag_kind"], "sure": sure}

    def content(self):
        """Return the content record of what was typed, but for the citations; JSON-ready."""
        typed = {name: self.cleaned_data[name] for name in desk.PLAIN_FIELDS if name in self.fields}
        if "event_inferred_part" in typed:
            typed["event_inferred"] = bool(typed["event_inferred_part"])
        for name in ("event_on", "event_until"):
            typed[name] = typed[name].isoformat() if typed[name] else None
        typed["tags"] = sorted((tag.name for tag in self.cleaned_data["tags"]), key=fold)
        if self.cleaned_data["filed_by_editor"]:
            day = self.cleaned_data["filed_on"]
            typed["filed_by"] = Brief.FiledBy.EDITOR.value
            typed["filed_on"] = day.isoformat() if day else None
            typed["filed_because"] = self.cleaned_data["filed_because"]
        elif self.instance.filed_by == Brief.FiledBy.EDITOR:
            typed["filed_by"] = Brief.FiledBy.PUBLICATION.value
        return typed


class CitationForm(forms.ModelForm):
    """One citation as typed. The desk decides what may stand, with the whole brief before it."""

    class Meta:
        model = Citation
        fields = ()

    def validate_unique(self):
        """Two rows may change places: only all of them together tell."""

    def validate_constraints(self):
        """As above."""


class CitationFormSet(BaseInlineFormSet):
    """The citations of a brief. Nothing is saved here."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["position"].required = False
        # A row that somebody deleted meanwhile is still typed text, and the version tells of it.
        form.fields["id"] = forms.IntegerField(
            required=False,
            initial=None if form.instance._state.adding else form.instance.pk,
            widget=forms.HiddenInput,
        )

    def validate_unique(self):
        """The desk says it in a sentence."""

    def content(self):
        """Return the citations as records, in the order that was typed."""
        rows = [
            form.cleaned_data
            for form in self.forms
            if form.cleaned_data.get("source") and form not in self.deleted_forms
        ]
        rows.sort(key=lambda row: row.get("position") or 0)
        return [citation_content(row) for row in rows]


def citation_content(row):
    clipping, day = row.get("clipping"), row.get("published_on")
    return {
        "source": row["source"].name,
        "role": row["role"],
        "clipping": list(clipping.natural_key()) if clipping else None,
        "title": row["title"],
        "address": row["address"],
        "published_on": day.isoformat() if day else None,
        "published_precision": row["published_precision"],
        "note": row["note"],
    }


class CitationInline(admin.StackedInline):
    model = Citation
    form = CitationForm
    formset = CitationFormSet
    autocomplete_fields = ("source", "clipping")
    template = "admin/briefs/brief/citations.html"
    fieldsets = (
        (None, {"fields": (("source", "role", "position"),)}),
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
    verbose_name = _("source")
    verbose_name_plural = _("Sources of this brief")

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else 1

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source", "clipping__document")

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

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            kwargs.setdefault("widget", ChooseOne(db_field, site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in self.autocomplete_fields:
            widget = field.widget
            widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
        return field
