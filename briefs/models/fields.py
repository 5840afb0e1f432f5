"""Fields and validators that several models share."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..text import limits
from ..text.addresses import BadAddress, check_address
from ..text.clean import clean, clean_line
from ..text.fold import fold


def validate_address(value):
    try:
        check_address(value)
    except BadAddress as error:
        raise ValidationError(str(error), code="address") from error


def is_name(value):
    """Whether a name can be kept, as it is written and as it is compared."""
    return len(value) <= limits.NAME and len(fold(value)) <= limits.FOLDED_NAME


def validate_name(value):
    if len(fold(value)) > limits.FOLDED_NAME:
        raise ValidationError(_("Its signs stand for too many letters: shorten it."))


class CleanTextField(models.TextField):
    """Plain text in paragraphs, cleaned on its way in: Django asks `to_python` before it stores."""

    def to_python(self, value):
        value = super().to_python(value)
        return clean(value).strip() if isinstance(value, str) else value


class CleanLineField(models.CharField):
    """One line of text, cleaned on its way in, white space folded."""

    def to_python(self, value):
        value = super().to_python(value)
        return clean_line(value) if isinstance(value, str) else value


class AddressField(CleanLineField):
    """An http or https address, or ""."""

    description = gettext_lazy("Web address")
    default_validators = [validate_address]

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", limits.ADDRESS)
        super().__init__(*args, **kwargs)


def listed(name, field, choices):
    """Return the constraint that a field holds a value of its list."""
    return models.CheckConstraint(name=name, condition=models.Q((f"{field}__in", choices.values)))


class Precision(models.TextChoices):
    """How exactly a date is known."""

    DAY = "day", gettext_lazy("day")
    MONTH = "month", gettext_lazy("month")
    YEAR = "year", gettext_lazy("year")
    UNKNOWN = "unknown", gettext_lazy("unknown")
