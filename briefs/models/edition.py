"""The number of the public state."""

from datetime import timedelta

from django.db import models, transaction
from django.db.models import Case, Count, F, Func, OuterRef, Subquery, Value, When
from django.db.models.functions import Cast, Greatest, Now
from django.utils import timezone

from .brief import Brief

MOMENT = timedelta(microseconds=1)


def number_at(hour):
    """Return what the number is at an hour: as it was kept, and one more for each brief that came
    out by its minute since then."""
    # A function and no aggregate: nothing is grouped, and where none came out the count is 0.
    count = Func(F("pk"), function=Count.function, output_field=models.IntegerField())
    since = Brief.objects.came_out(OuterRef("kept_at"), hour)
    return F("number") + Subquery(since.order_by().values(n=count))


class EditionManager(models.Manager):
    @transaction.atomic
    def advance(self, at=None):
        """Count one more visible change. Last in its transaction: locks briefs, then this.

        at  the hour of what comes out by this change, now otherwise: briefs that came out by their
            minute before it are counted into the number for good, this one is the change itself
        """
        self.hold()
        before = at - MOMENT if at else timezone.now()
        # A clock that was set back counts nobody twice.
        kept_at = Greatest("kept_at", Value(at or before, models.DateTimeField()))
        self.filter(pk=1).update(number=number_at(before) + 1, kept_at=kept_at)

    def hold(self):
        """Let publications pass one after the other until this transaction ends."""
        if not list(self.select_for_update().filter(pk=1)):
            # What is not there cannot be held.
            self.bulk_create([self.model(pk=1)], ignore_conflicts=True)
            list(self.select_for_update().filter(pk=1))

    def number(self):
        """Return the number that readers are shown, 0 before anything was public."""
        numbers = self.filter(pk=1).values_list(number_at(timezone.now()), flat=True)
        return numbers.first() or 0

    def state(self, hour):
        """Ask for (number as it was kept, newest published_at that has passed, kept_at) at an hour:
        what keys every cache and ETag. One row, or none where nothing was ever published by a verb.
        Its hours are text: nobody reckons with them, and to read two takes as long as all else of
        an answer.

        The second moves by itself at a scheduled minute, so that no worker is needed, and to count
        what came out by then would take as long again. The last is that of the verb, so that after
        a backup was restored no page is taken for one of the newsroom that was lost; of a row that
        was only ever held it says nothing.
        """
        newest = Brief.objects.public(at=hour).order_by("-published_at").values("published_at")[:1]
        kept_at = Case(When(number__gt=0, then=F("kept_at")))
        hours = [Cast(found, models.TextField()) for found in (Subquery(newest), kept_at)]
        return self.filter(pk=1).values_list("number", *hours)

    def current(self):
        """Return the state as it is now."""
        now = timezone.now()
        newest = Brief.objects.public(at=now).order_by("-published_at")
        hour = newest.values_list("published_at", flat=True).first()
        return self.state(now).first() or (0, hour and str(hour), None)

    def next_change(self):
        """Return when the next scheduled brief appears, or None. No answer may be cached longer."""
        due = Brief.objects.scheduled().order_by("published_at")
        return due.values_list("published_at", flat=True).first()

    def seconds_left(self, most):
        """Return how long an answer may be kept, in seconds: at most `most`, less if one is due."""
        due = self.next_change()
        if due is None:
            return most
        return max(0, min(most, int((due - timezone.now()).total_seconds())))


class Edition(models.Model):
    """One row: how often what readers see had changed when a verb last changed it."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=0)
    kept_at = models.DateTimeField(default=timezone.now, db_default=Now())

    objects = EditionManager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="edition_is_one_row", condition=models.Q(id=1)),
        ]

    def __str__(self):
        return str(self.number)
