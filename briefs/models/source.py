"""Who said it."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..text import limits
from ..text.fold import fold
from .addresses import address_of
from .brief import Brief
from .citation import Citation
from .document import Document
from .fields import CleanLineField, CleanTextField, listed, validate_name
from .names import KnownName
from .slugs import SLUG_LENGTH, FormerSlug, free_slug

validate_country = RegexValidator(
    r"\A[A-Z]{2}\Z", gettext_lazy("Two capital letters, as in ISO 3166-1.")
)
validate_domain = RegexValidator(
    r"\A(?=.{4,253}\Z)[^\W_][\w\-]*(\.[^\W_][\w\-]*)+\Z",
    gettext_lazy("A domain such as example.org, without https:// and without a path."),
)


# The name of the source of what states none: a placeholder that no published brief rests on.
NOT_STATED = "Not stated"


class Kind(models.TextChoices):
    AGENCY = "agency", gettext_lazy("agency")
    BROADCASTER = "broadcaster", gettext_lazy("broadcaster")
    NEWSPAPER = "newspaper", gettext_lazy("newspaper")
    MAGAZINE = "magazine", gettext_lazy("magazine")
    OBSERVATORY = "observatory", gettext_lazy("observatory")
    UNIVERSITY = "university", gettext_lazy("university")
    GOVERNMENT = "government", gettext_lazy("government")
    PARTY = "party", gettext_lazy("party")
    COMPANY = "company", gettext_lazy("company")
    ORGANISATION = "organisation", gettext_lazy("organisation")
    AGGREGATOR = "aggregator", gettext_lazy("aggregator")
    UNKNOWN = "unknown", gettext_lazy("unknown")


class Owner(models.TextChoices):
    STATE = "state", gettext_lazy("state")
    PUBLIC = "public", gettext_lazy("public")
    PRIVATE = "private", gettext_lazy("private")
    PARTY = "party", gettext_lazy("party")
    UNKNOWN = "unknown", gettext_lazy("unknown")


class Standing(models.TextChoices):
    TRUSTED = "trusted", gettext_lazy("trusted")
    USUAL = "usual", gettext_lazy("usual")
    WITH_CARE = "with care", gettext_lazy("with care")
    REFUSED = "refused", gettext_lazy("refused")


class SourceQuerySet(models.QuerySet):
    def get_by_natural_key(self, name):
        return self.get(folded=fold(name))

    def named(self, name):
        """The source that bears this name, else the one that bore it last: none or one."""
        found = self.filter(folded=fold(name))
        return found if found else self.filter(former_names__folded=fold(name))

    def public(self):
        """Those that a public brief cites; the others answer 404 and are not listed."""
        cited = Citation.objects.filter(
            models.Exists(Brief.objects.public().filter(pk=models.OuterRef("brief"))),
            source=models.OuterRef("pk"),
        )
        return self.filter(models.Exists(cited))

    def unused(self):
        """Those that nothing rests on."""
        cited = Citation.objects.order_by().filter(source=models.OuterRef("pk"))
        hosted = Document.objects.order_by().filter(host=models.OuterRef("pk"))
        return self.filter(~models.Exists(cited), ~models.Exists(hosted))


class Source(models.Model):
    """An outlet, office or organisation that says things, with what the desk knows of it."""

    Kind = Kind
    Owner = Owner
    Standing = Standing

    name = CleanLineField(
        gettext_lazy("name"),
        max_length=limits.NAME,
        validators=[validate_name],
        help_text=gettext_lazy("As the outlet writes it."),
    )
    folded = models.CharField(max_length=limits.FOLDED_NAME, unique=True, editable=False)
    slug = models.SlugField(max_length=SLUG_LENGTH, unique=True, editable=False)
    kind = models.CharField(gettext_lazy("kind"), max_length=20, choices=Kind, default=Kind.UNKNOWN)
    owner = models.CharField(
        gettext_lazy("owner"), max_length=10, choices=Owner, default=Owner.UNKNOWN
    )
    country = models.CharField(
        gettext_lazy("country"),
        max_length=2,
        blank=True,
        validators=[validate_country],
        help_text=gettext_lazy(
            "ISO code of the country it works from, such as CO. Empty if not known."
        ),
    )
    domain = models.CharField(
        gettext_lazy("domain"),
        max_length=253,
        blank=True,
        validators=[validate_domain],
        help_text=gettext_lazy(
            "Such as example.org. A document that names this domain is tied to this source."
        ),
    )
    standing = models.CharField(
        gettext_lazy("standing"),
        max_length=10,
        choices=Standing,
        default=Standing.USUAL,
        help_text=gettext_lazy("A brief cannot rest on refused sources alone."),
    )
    reuse = models.BooleanField(
        gettext_lazy("text may be reused"),
        default=False,
        help_text=gettext_lazy(
            "Only where its licence says so: the own-words check then lets its text stand."
        ),
    )
    about = CleanTextField(
        gettext_lazy("about"),
        blank=True,
        max_length=limits.NOTE,
        help_text=gettext_lazy("A sentence or two for readers: who runs it, what it covers."),
    )
    imported = models.CharField(max_length=64, blank=True, editable=False)

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("source")
        verbose_name_plural = gettext_lazy("sources")
        ordering = ["folded"]
        permissions = [("merge_source", gettext_lazy("Can merge sources"))]
        constraints = [
            models.CheckConstraint(name="source_has_name", condition=~Q(folded="")),
            listed("source_kind_listed", "kind", Kind),
            listed("source_owner_listed", "owner", Owner),
            listed("source_standing_listed", "standing", Standing),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        """Keep it, and the name that it had before as a former one."""
        self.folded = fold(self.name)
        if not self.slug:
            self.slug = free_slug(self.name, fallback="source", taken=SourceSlug.taken)
        before = Source.objects.filter(pk=self.pk).exclude(folded=self.folded).first()
        super().save(*args, **kwargs)
        SourceName.objects.filter(folded=self.folded).delete()
        if before:
            self.keep_former_name(before.name)

    def keep_former_name(self, name):
        """Keep a name that it bore, or that of one merged into it. It may stand here already: who
        makes a source and who imports a former name do not wait for each other.
        """
        about = {"name": name, "source": self}
        SourceName.objects.update_or_create(folded=fold(name), defaults=about)

    def clean(self):
        twin = Source.objects.filter(folded=fold(self.name)).exclude(pk=self.pk).first()
        if twin:
            raise ValidationError({"name": _("This is the source “%s”.") % twin.name})

    def natural_key(self):
        return (self.name,)

    def get_absolute_url(self):
        return address_of("briefs:source", self.slug)


class SourceName(KnownName):
    """A name that a source bore, or another one that was merged into it. Whoever bears it now
    comes first: a name is kept here for as long as nobody does.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="former_names")


class SourceSlug(FormerSlug):
    """An address of a source that was called otherwise, or merged into this one."""

    of = "source"

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="former_slugs")
