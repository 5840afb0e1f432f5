"""A day of publication, and how exactly it is known: neither stands without the other."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from .fields import Precision


class Dated(models.Model):
    """Has `published_on` and `published_precision`; a constraint tells the database the same."""

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.published_on is None and self.published_precision != Precision.UNKNOWN:
            raise ValidationError(
                {"published_on": _("Enter the date, or set the precision to unknown.")}
            )
        if self.published_on is not None and self.published_precision == Precision.UNKNOWN:
            raise ValidationError({"published_precision": _("Say how exact the date is.")})
