"""Valid things of the house. `BriefFactory()` is a published brief; a trait is the exception."""

import hashlib
from datetime import date, timedelta

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from briefs.models import Brief, Citation, Clipping, Correction, Document, Source, Tag, TagName

# A summary that meets every check of the desk.
SUMMARY = (
    "A ferry now joins both shores of the bay twice a day, the Bay Bulletin reports. "
    "The paper names no price, and does not say who pays for the landing stages."
)


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    class Params:
        administrator = factory.Trait(is_superuser=True)

    username = factory.Sequence(lambda n: f"colleague-{n}")
    is_staff = True

    @factory.post_generation
    def reporter(self, create, wanted, **kwargs):
        if create and wanted:
            self.groups.add(Group.objects.get(name="Reporter"))

    @factory.post_generation
    def editor(self, create, wanted, **kwargs):
        if create and wanted:
            self.groups.add(Group.objects.get(name="Editor"))


class SourceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Source

    name = factory.Sequence(lambda n: f"Harbour Gazette {n}")
    kind = "newspaper"
    owner = "private"
    country = "PE"


class TagFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Tag

    class Params:
        country = factory.Trait(kind="country", name="Peru", code="PE")

    name = factory.Sequence(lambda n: f"ferries {n}")
    kind = "topic"


class TagNameFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TagName

    tag = factory.SubFactory(TagFactory)
    name = factory.Sequence(lambda n: f"also called {n}")


class DocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Document

    name = factory.Sequence(lambda n: f"page-{n}.txt")
    kind = "digest"
    language = "en"
    text = factory.Sequence(lambda n: f"A ferry line opens {n}\n\nThe line links two ports.")
    original = factory.LazyAttribute(lambda o: o.text.encode() if o.text is not None else None)
    sha256 = factory.LazyAttribute(
        lambda o: hashlib.sha256((o.text or o.name).encode()).hexdigest()
    )


class ClippingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Clipping

    document = factory.SubFactory(DocumentFactory)
    first_line = 1
    last_line = 3
    headline = "A ferry line opens"
    excerpt = "The line links two ports."


class BriefFactory(factory.django.DjangoModelFactory):
    """A published brief with a country, a topic and one origin citation."""

    class Meta:
        model = Brief
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(status="draft", published_at=None, first_published_at=None, slug=None)
        in_review = factory.Trait(
            status="review", published_at=None, first_published_at=None, slug=None
        )
        scheduled = factory.Trait(
            published_at=factory.LazyFunction(lambda: timezone.now() + timedelta(hours=2))
        )
        withdrawn = factory.Trait(
            status="withdrawn",
            withdrawn_at=factory.LazyFunction(timezone.now),
            withdrawn_because="The source took it back.",
        )

    headline = factory.Sequence(lambda n: f"New ferry {n} crosses the bay")
    slug = factory.Sequence(lambda n: f"new-ferry-{n}")
    summary = "A ferry now joins both shores twice a day. What a ticket costs is not known."
    status = "published"
    published_at = factory.LazyFunction(lambda: timezone.now() - timedelta(hours=1))
    first_published_at = factory.SelfAttribute("published_at")
    event_on = date(2021, 11, 13)
    event_precision = "day"
    filed_on = factory.LazyAttribute(lambda o: o.event_on or date(2021, 11, 13))
    filed_by = factory.LazyAttribute(lambda o: "event" if o.event_on else "publication")

    @factory.post_generation
    def tags(self, create, names, **kwargs):
        """tags=[…] sets Tag objects; None gives Peru and one topic."""
        if not create:
            return
        if names is None:
            peru = Tag.objects.named("Peru").first() or TagFactory(country=True)
            names = [peru, Tag.objects.named("ferries").first() or TagFactory(name="ferries")]
        for tag in names:
            self.tagged.create(tag=tag)

    @factory.post_generation
    def citations(self, create, made, **kwargs):
        """citations=0 leaves the brief without any; citations__source=… names the source."""
        if create and made != 0:
            CitationFactory(brief=self, **kwargs)


class CitationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Citation

    brief = factory.SubFactory(BriefFactory, citations=0)
    source = factory.SubFactory(SourceFactory)
    role = "origin"
    title = "Ferry opens"
    published_precision = "none"
    address = factory.Sequence(lambda n: f"https://gazette.example/{n}")
    position = 0


class CorrectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Correction

    brief = factory.SubFactory(BriefFactory)
    number = factory.Sequence(lambda n: n + 1)
    kind = "correction"
    note = "The ferry sails twice a day, not three times."
    changes = factory.LazyFunction(
        lambda: [{"field": "summary", "before": "three times a day", "after": "twice a day"}]
    )
