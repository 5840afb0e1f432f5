"""What readers are told when a public brief changes."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy

from ..text import limits
from .brief import Brief
from .fields import CleanLineField, listed


class Kind(models.TextChoices):
    CORRECTION = "correction", gettext_lazy("correction")
    CLARIFICATION = "clarification", gettext_lazy("clarification")
    UPDATE = "update", gettext_lazy("update")


# What a kind says, in readers' words.
MEANINGS = {
    Kind.CORRECTION: gettext_lazy("we were wrong"),
    Kind.CLARIFICATION: gettext_lazy("we were unclear"),
    Kind.UPDATE: gettext_lazy("the world moved on"),
}
# What the sources are called in the `field` of a change.
SOURCES = "citations"


class CorrectionQuerySet(models.QuerySet):
    def get_by_natural_key(self, uid, number):
        return self.get(brief__uid=uid, number=number)

    def public(self):
        """Those of briefs that a reader may see."""
        return self.filter(_of(Brief.objects.public()))

    def stones(self):
        """Those of withdrawn briefs that were once public."""
        return self.filter(_of(Brief.objects.stones()))

    def on_record(self):
        """Both: a withdrawn brief keeps its corrections."""
        return self.filter(_of(Brief.objects.public() | Brief.objects.stones()))


def _of(briefs):
    """Return the condition that a correction is of one of these briefs.

    It is asked of each correction: of `brief__in` SQLite would write down the ids of all briefs.
    """
    return models.Exists(briefs.filter(pk=models.OuterRef("brief")))


class Correction(models.Model):
    """A note that readers see, numbered per brief, with what stood before and what stands after.

    `changes` is a list of {"field", "before", "after"}, one for each field that readers see.
    """

    Kind = Kind

    brief = models.ForeignKey("briefs.Brief", on_delete=models.CASCADE, related_name="corrections")
    number = models.PositiveIntegerField(gettext_lazy("number"))
    kind = models.CharField(gettext_lazy("kind"), max_length=13, choices=Kind)
    note = CleanLineField(gettext_lazy("note to readers"), max_length=limits.NOTE)
    changes = models.JSONField(gettext_lazy("changes"), default=list)
    at = models.DateTimeField(gettext_lazy("when"), default=timezone.now)
    edition = models.PositiveBigIntegerField(gettext_lazy("edition"), default=0)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("correction")
        verbose_name_plural = gettext_lazy("corrections")
        ordering = ["-at", "-id"]
        indexes = [models.Index(name="correction_newest", fields=["-at", "-id"])]
        constraints = [
            models.UniqueConstraint(name="correction_once", fields=["brief", "number"]),
            models.CheckConstraint(name="correction_has_note", condition=~Q(note="")),
            listed("correction_kind_listed", "kind", Kind),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.number}"

    def natural_key(self):
        return (*self.brief.natural_key(), self.number)

    natural_key.dependencies = ["briefs.brief"]

    @property
    def meaning(self):
        """What the kind says, in readers' words; where only sources came or went, no more moved."""
        if self.kind == Kind.UPDATE and {change["field"] for change in self.changes} == {SOURCES}:
            return gettext_lazy("it rests on other sources than before")
        return MEANINGS[self.kind]
