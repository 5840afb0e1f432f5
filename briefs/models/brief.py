"""What the desk publishes."""

import uuid
from functools import partial

from django.conf import settings
from django.db import models
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy
from taggit.managers import TaggableManager

from ..text import limits
from . import rules
from .addresses import address_of
from .brief_lists import FiledBy, Kind, Status
from .brief_questions import BriefQuerySet
from .brief_rules import CONSTRAINTS, INDEXES
from .brief_slug import BriefSlug, make_room, marked_slug, plain_slug
from .fields import CleanLineField, CleanTextField, Precision
from .inference import PARTS
from .languages import USUAL, validate_language
from .slugs import SLUG_LENGTH, free_slug
from .tag import TaggedBrief


class Brief(rules.Ruled):
    """One news brief: what happened, in the desk's words, with who said so.

    Changed only by the verbs of `briefs.desk`, each with the version that was read.
    """

    Status = Status
    Kind = Kind
    FiledBy = FiledBy
    RULES = (rules.event, rules.inference)
    # A form asks which part was inferred.
    TYPED = {"event_inferred": "event_inferred_part"}

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=SLUG_LENGTH, unique=True, null=True, editable=False)
    headline = CleanLineField(
        gettext_lazy("headline"),
        max_length=limits.HEADLINE,
        help_text=gettext_lazy("In the desk’s own words; not stronger than what the source says."),
    )
    summary = CleanTextField(
        gettext_lazy("summary"),
        blank=True,
        max_length=limits.SUMMARY,
        help_text=gettext_lazy(
            "40 to 90 words: who, what, when, where, how much, and what is not known."
        ),
    )
    body = CleanTextField(
        gettext_lazy("body"),
        blank=True,
        max_length=limits.BODY,
        help_text=gettext_lazy("Plain paragraphs with a blank line between them. May stay empty."),
    )
    language = models.CharField(
        gettext_lazy("language"), max_length=12, default=USUAL, validators=[validate_language]
    )
    kind = models.CharField(gettext_lazy("kind"), max_length=10, choices=Kind, default=Kind.NEWS)
    status = models.CharField(
        gettext_lazy("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False
    )
    published_at = models.DateTimeField(gettext_lazy("published at"), null=True, editable=False)
    first_published_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(gettext_lazy("withdrawn at"), null=True, editable=False)
    withdrawn_because = CleanLineField(
        gettext_lazy("withdrawn because"), max_length=limits.REASON, blank=True, editable=False
    )

    event_on = models.DateField(gettext_lazy("happened on"), null=True, blank=True)
    event_until = models.DateField(
        gettext_lazy("until"),
        null=True,
        blank=True,
        help_text=gettext_lazy("Last day, if it took more than one."),
    )
    event_precision = models.CharField(
        gettext_lazy("precision"),
        max_length=8,
        choices=Precision,
        default=Precision.UNKNOWN,
        help_text=gettext_lazy(
            "For a month or year enter its first day and choose month or year here."
        ),
    )
    event_inferred = models.BooleanField(
        gettext_lazy("date inferred"),
        default=False,
        help_text=gettext_lazy(
            "The source does not say the year or day; readers see it in square brackets."
        ),
    )
    event_inferred_part = models.CharField(
        gettext_lazy("inferred"),
        max_length=4,
        choices=PARTS,
        blank=True,
        default="",
        help_text=gettext_lazy("What the source does not say; readers see it in square brackets."),
    )
    event_inferred_from = CleanLineField(
        gettext_lazy("inferred from"),
        max_length=limits.REASON,
        blank=True,
        help_text=gettext_lazy("One sentence for readers: from what."),
    )
    filed_on = models.DateField(
        gettext_lazy("filed on"), default=timezone.localdate, editable=False
    )
    filed_by = models.CharField(
        gettext_lazy("filed by"),
        max_length=12,
        choices=FiledBy,
        default=FiledBy.PUBLICATION,
        editable=False,
    )
    filed_because = CleanLineField(
        gettext_lazy("filed there because"), max_length=limits.REASON, blank=True, editable=False
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
        verbose_name=gettext_lazy("imported by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(gettext_lazy("created"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(gettext_lazy("changed"), default=timezone.now, editable=False)
    waiting_since = models.DateTimeField(null=True, editable=False)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=gettext_lazy("assigned to"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="assigned_briefs",
    )
    due_on = models.DateField(gettext_lazy("due on"), null=True, blank=True, editable=False)
    rework_of = models.OneToOneField(
        "self",
        verbose_name=gettext_lazy("rework of"),
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
        gettext_lazy("tags"),
        through=TaggedBrief,
        help_text=gettext_lazy("At least one country and one topic."),
    )

    objects = BriefQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("brief")
        verbose_name_plural = gettext_lazy("briefs")
        ordering = ["-filed_on", "-id"]
        permissions = [
            ("submit_brief", gettext_lazy("Can submit a brief for review")),
            ("approve_brief", gettext_lazy("Can approve, return, schedule and publish briefs")),
            ("correct_brief", gettext_lazy("Can correct published briefs")),
            ("withdraw_brief", gettext_lazy("Can withdraw and restore briefs")),
            ("merge_brief", gettext_lazy("Can merge and unmerge briefs")),
            ("assign_brief", gettext_lazy("Can assign briefs")),
        ]
        indexes = INDEXES
        constraints = CONSTRAINTS

    def __str__(self):
        return self.headline

    def natural_key(self):
        return (str(self.uid),)

    def get_absolute_url(self):
        return address_of("briefs:brief", self.slug) if self.slug else ""

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
    def survivor(self):
        """The brief that this one is part of by now, through any number of merges; else itself."""
        return self.merged_into.survivor if self.merged_into_id else self

    @property
    def lead_citation(self):
        """The first origin, else the first citation, or None. Reads the prefetched citations."""
        cited = list(self.citations.all())
        return next((c for c in cited if c.is_origin), cited[0] if cited else None)

    @property
    def lead_source(self):
        """The source of the lead citation, or None."""
        citation = self.lead_citation
        return citation.source if citation else None

    def give_slug(self):
        """Set the slug of a brief that is published for the first time."""
        if self.slug is None and self.is_scheduled:
            self.slug = marked_slug(self)
        elif self.slug is None:
            make_room([plain_slug(self)])
            taken = partial(BriefSlug.taken, but=self.pk)
            self.slug = free_slug(self.headline, fallback="brief", taken=taken)


@receiver(pre_delete, sender=Brief)
def keep_what_was_public(sender, instance, **kwargs):
    """Let nothing that readers ever saw be deleted, one by one or in bulk.

    The row is asked, and held, since somebody may have approved it after it was read.
    """
    row = sender.objects.select_for_update().filter(pk=instance.pk).first()
    if row is not None and row.ever_public:
        raise models.ProtectedError("What was ever public is withdrawn, not deleted.", {instance})
