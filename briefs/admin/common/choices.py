"""Numbers and choices as a request brings them: what no form of ours sends is no error of ours."""

from datetime import date

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ... import desk
from ...models import Brief, Source
from ..site import site

# What a source may be said to be.
KINDS = [
    ("", gettext_lazy("not said yet")),
    *(one for one in Source.Kind.choices if one[0] != Source.Kind.UNKNOWN),
]
# Every number of this length fits into a column of the database.
DIGITS = 18


def number_in(typed):
    """Return the number that a string is, or None."""
    return int(typed) if len(typed) <= DIGITS and typed.isdecimal() else None


class Day(forms.DateInput):
    """A day, by what the browser has for choosing one."""

    input_type = "date"

    def format_value(self, value):
        return value.isoformat() if isinstance(value, date) else value


class KnownOptions:
    """Shows again what was chosen; what is no id is refused by the field and shown by none."""

    def optgroups(self, name, value, attr=None):
        ids = [chosen for chosen in value if number_in(str(chosen)) is not None]
        return super().optgroups(name, ids, attr)


class ChooseOne(KnownOptions, AutocompleteSelect):
    """Chooses one row by the letters of its name."""

    # The row that stands chosen, where the form has loaded it: then it is not asked for again.
    row = None

    def optgroups(self, name, value, attr=None):
        if self.row is None or list(map(str, value)) != [str(self.row.pk)]:
            return super().optgroups(name, value, attr)
        none = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        label = self.choices.field.label_from_instance(self.row)
        chosen = self.create_option(name, self.row.pk, label, True, len(none))
        return [(None, [*none, chosen], 0)]


class ChooseMany(KnownOptions, AutocompleteSelectMultiple):
    pass


class ManyField(forms.ModelMultipleChoiceField):
    """Refuses what is no id before the database is asked for it."""

    def clean(self, value):
        for chosen in value or []:
            if number_in(str(chosen)) is None:
                raise forms.ValidationError(
                    self.error_messages["invalid_pk_value"],
                    code="invalid_pk_value",
                    params={"pk": str(chosen)[:DIGITS]},
                )
        return super().clean(value)


class SureField(forms.MultipleChoiceField):
    """Names of what somebody is sure of; one that nobody asked about is ignored, not refused."""

    def valid_value(self, value):
        return True


def with_state(brief):
    """Name a brief with its state: a live one and its draft copy may have one headline."""
    state = desk.state_name(desk.state_of(brief))
    if brief.rework_of_id or brief.merged_into_id:
        state = _("draft copy") if brief.rework_of_id else _("merged")
    return _("%(brief)s (%(state)s)") % {"brief": brief, "state": state}


class ChooseBrief(ChooseOne):
    """A brief by words of it; by its number where no script runs.

    but  the number of a brief that is not offered
    """

    but = None

    def get_url(self):
        return super().get_url() + (f"?but={self.but}" if self.but else "")

    def use_required_attribute(self, initial):
        """Let the server say what is missing: a browser would stop every button of the form."""
        return False

    def value_from_datadict(self, data, files, name):
        """Where a number was typed it counts, and else what stood chosen."""
        return data.get(f"{name}-number") or super().value_from_datadict(data, files, name)

    def render(self, name, value, attrs=None, renderer=None):
        select = super().render(name, value, attrs, renderer)
        form = self.attrs.get("form")
        by_number = format_html(
            '<noscript><label>{} <input type="number" name="{}-number"{}></label></noscript>',
            _("Its number, from the address of its page"),
            name,
            format_html(' form="{}"', form) if form else "",
        )
        return select + by_number


class BriefField(forms.ModelChoiceField):
    def label_from_instance(self, brief):
        return with_state(brief)

    def leave_out(self, brief):
        """Offer and take what this brief may be merged with: no draft copy, and not itself."""
        self.queryset = self.queryset.filter(rework_of=None).exclude(pk=brief.pk)
        self.widget.but = brief.pk


class ChooseBriefForm(forms.Form):
    brief = BriefField(
        label=gettext_lazy("Brief"),
        queryset=Brief.objects.all(),
        widget=ChooseBrief(Brief._meta.get_field("merged_into"), site, attrs={"form": "decisions"}),
    )
