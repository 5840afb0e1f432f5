"""Errors that readers report."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy

from ..text import limits
from .fields import CleanLineField, CleanTextField


class ReaderReportQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_at=None)


class ReaderReport(models.Model):
    """What a reader says is wrong. Waits in the desk's queue until somebody closes it."""

    brief = models.ForeignKey(
        "briefs.Brief", null=True, blank=True, on_delete=models.CASCADE, related_name="reports"
    )
    text = CleanTextField(gettext_lazy("what is wrong"), max_length=limits.NOTE)
    contact = CleanLineField(
        gettext_lazy("how to reach the reader"), max_length=limits.NAME, blank=True
    )
    at = models.DateTimeField(gettext_lazy("when"), default=timezone.now, editable=False)
    closed_at = models.DateTimeField(gettext_lazy("closed"), null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    times = models.PositiveIntegerField(
        gettext_lazy("how often it was sent"), default=1, db_default=1, editable=False
    )
    answer = CleanLineField(gettext_lazy("what was done"), max_length=limits.REASON, blank=True)

    objects = ReaderReportQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("reader’s report")
        verbose_name_plural = gettext_lazy("readers’ reports")
        ordering = ["-at", "-id"]

    def __str__(self):
        return Truncator(self.text).chars(60)
