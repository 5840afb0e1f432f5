"""The number of the public state."""

from django.db import models
from django.db.models import F, Max
from django.utils import timezone


class EditionManager(models.Manager):
    def advance(self):
        """Count one more visible change. Last in its transaction: locks briefs, then this."""
        if not self.filter(pk=1).update(number=F("number") + 1):
            self.create(pk=1, number=1)

    def hold(self):
        """Let publications pass one after the other until this transaction ends."""
        if not list(self.select_for_update().filter(pk=1)):
            # What is not there cannot be held.
            self.bulk_create([self.model(pk=1)], ignore_conflicts=True)
            list(self.select_for_update().filter(pk=1))

    def number(self):
        """Return the counter, 0 before anything was public."""
        return self.filter(pk=1).values_list("number", flat=True).first() or 0

    def current(self):
        """Return (counter, newest published_at that has passed): what keys every cache and ETag.

        The second half moves by itself at a scheduled minute, so that no worker is needed.
        """
        from .brief import Brief

        newest = Brief.objects.public().aggregate(newest=Max("published_at"))["newest"]
        return self.number(), newest

    def next_change(self):
        """Return when the next scheduled brief appears, or None. No answer may be cached longer."""
        from .brief import Brief

        due = Brief.objects.scheduled().order_by("published_at")
        return due.values_list("published_at", flat=True).first()

    def seconds_left(self, most):
        """Return how long an answer may be kept, in seconds: at most `most`, less if one is due."""
        due = self.next_change()
        if due is None:
            return most
        return max(0, min(most, int((due - timezone.now()).total_seconds())))


class Edition(models.Model):
    """One row: how often what readers see has changed."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=0)

    objects = EditionManager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="edition_is_one_row", condition=models.Q(id=1)),
        ]

    def __str__(self):
        return str(self.number)
