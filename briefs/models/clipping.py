"""A passage of a document that tells one story: what a citation rests on."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..text import limits
from . import rules
from .citation import Citation
from .document import HEAVY, Document
from .fields import AddressField, CleanLineField, CleanTextField, Precision


class ClippingQuerySet(models.QuerySet):
    def get_by_natural_key(self, sha256, first_line):
        return self.get(document__sha256=sha256, first_line=first_line)

    def with_documents(self):
        """Each with its document, without what is heavy of it."""
        return self.select_related("document").defer(*(f"document__{name}" for name in HEAVY))

    def waiting(self):
        """Neither rejected nor used: somebody has to decide."""
        return self.filter(fates()["waiting"])

    def used(self):
        """A citation rests on them."""
        return self.filter(fates()["used"])

    def rejected(self):
        """Set aside, with a reason. They stay so when they come again."""
        return self.filter(fates()["rejected"])


def fates():
    """Return {fate: its condition}: the rule of `Clipping.fate`. None joins: no row comes twice."""
    cited = models.Exists(Citation.objects.order_by().filter(clipping=models.OuterRef("pk")))
    silent = Q(rejected_because="")
    return {"used": Q(cited), "rejected": ~silent & ~cited, "waiting": silent & ~cited}


class Clipping(rules.Ruled):
    """A passage of a document that tells one story. Use is a citation; a rejection is stored.

    origin, byline, address and its day are what the passage says of itself – an item of a digest
    names the paper that it comes from –, blank where it says nothing: then the document's hold.
    """

    RULES = (rules.lines, rules.event, rules.dated)

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="clippings")
    first_line = models.PositiveIntegerField(gettext_lazy("first line"))
    last_line = models.PositiveIntegerField(gettext_lazy("last line"))
    headline = CleanLineField(
        gettext_lazy("headline as printed"), max_length=limits.TITLE, blank=True
    )
    excerpt = CleanTextField(
        gettext_lazy("text"),
        blank=True,
        editable=False,
        help_text=gettext_lazy(
            "The kept lines without the headline: material for the editor, never shown to readers."
        ),
    )
    event_on = models.DateField(gettext_lazy("happened on"), null=True, blank=True)
    event_until = models.DateField(gettext_lazy("until"), null=True, blank=True)
    event_precision = models.CharField(
        gettext_lazy("precision"), max_length=8, choices=Precision, default=Precision.UNKNOWN
    )
    event_method = CleanLineField(
        gettext_lazy("how the date was read"), max_length=limits.REASON, blank=True
    )
    origin = CleanLineField(
        gettext_lazy("says it comes from"),
        max_length=limits.NAME,
        blank=True,
        help_text=gettext_lazy("Who wrote it, as printed with it. Empty: it names nobody."),
    )
    byline = CleanLineField(gettext_lazy("byline"), max_length=limits.NAME, blank=True)
    address = AddressField(
        gettext_lazy("address"), blank=True, help_text=gettext_lazy("Where it says it stood first.")
    )
    published_on = models.DateField(gettext_lazy("dated"), null=True, blank=True)
    published_precision = models.CharField(
        gettext_lazy("precision of its date"),
        max_length=8,
        choices=Precision,
        default=Precision.UNKNOWN,
    )
    flags = models.JSONField(gettext_lazy("flags"), default=list, blank=True)
    rejected_because = CleanLineField(
        gettext_lazy("rejected because"), max_length=limits.REASON, blank=True
    )
    rejected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    rejected_at = models.DateTimeField(null=True, editable=False)
    # When a later form of the document came in that no longer holds these lines.
    superseded_at = models.DateTimeField(null=True, editable=False)
    # The brief whose event it told with other figures when it came in: `desk.stories.told`.
    contradicts = models.ForeignKey(
        "briefs.Brief",
        null=True,
        editable=False,
        db_index=False,
        on_delete=models.SET_NULL,
        related_name="contradicted_by",
    )
    imported = models.CharField(max_length=64, blank=True, editable=False)

    objects = ClippingQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("clipping")
        verbose_name_plural = gettext_lazy("clippings")
        ordering = ["document", "first_line"]
        indexes = [
            models.Index(
                name="clipping_superseded",
                fields=["superseded_at"],
                condition=Q(superseded_at__isnull=False),
            ),
            models.Index(
                name="clipping_contradicts",
                fields=["contradicts"],
                condition=Q(contradicts__isnull=False),
            ),
        ]
        constraints = [
            models.UniqueConstraint(name="clipping_once", fields=["document", "first_line"]),
            models.CheckConstraint(
                name="clipping_lines_in_order",
                condition=Q(first_line__gte=1, last_line__gte=F("first_line")),
            ),
            models.CheckConstraint(
                name="clipping_date_has_precision",
                condition=Q(published_on__isnull=True, published_precision="unknown")
                | Q(published_on__isnull=False, published_precision__in=["day", "month", "year"]),
            ),
        ]

    def __str__(self):
        return self.headline or self.place.capitalize()

    @property
    def is_silent(self):
        """Whether it says nothing of itself: neither whom it comes from nor when."""
        return not (self.origin or self.byline or self.address or self.published_on)

    @property
    def fate(self):
        """What became of it: "used", also where it was rejected before, "rejected" or "waiting"."""
        if self.citations.all():
            return "used"
        return "rejected" if self.rejected_because else "waiting"

    @property
    def place(self):
        """Where it stands in its document, in words."""
        if self.first_line == self.last_line:
            return _("line %d") % self.first_line
        return _("lines %(first)d–%(last)d") % {"first": self.first_line, "last": self.last_line}

    def printed(self):
        """Return its lines of the document, see `Document.printed_lines`."""
        return self.document.printed_lines(self.first_line, self.last_line)

    def natural_key(self):
        return (*self.document.natural_key(), self.first_line)

    natural_key.dependencies = ["briefs.document"]


class ClippingMark(models.Model):
    """One of the small hashes by which likeness finds its candidates without reading them all."""

    clipping = models.ForeignKey(Clipping, on_delete=models.CASCADE, related_name="marks")
    mark = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="clippingmark_once", fields=["mark", "clipping"]),
        ]

    def __str__(self):
        return f"{self.clipping_id}: {self.mark}"
