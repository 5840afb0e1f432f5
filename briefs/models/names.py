"""A name that means one thing of its kind."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from ..text import limits
from ..text.fold import fold
from .fields import CleanLineField, validate_name


class KnownName(models.Model):
    """One name of a thing; its folded form is unique over all names of such things.

    Subclasses add the thing as a foreign key.
    """

    name = CleanLineField(gettext_lazy("name"), max_length=limits.NAME, validators=[validate_name])
    folded = models.CharField(max_length=limits.FOLDED_NAME, unique=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(name="%(class)s_has_name", condition=~Q(folded="")),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.folded = fold(self.name)
        super().save(*args, **kwargs)

    def natural_key(self):
        return (self.name,)
