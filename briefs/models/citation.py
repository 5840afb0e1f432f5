"""The tie between a brief and who said so."""

from django.db import models
from django.db.models import Prefetch, Q
from django.utils.translation import gettext_lazy

from ..text import limits
from ..text.fold import fold
from .document import HEAVY, Document
from .fields import AddressField, CleanLineField, Precision, listed
from .rules import NO_DATE, Ruled, cited


class Role(models.TextChoices):
    ORIGIN = "origin", gettext_lazy("origin")
    HOST = "host", gettext_lazy("host")
    AGGREGATOR = "aggregator", gettext_lazy("aggregator")


class RestingQuerySet(models.QuerySet):
    """Of rows that rest on a clipping: citations and evidence."""

    def with_clippings(self):
        """Each with its clipping and document, without what is heavy of them."""
        heavy = [f"document__{name}" for name in HEAVY]
        return self.select_related("clipping__document").defer(
            *(f"clipping__{name}" for name in ("excerpt", *heavy))
        )


class CitationQuerySet(RestingQuerySet):
    def with_texts(self):
        """Each with its clipping and document to be read, a document once however often cited."""
        documents = Document.objects.defer("original")
        return self.select_related("clipping").prefetch_related(
            Prefetch("clipping__document", documents)
        )

    def get_by_natural_key(self, uid, source, role, sha256, first_line, address):
        found = self.filter(brief__uid=uid, source__folded=fold(source), role=role)
        if sha256:
            return found.get(clipping__document__sha256=sha256, clipping__first_line=first_line)
        return found.get(clipping=None, address=address)


class Citation(Ruled):
    """One source of a brief in one role. Hosts and aggregators follow the origin they showed."""

    Role = Role
    RULES = (cited,)

    # Brief and source are indexed below, each together with the other.
    brief = models.ForeignKey(
        "briefs.Brief", on_delete=models.CASCADE, related_name="citations", db_index=False
    )
    source = models.ForeignKey(
        "briefs.Source",
        verbose_name=gettext_lazy("source"),
        on_delete=models.PROTECT,
        related_name="citations",
        db_index=False,
    )
    role = models.CharField(
        gettext_lazy("role"),
        max_length=10,
        choices=Role,
        default=Role.ORIGIN,
        help_text=gettext_lazy("Origin wrote it, host showed it, aggregator listed it."),
    )
    clipping = models.ForeignKey(
        "briefs.Clipping",
        verbose_name=gettext_lazy("clipping"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="citations",
    )
    title = CleanLineField(
        gettext_lazy("title as printed"),
        max_length=limits.TITLE,
        blank=True,
        help_text=gettext_lazy("Word for word."),
    )
    address = AddressField(gettext_lazy("address"), blank=True)
    published_on = models.DateField(gettext_lazy("dated"), null=True, blank=True)
    published_precision = models.CharField(
        gettext_lazy("precision"),
        max_length=8,
        choices=[*Precision.choices, (NO_DATE, gettext_lazy("states no date"))],
        default=Precision.UNKNOWN,
        help_text=gettext_lazy("One source at least is dated, or is said to state no date."),
    )
    note = CleanLineField(
        gettext_lazy("note"),
        max_length=limits.REASON,
        blank=True,
        help_text=gettext_lazy("What the source says of its own date, or what it was used for."),
    )
    position = models.PositiveSmallIntegerField(gettext_lazy("order"), default=0)

    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("citation")
        verbose_name_plural = gettext_lazy("citations")
        ordering = ["position", "id"]
        indexes = [
            models.Index(name="citation_of_brief", fields=["brief", "source"]),
            models.Index(name="citation_of_source", fields=["source", "brief"]),
        ]
        constraints = [
            models.UniqueConstraint(
                name="citation_of_clipping_once",
                fields=["brief", "source", "role", "clipping"],
                condition=Q(clipping__isnull=False),
            ),
            models.UniqueConstraint(
                name="citation_of_address_once",
                fields=["brief", "source", "role", "address"],
                condition=Q(clipping__isnull=True),
            ),
            listed("citation_role_listed", "role", Role),
            models.CheckConstraint(
                name="citation_date_has_precision",
                condition=Q(published_on__isnull=True, published_precision__in=["unknown", NO_DATE])
                | (
                    Q(published_on__isnull=False)
                    & Q(published_precision__in=["day", "month", "year"])
                ),
            ),
        ]

    def __str__(self):
        return f"{self.source} ({self.get_role_display()})"

    @property
    def is_origin(self):
        return self.role == Role.ORIGIN

    def natural_key(self):
        sha256, first_line = self.clipping.natural_key() if self.clipping else ("", 0)
        return (
            *self.brief.natural_key(),
            *self.source.natural_key(),
            self.role,
            sha256,
            first_line,
            "" if self.clipping else self.address,
        )

    natural_key.dependencies = ["briefs.brief", "briefs.source", "briefs.clipping"]
