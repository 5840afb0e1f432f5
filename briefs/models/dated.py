"""A day of publication, and how exactly it is known: neither stands without the other."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from .fields import Precision


class Dated(models.Model):
    """Has `published_on` and `published_precision`; a constraint tells the database the same.

    UNDATED  the precisions of what has no day
    """

    UNDATED = (Precision.UNKNOWN,)

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.published_on is None and self.published_precision not in self.UNDATED:
            raise ValidationError(
                {"published_on": _("Enter the date, or set the precision to unknown.")}
            )
        if self.published_on is not None and self.published_precision in self.UNDATED:
            raise ValidationError({"published_precision": _("Say how exact the date is.")})
