"""Two colleagues at once: the second waits for the first, and then decides by what it left.

Of every pair the first verb is halted in its transaction, before its last step, and the second
starts then. SQLite lets one writer in at a time by itself, and in memory belongs to one thread.
"""

import dataclasses
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, connections, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.text import slugify

from briefs import desk, search
from briefs.admin.briefs import brief_pages
from briefs.desk.changing import change
from briefs.desk.changing import content as contents
from briefs.desk.checking import new_names
from briefs.desk.documents import clippings, reading_today, readings, rereading, taking_in
from briefs.desk.documents.by_hand import BY_HAND
from briefs.desk.names import source_merging, tag_merging
from briefs.desk.stories import told
from briefs.desk.verbs import correcting, keeping
from briefs.exchange import import_fixtures, rebuild
from briefs.exchange.imports import imports
from briefs.models import (
    Brief,
    Citation,
    Correction,
    Document,
    Edition,
    InternalNote,
    Source,
    SourceMerge,
    Tag,
    TagMerge,
)
from briefs.models.tally import TallyManager
from tests.admin.forms import typed
from tests.desk.test_rereading import DIGEST
from tests.factories import SUMMARY, BriefFactory, SourceFactory, TagFactory, UserFactory
from tests.renaming import rename_tag

pytestmark = [pytest.mark.only_on("postgresql"), pytest.mark.django_db(transaction=True)]

SECONDS = 20


@pytest.fixture
def by(transactional_db):
    return UserFactory(administrator=True)


@pytest.fixture
def document(by):
    return desk.take_in(DIGEST, "digest.txt", by=by)[0]


@pytest.fixture
def clipping(document):
    return document.clippings.order_by("first_line").first()


@pytest.fixture
def both(monkeypatch):
    """A function that halts `first` where it calls `last`, starts `second`, and ends both.

    Returns what the two returned; a refusal is returned too.
    """

    def run(last, first, second):
        there, go = Event(), Event()
        real = getattr(*last)

        def halt(*args, **kwargs):
            if not there.is_set():
                there.set()
                go.wait(SECONDS)
            return real(*args, **kwargs)

        monkeypatch.setattr(*last, halt)
        with ThreadPoolExecutor(2) as pool:
            one = pool.submit(answer, first)
            assert there.wait(SECONDS), one.result()
            two = pool.submit(answer, second)
            until(lambda: two.done() or somebody_waits())
            go.set()
            return one.result(), two.result()

    return run


def answer(verb):
    try:
        return verb()
    except (desk.Refused, ProtectedError) as refused:
        return refused
    finally:
        connections.close_all()


def until(met):
    end = time.monotonic() + SECONDS
    while not met() and time.monotonic() < end:
        time.sleep(0.02)


def somebody_waits():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone()[0] > 0


# The last steps: where, and by what name it is called there.
HERE = sys.modules[__name__]
STORING, REJECTING = (search, "index"), (clippings, "sentence")
TAKING_IN, TURNING, NAMING = (taking_in, "mark"), (readings, "mark"), (keeping, "tell_readers")
OF_TAGS, OF_SOURCES = (tag_merging, "tell_readers"), (source_merging, "tell_readers")


def test_a_brief_that_two_take_apart_is_taken_apart_once(both, by):
    one, other = BriefFactory(), BriefFactory()
    desk.merge(one, other, by=by, version=1, into_version=1)

    def apart():
        return desk.unmerge(Brief.objects.get(pk=one.pk), by=by, version=2)

    first, second = both(STORING, apart, apart)
    assert (first.changed, second.changed) == (True, False)
    assert second.sentence == f"“{one}” is not merged."
    assert other.citations.count() == 1


def test_what_a_brief_begins_to_rest_on_is_not_rejected(both, clipping, by):
    used, refused = both(
        STORING, lambda: desk.use(clipping, by=by), lambda: desk.reject(clipping, "No news.", by=by)
    )
    assert used.changed
    assert isinstance(refused, desk.NotPossible)
    clipping.refresh_from_db()
    assert clipping.rejected_because == ""


@pytest.mark.parametrize("verb", ["use", "add"])
def test_what_is_being_rejected_is_not_cited(both, clipping, by, verb):
    brief = BriefFactory(draft=True)
    cite = {
        "use": lambda: desk.use(clipping, by=by),
        "add": lambda: desk.add_clipping(brief, clipping, by=by, version=1),
    }
    rejected, refused = both(
        REJECTING, lambda: desk.reject(clipping, "No news.", by=by), cite[verb]
    )
    assert rejected.changed
    assert isinstance(refused, desk.NotPossible)
    assert not clipping.citations.exists()


def test_a_clipping_is_rejected_once(both, clipping, by):
    first, second = both(
        REJECTING,
        lambda: desk.reject(clipping, "No news.", by=by),
        lambda: desk.reject(clipping, "Not ours.", by=by),
    )
    assert (first.changed, second.changed) == (True, False)
    clipping.refresh_from_db()
    assert clipping.rejected_because == "No news."


@pytest.fixture
def no_story(monkeypatch):
    """Rules of today that read no story in any document."""
    real = reading_today.read

    def read(*args, **kwargs):
        return dataclasses.replace(real(*args, **kwargs), clippings=[])

    monkeypatch.setattr(reading_today, "read", read)


def test_what_is_being_rejected_stays_when_its_document_is_read_again(
    both, document, clipping, no_story, by
):
    both(
        REJECTING,
        lambda: desk.reject(clipping, "No news.", by=by),
        lambda: desk.reread(document, by=by),
    )
    assert list(document.clippings.all()) == [clipping]


def test_what_a_brief_begins_to_rest_on_stays_when_its_document_is_read_again(
    both, document, clipping, no_story, by
):
    _used, read = both(
        STORING, lambda: desk.use(clipping, by=by), lambda: desk.reread(document, by=by)
    )
    assert "2 gone, 1 in use with other words" in read.sentence
    assert list(document.clippings.all()) == [clipping]


def test_what_an_editor_decides_stays_when_the_document_is_read_again(both, document, clipping, by):
    both(
        TURNING,
        lambda: desk.split(clipping, 3, by=by),
        lambda: desk.reread(document, by=by),
    )
    document.refresh_from_db()
    assert BY_HAND in document.reading["lines"][2]
    assert sorted(document.clippings.values_list("first_line", flat=True)) == [1, 3, 5, 9]


@pytest.mark.parametrize("verb", ["split", "join", "join below"])
def test_lines_stay_where_a_brief_begins_to_rest_on_them(both, document, by, verb):
    clipping, below = document.clippings.order_by("first_line")[1:]
    change = {
        "split": lambda: desk.split(clipping, 7, by=by),
        "join": lambda: desk.join(clipping, by=by),
        "join below": lambda: desk.join(below, by=by),
    }
    before = list(document.clippings.values())
    _used, refused = both(STORING, lambda: desk.use(clipping, by=by), change[verb])
    assert isinstance(refused, desk.NotPossible)
    assert list(document.clippings.values()) == before


def test_who_begins_to_rest_on_a_line_that_is_turned_is_told(both, document, by):
    clipping = document.clippings.order_by("first_line")[1]
    both(STORING, lambda: desk.use(clipping, by=by), lambda: desk.turn(document, 7, by=by))
    assert list(desk.evidence_changed()) == [Brief.objects.get()]


def test_two_lines_are_turned_at_once(both, document, by):
    both(TURNING, lambda: desk.turn(document, 3, by=by), lambda: desk.turn(document, 7, by=by))
    document.refresh_from_db()
    assert [document.read_lines()[n].kept for n in (2, 6)] == [False, False]


def test_one_file_that_comes_in_twice_at_once_is_one_document(both, by):
    first, second = both(
        TAKING_IN,
        lambda: desk.take_in(DIGEST, "one.txt", by=by),
        lambda: desk.take_in(DIGEST, "other.txt", by=by),
    )
    assert (first, second) == ((Document.objects.get(), True), (Document.objects.get(), False))
    assert Document.objects.get().clippings.count() == 3


def test_two_pages_of_an_outlet_that_is_new_come_in_at_once(both, by):
    page = (
        "<html><head><meta property='og:site_name' content='Brand New Gazette'><title>%s</title>"
        "</head><body><article><h1>%s</h1><p>The ministry opened the line on 4 March 2023, it "
        "says, and the harbour master spoke.</p></article></body></html>"
    )
    first, second = (
        page.replace("%s", f"Port {n} opens a ferry line").encode() for n in ("one", "two")
    )
    made = both(
        (Source, "save"),
        lambda: desk.take_in(first, "one.html", by=by),
        lambda: desk.take_in(second, "two.html", by=by),
    )
    assert [created for _document, created in made] == [True, True]
    assert {document.host.name for document, _created in made} == {"Brand New Gazette"}


def test_a_text_that_comes_back_twice_at_once_undoes_no_decision(both, document, by):
    Document.objects.update(original=None, text=None)

    def come_back_and_turn():
        desk.take_in(DIGEST, "other.txt", by=by)
        return desk.turn(document, 3, by=by)

    both((Document, "save"), lambda: desk.take_in(DIGEST, "one.txt", by=by), come_back_and_turn)
    document.refresh_from_db()
    assert BY_HAND in document.reading["lines"][2]
    assert document.clippings.count() == 3


def test_a_brief_is_handed_over_once(both, by):
    brief = BriefFactory(draft=True)
    first, second = both(
        STORING,
        lambda: desk.submit(brief, by=by, version=1),
        lambda: desk.submit(brief, by=by, version=1),
    )
    assert (first.changed, second.changed) == (True, False)


@pytest.fixture
def one_try(monkeypatch):
    """Verbs that do not try again: where PostgreSQL breaks a deadlock, one of them fails."""
    monkeypatch.setattr(change, "TRIES", 1)


def merged(by):
    one, other = BriefFactory(), BriefFactory()
    desk.merge(other, one, by=by, version=1, into_version=1)
    return [Brief.objects.get(pk=other.pk)]


# Verbs on briefs that are made so, halted before or after they write their first row of the index.
HALTED = {
    "publish": (
        "before",
        lambda by: [BriefFactory(draft=True)],
        lambda brief, by: desk.publish(brief, by=by, version=1),
    ),
    "merge": (
        "after",
        lambda by: [BriefFactory(), BriefFactory()],
        lambda *both, by: desk.merge(*both, by=by, version=1, into_version=1),
    ),
    "merge a draft": (
        "after",
        lambda by: [BriefFactory(draft=True), BriefFactory()],
        lambda *both, by: desk.merge(*both, by=by, version=1, into_version=1),
    ),
    "unmerge": ("after", merged, lambda brief, by: desk.unmerge(brief, by=by, version=2)),
}


def indexed_before():
    """Where the first of two verbs is halted."""


def indexed_after():
    """Where it is halted when it holds a row of the index."""


@pytest.fixture
def halting(monkeypatch):
    real = search.index

    def index(ids):
        indexed_before()
        real(ids)
        indexed_after()

    monkeypatch.setattr(search, "index", index)


@pytest.mark.parametrize("verb", HALTED)
def test_a_tag_is_renamed_while_a_brief_changes(both, halting, no_checks, one_try, by, verb):
    when, make, call = HALTED[verb]
    BriefFactory()
    briefs = make(by)
    tag = Tag.objects.named("ferries").get()
    search.index(Brief.objects.values_list("pk", flat=True))
    before = Edition.objects.number()
    done, renamed = both(
        (HERE, f"indexed_{when}"),
        lambda: call(*briefs, by=by),
        lambda: rename_tag(tag, "ships", by=by),
    )
    assert done.changed
    assert renamed.changed
    assert Edition.objects.number() == before + 2


@pytest.fixture
def bring(tmp_path):
    """A function that imports a source under this name."""

    def run(name):
        path = tmp_path / f"{name}.json"
        fields = {"name": name, "kind": "newspaper"}
        path.write_text(json.dumps([{"model": "briefs.source", "fields": fields}]))
        return import_fixtures([path])

    return run


def test_a_source_is_imported_under_another_name_while_a_brief_changes(
    both, no_checks, one_try, by, bring
):
    bring("Bay Bulletin")
    source = Source.objects.get()
    # Of what readers see, so that the import makes an edition.
    told = BriefFactory(citations__source=source)
    brief = BriefFactory(draft=True, citations__source=source)
    search.index([told.pk, brief.pk])
    both(
        (imports, "advance"),
        lambda: bring("BAY BULLETIN"),
        lambda: desk.publish(brief, by=by, version=1),
    )
    source.refresh_from_db()
    assert source.name == "BAY BULLETIN"
    assert set(search.search("bulletin", Brief.objects.public()).briefs) == {brief, told}


@pytest.mark.parametrize("first", [True, False])
def test_two_briefs_of_one_headline_are_published_under_two_addresses(
    both, no_checks, one_try, by, first
):
    """Also the first two of a newsroom, where there is no edition yet to be held."""
    one, other = BriefFactory.create_batch(2, draft=True, headline="A ferry sails")
    if not first:
        Edition.objects.advance()
    both(
        (contents, "refile"),
        lambda: desk.publish(one, by=by, version=1),
        lambda: desk.publish(other, by=by, version=1),
    )
    slugs = Brief.objects.public().values_list("slug", flat=True)
    assert sorted(slugs) == ["a-ferry-sails", "a-ferry-sails-2"]


def test_a_correction_bears_the_number_of_the_edition_that_brings_it(both, no_checks, one_try, by):
    corrected, other = BriefFactory(), BriefFactory()
    words = {"headline": "A ferry sails at noon"}

    def withdraw():
        desk.withdraw(other, "The paper took it back.", by=by, version=1)
        return Correction.objects.values_list("edition", flat=True).first()

    _corrected, seen = both(
        (correcting, "keep"),
        lambda: desk.correct(corrected, words, kind="update", note="The hour.", by=by, version=1),
        withdraw,
    )
    # Edition 1 is out with the correction in it before the withdrawal makes edition 2.
    assert (seen, Edition.objects.number()) == (1, 2)


def test_a_brief_is_published_while_the_index_is_built_afresh(both, no_checks, one_try, by):
    brief = BriefFactory(draft=True)
    rebuilt, published = both(
        (TallyManager, "recount"), rebuild, lambda: desk.publish(brief, by=by, version=1)
    )
    assert rebuilt.indexed == 1
    assert published.changed


@pytest.mark.parametrize("verb", [desk.take_offers, desk.leave_offers])
def test_an_offer_that_is_being_made_anew_is_neither_taken_nor_left_unseen(
    both, document, by, monkeypatch, verb
):
    Document.objects.update(offers={"byline": {"value": "Ana Berg"}})
    real = reading_today.read

    def read(*args, **kwargs):
        return dataclasses.replace(real(*args, **kwargs), byline="Wharton Line")

    monkeypatch.setattr(reading_today, "read", read)
    _read, refused = both(
        (rereading, "_outcome"),
        lambda: desk.reread(document, by=by),
        lambda: verb(document, {"byline": "Ana Berg"}, by=by),
    )
    assert isinstance(refused, desk.NotPossible)
    assert Document.objects.get().offers == {"byline": {"value": "Wharton Line"}}


def test_what_is_being_published_is_not_deleted(both, no_checks, by):
    brief = BriefFactory(in_review=True)
    _published, refused = both(
        STORING,
        lambda: desk.approve(brief, by=by, version=1),
        Brief.objects.get(pk=brief.pk).delete,
    )
    assert isinstance(refused, ProtectedError)
    assert Brief.objects.public().get() == brief


@pytest.mark.parametrize(
    ("make", "merge", "last"),
    [(TagFactory, desk.merge_tags, OF_TAGS), (SourceFactory, desk.merge_sources, OF_SOURCES)],
)
def test_two_names_become_one_once(both, one_try, by, make, merge, last):
    one, other = make(), make()
    first, refused = both(
        last,
        lambda: merge(one, other, by=by),
        lambda: merge(one, other, by=by),
    )
    assert first.changed
    assert isinstance(refused, desk.NotPossible)
    assert type(one).objects.get() == other


def test_a_tag_that_two_rename_is_found_at_each_address_that_it_had(both, by):
    tag = TagFactory(name="ferries")
    both(
        NAMING,
        lambda: rename_tag(tag, "ships", by=by),
        lambda: rename_tag(tag, "boats", by=by),
    )
    tag.refresh_from_db()
    assert tag.slug == "boats"
    assert set(tag.former_slugs.values_list("slug", flat=True)) == {"ferries", "ships"}


def tags_of(brief):
    return sorted(Brief.objects.get(pk=brief.pk).tags.values_list("name", flat=True))


def sources_of(brief):
    return sorted(brief.citations.values_list("source__name", flat=True))


def cite(*names):
    return [{"source": name, "role": "origin"} for name in names]


@pytest.fixture
def pair(by):
    """Two tags, and two sources, that are about to become one: the first of each goes."""
    tags = [TagFactory(name="ships"), TagFactory(name="boats")]
    return tags, [SourceFactory(name="Bay Bulletin"), SourceFactory(name="Bulletin of the Bay")]


@pytest.mark.parametrize("live", [False, True])
@pytest.mark.parametrize("had", [[], ["boats"], ["ships"]])
def test_a_brief_is_given_a_tag_that_is_being_merged(both, pair, no_checks, by, had, live):
    (ships, boats), _sources = pair
    tags = [Tag.objects.get(name=name) for name in had]
    brief = BriefFactory(tags=tags, **({} if live else {"draft": True}))
    words = {"tags": ["ships"]}
    told = {"kind": "update", "note": "It is told anew."}
    change = desk.correct if live else desk.write
    both(
        OF_TAGS,
        lambda: desk.merge_tags(ships, boats, by=by),
        lambda: change(brief, words, by=by, version=1, **(told if live else {})),
    )
    assert tags_of(brief) == ["boats"]


@pytest.mark.parametrize("first", ["write", "merge"])
@pytest.mark.parametrize(
    ("had", "wanted", "left"),
    [
        (["ships"], ["ferries"], ["ferries"]),
        (["ships", "boats"], ["ships"], ["boats"]),
        (["ships", "boats"], ["boats"], ["boats"]),
    ],
)
def test_a_tag_that_is_taken_away_while_it_is_merged_is_gone(
    both, pair, by, first, had, wanted, left
):
    (ships, boats), _sources = pair
    TagFactory(name="ferries")
    brief = BriefFactory(draft=True, tags=[Tag.objects.get(name=name) for name in had])
    verbs = {
        "merge": lambda: desk.merge_tags(ships, boats, by=by),
        "write": lambda: desk.write(brief, {"tags": wanted}, by=by, version=1),
    }
    last = {"merge": OF_TAGS, "write": STORING}[first]
    second = next(name for name in verbs if name != first)
    both(last, verbs[first], verbs[second])
    assert tags_of(brief) == left


@pytest.mark.parametrize("had", [["ships"], ["ships", "boats"]])
def test_a_brief_that_drops_the_tag_meanwhile_is_not_given_the_one_taken_out_of_it(
    both, pair, one_try, by, had
):
    (ships, boats), _sources = pair
    brief = BriefFactory(draft=True, tags=[Tag.objects.get(name=name) for name in had])
    desk.merge_tags(ships, boats, by=by)
    merge = TagMerge.objects.get()
    both(
        STORING,
        lambda: desk.write(brief, {"tags": []}, by=by, version=1),
        lambda: desk.unmerge_tags(merge, by=by),
    )
    assert tags_of(brief) == []


@pytest.mark.parametrize("kind", ["tags", "sources"])
def test_two_that_were_merged_are_taken_apart_once(both, one_try, pair, by, kind):
    (one, other), merge, unmerge, merges, last = {
        "tags": (pair[0], desk.merge_tags, desk.unmerge_tags, TagMerge, OF_TAGS),
        "sources": (pair[1], desk.merge_sources, desk.unmerge_sources, SourceMerge, OF_SOURCES),
    }[kind]
    merge(one, other, by=by)
    # To each a row of their own: what was deleted has no number any more.
    mine, theirs = merges.objects.get(), merges.objects.get()
    first, refused = both(last, lambda: unmerge(mine, by=by), lambda: unmerge(theirs, by=by))
    assert first.changed
    assert isinstance(refused, desk.NotPossible)


def test_a_brief_that_drops_a_source_meanwhile_is_not_given_the_one_taken_out_of_it(both, pair, by):
    _tags, (one, other) = pair
    brief = BriefFactory(draft=True, citations=None)
    desk.write(brief, {"citations": cite("Bay Bulletin")}, by=by, version=1)
    desk.merge_sources(one, other, by=by)
    merged = SourceMerge.objects.get()
    both(
        STORING,
        lambda: desk.write(brief, {"citations": []}, by=by, version=2),
        lambda: desk.unmerge_sources(merged, by=by),
    )
    assert sources_of(brief) == []


@pytest.mark.parametrize("first", ["write", "merge"])
@pytest.mark.parametrize("had", [[], ["Bulletin of the Bay"], ["Bay Bulletin"]])
def test_a_source_is_cited_while_it_is_merged(both, pair, by, first, had):
    _tags, (one, other) = pair
    brief = BriefFactory(draft=True, citations=None)
    desk.write(brief, {"citations": cite(*had)}, by=by, version=1)
    version = Brief.objects.get(pk=brief.pk).version
    words = {"citations": [cite("Bay Bulletin")[0] | {"title": "Ferry opens"}]}
    verbs = {
        "merge": lambda: desk.merge_sources(one, other, by=by),
        "write": lambda: desk.write(brief, words, by=by, version=version),
    }
    last = {"merge": OF_SOURCES, "write": STORING}[first]
    second = next(name for name in verbs if name != first)
    both(last, verbs[first], verbs[second])
    assert sources_of(brief) == ["Bulletin of the Bay"]


def test_suggested_names_are_held_before_the_ties_of_the_one_that_is_left_out(both, one_try, by):
    left_out, kept = (TagFactory(name=name, suggested=True) for name in ("ships", "boats"))
    tags = [TagFactory(country=True), left_out, kept]
    brief = BriefFactory(in_review=True, summary=SUMMARY, tags=tags)
    looked_at = {left_out.pk: False, kept.pk: True}
    answers = both(
        (new_names, "keep_names"),
        lambda: desk.approve(brief, by=by, version=1, names=looked_at),
        lambda: desk.merge_tags(left_out, kept, by=by),
    )
    assert all(answer.changed for answer in answers)
    assert tags_of(brief) == ["Peru", "boats"]


def test_a_form_that_two_send_at_once_is_saved_for_the_first(both, by):
    source = SourceFactory()
    address = reverse("admin:briefs_source_change", args=[source.pk])
    client = Client()
    client.force_login(by)
    read = client.get(address)

    def save(about):
        return lambda: client.post(address, typed(read, about=about))

    first, second = both(NAMING, save("First."), save("Second."))
    assert (first.status_code, second.status_code) == (302, 200)
    assert Source.objects.get().about == "First."


def test_a_note_that_is_pressed_twice_at_once_is_kept_once(both, by):
    brief = BriefFactory(draft=True)
    made = both(
        (InternalNote, "save"),
        lambda: brief_pages._make_note(brief, "Call the port.", by),
        lambda: brief_pages._make_note(brief, "Call the port.", by),
    )
    assert made == (True, False)
    assert brief.notes.count() == 1


def test_what_a_brief_cites_is_held_while_it_is_written_anew(both, pair, one_try, by):
    _tags, (one, other) = pair
    brief = BriefFactory(draft=True, citations=None)
    desk.write(brief, {"citations": cite("Bay Bulletin")}, by=by, version=1)
    words = {"citations": [cite("Bay Bulletin")[0] | {"title": "Ferry opens"}]}
    answers = both(
        (Citation, "full_clean"),
        lambda: desk.write(brief, words, by=by, version=2),
        lambda: desk.merge_sources(one, other, by=by),
    )
    assert all(answer.changed for answer in answers)
    assert sources_of(brief) == ["Bulletin of the Bay"]


def test_a_tag_that_was_merged_meanwhile_is_not_renamed(both, pair, by):
    (ships, boats), _sources = pair
    _merged, refused = both(
        OF_TAGS,
        lambda: desk.merge_tags(ships, boats, by=by),
        lambda: rename_tag(ships, "vessels", by=by),
    )
    assert isinstance(refused, desk.NotPossible)
    assert list(Tag.objects.filter(name__in=["ships", "vessels"])) == []


def made():
    """Where the first of two is halted that hold the edition."""


def test_the_edition_is_held_by_who_finds_it_just_made(both, transactional_db):
    def hold(then):
        with transaction.atomic():
            Edition.objects.hold()
            return then()

    def is_free():
        with transaction.atomic():
            return Edition.objects.select_for_update(skip_locked=True).exists()

    def asked_by_another():
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(answer, is_free).result()

    held_by = both((HERE, "made"), lambda: hold(lambda: made()), lambda: hold(asked_by_another))
    assert held_by == (None, False)


def test_who_has_to_give_an_address_away_is_held_before_the_edition(by):
    ready = BriefFactory(in_review=True, summary=SUMMARY)
    waits = BriefFactory(scheduled=True, slug=slugify(ready.headline))
    with CaptureQueriesContext(connection) as asked:
        desk.approve(ready, by=by, version=1)
    held = [query["sql"] for query in asked if "FOR UPDATE" in query["sql"]]
    (edition, *_), briefs = (
        [at for at, sql in enumerate(held) if f'FROM "briefs_{table}"' in sql]
        for table in ("edition", "brief")
    )
    assert max(briefs) < edition
    assert f"IN ({ready.pk}, {waits.pk})" in held[0]
    waits.refresh_from_db()
    assert waits.slug.endswith(waits.uid.hex[:6])


# The first column is the id.
BY_ID = "ORDER BY 1 ASC FOR UPDATE"


def turn_of(document, by):
    return desk.turn(document, 3, by=by)


def call_of(document, by):
    return desk.call_line(document, 3, "headline", by=by)


def split_of(document, by):
    return desk.split(document.clippings.get(first_line=1), 3, by=by)


def join_of(document, by):
    return desk.join(document.clippings.get(first_line=5), by=by)


def reread_of(document, by):
    Document.objects.update(kind="transcript")
    return desk.reread(document, by=by)


@pytest.mark.parametrize("verb", [turn_of, call_of, split_of, join_of, reread_of])
def test_a_document_is_held_before_its_clippings_and_these_by_their_ids(document, by, verb):
    with CaptureQueriesContext(connection) as asked:
        assert verb(document, by).changed
    held = [query["sql"] for query in asked if "FOR UPDATE" in query["sql"]]
    assert 'FROM "briefs_document"' in held[0]
    assert held[1].endswith(BY_ID)
    assert f'"document_id" = {document.pk}' in held[1]
    clippings = [sql for sql in held if 'FROM "briefs_clipping"' in sql]
    # What is held after that stood among them.
    assert clippings[0] == held[1]


def test_what_contradicts_is_noted_in_the_order_in_which_clippings_are_held(document, by):
    rows = list(document.clippings.order_by("-pk"))
    for row in rows:
        row.contradicts = None
    with CaptureQueriesContext(connection) as asked:
        told._keep(rows)
    first = next(query["sql"] for query in asked if "briefs_clipping" in query["sql"])
    assert first.endswith(BY_ID)


def reject_of(clipping, by):
    return desk.reject(clipping, "Old news.", by=by)


def use_of(clipping, by):
    return desk.use(clipping, by=by)


@pytest.mark.parametrize("verb", [reject_of, use_of])
def test_who_decides_about_a_clipping_does_not_hold_its_document_after_it(clipping, by, verb):
    with CaptureQueriesContext(connection) as asked:
        assert verb(clipping, by).changed
    held = next(query["sql"] for query in asked if "FOR UPDATE" in query["sql"])
    assert 'FROM "briefs_clipping"' in held
    assert " JOIN " not in held or held.endswith('FOR UPDATE OF "briefs_clipping"')
