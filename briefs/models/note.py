"""What the desk tells itself about a brief."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy

from ..text import limits
from .fields import CleanTextField


class InternalNote(models.Model):
    """A note of one editor to the others. Readers never see it."""

    brief = models.ForeignKey("briefs.Brief", on_delete=models.CASCADE, related_name="notes")
    text = CleanTextField(gettext_lazy("note"), max_length=limits.NOTE)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = gettext_lazy("internal note")
        verbose_name_plural = gettext_lazy("internal notes")
        ordering = ["at", "id"]

    def __str__(self):
        return self.text[:60]
