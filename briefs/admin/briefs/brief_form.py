"""What an editor types about a brief, and the content record made of it."""

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ... import desk
from ...models import Brief, Tag, TaggedBrief
from ...models.correction import MEANINGS
from ...models.languages import USUAL
from ...text import limits
from ...text.fold import fold
from ..common.choices import ChooseMany, Day, ManyField, SureField
from ..site import site
from .check_fields import field_of

TOLD = [
    *((kind.value, format_lazy("{}: {}", kind.label, meant)) for kind, meant in MEANINGS.items()),
    (desk.SILENT, gettext_lazy("none: typography only")),
]
# Said by a script; {n} is the number.
COUNTED = {"rows": 8, "data-words": gettext_lazy("Words so far: {n}.")}


class BriefForm(forms.ModelForm):
    """The content of a brief. Nothing is saved here: the desk's verbs write `content()`."""

    tags = ManyField(
        label=gettext_lazy("Tags"),
        queryset=Tag.objects.all(),
        required=False,
        widget=ChooseMany(TaggedBrief._meta.get_field("tag"), site),
        help_text=gettext_lazy(
            "At least one country and one topic. Any name or alias finds a tag."
        ),
    )
    new_tag = forms.CharField(
        label=gettext_lazy("New tag"),
        required=False,
        max_length=limits.NAME,
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
        help_text=gettext_lazy(
            "The brief carries it from the next save on. By a name that a tag bears it is that tag."
        ),
    )
    new_tag_kind = forms.ChoiceField(
        label=gettext_lazy("Kind of the new tag"),
        required=False,
        choices=[(kind.value, kind.label) for kind in desk.NEW_TAG_KINDS],
        initial=Tag.Kind.TOPIC.value,
        help_text=gettext_lazy("A country is added under Tags, with its ISO code."),
    )
    new_tag_sure = SureField(
        label=gettext_lazy("A new tag that looks like another name"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    filed_by_editor = forms.BooleanField(
        label=gettext_lazy("File it under another day"),
        required=False,
        help_text=gettext_lazy("Else the house files it: by event, source, digest or publication."),
    )
    filed_on = forms.DateField(label=gettext_lazy("Filed on"), required=False, widget=Day)
    filed_because = forms.CharField(
        label=gettext_lazy("Because"),
        required=False,
        max_length=limits.REASON,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy("Readers may see it."),
    )
    correction = forms.ChoiceField(
        label=gettext_lazy("This change is"), required=False, choices=TOLD, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=gettext_lazy("Note to readers"),
        required=False,
        max_length=limits.NOTE,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text=gettext_lazy("One sentence: what changed and why. Shown with before and after."),
    )
    stands = SureField(
        label=gettext_lazy("Change it all the same"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    # Of the brief that a new form makes, so that sent twice it makes one.
    uid = forms.UUIDField(required=False, widget=forms.HiddenInput)

    # A refusal of the desk, shown when the form is bound again.
    refused = None

    class Meta:
        model = Brief
        # Whether anything was inferred follows from what was.
        fields = [name for name in desk.PLAIN_FIELDS if name != "event_inferred"]
        help_texts = {"event_on": gettext_lazy("The first day, or the only one.")}
        widgets = {name: AdminTextareaWidget(attrs=COUNTED) for name in ("summary", "body")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # What became of a new tag and of sources, to be told once the brief is saved.
        self.said_of_names = []
        brief = self.instance
        self.initial |= {"version": brief.version, "uid": brief.uid}
        if brief.pk:
            if "uid" in self.fields:
                self.fields["uid"].disabled = True
            self.initial["tags"] = [tagged.tag_id for tagged in brief.tagged.all()]
            self.initial["filed_by_editor"] = brief.filed_by == Brief.FiledBy.EDITOR
            self.initial["filed_on"] = brief.filed_on
            self.initial["filed_because"] = brief.filed_because
        if "summary" in self.fields and brief.language.partition("-")[0] != USUAL:
            # A draft begins in the language of its clipping, which is folded away below.
            summary = self.fields["summary"]
            summary.help_text = format_html(
                '{} <a href="#id_language">{}</a>',
                summary.help_text,
                _("Readers are told that it is in “%s”.") % brief.language,
            )
        if brief.rework_of_id:
            proposed = desk.proposed(brief)
            self.initial |= {"correction": proposed["kind"], "note": proposed["note"]}
        if "new_tag_sure" in self.fields:
            self.ask_whether_sure()
        if "stands" in self.fields:
            looks = getattr(self.refused, "looks", [])
            self.fields["stands"].choices = [(look, look) for look in looks]
            if not looks:
                self.fields["stands"].widget = forms.MultipleHiddenInput()

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
        for check in getattr(refused, "checks", []):
            self.add_check(check)
        if refused and not isinstance(refused, (desk.Invalid, desk.Unmet)):
            self.add_error(None, refused.sentence)
        for name, sentences in getattr(refused, "errors", {}).items():
            where = "correction" if self.is_correction and name == "kind" else name
            said = [forms.ValidationError(sentence, code=name) for sentence in sentences]
            self.add_error(where if where in self.fields else None, said)

    def add_check(self, check):
        """Tell of a check that is not met beside the field where it can be mended."""
        field = field_of(check, self.cleaned_data)
        said = check.sentence
        if field != check.name:
            said = _("%(check)s: %(sentence)s") % {"check": check.label, "sentence": said}
        self.add_error(field if field in self.fields else None, forms.ValidationError(said, field))

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
