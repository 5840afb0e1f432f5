"""What the database refuses, whoever writes the row: each constraint with a breach of it."""

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import CheckConstraint
from django.utils import timezone

from briefs.models import CheckSwitch, Clipping, ClippingMark, Edition, Evidence, Revision
from tests.factories import (
    BriefFactory,
    CitationFactory,
    ClippingFactory,
    CorrectionFactory,
    DocumentFactory,
    SourceFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db

# Their breaches stand in test_models.py.
TOLD_ELSEWHERE = {
    "brief_status_listed",
    "brief_kind_listed",
    "brief_published_has_time",
    "brief_published_has_slug",
    "brief_withdrawn_has_reason",
    "brief_date_has_precision",
    "brief_event_in_order",
    "brief_inference_has_reason",
    "brief_filing_listed",
    "brief_filed_by_editor_has_reason",
    "brief_rework_is_not_public",
    "tag_kind_listed",
    "tag_country_has_code",
    "citation_of_clipping_once",
    "citation_of_address_once",
    "clipping_lines_in_order",
}


def evidence():
    brief, clipping = BriefFactory(), ClippingFactory()
    return Evidence.objects.create(brief=brief, clipping=clipping, sentence="a" * 64, lines=[1])


def revision():
    return Revision.objects.create(brief=BriefFactory(), number=1, verb="write", snapshot={})


def switch():
    return CheckSwitch.objects.create(check_name="date", reason="Our beat has few dates.")


# A row that may stand, and the values that it may not take.
BREACHES = {
    "tagname_has_name": (lambda: TagFactory().names.get(), {"folded": ""}),
    "sourcename_has_name": (
        lambda: SourceFactory().former_names.create(name="Bay Bulletin"),
        {"folded": ""},
    ),
    "citation_role_listed": (CitationFactory, {"role": "friend"}),
    "citation_date_has_precision": (CitationFactory, {"published_precision": "day"}),
    "correction_has_note": (CorrectionFactory, {"note": ""}),
    "correction_kind_listed": (CorrectionFactory, {"kind": "excuse"}),
    "document_kind_listed": (DocumentFactory, {"kind": "poem"}),
    "clipping_date_has_precision": (ClippingFactory, {"published_precision": "day"}),
    "document_date_has_precision": (DocumentFactory, {"published_precision": "day"}),
    "document_bytes_have_text": (DocumentFactory, {"text": None}),
    "evidence_has_sentence": (evidence, {"sentence": ""}),
    "revision_counts_from_one": (revision, {"number": 0}),
    "source_has_name": (SourceFactory, {"folded": ""}),
    "source_kind_listed": (SourceFactory, {"kind": "rumour"}),
    "source_owner_listed": (SourceFactory, {"owner": "nobody"}),
    "source_standing_listed": (SourceFactory, {"standing": "loved"}),
    "checkswitch_has_reason": (switch, {"reason": ""}),
}


def second_tag_of_a_country():
    TagFactory(country=True)
    return lambda: TagFactory(kind="country", name="Perú again", code="PE")


def second_main_name():
    tag = TagFactory()
    return lambda: tag.names.create(name="Another", main=True)


def second_tie():
    tag = TagFactory()
    brief = BriefFactory(tags=[tag])
    return lambda: brief.tagged.create(tag=tag)


def second_correction():
    first = CorrectionFactory()
    return lambda: CorrectionFactory(brief=first.brief, number=first.number)


def second_clipping():
    first = ClippingFactory()
    return lambda: Clipping.objects.create(document=first.document, first_line=1, last_line=2)


def second_mark():
    first = ClippingMark.objects.create(clipping=ClippingFactory(), mark=7)
    return lambda: ClippingMark.objects.create(clipping=first.clipping, mark=7)


def second_evidence():
    first = evidence()
    same = {"brief": first.brief, "clipping": first.clipping, "sentence": first.sentence}
    return lambda: Evidence.objects.create(lines=[2], **same)


def second_revision():
    first = revision()
    same = {"brief": first.brief, "number": 1, "at": timezone.now()}
    return lambda: Revision.objects.create(verb="write", snapshot={}, **same)


def second_edition():
    return lambda: Edition.objects.create(pk=2, number=1)


TWICE = {
    "tag_code_once": second_tag_of_a_country,
    "tagname_one_main": second_main_name,
    "taggedbrief_once": second_tie,
    "correction_once": second_correction,
    "clipping_once": second_clipping,
    "clippingmark_once": second_mark,
    "evidence_once": second_evidence,
    "revision_once": second_revision,
    "edition_is_one_row": second_edition,
}


def constraints():
    models = apps.get_app_config("briefs").get_models()
    return {c.name: c for model in models for c in model._meta.constraints}


def test_every_constraint_has_a_breach_and_every_breach_a_constraint():
    assert constraints().keys() == BREACHES.keys() | TWICE.keys() | TOLD_ELSEWHERE


@pytest.mark.parametrize("name", BREACHES)
def test_the_database_refuses_half_a_fact(name):
    make, values = BREACHES[name]
    row = make()
    assert isinstance(constraints()[name], CheckConstraint)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**values)


@pytest.mark.parametrize("name", TWICE)
def test_the_database_refuses_a_second_one(name):
    make_again = TWICE[name]()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_again()
