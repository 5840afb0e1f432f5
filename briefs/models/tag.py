"""What a brief is about: countries, organisations, people, places, topics, each under one name."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from taggit.models import ItemBase, TagBase

from ..text import limits
from ..text.fold import fold
from .addresses import address_of
from .fields import CleanLineField, listed, validate_name
from .names import KnownName
from .rules import Ruled, tag_code
from .slugs import SLUG_LENGTH, FormerSlug, free_slug


class Kind(models.TextChoices):
    COUNTRY = "country", gettext_lazy("country")
    ORGANISATION = "organisation", gettext_lazy("organisation")
    PERSON = "person", gettext_lazy("person")
    PLACE = "place", gettext_lazy("place")
    TOPIC = "topic", gettext_lazy("topic")


class TagQuerySet(models.QuerySet):
    def get_by_natural_key(self, name):
        try:
            return self.get(names__folded=fold(name))
        except Tag.DoesNotExist:
            # `loaddata` stores a tag before its names, and asks for it in between.
            return self.get(name=name)

    def named(self, name):
        """The tag that bears this name or alias: none or one."""
        return self.filter(names__folded=fold(name))

    def public(self):
        """Those that a public brief carries; the others answer 404 and are not listed."""
        from .brief import Brief

        carried = TaggedBrief.objects.filter(
            models.Exists(Brief.objects.public().filter(pk=models.OuterRef("content_object"))),
            tag=models.OuterRef("pk"),
        )
        return self.filter(models.Exists(carried))

    def countries(self):
        return self.filter(kind=Tag.Kind.COUNTRY)

    def unused(self):
        """Those that no brief carries."""
        carried = TaggedBrief.objects.filter(tag=models.OuterRef("pk"))
        return self.filter(~models.Exists(carried))


class Tag(Ruled, TagBase):
    """A name of the beat. All its names, the main one and the aliases, are TagNames."""

    Kind = Kind
    RULES = (tag_code,)

    name = CleanLineField(
        gettext_lazy("name"), max_length=limits.NAME, unique=True, validators=[validate_name]
    )
    slug = models.SlugField(
        gettext_lazy("slug"), max_length=SLUG_LENGTH, unique=True, editable=False
    )
    kind = models.CharField(gettext_lazy("kind"), max_length=12, choices=Kind, default=Kind.TOPIC)
    code = models.CharField(
        gettext_lazy("code"),
        max_length=3,
        blank=True,
        validators=[
            RegexValidator(r"\A[A-Z]{2,3}\Z", gettext_lazy("Two capital letters, or LAC."))
        ],
        help_text=gettext_lazy(
            "Countries: the two letters of ISO 3166-1. LAC for the region as a place."
        ),
    )
    suggested = models.BooleanField(
        gettext_lazy("suggested"),
        default=False,
        help_text=gettext_lazy("Intake proposed it and nobody has looked at it yet."),
    )
    imported = models.CharField(max_length=64, blank=True, editable=False)

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("tag")
        verbose_name_plural = gettext_lazy("tags")
        ordering = ["name"]
        permissions = [("merge_tag", gettext_lazy("Can merge tags"))]
        constraints = [
            listed("tag_kind_listed", "kind", Kind),
            models.CheckConstraint(
                name="tag_country_has_code",
                condition=(Q(kind="country") & ~Q(code="") & ~Q(code="LAC"))
                | (Q(kind="place") & Q(code="LAC"))
                | (~Q(kind="country") & Q(code="")),
            ),
            models.UniqueConstraint(name="tag_code_once", fields=["code"], condition=~Q(code="")),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        twin = Tag.objects.named(self.name).exclude(pk=self.pk).first()
        if twin:
            raise ValidationError({"name": _("This is a name of the tag “%s”.") % twin.name})

    def slugify(self, tag, i=None):
        return free_slug(tag, fallback="tag", taken=TagSlug.taken)

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        self.keep_name()

    def keep_name(self):
        """Make the present name the main TagName; the one before stays as an alias."""
        folded = fold(self.name)
        self.names.filter(main=True).exclude(folded=folded).update(main=False)
        TagName.objects.update_or_create(
            folded=folded, tag=self, defaults={"name": self.name, "main": True}
        )

    def natural_key(self):
        return (self.name,)

    def get_absolute_url(self):
        return address_of("briefs:tag", self.slug)


class TagNameQuerySet(models.QuerySet):
    def get_by_natural_key(self, name):
        return self.get(folded=fold(name))


class TagName(KnownName):
    """A name that a tag bears, its main one or an alias."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="names")
    main = models.BooleanField(gettext_lazy("main name"), default=False, editable=False)

    objects = TagNameQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("name")
        verbose_name_plural = gettext_lazy("names")
        ordering = ["-main", "folded"]
        constraints = [
            models.UniqueConstraint(
                name="tagname_one_main", fields=["tag"], condition=Q(main=True)
            ),
            *KnownName.Meta.constraints,
        ]

    def clean(self):
        twin = TagName.objects.filter(folded=fold(self.name)).exclude(pk=self.pk).first()
        if twin:
            raise ValidationError({"name": _("This is a name of the tag “%s”.") % twin.tag})


class TaggedBriefQuerySet(models.QuerySet):
    def get_by_natural_key(self, uid, name):
        return self.get(content_object__uid=uid, tag=Tag.objects.get_by_natural_key(name))


class TaggedBrief(ItemBase):
    """The tie between a tag and a brief."""

    # Indexed below, each together with the other.
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="tagged", db_index=False)
    content_object = models.ForeignKey(
        "briefs.Brief",
        on_delete=models.CASCADE,
        related_name="tagged",
        db_column="brief_id",
        db_index=False,
    )

    objects = TaggedBriefQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("tag of a brief")
        verbose_name_plural = gettext_lazy("tags of briefs")
        indexes = [models.Index(name="taggedbrief_of_tag", fields=["tag", "content_object"])]
        constraints = [
            models.UniqueConstraint(name="taggedbrief_once", fields=["content_object", "tag"]),
        ]

    def natural_key(self):
        return (*self.content_object.natural_key(), *self.tag.natural_key())

    natural_key.dependencies = ["briefs.brief", "briefs.tag"]


class TagSlug(FormerSlug):
    """An address of a tag that was renamed or merged into this one."""

    of = "tag"

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="former_slugs")
