"""What the desk publishes."""

import uuid
from functools import partial

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Prefetch, Q
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from ..text import limits
from .fields import CleanLineField, CleanTextField, Precision, listed
from .inference import INFERRED, PARTS, STATED, Part
from .languages import validate_language
from .slugs import SLUG_LENGTH, FormerSlug, free_slug
from .tag import TaggedBrief


class Status(models.TextChoices):
    DRAFT = "draft", _("draft")
    REVIEW = "review", _("in review")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Kind(models.TextChoices):
    NEWS = "news", _("news")
    ANALYSIS = "analysis", _("analysis")
    INTERVIEW = "interview", _("interview")


class FiledBy(models.TextChoices):
    EVENT = "event", _("the day it happened")
    SOURCE = "source", _("the source's date")
    NEIGHBOUR = "neighbour", _("the dated item above it in the digest")
    PUBLICATION = "publication", _("the day it was first published here")
    EDITOR = "editor", _("an editor's decision")


class BriefQuerySet(models.QuerySet):
    def get_by_natural_key(self, uid):
        return self.get(uid=uid)

    def public(self, at=None):
        """What a reader may see now, or at an hour. The only definition."""
        return self.filter(status=Brief.Status.PUBLISHED, published_at__lte=at or timezone.now())

    def stones(self):
        """Withdrawn and once public: what leaves a stone. The only definition."""
        return self.filter(
            status=Brief.Status.WITHDRAWN, first_published_at__lte=timezone.now()
        ).exclude(slug=None)

    def scheduled(self):
        """Approved for a minute that has not come."""
        return self.filter(status=Brief.Status.PUBLISHED, published_at__gt=timezone.now())

    def drafts(self):
        return self.filter(status=Brief.Status.DRAFT)

    def in_review(self):
        return self.filter(status=Brief.Status.REVIEW)

    def newest_first(self):
        """By filing date; the id decides within a day, so that paging by key is stable."""
        return self.order_by("-filed_on", "-id")

    def for_cards(self):
        """Load all that a card shows, in four queries; a forgotten join raises."""
        from .citation import Citation

        return self.prefetch_related(
            Prefetch("citations", Citation.objects.select_related("source").order_by("position")),
            Prefetch("tagged", TaggedBrief.objects.select_related("tag").order_by("tag__name")),
            "corrections",
        ).fetch_mode(models.FETCH_RAISE)


class Brief(models.Model):
    """One news brief: what happened, in the desk's words, with who said so.

    Changed only by the verbs of `briefs.desk`, each with the version that was read.
    """

    Status = Status
    Kind = Kind
    FiledBy = FiledBy

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=SLUG_LENGTH, unique=True, null=True, editable=False)
    headline = CleanLineField(
        _("headline"),
        max_length=limits.HEADLINE,
        help_text=_("In the desk's own words; not stronger than what the source says."),
    )
    summary = CleanTextField(
        _("summary"),
        blank=True,
        max_length=limits.SUMMARY,
        help_text=_("40 to 90 words: who, what, when, where, how much, and what is not known."),
    )
    body = CleanTextField(
        _("body"),
        blank=True,
        max_length=limits.BODY,
        help_text=_("Plain paragraphs with a blank line between them. May stay empty."),
    )
    language = models.CharField(
        _("language"), max_length=12, default="en", validators=[validate_language]
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.NEWS)
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False
    )
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)
    first_published_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    withdrawn_because = CleanLineField(
        _("withdrawn because"), max_length=limits.REASON, blank=True, editable=False
    )

    event_on = models.DateField(_("happened on"), null=True, blank=True)
    event_until = models.DateField(
        _("until"), null=True, blank=True, help_text=_("Last day, if it took more than one.")
    )
    event_precision = models.CharField(
        _("precision"),
        max_length=8,
        choices=Precision,
        default=Precision.UNKNOWN,
        help_text=_("For a month or year enter its first day and choose month or year here."),
    )
    event_inferred = models.BooleanField(
        _("date inferred"),
        default=False,
        help_text=_("The source does not say the year or day; readers see it in square brackets."),
    )
    event_inferred_part = models.CharField(
        _("inferred"),
        max_length=4,
        choices=PARTS,
        blank=True,
        default="",
        help_text=_("What the source does not say; readers see it in square brackets."),
    )
    event_inferred_from = CleanLineField(
        _("inferred from"),
        max_length=limits.REASON,
        blank=True,
        help_text=_("One sentence for readers: from what."),
    )
    filed_on = models.DateField(_("filed on"), default=timezone.localdate, editable=False)
    filed_by = models.CharField(
        _("filed by"), max_length=12, choices=FiledBy, default=FiledBy.PUBLICATION, editable=False
    )
    filed_because = CleanLineField(
        _("filed there because"), max_length=limits.REASON, blank=True, editable=False
    )

    version = models.PositiveIntegerField(default=1, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # Who brought it in from the browser; unknown where a command did.
    importer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("imported by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now, editable=False)
    waiting_since = models.DateTimeField(null=True, editable=False)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assigned to"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="assigned_briefs",
    )
    due_on = models.DateField(_("due on"), null=True, blank=True, editable=False)
    rework_of = models.OneToOneField(
        "self",
        verbose_name=_("rework of"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="rework",
    )
    merged_into = models.ForeignKey(
        "self", null=True, editable=False, on_delete=models.PROTECT, related_name="merged"
    )
    imported = models.CharField(max_length=64, blank=True, editable=False)

    tags = TaggableManager(
        _("tags"), through=TaggedBrief, help_text=_("At least one country and one topic.")
    )

    objects = BriefQuerySet.as_manager()

    class Meta:
        verbose_name = _("brief")
        verbose_name_plural = _("briefs")
        ordering = ["-filed_on", "-id"]
        permissions = [
            ("submit_brief", _("Can submit a brief for review")),
            ("approve_brief", _("Can approve, return, schedule and publish briefs")),
            ("correct_brief", _("Can correct published briefs")),
            ("withdraw_brief", _("Can withdraw and restore briefs")),
            ("merge_brief", _("Can merge and unmerge briefs")),
            ("assign_brief", _("Can assign briefs")),
        ]
        indexes = [
            # The columns behind the order let lists and counts be read off the index alone.
            models.Index(
                name="brief_newest",
                fields=["status", "-filed_on", "-id", "published_at", "uid"],
            ),
            models.Index(
                name="brief_public_since",
                fields=["-published_at", "id", "filed_on", "language"],
                condition=Q(status="published"),
            ),
            models.Index(name="brief_by_status", fields=["status", "-changed_at"]),
            # The desk's lists hold drafts too; SQLite reads no index that has a condition.
            models.Index(name="brief_filed", fields=["-filed_on", "-id"]),
            models.Index(name="brief_by_hour", fields=["status", "published_at"]),
            models.Index(name="brief_by_kind", fields=["kind", "-id"]),
        ]
        constraints = [
            listed("brief_status_listed", status=Status),
            listed("brief_kind_listed", kind=Kind),
            models.CheckConstraint(
                name="brief_published_has_time",
                condition=~Q(status="published")
                | Q(published_at__isnull=False, first_published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="brief_published_has_slug",
                condition=~Q(status="published") | Q(slug__isnull=False),
            ),
            models.CheckConstraint(
                name="brief_withdrawn_has_reason",
                condition=(
                    Q(status="withdrawn", withdrawn_at__isnull=False) & ~Q(withdrawn_because="")
                )
                | (~Q(status="withdrawn") & Q(withdrawn_at__isnull=True, withdrawn_because="")),
            ),
            models.CheckConstraint(
                name="brief_date_has_precision",
                condition=Q(event_on__isnull=True, event_precision="unknown")
                | (Q(event_on__isnull=False) & Q(event_precision__in=["day", "month", "year"])),
            ),
            models.CheckConstraint(
                name="brief_event_in_order",
                condition=Q(event_until__isnull=True)
                | Q(event_on__isnull=False, event_until__gte=F("event_on")),
            ),
            models.CheckConstraint(
                name="brief_inference_has_reason",
                condition=INFERRED | STATED,
            ),
            listed("brief_filing_listed", filed_by=FiledBy),
            models.CheckConstraint(
                name="brief_filed_by_editor_has_reason",
                condition=(Q(filed_by="editor") & ~Q(filed_because=""))
                | (~Q(filed_by="editor") & Q(filed_because="")),
            ),
            models.CheckConstraint(
                name="brief_rework_is_not_public",
                condition=Q(rework_of__isnull=True)
                | Q(status__in=["draft", "review"], slug__isnull=True),
            ),
        ]

    def __str__(self):
        return self.headline

    def natural_key(self):
        return (str(self.uid),)

    def get_absolute_url(self):
        return reverse("briefs:brief", args=[self.slug]) if self.slug else ""

    def clean(self):
        errors = {}
        if self.event_on is None and self.event_precision != Precision.UNKNOWN:
            errors["event_on"] = _("Enter the date, or set the precision to unknown.")
        if self.event_on is not None and self.event_precision == Precision.UNKNOWN:
            errors["event_precision"] = _("Say how exact the date is: day, month or year.")
        if self.event_until is not None and self.event_on is None:
            errors["event_until"] = _("A last day needs a first day.")
        elif self.event_until is not None and self.event_until < self.event_on:
            errors["event_until"] = _("The last day stands before the first.")
        if self.event_inferred and not self.event_inferred_from:
            errors["event_inferred_from"] = _("Say from what the date was inferred.")
        if self.event_inferred and self.event_on is None:
            errors["event_inferred_part"] = _("There is no date that could have been inferred.")
        elif self.event_inferred_part == Part.DAY and self.event_precision != Precision.DAY:
            errors["event_inferred_part"] = _("The date names no day that was inferred.")
        if not self.event_inferred and (self.event_inferred_from or self.event_inferred_part):
            errors["event_inferred_part"] = _("Say what was inferred, or leave the reason empty.")
        if errors:
            raise ValidationError(errors)

    @property
    def is_scheduled(self):
        return self.status == self.Status.PUBLISHED and self.published_at > timezone.now()

    @property
    def is_public(self):
        """The rule of `public()` for one loaded brief; a test holds the two together."""
        return self.status == self.Status.PUBLISHED and self.published_at <= timezone.now()

    @property
    def ever_public(self):
        return self.first_published_at is not None and self.first_published_at <= timezone.now()

    @property
    def lead_citation(self):
        """The first origin, else the first citation, or None. Reads the prefetched citations."""
        cited = sorted(self.citations.all(), key=lambda citation: citation.position)
        return next((c for c in cited if c.role == "origin"), cited[0] if cited else None)

    @property
    def lead_source(self):
        """The source of the lead citation, or None."""
        citation = self.lead_citation
        return citation.source if citation else None

    def give_slug(self):
        """Set the slug of a brief that is published for the first time."""
        if self.slug is None:
            self.slug = free_slug(
                self.headline,
                fallback="brief",
                taken=partial(brief_slug_taken, but=self.pk),
                mark=slug_mark(self.uid) if self.is_scheduled else "",
            )


@receiver(pre_delete, sender=Brief)
def keep_what_was_public(sender, instance, **kwargs):
    """Let nothing that readers ever saw be deleted, one by one or in bulk.

    The row is asked, and held, since somebody may have approved it after it was read.
    """
    row = sender.objects.select_for_update().filter(pk=instance.pk).first()
    if row is not None and row.ever_public:
        raise models.ProtectedError("What was ever public is withdrawn, not deleted.", {instance})


class BriefSlug(FormerSlug):
    """An address under which a brief was public before."""

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="former_slugs")


def brief_slug_taken(slug, but=None):
    """Say whether another brief than the one with id `but` has or had a slug."""
    present = Brief.objects.filter(slug=slug).exclude(pk=but)
    former = BriefSlug.objects.filter(slug=slug)
    return present.exists() or former.exists()


def slug_mark(uid):
    """Return what marks the slug of a brief that waits for its minute.

    Had it the plain one, a number in the address of a live brief would tell of what is to come.
    """
    return uid.hex[:6]
