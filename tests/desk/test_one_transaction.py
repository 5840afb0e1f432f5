"""A verb is one transaction: where it fails at its end, nothing of it stays."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from briefs import desk
from briefs.models import Clipping, SourceMerge, TagMerge
from tests.desk.test_rereading import DIGEST
from tests.factories import (
    SUMMARY,
    BriefFactory,
    CitationFactory,
    ClippingFactory,
    DocumentFactory,
    SourceFactory,
    TagFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return UserFactory(editor=True)


def kept():
    """All rows of the newsroom, to be compared."""
    models = apps.get_app_config("briefs").get_models()
    return {model: list(model._base_manager.order_by("pk").values()) for model in models}


def draft(by):
    return BriefFactory(draft=True, summary=SUMMARY)


def submitted(by):
    return BriefFactory(in_review=True, summary=SUMMARY)


def live(by):
    return BriefFactory(summary=SUMMARY)


def reworked(by):
    copy = desk.rework(live(by), by=UserFactory(editor=True), version=1).brief
    words = {"summary": SUMMARY + " It is red."}
    return desk.write(copy, words, by=UserFactory(editor=True), version=1).brief


def merged(by):
    one, other = live(by), live(by)
    desk.merge(one, other, by=by, version=1, into_version=1)
    one.refresh_from_db()
    return one


def read_document(by):
    reading = {"format": 1, "lines": [["headline", "", True], ["blank", "", False]]}
    reading["lines"] += [["body", "", True], ["blank", "", False], ["body", "", True]]
    text = "A ferry opens\n\nIt joins two ports.\n\nIt is red."
    document = DocumentFactory(text=text, reading=reading)
    ClippingFactory(document=document)
    ClippingFactory(document=document, first_line=5, last_line=5)
    return document


LATER = timezone.now() + timedelta(days=2)
TOLD = ("update", "It is red.")
VERBS = {
    "write": (
        draft,
        lambda b, by: desk.write(b, {"body": "It is red.", "tags": []}, by=by, version=1),
    ),
    "write anew": (lambda by: None, lambda b, by: desk.write(None, {"headline": "A"}, by=by)),
    "submit": (draft, lambda b, by: desk.submit(b, by=by, version=1)),
    "return": (submitted, lambda b, by: desk.send_back(b, by=by, version=1, note="No.")),
    "assign": (draft, lambda b, by: desk.assign(b, by, by=by, version=1)),
    "approve": (submitted, lambda b, by: desk.approve(b, by=by, version=1)),
    "publish": (draft, lambda b, by: desk.publish(b, by=by, version=1)),
    "schedule": (draft, lambda b, by: desk.schedule(b, LATER, by=by, version=1)),
    "rework": (live, lambda b, by: desk.rework(b, by=by, version=1)),
    "publish a rework": (
        reworked,
        lambda b, by: desk.publish(b, by=by, version=2, correction=TOLD),
    ),
    "correct": (
        live,
        lambda b, by: desk.correct(
            b, {"body": "It is red."}, kind="update", note="More.", by=by, version=1
        ),
    ),
    "withdraw": (live, lambda b, by: desk.withdraw(b, "Wrong.", by=by, version=1)),
    "restore": (
        lambda by: BriefFactory(withdrawn=True),
        lambda b, by: desk.restore(b, by=by, version=1, because="It is true after all."),
    ),
    "merge": (
        lambda by: (live(by), live(by)),
        lambda both, by: desk.merge(*both, by=by, version=1, into_version=1),
    ),
    "unmerge": (merged, lambda b, by: desk.unmerge(b, by=by, version=2)),
    "add a clipping": (
        lambda by: (draft(by), ClippingFactory()),
        lambda both, by: desk.add_clipping(*both, by=by, version=1),
    ),
    "use": (lambda by: ClippingFactory(), lambda c, by: desk.use(c, by=by)),
}


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_that_fails_at_its_end_leaves_everything_as_it_was(verb, by, monkeypatch):
    make, call = VERBS[verb]
    thing = make(by)
    expect_nothing_stays(monkeypatch, "briefs.search.index", lambda: call(thing, by))


def expect_nothing_stays(monkeypatch, last, call):
    before = kept()

    def fail(*args, **kwargs):
        raise ConnectionError("the machine stops here")

    with monkeypatch.context() as patched:
        patched.setattr(last, fail)
        with pytest.raises(ConnectionError):
            call()
    assert kept() == before
    call()
    assert kept() != before


@pytest.mark.parametrize(
    "last",
    ["briefs.desk.documents.taking_in.mark", "briefs.desk.documents.taking_in.supersede_earlier"],
)
def test_a_document_comes_in_whole_or_not_at_all(last, by, monkeypatch):
    expect_nothing_stays(monkeypatch, last, lambda: desk.take_in(DIGEST, "digest.txt", by=by))
    assert Clipping.objects.count() == 3


def test_a_document_is_read_again_whole_or_not_at_all(by, monkeypatch):
    document, _created = desk.take_in(DIGEST, "digest.txt", by=by)
    first, second, third = document.clippings.order_by("first_line")
    first.delete()
    desk.use(second, by=by)
    Clipping.objects.filter(pk__in=[second.pk, third.pk]).update(excerpt="Other words.")
    document.clippings.create(first_line=4, last_line=4, headline="Read there before")
    expect_nothing_stays(
        monkeypatch,
        "briefs.desk.documents.rereading._outcome",
        lambda: desk.reread(document, by=by),
    )
    found = [(c.first_line, c.superseded_at is not None) for c in document.clippings.all()]
    assert found == [(1, False), (5, True), (9, False)]


def test_an_offer_is_taken_whole_or_not_at_all(by, monkeypatch):
    document = DocumentFactory(offers={"host": {"value": "Bay Bulletin"}})
    expect_nothing_stays(
        monkeypatch,
        "briefs.desk.grounds.offers.tell_of_document",
        lambda: desk.take_offers(document, {"host": "Bay Bulletin"}, by=by),
    )
    document.refresh_from_db()
    assert document.host.name == "Bay Bulletin"


@pytest.mark.parametrize("verb", ["turn", "split", "join"])
def test_a_reading_is_changed_whole_or_not_at_all(verb, by, monkeypatch):
    document = read_document(by)
    first, second = document.clippings.order_by("first_line")
    calls = {
        "turn": lambda: desk.turn(document, 3, by=by),
        "split": lambda: desk.split(first, 3, by=by),
        "join": lambda: desk.join(second, by=by),
    }
    expect_nothing_stays(monkeypatch, "briefs.desk.documents.readings.mark", calls[verb])


def test_a_line_is_called_something_whole_or_not_at_all(by, monkeypatch):
    document = read_document(by)
    expect_nothing_stays(
        monkeypatch,
        "briefs.desk.documents.calling.tell_of_document",
        lambda: desk.call_line(document, 3, "headline", by=by),
    )


@pytest.mark.parametrize(
    "verb",
    [
        *["merge_tags", "unmerge_tags", "keep_tag"],
        *["merge_sources", "unmerge_sources", "keep_source"],
    ],
)
def test_names_are_changed_whole_or_not_at_all(verb, by, monkeypatch):
    tag, other = TagFactory(name="ferries"), TagFactory(name="boats")
    source, second = SourceFactory(), SourceFactory()
    brief = BriefFactory(tags=[tag], citations__source=source)
    CitationFactory(brief=brief, source=second)
    changed = type(tag).objects.get(pk=tag.pk)
    changed.kind = "place"
    stated = type(source).objects.get(pk=source.pk)
    stated.about = "A paper."
    if verb == "unmerge_tags":
        desk.merge_tags(tag, other, by=by)
    if verb == "unmerge_sources":
        desk.merge_sources(source, second, by=by)
    calls = {
        "merge_tags": lambda: desk.merge_tags(tag, other, by=by),
        "unmerge_tags": lambda: desk.unmerge_tags(TagMerge.objects.get(), by=by),
        "merge_sources": lambda: desk.merge_sources(source, second, by=by),
        "unmerge_sources": lambda: desk.unmerge_sources(SourceMerge.objects.get(), by=by),
        "keep_tag": lambda: desk.keep_tag(changed, by=by),
        "keep_source": lambda: desk.keep_source(stated, by=by),
    }
    expect_nothing_stays(monkeypatch, "briefs.search.index", calls[verb])


def test_what_the_desk_says_of_a_document_is_kept_whole_or_not_at_all(by, monkeypatch):
    document = read_document(by)
    document.title = "The harbour page"
    expect_nothing_stays(
        monkeypatch,
        "briefs.desk.verbs.keeping.tell_of_document",
        lambda: desk.keep_document(document, by=by),
    )
