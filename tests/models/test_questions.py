"""The named questions: what each of them finds, and what it leaves out."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from briefs.models import Brief, Citation, Clipping, Correction, Document, Tag
from tests.factories import BriefFactory, CitationFactory, ClippingFactory, CorrectionFactory

pytestmark = pytest.mark.django_db


def test_a_stone_is_left_by_what_readers_saw_alone():
    seen = BriefFactory(withdrawn=True)
    later = timezone.now() + timedelta(days=1)
    BriefFactory(withdrawn=True, published_at=later, first_published_at=later)
    BriefFactory(withdrawn=True, published_at=None, first_published_at=None)
    BriefFactory(withdrawn=True, slug=None)
    BriefFactory()
    assert list(Brief.objects.stones()) == [seen]


def test_each_state_is_found_by_its_name():
    made = {t: BriefFactory(**{t: True}) for t in ("draft", "in_review", "scheduled", "withdrawn")}
    live = BriefFactory()
    assert list(Brief.objects.drafts()) == [made["draft"]]
    assert list(Brief.objects.in_review()) == [made["in_review"]]
    assert list(Brief.objects.scheduled()) == [made["scheduled"]]
    assert list(Brief.objects.public()) == [live]


def test_corrections_are_public_with_their_brief_and_stay_with_its_stone():
    public = CorrectionFactory()
    stone = CorrectionFactory(brief=BriefFactory(withdrawn=True))
    CorrectionFactory(brief=BriefFactory(scheduled=True))
    assert list(Correction.objects.public()) == [public]
    assert list(Correction.objects.stones()) == [stone]


def test_a_clipping_waits_is_used_or_is_rejected_and_comes_once():
    waiting, used = ClippingFactory(), ClippingFactory()
    rejected, both = (ClippingFactory(rejected_because="No news.") for _ in range(2))
    for clipping in (used, used, both):
        CitationFactory(clipping=clipping)
    assert list(Clipping.objects.waiting()) == [waiting]
    assert list(Clipping.objects.used().order_by("pk")) == [used, both]
    assert list(Clipping.objects.rejected()) == [rejected]


def test_a_document_is_unused_while_no_citation_rests_on_it():
    unused, used = ClippingFactory().document, ClippingFactory()
    CitationFactory(clipping=used)
    assert list(Document.objects.unused()) == [unused]


@pytest.mark.parametrize(
    ("thing", "field"),
    [
        (lambda: Citation(published_precision="day"), "published_on"),
        (lambda: Citation(published_on=timezone.localdate()), "published_precision"),
        (lambda: Clipping(first_line=4, last_line=3), "last_line"),
        (lambda: Tag(name="Peru", kind="country"), "code"),
        (lambda: Tag(name="ferries", kind="topic", code="PE"), "code"),
    ],
)
def test_half_a_fact_is_refused_with_its_field(thing, field):
    with pytest.raises(ValidationError) as refusal:
        thing().clean()
    assert set(refusal.value.error_dict) == {field}


def test_a_whole_fact_is_kept():
    Citation(published_on=timezone.localdate(), published_precision="day").clean()
    Clipping(first_line=4, last_line=4).clean()
    Tag(name="Peru", kind="country", code="PE").clean()
    Tag(name="The region", kind="place", code="LAC").clean()
