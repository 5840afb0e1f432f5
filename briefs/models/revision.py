"""The log of the newsroom: every brief as it stood after every verb."""

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.fields.json import KT
from django.utils import timezone
from django.utils.translation import gettext_lazy

from ..text import limits
from .brief import Brief
from .fields import CleanLineField


class Verb(models.TextChoices):
    """What can be done to a brief; who may do what when stands in `desk.changing.states`."""

    IMPORT = "import", gettext_lazy("imported")
    WRITE = "write", gettext_lazy("wrote")
    SUBMIT = "submit", gettext_lazy("submitted")
    RETURN = "return", gettext_lazy("returned")
    APPROVE = "approve", gettext_lazy("approved")
    SCHEDULE = "schedule", gettext_lazy("scheduled")
    PUBLISH = "publish", gettext_lazy("published")
    REWORK = "rework", gettext_lazy("took up again")
    CORRECT = "correct", gettext_lazy("corrected")
    WITHDRAW = "withdraw", gettext_lazy("withdrew")
    RESTORE = "restore", gettext_lazy("restored")
    MERGE = "merge", gettext_lazy("merged")
    UNMERGE = "unmerge", gettext_lazy("unmerged")
    ASSIGN = "assign", gettext_lazy("assigned")


# The verbs that bring words in, where the text is another than before; the others leave it be.
WRITING = frozenset({Verb.WRITE, Verb.RESTORE, Verb.MERGE, Verb.UNMERGE, Verb.CORRECT})


# AWAY: the steps by which a brief was withdrawn or merged into another one. GONE: those of them
# that took it from its readers. BACK: those by which it came back to them.
AWAY = Q(verb__in=[Verb.WITHDRAW, Verb.MERGE], snapshot__status="withdrawn")
GONE = AWAY & Q(brief__first_published_at__lt=F("at"))
BACK = Q(verb__in=[Verb.RESTORE, Verb.UNMERGE], snapshot__status="published")


def authors(steps, brought=None):
    """Return (the set of those who wrote, who brought it in) of the text that the last step left.

    steps    (who, verb, text) in their order; `who` is None where the house did it
    brought  who had brought in the text before the first step

    Who brought a text in counts only while nobody has written in it. A text that stood before has
    the writers that it had then: who wrote after it is no writer of a text that was restored.
    The four-eyes rule asks this, and readers are told it.
    """
    stood, now = {}, (frozenset(), brought)
    for who, verb, text in steps:
        wrote, brought = now
        if text in stood:
            now = stood[text]
        elif verb == Verb.IMPORT:
            now = wrote, who or brought
        elif verb in WRITING and who:
            now = wrote | {who}, None
        stood[text] = now
    return now


class RevisionQuerySet(models.QuerySet):
    def present(self):
        """Those that tell of the version in which their brief stands now."""
        return self.filter(number=F("brief__version"))

    def gone(self):
        return self.filter(GONE)

    def taken_back(self):
        """Withdrawals after which the brief came back, of briefs on record: those that readers see
        and those that were withdrawn once more. Each has `back_at`, and `back_because` where
        readers were told why."""
        later = Revision.objects.filter(brief=OuterRef("brief"), number__gt=OuterRef("number"))
        later = later.filter(AWAY | BACK).order_by("number")
        back = Case(When(BACK, then=F("at")))
        public = Brief.objects.public().filter(pk=OuterRef("brief"))
        stones = Brief.objects.stones().filter(pk=OuterRef("brief"))
        return (
            self.gone()
            .filter(Exists(public) | Exists(stones))
            .annotate(
                back_at=Subquery(later.values_list(back)[:1]),
                back_because=Subquery(later.values_list(KT("snapshot__back_because"))[:1]),
            )
            .exclude(back_at=None)
        )

    def brought_back(self):
        """Those of them whose brief readers see now. The snapshot has the headline and the reason
        that stood on the stone."""
        public = Brief.objects.public().filter(pk=OuterRef("brief"))
        return self.taken_back().filter(Exists(public))


class Revision(models.Model):
    """A brief after one verb. Written once and never changed."""

    brief = models.ForeignKey("briefs.Brief", on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField(gettext_lazy("number"))
    verb = models.CharField(gettext_lazy("verb"), max_length=10, choices=Verb)
    at = models.DateTimeField(gettext_lazy("when"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=gettext_lazy("who"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="revisions",
    )
    by_name = models.CharField(gettext_lazy("name"), max_length=150, blank=True)
    note = CleanLineField(gettext_lazy("note"), max_length=limits.NOTE, blank=True)
    format = models.PositiveSmallIntegerField(default=1)
    snapshot = models.JSONField()

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("revision")
        verbose_name_plural = gettext_lazy("revisions")
        ordering = ["brief", "-number"]
        indexes = [
            models.Index(name="revision_newest", fields=["-at"]),
            models.Index(name="revision_by_verb", fields=["verb", "-at"]),
        ]
        constraints = [
            models.UniqueConstraint(name="revision_once", fields=["brief", "number"]),
            models.CheckConstraint(name="revision_counts_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self):
        return f"{self.brief_id}/{self.number} {self.verb}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("A revision is never changed.")
        super().save(*args, **kwargs)


def brought_back():
    """Return the public briefs that had been withdrawn, each with what is known of the last time.

    That is `gone_at`, `back_at`, `gone_because`, the reason that stood on the stone, and
    `back_because`, None where readers were not told why it is back.
    """
    last = Revision.objects.brought_back().filter(brief=OuterRef("pk")).order_by("-number")
    because = last.annotate(because=KT("snapshot__withdrawn_because")).values("because")
    # Ids of the few and no EXISTS, for which SQLite would look at every public brief.
    withdrawn = Revision.objects.gone().order_by()
    found = Brief.objects.public().filter(pk__in=withdrawn.values("brief"))
    return found.annotate(
        gone_at=Subquery(last.values("at")[:1]),
        back_at=Subquery(last.values("back_at")[:1]),
        gone_because=Subquery(because[:1]),
        back_because=Subquery(last.values("back_because")[:1]),
    ).exclude(back_at=None)


def count_taken_back():
    """Return how many withdrawals of briefs on record were taken back."""
    return Revision.objects.taken_back().count()
