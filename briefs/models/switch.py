"""Checks of the publishing list that a desk has switched off."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy

from ..text import limits
from .edition import Edition
from .fields import CleanLineField


class CheckSwitchQuerySet(models.QuerySet):
    def off(self):
        """Return the names of the checks that are switched off."""
        return set(self.values_list("check_name", flat=True))


class CheckSwitch(models.Model):
    """One check that this desk does without, and why. A row switches the check off."""

    check_name = models.SlugField(gettext_lazy("check"), max_length=40, unique=True)
    reason = CleanLineField(gettext_lazy("reason"), max_length=limits.REASON)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = CheckSwitchQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("check switched off")
        verbose_name_plural = gettext_lazy("checks switched off")
        ordering = ["check_name"]
        constraints = [
            models.CheckConstraint(name="checkswitch_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self):
        return self.check_name


@receiver([post_save, post_delete], sender=CheckSwitch)
def tell_readers(**_about):
    """The standards of the house name what its checks ask."""
    Edition.objects.advance()
