"""Nobody saves over what somebody else saved while a form stood open."""

import hashlib
import json

from django import forms
from django.contrib.admin.utils import unquote
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ... import desk


class AsReadForm(forms.ModelForm):
    """Knows the row as it was read by a hash of it, and refuses to be saved over another one.

    What was typed stays in the form beside what stands now; sent once more, it is saved.
    """

    as_read = forms.CharField(required=False, widget=forms.HiddenInput)

    # A refusal of the desk, shown when the form is bound again.
    refused = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["as_read"] = self.hash_of(self.instance)

    def clean(self):
        super().clean()
        if isinstance(self.refused, desk.Invalid):
            for name, sentences in self.refused.errors.items():
                self.add_error(name if name in self.fields else None, sentences)
        elif self.refused:
            self.add_error(None, self.refused.sentence)
        if not self.instance.pk or "as_read" not in self.fields:
            return
        kept = type(self.instance)._base_manager.filter(pk=self.instance.pk).select_for_update()
        now = kept.first()
        if now is None or self.cleaned_data.get("as_read") == self.hash_of(now):
            return
        self.data = self.data.copy()
        self.data[self.add_prefix("as_read")] = self.hash_of(now)
        texts = "; ".join(self.differing(now))
        if not texts:
            said = _("Somebody saved this while you were reading it, in the same words as yours.")
            raise forms.ValidationError(said, code="stale")
        raise forms.ValidationError(
            _(
                "Somebody saved this while you were reading it. There it says now: %(texts)s. "
                "What you typed stands here; save once more to put it in the place of that."
            )
            % {"texts": texts},
            code="stale",
        )

    def columns(self):
        return [f for f in self.instance._meta.concrete_fields if f.name in self.fields]

    def values(self, row):
        """Return what the form shows of a row, to be compared."""
        return [field.value_from_object(row) for field in self.columns()]

    def hash_of(self, row):
        values = self.values(row)
        return hashlib.sha256(json.dumps(values, cls=DjangoJSONEncoder).encode()).hexdigest()[:32]

    def differing(self, row):
        """Return what a row says where it is not what was typed, as "Field: “text”"."""
        for field in self.columns():
            typed, kept = self.cleaned_data.get(field.name), getattr(row, field.name)
            if typed != kept:
                yield _("%(field)s “%(text)s”") % {
                    "field": capfirst(field.verbose_name),
                    "text": "" if kept is None else kept,
                }


class AsRead:
    """An admin whose form tells the server which row was read."""

    form = AsReadForm

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Where the desk refuses what the form let pass, show it again with what was typed."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (desk.Invalid, desk.NotPossible) as refused:
            if object_id and self.get_object(request, unquote(object_id)) is None:
                raise
            request.refused = refused
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.refused = getattr(request, "refused", None)
        return form

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or not self.has_change_permission(request, obj):
            return fieldsets
        (name, first), *rest = fieldsets
        return [(name, first | {"fields": (*first["fields"], "as_read")}), *rest]
