"""What a filter can be: a date that may be cut short, a slug, several slugs."""

from django import forms
from django.utils.translation import gettext as _

from ...search import read_day
from .unanswerable import not_a_date


class PartialDateField(forms.CharField):
    """A day, a month or a year, as the first or the last day of it."""

    def __init__(self, *args, last=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.last = last

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return None
        try:
            return read_day(text, last=self.last)
        except ValueError as error:
            raise forms.ValidationError(not_a_date(text), code="invalid") from error

    def validate(self, value):
        if self.required and value is None:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value):
        """The text was checked by reading it; the validators of a CharField expect text."""


class SlugField(forms.CharField):
    """A slug, as the public thing that it names.

    known  a function from a slug to the thing, or None where nothing public bears it
    """

    known = None

    def __init__(self, **kwargs):
        super().__init__(strip=False, **kwargs)

    def to_python(self, value):
        if not (slug := super().to_python(value)):
            return None
        if (thing := self.known(slug)) is None:
            raise forms.ValidationError(_("Nothing is called so."), code="invalid_choice")
        return thing

    def run_validators(self, value):
        """The slug was checked by what it names; the validators of a CharField expect text."""


class SlugsField(forms.MultipleChoiceField):
    """Slugs, as the list of the public things that they name; `known` as that of SlugField."""

    known = None

    def to_python(self, value):
        # A thing that was renamed may be asked for by its slug of then and that of now.
        things = list(dict.fromkeys(self.known(slug) for slug in super().to_python(value)))
        if any(thing is None for thing in things):
            raise forms.ValidationError(_("Nothing is called so."), code="invalid_choice")
        return things

    def validate(self, value):
        """The slugs were checked by what they name; there are no other choices."""
