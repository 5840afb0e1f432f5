"""Taking in: one or many files, or pasted text."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from .. import desk
from ..models import Document, Source
from ..models.fields import validate_address
from ..text import limits
from .choices import ChooseOne
from .site import site

PASTED = "pasted.txt"


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
            raise forms.ValidationError(_now("Choose %d files at most.") % most)
        return files


class TakeInForm(forms.Form):
    files = FilesField(
        label=_("Files"),
        required=False,
        help_text=_("Text or saved web pages. Several at once are read one after the other."),
    )
    text = forms.CharField(
        label=_("Or paste a text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    name = forms.CharField(
        label=_("Name of the pasted text"), required=False, max_length=limits.NAME
    )
    host = forms.ModelChoiceField(
        label=_("Hosted by"),
        queryset=Source.objects.all(),
        required=False,
        widget=ChooseOne(Document._meta.get_field("host"), site),
        help_text=_("Who showed it, if you know; else the document is asked."),
    )
    address = forms.CharField(
        label=_("Address"),
        required=False,
        max_length=limits.ADDRESS,
        validators=[validate_address],
        help_text=_("Where it was found. A later form of the same address knows the earlier one."),
    )

    def clean(self):
        super().clean()
        files, text = self.cleaned_data.get("files"), self.cleaned_data.get("text")
        if not files and not (text or "").strip() and not self.errors:
            raise forms.ValidationError(_("Choose a file, or paste a text."))


def take_in(request):
    """Read what is given and store it with its clippings; no drafts are made."""
    if not request.user.has_perm("briefs.read_documents"):
        raise PermissionDenied
    files = {"files": request.FILES.getlist("files")}
    form = TakeInForm(request.POST, files) if request.method == "POST" else TakeInForm()
    taken = []
    if form.is_valid():
        taken = [one_by_one(request, form, data, name) for data, name in given(form.cleaned_data)]
        if len(taken) == 1 and taken[0][1]:
            _name, document, said, level = taken[0]
            messages.add_message(request, level, said)
            return HttpResponseRedirect(
                reverse("admin:briefs_document_reading", args=[document.pk])
            )
    context = {
        **site.each_context(request),
        "opts": Document._meta,
        "title": _("Take in documents"),
        "form": form,
        "media": form.media,
        "taken": taken,
    }
    return TemplateResponse(request, "admin/briefs/document/take_in.html", context)


def given(typed):
    """Yield (bytes, name), one file in memory at a time."""
    for file in typed["files"]:
        too_long = file.size > limits.DOCUMENT_BYTES
        # One byte more than may be: intake refuses it with its own sentence.
        yield file.read(limits.DOCUMENT_BYTES + 1) if too_long else file.read(), file.name
    if (typed["text"] or "").strip():
        # A browser sends CR LF; the same text has the same hash however it came.
        text = typed["text"].replace("\r\n", "\n")
        yield text.encode("utf-8", "replace"), typed["name"] or PASTED


def one_by_one(request, form, data, name):
    """Take in one document; return (name, Document or None, sentence, level)."""
    host, address = form.cleaned_data["host"], form.cleaned_data["address"]
    try:
        document, created = desk.take_in(data, name, by=request.user, host=host, address=address)
    except desk.Refused as refused:
        return name, None, refused.sentence, messages.ERROR
    if created:
        return name, document, _now("“%s” is read.") % document, messages.SUCCESS
    said = _now("“%s” was here already; its clippings keep what was decided.") % document
    return name, document, said, messages.INFO
