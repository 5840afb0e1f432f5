"""A later reading offers what it says otherwise of a document; the desk takes it or leaves it."""

import dataclasses
from datetime import date

import pytest

from briefs import desk
from briefs.desk.documents import reading_today
from briefs.intake import PartialDate
from briefs.models import Document, Edition, Source
from tests.factories import BriefFactory, CitationFactory, ClippingFactory, SourceFactory

pytestmark = pytest.mark.django_db

PAGE = b"""The Island Gazette

Ferry to the lower islands runs again
By Ana Berg, 3 May 2024

The harbour board said that the ferry to the lower islands will run again from Friday, after divers had found no damage.

Some 400 passengers had waited for two days, and the board paid for their rooms and for their meals in the town.

\xc2\xa9 2024 The Island Gazette
"""  # noqa: E501


@pytest.fixture
def document(reporter):
    return desk.take_in(PAGE, "page.txt", by=reporter)[0]


@pytest.fixture
def rules(monkeypatch):
    """Other rules: what is read of a document is changed by these values."""

    def change(**values):
        monkeypatch.setattr(
            reading_today, "read", lambda *a, **k: dataclasses.replace(real(*a, **k), **values)
        )

    real = reading_today.read
    return change


def fresh(document):
    return Document.objects.get(pk=document.pk)


def shown(document, *fields):
    """What the page shows of these offers, as it sends them."""
    return {field: fresh(document).offers.get(field, {}).get("value") for field in fields}


def test_what_is_read_as_before_offers_nothing(document, reporter):
    assert (document.host.name, document.byline) == ("The Island Gazette", "Ana Berg")
    assert not desk.reread(document, by=reporter).changed
    assert desk.open_offers(fresh(document)) == []


def test_another_reading_is_offered_and_changes_nothing(document, reporter, rules):
    rules(
        byline="Ana Maria Berg", published=PartialDate(2024, 5), host="Island Post", language="fr"
    )
    rehearsed = desk.reread(document, by=reporter, dry_run=True)
    assert fresh(document).offers == {}
    outcome = desk.reread(document, by=reporter)
    assert outcome.sentence == rehearsed.sentence
    assert "byline: “Ana Maria Berg”, where the desk has “Ana Berg”" in outcome.sentence
    document = fresh(document)
    assert (document.host.name, document.byline, document.language) == (
        "The Island Gazette",
        "Ana Berg",
        "en",
    )
    assert [(field, here, read) for field, _l, here, read, _v in desk.open_offers(document)] == [
        ("host", "The Island Gazette", "Island Post"),
        ("published_on", "3 May 2024", "May 2024"),
        ("byline", "Ana Berg", "Ana Maria Berg"),
        ("language", "en", "fr"),
    ]
    assert not Source.objects.filter(name="Island Post").exists()
    assert not desk.reread(document, by=reporter).changed


def test_one_is_taken_and_one_is_left_for_good(document, reporter, editor, rules):
    rules(byline="Ana Maria Berg", published=PartialDate(2024, 5), host="Island Post")
    desk.reread(document, by=reporter)
    desk.take_offers(document, shown(document, "host", "published_on"), by=editor)
    desk.leave_offers(document, shown(document, "byline"), by=editor)
    document = fresh(document)
    assert (document.host.name, document.byline) == ("Island Post", "Ana Berg")
    assert (document.published_on, document.published_precision) == (date(2024, 5, 1), "month")
    assert desk.open_offers(document) == []
    assert not desk.reread(document, by=reporter).changed
    rules(byline="A. M. Berg", published=PartialDate(2024, 5), host="Island Post")
    desk.reread(document, by=reporter)
    assert [offer[3] for offer in desk.open_offers(fresh(document))] == ["A. M. Berg"]
    with pytest.raises(desk.NotPossible, match="offers nothing"):
        desk.take_offers(document, shown(document, "host"), by=editor)


@pytest.mark.parametrize("verb", [desk.take_offers, desk.leave_offers])
def test_who_may_not_change_documents_neither_takes_nor_leaves(document, reporter, rules, verb):
    rules(byline="Ana Maria Berg")
    desk.reread(document, by=reporter)
    with pytest.raises(desk.NotAllowed, match="right to change documents"):
        verb(document, shown(document, "byline"), by=reporter)
    assert fresh(document).offers == {"byline": {"value": "Ana Maria Berg"}}


def test_a_host_that_is_taken_is_the_source_with_its_domain(document, editor, rules):
    known = SourceFactory(name="Island Gazette", domain="islandgazette.example")
    rules(host="Island Gazette Online", domain="www.islandgazette.example")
    desk.reread(document, by=editor)
    desk.take_offers(document, shown(document, "host"), by=editor)
    document = fresh(document)
    assert document.host == known
    assert not Source.objects.filter(name="Island Gazette Online").exists()
    assert not desk.reread(document, by=editor).changed


def test_a_host_of_which_no_source_comes_is_refused(document, editor, rules):
    # Each of these signs stands for eighteen letters.
    rules(host="\ufdfa" * 200, byline="Ana Maria Berg")
    desk.reread(document, by=editor)
    with pytest.raises(desk.NotPossible, match="is no name of a source"):
        desk.take_offers(document, shown(document, "byline", "host"), by=editor)
    document = fresh(document)
    assert (document.host.name, document.byline) == ("The Island Gazette", "Ana Berg")
    assert document.offers.keys() == {"host", "byline"}


@pytest.mark.parametrize("verb", [desk.take_offers, desk.leave_offers])
def test_an_offer_that_another_reading_made_since_is_refused(document, editor, rules, verb):
    rules(byline="Ana Maria Berg")
    desk.reread(document, by=editor)
    seen = shown(document, "byline")
    rules(byline="Wharton Line")
    desk.reread(document, by=editor)
    with pytest.raises(desk.NotPossible, match="read again meanwhile"):
        verb(document, seen, by=editor)
    document = fresh(document)
    assert document.byline == "Ana Berg"
    assert document.offers == {"byline": {"value": "Wharton Line"}}


@pytest.mark.parametrize("verb", [desk.take_offers, desk.leave_offers])
def test_an_offer_that_is_none_any_more_is_refused_with_those_beside_it(
    document, editor, rules, verb
):
    rules(byline="Ana Maria Berg", language="es")
    desk.reread(document, by=editor)
    seen = shown(document, "byline", "language")
    rules(byline="Ana Maria Berg")
    desk.reread(document, by=editor)
    with pytest.raises(desk.NotPossible, match="read again meanwhile"):
        verb(document, seen, by=editor)
    assert fresh(document).offers == {"byline": {"value": "Ana Maria Berg"}}
    assert verb(document, {"byline": seen["byline"]}, by=editor).changed


def test_an_offer_that_no_column_holds_is_refused_in_a_sentence(document, editor, rules):
    rules(language="Spanish")
    desk.reread(document, by=editor)
    with pytest.raises(desk.Invalid, match="A language tag such as en"):
        desk.take_offers(document, shown(document, "language"), by=editor)
    assert fresh(document).language == "en"


def test_a_kind_that_the_desk_gave_stays_and_another_reading_is_offered(document, editor, rules):
    rules(kind="other")
    desk.reread(document, by=editor)
    document = fresh(document)
    assert (document.kind, document.offers) == ("other", {})
    document.kind = "transcript"
    desk.keep_document(document, by=editor)
    assert not desk.reread(document, by=editor).changed
    assert (fresh(document).kind, desk.open_offers(fresh(document))) == ("transcript", [])
    rules(kind="digest")
    outcome = desk.reread(document, by=editor)
    assert "kind: “digest”, where the desk has “transcript”" in outcome.sentence
    desk.take_offers(document, shown(document, "kind"), by=editor)
    assert fresh(document).kind == "digest"


def test_who_wrote_a_page_is_not_offered_as_who_showed_it(document, reporter, rules):
    rules(host=None, source="Lantern Wire")
    assert not desk.reread(document, by=reporter).changed


def test_what_the_desk_corrected_is_not_offered_back(document, editor):
    document.byline = "Ana Björg"
    desk.keep_document(document, by=editor)
    assert not desk.reread(document, by=editor).changed
    assert fresh(document).byline == "Ana Björg"
    assert desk.open_offers(fresh(document)) == []


def test_readers_are_told_where_a_document_under_a_brief_changes(document, editor, rules):
    def edition():
        return (Edition.objects.first() or Edition()).number

    before = edition()
    desk.keep_document(document, by=editor)
    assert edition() == before
    CitationFactory(
        brief=BriefFactory(), clipping=ClippingFactory(document=document, first_line=9, last_line=9)
    )
    before = edition()
    document.kind = "other"
    desk.keep_document(document, by=editor)
    assert edition() == before + 1
    desk.turn(document, 1, by=editor)
    assert edition() == before + 2
    rules(byline="Ana Maria Berg")
    desk.reread(document, by=editor)
    assert edition() == before + 3
