"""The named questions: what each of them finds, and what it leaves out."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from briefs.models import (
    Brief,
    Citation,
    Clipping,
    Correction,
    Document,
    ReaderReport,
    Revision,
    Source,
    Tag,
    TagName,
)
from briefs.site.told.loading import filled
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
    later = timezone.now() + timedelta(days=1)
    BriefFactory(withdrawn=True, published_at=later, first_published_at=later)
    live = BriefFactory()
    assert list(Brief.objects.drafts()) == [made["draft"]]
    assert list(Brief.objects.in_review()) == [made["in_review"]]
    assert list(Brief.objects.scheduled()) == [made["scheduled"]]
    assert list(Brief.objects.public()) == [live]


def test_what_came_out_is_approved_or_was_withdrawn_since():
    hour = timezone.now()
    when = {"published_at": hour, "first_published_at": hour}
    out = BriefFactory(**when), BriefFactory(withdrawn=True, **when)
    BriefFactory(draft=True, **when)
    came = Brief.objects.came_out(hour - timedelta(hours=1), hour)
    assert set(came) == set(out)
    assert not Brief.objects.came_out(hour, hour).exists()


@pytest.mark.parametrize("others", [{}, {"withdrawn": True}])
def test_a_withdrawal_is_told_as_taken_back_of_what_is_on_record_alone(others):
    """Whatever else is public or withdrawn."""
    BriefFactory(**others)
    kept = BriefFactory()
    hidden = BriefFactory(draft=True, first_published_at=kept.first_published_at)
    for brief in (kept, hidden):
        for number, verb in ((1, "withdraw"), (2, "restore")):
            status = "published" if verb == "restore" else "withdrawn"
            about = {"verb": verb, "snapshot": {"status": status}}
            Revision.objects.create(brief=brief, number=number, **about)
    assert [step.brief for step in Revision.objects.taken_back()] == [kept]


def test_corrections_are_public_with_their_brief_and_stay_with_its_stone():
    public = CorrectionFactory()
    stone = CorrectionFactory(brief=BriefFactory(withdrawn=True))
    CorrectionFactory(brief=BriefFactory(scheduled=True))
    assert list(Correction.objects.public()) == [public]
    assert list(Correction.objects.stones()) == [stone]


def test_a_withdrawal_that_was_taken_back_is_found_with_the_hour_of_the_return():
    """Only of briefs that readers see: the others have a stone, or nothing."""

    def steps(brief, *verbs):
        for number, verb in enumerate(verbs, 1):
            at = timezone.now() + timedelta(hours=number)
            snapshot = {"status": "published" if verb == "restore" else "withdrawn"}
            brief.revisions.create(number=number, verb=verb, at=at, snapshot=snapshot)
        return list(brief.revisions.order_by("number"))

    verbs = ("withdraw", "import", "restore", "withdraw", "restore")
    gone, _brought, back, again, came = steps(BriefFactory(), *verbs)
    once, *_rest = steps(BriefFactory(withdrawn=True), "withdraw", "restore", "withdraw")
    steps(BriefFactory(), "write", "restore", "withdraw")
    found = Revision.objects.brought_back().order_by("at")
    assert [(step, step.back_at) for step in found] == [(gone, back.at), (again, came.at)]
    assert set(Revision.objects.taken_back()) == {gone, again, once}


def test_of_two_withdrawals_without_a_return_between_the_last_is_taken_back():
    """An import may have brought the brief between them: to readers it was gone once."""
    brief = BriefFactory()
    for number, verb in enumerate(("withdraw", "import", "withdraw", "restore"), 1):
        snapshot = {"status": "withdrawn" if verb == "withdraw" else "published"}
        brief.revisions.create(number=number, verb=verb, snapshot=snapshot)
    assert [step.number for step in Revision.objects.taken_back()] == [3]
    assert len(filled(brief).absences) == 1


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


def test_a_name_is_unused_while_nothing_bears_it():
    cited, host, spare = SourceFactory.create_batch(3)
    CitationFactory(source=cited, brief=BriefFactory(citations=0, tags=[TagFactory(name="boats")]))
    DocumentFactory(host=host)
    lonely = TagFactory(name="lighthouses")
    assert list(Source.objects.unused()) == [spare]
    assert list(Tag.objects.unused()) == [lonely]


def test_countries_are_tags_of_one_kind():
    peru = TagFactory(country=True)
    TagFactory(kind="place", name="The whole region", code="LAC")
    assert list(Tag.objects.countries()) == [peru]


def test_a_report_is_open_until_somebody_closes_it():
    reports = [ReaderReport.objects.create(text="It sails thrice.") for _ in range(2)]
    ReaderReport.objects.filter(pk=reports[0].pk).update(closed_at=timezone.now())
    assert list(ReaderReport.objects.open()) == [reports[1]]


def test_a_citation_is_told_from_its_like_by_brief_source_and_role():
    clipping = ClippingFactory()
    first = CitationFactory(clipping=clipping, address="")
    same = {"clipping": clipping, "address": ""}
    cited = [
        first,
        CitationFactory(source=first.source, **same),
        CitationFactory(brief=first.brief, **same),
        CitationFactory(brief=first.brief, source=first.source, role="host", **same),
        CitationFactory(brief=first.brief, source=first.source),
    ]
    found = [Citation.objects.get_by_natural_key(*one.natural_key()) for one in cited]
    assert found == cited


@pytest.mark.parametrize(
    ("thing", "field"),
    [
        (lambda: Brief(event_precision="day"), "event_precision"),
        (lambda: Brief(event_on=timezone.localdate()), "event_precision"),
        (lambda: Brief(event_until=timezone.localdate()), "event_until"),
        (lambda: Brief(event_inferred_from="No year."), "event_inferred_part"),
        (lambda: Brief(event_inferred=True, event_inferred_from="So."), "event_inferred_part"),
        (lambda: TagName(tag=TagFactory(), name=TagFactory(name="Ferries").name), "name"),
        (lambda: Citation(published_precision="day"), "published_precision"),
        (lambda: Document(published_precision="none"), "published_precision"),
        (lambda: Citation(published_on=timezone.localdate()), "published_precision"),
        (lambda: Clipping(first_line=4, last_line=3), "last_line"),
        (lambda: Clipping(first_line=0, last_line=3), "first_line"),
        (lambda: Tag(name="Peru", kind="country"), "code"),
        (lambda: Tag(name="ferries", kind="topic", code="PE"), "code"),
        (lambda: Tag(name="The region", kind="country", code="LAC"), "code"),
    ],
)
def test_half_a_fact_is_refused_with_its_field(thing, field):
    with pytest.raises(ValidationError) as refusal:
        thing().clean()
    assert set(refusal.value.error_dict) == {field}


def test_a_revision_is_written_once():
    revision = Revision.objects.create(brief=BriefFactory(), number=1, verb="write", snapshot={})
    revision.note = "Written anew."
    with pytest.raises(TypeError, match="never changed"):
        revision.save()
    assert Revision.objects.get().note == ""


def test_a_whole_fact_is_kept():
    Brief(event_on=timezone.localdate(), event_precision="day").clean()
    TagName(tag=TagFactory(), name="car ferries").clean()
    Citation(published_on=timezone.localdate(), published_precision="day").clean()
    Clipping(first_line=4, last_line=4).clean()
    Tag(name="Peru", kind="country", code="PE").clean()
    Tag(name="The region", kind="place", code="LAC").clean()
