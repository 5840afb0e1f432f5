"""What may be true of what the newsroom keeps, whoever writes the row."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from briefs.models import Brief, Citation, Clipping, Document, Edition, Source, Tag, TagName
from briefs.models.slugs import free_slug
from tests.factories import (
    BriefFactory,
    CitationFactory,
    ClippingFactory,
    CorrectionFactory,
    DocumentFactory,
    SourceFactory,
    TagFactory,
    TagNameFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("brief_status_listed", {"status": "secret"}),
        ("brief_kind_listed", {"kind": "poem"}),
        ("brief_published_has_time", {"published_at": None}),
        ("brief_published_has_slug", {"slug": None}),
        ("brief_withdrawn_has_reason", {"status": "withdrawn"}),
        ("brief_date_has_precision", {"event_precision": "unknown"}),
        ("brief_event_in_order", {"event_until": date(2020, 1, 1)}),
        ("brief_inference_has_reason", {"event_inferred": True, "event_inferred_part": "year"}),
        (
            "brief_inference_has_reason",
            {"event_inferred": True, "event_inferred_from": "No year is printed."},
        ),
        ("brief_inference_has_reason", {"event_inferred_part": "year"}),
        ("brief_filed_by_editor_has_reason", {"filed_by": "editor"}),
        ("brief_filing_listed", {"filed_by": "chance"}),
    ],
)
def test_the_database_refuses_half_a_fact_about_a_brief(constraint, values):
    brief = BriefFactory()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Brief.objects.filter(pk=brief.pk).update(**values)


def test_the_database_lets_no_rework_become_public():
    live = BriefFactory()
    with pytest.raises(IntegrityError, match="brief_rework_is_not_public"), transaction.atomic():
        BriefFactory(rework_of=live)
    assert BriefFactory(draft=True, rework_of=live).rework_of == live


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("tag_kind_listed", {"kind": "mood"}),
        ("tag_country_has_code", {"kind": "country"}),
        ("tag_country_has_code", {"code": "PE"}),
    ],
)
def test_the_database_ties_a_country_to_its_code(constraint, values):
    tag = TagFactory()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Tag.objects.filter(pk=tag.pk).update(**values)


def test_the_region_is_a_place_with_a_code_of_its_own():
    assert TagFactory(kind="place", name="The whole region", code="LAC").code == "LAC"


def test_no_name_means_two_tags():
    TagFactory(name="ships")
    with pytest.raises(IntegrityError), transaction.atomic():
        TagNameFactory(name="SHIPS")
    with pytest.raises(ValidationError, match="a name of the tag"):
        Tag(name="Ships").full_clean(exclude=["slug"])


@pytest.mark.parametrize("make", [Source, Tag, TagName])
def test_a_name_is_kept_that_is_short_enough_as_it_is_compared(make):
    """One sign of Arabic that stands for four words folds to eighteen letters."""
    tag = {"tag": TagFactory()} if make is TagName else {}
    make(name="\ufdfa" * 22, **tag).save()
    with pytest.raises(ValidationError, match="stand for too many letters"):
        make(name="\ufdfa" * 23, **tag).full_clean(exclude=["folded", "slug"])


def test_a_tag_is_found_by_every_name_and_keeps_the_old_main_one():
    tag = TagFactory(name="ships")
    TagNameFactory(tag=tag, name="Vessels")
    tag.name = "boats"
    tag.save()
    for name in ("SHIPS", "vessels", "Boats"):
        assert Tag.objects.named(name).get() == tag
    assert tag.names.get(main=True).name == "boats"


def test_two_spellings_of_one_source_are_refused():
    SourceFactory(name="El Faro Azul")
    with pytest.raises(IntegrityError), transaction.atomic():
        SourceFactory(name="EL FARO AZÚL")
    with pytest.raises(ValidationError, match="El Faro Azul"):
        Source(name="el faro azul").full_clean(exclude=["slug", "folded"])


def test_a_clipping_ends_where_it_begins_or_later():
    clipping = ClippingFactory(first_line=4, last_line=4)
    with pytest.raises(IntegrityError, match="clipping_lines_in_order"), transaction.atomic():
        Clipping.objects.filter(pk=clipping.pk).update(last_line=3)


def test_a_source_is_cited_once_for_one_clipping_and_one_address():
    clipping = ClippingFactory()
    cited = CitationFactory(clipping=clipping)
    with pytest.raises(IntegrityError), transaction.atomic():
        CitationFactory(brief=cited.brief, source=cited.source, clipping=clipping)
    by_address = CitationFactory(brief=cited.brief, source=cited.source)
    with pytest.raises(IntegrityError), transaction.atomic():
        CitationFactory(
            brief=cited.brief, source=cited.source, address=by_address.address, clipping=None
        )


def test_only_what_a_reader_may_see_is_public():
    seen = BriefFactory()
    for trait in ("draft", "in_review", "scheduled", "withdrawn"):
        BriefFactory(**{trait: True})
    assert list(Brief.objects.public()) == [seen]


def test_a_stone_is_withdrawn_and_was_public():
    stone = BriefFactory(withdrawn=True)
    BriefFactory(withdrawn=True, first_published_at=None, slug=None)
    BriefFactory(draft=True)
    BriefFactory()
    assert list(Brief.objects.stones()) == [stone]


def test_names_of_hidden_briefs_are_not_public():
    shown, hidden = TagFactory(), TagFactory()
    BriefFactory(tags=[shown], citations__source=SourceFactory(name="Seen"))
    BriefFactory(tags=[hidden], draft=True, citations__source=SourceFactory(name="Unseen"))
    assert list(Tag.objects.public()) == [shown]
    assert [source.name for source in Source.objects.public()] == ["Seen"]


def test_what_was_ever_public_is_not_deleted():
    for trait in ({}, {"withdrawn": True}):
        brief = BriefFactory(**trait)
        with pytest.raises(ProtectedError), transaction.atomic():
            brief.delete()
        with pytest.raises(ProtectedError), transaction.atomic():
            Brief.objects.filter(pk=brief.pk).delete()
    BriefFactory(draft=True).delete()
    assert Brief.objects.count() == 2


def test_what_is_in_use_is_not_deleted():
    clipping = ClippingFactory()
    brief = BriefFactory(citations__clipping=clipping)
    used = [brief.citations.get().source, brief.tagged.first().tag, clipping, clipping.document]
    for thing in used:
        with pytest.raises(ProtectedError), transaction.atomic():
            thing.delete()
    for thing in (SourceFactory(), TagFactory(), DocumentFactory()):
        thing.delete()


def test_a_clipping_waits_until_it_is_used_or_rejected():
    waiting, used, rejected = ClippingFactory.create_batch(3)
    CitationFactory(clipping=used)
    Clipping.objects.filter(pk=rejected.pk).update(rejected_because="Not ours.")
    assert list(Clipping.objects.waiting()) == [waiting]
    assert list(Clipping.objects.used()) == [used]
    assert list(Clipping.objects.rejected()) == [rejected]


def test_the_lead_source_is_the_origin_of_the_first_citation():
    brief = BriefFactory(citations=0)
    host = CitationFactory(brief=brief, role="host", position=0)
    origin = CitationFactory(brief=brief, role="origin", position=1)
    assert brief.lead_source == origin.source
    origin.delete()
    assert Brief.objects.get(pk=brief.pk).lead_source == host.source


def test_sources_of_one_place_stand_on_a_card_in_the_order_in_which_they_came():
    second, first = SourceFactory.create_batch(2)
    brief = BriefFactory(citations=0)
    came = [CitationFactory(brief=brief, source=source, position=0) for source in (first, second)]
    came.append(CitationFactory(brief=brief, source=second, position=0))
    # PostgreSQL reads a row that was written anew after those that were not.
    came[0].save()
    assert list(Brief.objects.for_cards().get(pk=brief.pk).citations.all()) == came


def test_no_answer_outlives_the_next_scheduled_brief():
    assert Edition.objects.seconds_left(300) == 300
    BriefFactory(published_at=timezone.now() + timedelta(seconds=90))
    assert 0 < Edition.objects.seconds_left(300) <= 90


@pytest.mark.parametrize(
    ("headline", "slug"),
    [("Wages rise by 4.5 percent", "wages-rise-by-4-5-percent"), ("2,3 millones. Y más", "2-3-")],
)
def test_a_slug_tells_no_other_figure_than_the_headline(headline, slug):
    assert free_slug(headline, fallback="brief", taken=lambda slug: False).startswith(slug)


def test_a_slug_is_numbered_where_it_is_taken_and_never_empty():
    taken = {"ferry", "ferry-2"}
    assert free_slug("Ferry!", fallback="brief", taken=taken.__contains__) == "ferry-3"
    assert free_slug("渡轮", fallback="brief", taken=taken.__contains__) == "brief"
    assert len(free_slug("long words " * 40, fallback="x", taken=lambda slug: False)) <= 80


@pytest.mark.parametrize("twins", [1, 2, 3, 7, 8, 100])
def test_a_name_that_many_bear_is_numbered_without_asking_for_each(twins):
    there = {"figures", *(f"figures-{number}" for number in range(2, twins + 1))}
    asked = []

    def taken(slug):
        asked.append(slug)
        return slug in there

    assert free_slug("Figures", fallback="brief", taken=taken) == f"figures-{twins + 1}"
    assert len(asked) <= 14


def test_a_slug_is_cut_at_a_word_that_says_something():
    headline = "Dockers in seven ports of the western coast stop work over their pay and the"
    kept = "dockers-in-seven-ports-of-the-western-coast-stop-work-over-their-pay"
    for more in ("", " hours of their children"):
        slug = free_slug(headline + more, fallback="x", taken=lambda s: False, mark="")
        assert slug == (kept if more else f"{kept}-and-the")[: len(slug)]
    assert free_slug("of the " * 40, fallback="x", taken=lambda s: False) == "of"


def test_the_mark_of_a_slug_is_never_cut_off():
    long = free_slug("longer words " * 40, fallback="x", taken=lambda slug: False, mark="0a1b2c")
    assert long.endswith(("-longer-0a1b2c", "-words-0a1b2c"))
    assert len(long) <= 72


def test_text_is_cleaned_by_the_field_that_stores_it():
    brief = BriefFactory(headline="A\u202e ferry\x00  sails", summary="One.\r\n\r\nTwo.\x07 ")
    brief.refresh_from_db()
    assert (brief.headline, brief.summary) == ("A ferry sails", "One.\n\nTwo.")


def test_an_unsafe_address_is_not_valid():
    citation = CitationFactory()
    citation.address = "javascript:alert(1)"
    with pytest.raises(ValidationError, match="must start with http"):
        citation.full_clean()


def test_lines_are_counted_by_what_became_of_them():
    document = DocumentFactory(
        reading={
            "format": 1,
            "lines": [["headline", "", True], ["blank", "", False], ["spam", "", False]],
        }
    )
    assert document.line_counts == {"lines": 3, "kept": 1, "dropped": 1, "blank": 1}
    first, second, *_others = document.printed_lines()
    assert (first.role, first.text) == ("headline", document.text.split("\n")[0])
    assert (second.role, second.text) == ("blank", "")


def test_light_documents_carry_no_text(django_assert_num_queries):
    DocumentFactory()
    with django_assert_num_queries(1):
        (document,) = Document.objects.light()
    assert {"text", "original", "reading"} <= document.get_deferred_fields()


@pytest.mark.parametrize(
    ("factory", "model"),
    [
        (BriefFactory, Brief),
        (SourceFactory, Source),
        (TagFactory, Tag),
        (DocumentFactory, Document),
        (ClippingFactory, Clipping),
        (CitationFactory, Citation),
        (CorrectionFactory, CorrectionFactory._meta.model),
    ],
)
def test_everything_is_found_by_its_natural_key(factory, model):
    thing = factory()
    assert model.objects.get_by_natural_key(*thing.natural_key()) == thing


def test_no_document_is_an_earlier_form_of_itself():
    first = DocumentFactory()
    second, third = DocumentFactory(predecessor=first), DocumentFactory()
    third.predecessor = second
    third.full_clean()
    third.save()
    first.predecessor = third
    with pytest.raises(ValidationError, match="stands later in that line"):
        first.full_clean()
