"""The form of *Take in*: files, or a pasted text, and what is known of where they come from."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...models import Document, Source
from ...models.fields import validate_address
from ...text import limits
from ..common.choices import ChooseOne
from ..site import site


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, none included; cleans to a list. What each holds is intake's to judge:
    an empty one must not stop the others."""

    widget = FilesInput

    def clean(self, data, initial=None):
        files = list(data or [])
        if len(files) > limits.DOCUMENTS_AT_ONCE:
            most = limits.DOCUMENTS_AT_ONCE
            raise forms.ValidationError(_("Choose %d files at most.") % most)
        return files


class Paste(forms.Textarea):
    """A text of any length: a browser that knew the limit would silently cut what is pasted."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return {name: value for name, value in attrs.items() if name != "maxlength"}


class TakeInForm(forms.Form):
    files = FilesField(
        label=gettext_lazy("Files"),
        required=False,
        help_text=gettext_lazy(
            "Text or saved web pages. Several at once are read one after the other."
        ),
    )
    text = forms.CharField(
        label=gettext_lazy("Or paste a text"),
        required=False,
        strip=False,
        max_length=limits.PASTED_CHARACTERS,
        error_messages={
            "max_length": gettext_lazy(
                "A pasted text may have %(limit_value)d characters: choose it as a file."
            )
        },
        widget=Paste(attrs={"rows": 8}),
    )
    name = forms.CharField(
        label=gettext_lazy("Name of the pasted text"),
        required=False,
        max_length=limits.NAME,
        help_text=gettext_lazy("If left empty, its first line names it."),
    )
    host = forms.ModelChoiceField(
        label=gettext_lazy("Hosted by"),
        queryset=Source.objects.all(),
        required=False,
        widget=ChooseOne(Document._meta.get_field("host"), site),
        help_text=gettext_lazy("Who showed it, if you know; else the document is asked."),
    )
    address = forms.CharField(
        label=gettext_lazy("Address"),
        required=False,
        max_length=limits.ADDRESS,
        validators=[validate_address],
        help_text=gettext_lazy(
            "Where it was found. A later form of the same address knows the earlier one."
        ),
    )

    def clean(self):
        super().clean()
        files, text = self.cleaned_data.get("files"), self.cleaned_data.get("text")
        if not files and not (text or "").strip() and not self.errors:
            raise forms.ValidationError(_("Choose a file, or paste a text."))
