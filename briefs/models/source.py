"""Who said it."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..text import limits
from ..text.fold import fold
from .fields import CleanLineField, CleanTextField, listed, validate_name
from .slugs import SLUG_LENGTH, FormerSlug, free_slug

validate_country = RegexValidator(r"\A[A-Z]{2}\Z", _("Two capital letters, as in ISO 3166-1."))
validate_domain = RegexValidator(
    r"\A(?=.{4,253}\Z)[^\W_][\w\-]*(\.[^\W_][\w\-]*)+\Z",
    _("A domain such as example.org, without https:// and without a path."),
)


# The name of the source of what states none: a placeholder that no published brief rests on.
NOT_STATED = "Not stated"


class Kind(models.TextChoices):
    AGENCY = "agency", _("agency")
    BROADCASTER = "broadcaster", _("broadcaster")
    NEWSPAPER = "newspaper", _("newspaper")
    MAGAZINE = "magazine", _("magazine")
    OBSERVATORY = "observatory", _("observatory")
    UNIVERSITY = "university", _("university")
    GOVERNMENT = "government", _("government")
    PARTY = "party", _("party")
    COMPANY = "company", _("company")
    ORGANISATION = "organisation", _("organisation")
    AGGREGATOR = "aggregator", _("aggregator")
    UNKNOWN = "unknown", _("unknown")


class Owner(models.TextChoices):
    STATE = "state", _("state")
    PUBLIC = "public", _("public")
    PRIVATE = "private", _("private")
    PARTY = "party", _("party")
    UNKNOWN = "unknown", _("unknown")


class Standing(models.TextChoices):
    TRUSTED = "trusted", _("trusted")
    USUAL = "usual", _("usual")
    WITH_CARE = "with care", _("with care")
    REFUSED = "refused", _("refused")


class SourceQuerySet(models.QuerySet):
    def get_by_natural_key(self, name):
        return self.get(folded=fold(name))

    def public(self):
        """Those that a public brief cites; the others answer 404 and are not listed."""
        from .brief import Brief
        from .citation import Citation

        cited = Citation.objects.filter(
            models.Exists(Brief.objects.public().filter(pk=models.OuterRef("brief"))),
            source=models.OuterRef("pk"),
        )
        return self.filter(models.Exists(cited))

    def unused(self):
        """Those that nothing rests on."""
        from .citation import Citation
        from .document import Document

        cited = Citation.objects.order_by().filter(source=models.OuterRef("pk"))
        hosted = Document.objects.order_by().filter(host=models.OuterRef("pk"))
        return self.filter(~models.Exists(cited), ~models.Exists(hosted))


class Source(models.Model):
    """An outlet, office or organisation that says things, with what the desk knows of it."""

    Kind = Kind
    Owner = Owner
    Standing = Standing

    name = CleanLineField(
        _("name"),
        max_length=limits.NAME,
        validators=[validate_name],
        help_text=_("As the outlet writes it."),
    )
    folded = models.CharField(max_length=limits.FOLDED_NAME, unique=True, editable=False)
    slug = models.SlugField(max_length=SLUG_LENGTH, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.UNKNOWN)
    owner = models.CharField(_("owner"), max_length=10, choices=Owner, default=Owner.UNKNOWN)
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        validators=[validate_country],
        help_text=_("ISO code of the country it works from, such as CO. Empty if not known."),
    )
    domain = models.CharField(
        _("domain"),
        max_length=253,
        blank=True,
        validators=[validate_domain],
        help_text=_(
            "Such as example.org. A document that names this domain is tied to this source."
        ),
    )
    standing = models.CharField(
        _("standing"),
        max_length=10,
        choices=Standing,
        default=Standing.USUAL,
        help_text=_("A brief cannot rest on refused sources alone."),
    )
    reuse = models.BooleanField(
        _("text may be reused"),
        default=False,
        help_text=_(
            "Only where its licence says so: the own-words check then lets its text stand."
        ),
    )
    about = CleanTextField(
        _("about"),
        blank=True,
        max_length=limits.NOTE,
        help_text=_("A sentence or two for readers: who runs it, what it covers."),
    )
    imported = models.CharField(max_length=64, blank=True, editable=False)

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["folded"]
        permissions = [("merge_source", _("Can merge sources"))]
        constraints = [
            models.CheckConstraint(name="source_has_name", condition=~Q(folded="")),
            listed("source_kind_listed", kind=Kind),
            listed("source_owner_listed", owner=Owner),
            listed("source_standing_listed", standing=Standing),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.folded = fold(self.name)
        if not self.slug:
            self.slug = free_slug(self.name, fallback="source", taken=SourceSlug.taken)
        super().save(*args, **kwargs)

    def clean(self):
        from django.core.exceptions import ValidationError

        twin = Source.objects.filter(folded=fold(self.name)).exclude(pk=self.pk).first()
        if twin:
            raise ValidationError({"name": _("This is the source “%s”.") % twin.name})

    def natural_key(self):
        return (self.name,)

    def get_absolute_url(self):
        return reverse("briefs:source", args=[self.slug])


class SourceSlug(FormerSlug):
    """An address of a source that was merged into this one."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="former_slugs")
