"""What came in: one page or file, and what was read in each of its lines."""

from itertools import zip_longest
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..text import limits
from .fields import AddressField, CleanLineField, Precision, listed
from .languages import UNDETERMINED, validate_language
from .rules import Ruled, dated


class Kind(models.TextChoices):
    DIGEST = "digest", gettext_lazy("digest")
    ARTICLE = "article", gettext_lazy("article")
    TRANSCRIPT = "transcript", gettext_lazy("transcript")
    OTHER = "other", gettext_lazy("other")


class Line(NamedTuple):
    """One line of a document, counted from 1: what it is and why, and what is printed there."""

    number: int
    role: str
    reason: str
    kept: bool
    text: str = ""


UNREAD = ("", "", True)

# Bytes, text and reading, which may be megabytes each.
HEAVY = ("original", "text", "reading")


class EarlierForms(dict):
    """{id of a document: id of its earlier form}."""

    def earliest(self, pk):
        """Return the earliest form of a document, itself where none is known."""
        line = {}
        while pk in self and pk not in line:
            line[pk] = True
            pk = self[pk]
        # Whoever asks again walks no step twice.
        self.update(dict.fromkeys(line, pk))
        return pk


class DocumentQuerySet(models.QuerySet):
    def get_by_natural_key(self, sha256):
        return self.get(sha256=sha256)

    def light(self):
        """Without what is heavy of them."""
        return self.defer(*HEAVY)

    def with_first_headline(self):
        """Add the headline of its first clipping, by which an editor knows a document."""
        from .clipping import Clipping

        first = Clipping.objects.filter(document=models.OuterRef("pk")).order_by("first_line")
        return self.annotate(first_headline=models.Subquery(first.values("headline")[:1]))

    def clipping_counts(self):
        """Return {id: {"clipping_count": …, "waiting_count": …}}: of all and of those that wait."""
        # `values` first: else the bytes and texts are what the counts are grouped by.
        shown = self.order_by().values("pk")
        counted = shown.annotate(
            clipping_count=models.Count("clippings", distinct=True),
            waiting_count=models.Count(
                "clippings",
                filter=Q(clippings__rejected_because="", clippings__citations=None),
                distinct=True,
            ),
        )
        return {row["pk"]: row for row in counted}

    def earlier_forms(self):
        """Return the EarlierForms of these documents.

        One query. Each answer walks only those forms that no answer before it has walked.
        """
        return EarlierForms(self.exclude(predecessor=None).values_list("pk", "predecessor"))

    def unused(self):
        """Those on whose clippings no citation rests."""
        return self.exclude(clippings__citations__isnull=False)


class Document(Ruled):
    """One page or file that came in. Private: readers never see its text.

    `original` holds the bytes as they came and `sha256` their hash; `text` is derived from them and
    is what line numbers refer to. Both may be absent: a fixture can carry the hash alone.
    `reading` is what intake said of each line: {"format": 1, "lines": [[role, reason, kept], …]}.
    `offers` is what a later reading says otherwise of host, byline, language and date, by field:
    {"byline": {"value": …, "left": true where the desk looked at it and left its own}}.
    """

    Kind = Kind
    RULES = (dated,)

    sha256 = models.CharField(
        gettext_lazy("SHA-256"),
        max_length=64,
        unique=True,
        validators=[RegexValidator(r"\A[0-9a-f]{64}\Z", gettext_lazy("64 hexadecimal digits."))],
    )
    name = CleanLineField(gettext_lazy("file name"), max_length=limits.NAME)
    title = CleanLineField(
        gettext_lazy("title"),
        max_length=limits.TITLE,
        blank=True,
        help_text=gettext_lazy(
            "What the desk calls it, such as: digest page “cooperation”, page 6."
        ),
    )
    kind = models.CharField(gettext_lazy("kind"), max_length=10, choices=Kind, default=Kind.OTHER)
    language = models.CharField(
        gettext_lazy("language"), max_length=12, blank=True, validators=[validate_language]
    )
    host = models.ForeignKey(
        "briefs.Source",
        verbose_name=gettext_lazy("hosted by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="documents",
        help_text=gettext_lazy("Who showed it. That is not always who wrote it."),
    )
    address = AddressField(gettext_lazy("address"), blank=True)
    published_on = models.DateField(gettext_lazy("published on"), null=True, blank=True)
    published_precision = models.CharField(
        gettext_lazy("precision"), max_length=8, choices=Precision, default=Precision.UNKNOWN
    )
    byline = CleanLineField(gettext_lazy("byline"), max_length=limits.NAME, blank=True)
    flags = models.JSONField(gettext_lazy("flags"), default=list, blank=True)
    reading = models.JSONField(gettext_lazy("reading"), null=True, blank=True, editable=False)
    offers = models.JSONField(default=dict, blank=True, editable=False)
    original = models.BinaryField(null=True, editable=False)
    text = models.TextField(gettext_lazy("text"), null=True, editable=False)
    predecessor = models.ForeignKey(
        "self",
        verbose_name=gettext_lazy("earlier form"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="successors",
    )
    received_at = models.DateTimeField(
        gettext_lazy("received"), default=timezone.now, editable=False
    )
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    imported = models.CharField(max_length=64, blank=True, editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("document")
        verbose_name_plural = gettext_lazy("documents")
        ordering = ["-received_at", "-id"]
        permissions = [
            ("read_documents", gettext_lazy("Can take in and read documents")),
        ]
        indexes = [models.Index(name="document_newest", fields=["-received_at", "-id"])]
        constraints = [
            listed("document_kind_listed", "kind", Kind),
            models.CheckConstraint(
                name="document_date_has_precision",
                condition=Q(published_on__isnull=True, published_precision="unknown")
                | (Q(published_on__isnull=False) & ~Q(published_precision="unknown")),
            ),
            models.CheckConstraint(
                name="document_bytes_have_text",
                condition=Q(original__isnull=True) | Q(text__isnull=False),
            ),
        ]

    def __str__(self):
        return self.title or self.name

    @property
    def called(self):
        """The name by which an editor knows it. Many are loaded `with_first_headline` first."""
        if self.title:
            return self.title
        if not hasattr(self, "first_headline"):
            first = self.clippings.order_by("first_line").values_list("headline", flat=True)
            self.first_headline = first.first()
        return self.first_headline or self.name

    @property
    def intake_language(self):
        """Its language as intake takes it, which has a code for one that was not recognised."""
        return self.language or UNDETERMINED

    @property
    def told_language(self):
        """Its language, "" where none was recognised."""
        return "" if self.language == UNDETERMINED else self.language

    def clean(self):
        super().clean()
        others = Document.objects.exclude(pk=self.pk)
        if self.pk and others.earlier_forms().earliest(self.predecessor_id) == self.pk:
            sentence = _("A document is no earlier form of itself: “%s” stands later in that line.")
            raise ValidationError({"predecessor": sentence % self.predecessor})

    def natural_key(self):
        return (self.sha256,)

    @property
    def line_records(self):
        """What is kept of each line; `desk.documents.by_hand` says how decisions change it.

        Empty where the document was never read.
        """
        return (self.reading or {}).get("lines", [])

    def read_lines(self):
        """Return the lines as they were read, without their text, which may not be loaded."""
        records = enumerate(self.line_records, start=1)
        return [Line(number, *record[:3]) for number, record in records]

    def printed_lines(self, first=1, last=None):
        """Return the lines from the first to the last with their text, "" where it is not kept.

        A line of which the reading says nothing counts as kept.
        """
        texts = self.text.split("\n")[first - 1 : last] if self.text is not None else []
        records = zip_longest(self.line_records[first - 1 : last], texts)
        return [
            Line(number, *(record or UNREAD)[:3], text or "")
            for number, (record, text) in enumerate(records, start=first)
        ]

    @property
    def line_counts(self):
        """How many lines are kept, dropped and blank."""
        counts = {"lines": 0, "kept": 0, "dropped": 0, "blank": 0}
        for line in self.read_lines():
            counts["lines"] += 1
            counts["blank" if line.role == "blank" else "kept" if line.kept else "dropped"] += 1
        return counts
