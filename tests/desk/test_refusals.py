"""What the desk refuses, each with what it accepts beside it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from briefs import desk
from briefs.desk.changing import change
from briefs.models import Brief, Document, Evidence
from briefs.models.filing import last_day
from briefs.models.revision import Verb
from briefs.models.source import NOT_STATED
from briefs.text import limits
from briefs.text.sentences import sentence_key
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
from tests.renaming import rename_tag

pytestmark = pytest.mark.django_db

PAGE = b"Peru opens a ferry line\n\nThe ministry opened the line on 4 March 2023, it says.\n"


@pytest.fixture
def stranger():
    """A colleague in no group."""
    return UserFactory()


def refused(kind, match, call):
    with pytest.raises(kind, match=match):
        call()


def state(brief, name):
    return next(check.state for check in desk.checks(brief) if check.name == name)


def test_a_sentence_has_words_and_no_more_than_is_kept(editor):
    """Correct, withdraw and send back ask for one, whatever form or program calls them."""
    long = "ab " * limits.NOTE
    live, waiting = BriefFactory(summary=SUMMARY), BriefFactory(in_review=True, summary=SUMMARY)
    text = {"summary": SUMMARY + " It is red."}
    for note, match in ((" \n", "what changed"), (long, "Shorten")):
        refused(
            desk.Invalid,
            match,
            lambda note=note: desk.correct(
                live, text, kind="update", note=note, by=editor, version=1
            ),
        )
    for reason, match in ((" ", "for readers"), (long, "Shorten")):
        refused(
            desk.Invalid,
            match,
            lambda reason=reason: desk.withdraw(live, reason, by=editor, version=1),
        )
    for note, match in ((" ", "the author"), (long, "Shorten")):
        refused(
            desk.Invalid,
            match,
            lambda note=note: desk.send_back(waiting, note=note, by=editor, version=1),
        )
    said = desk.send_back(waiting, note=" Name\nit. ", by=editor, version=1).revision.note
    assert said == "Name it."


def test_what_is_no_name_makes_no_source(editor):
    refused(desk.Invalid, "no name of a source", lambda: desk.new_source(" \u200b", by=editor))
    refused(desk.NotAllowed, "right", lambda: desk.new_source("Bay Courier", by=UserFactory()))
    assert desk.new_source("Bay Courier", by=editor).name == "Bay Courier"


def test_who_does_not_read_documents_takes_none_in(editor, stranger):
    refused(desk.NotAllowed, "right", lambda: desk.take_in(PAGE, "page.txt", by=stranger))
    assert desk.take_in(PAGE, "page.txt", by=editor)[1]


def test_a_headline_that_a_line_gives_has_a_length(editor):
    text = "A ferry opens\n\nIt joins " + "x" * limits.TITLE
    lines = [["headline", "", True], ["blank", "", False], ["body", "", True]]
    document = DocumentFactory(text=text, reading={"format": 1, "lines": lines})
    clipping = ClippingFactory(document=document, first_line=1, last_line=3)
    refused(
        desk.NotPossible,
        "too long",
        lambda: desk.call_line(document, 3, "headline", by=editor),
    )
    Document.objects.update(text=text[: limits.TITLE])
    document.refresh_from_db()
    assert desk.call_line(document, 3, "headline", by=editor).changed
    clipping.refresh_from_db()
    assert clipping.headline.startswith("It joins")


# Versions and rows


def test_a_brief_that_is_gone_is_told_by_its_name(editor):
    brief = BriefFactory(draft=True, headline="A ferry")
    assert desk.submit(brief, by=editor, version=1).changed
    gone = Brief(pk=brief.pk + 1, headline="A tram")
    refused(
        desk.NotPossible,
        "“A tram” is no longer there",
        lambda: desk.submit(gone, by=editor, version=1),
    )


def test_a_row_that_somebody_wrote_without_a_lock_is_not_overwritten(editor):
    brief = BriefFactory(draft=True)
    before = desk.record_of(brief)
    brief.summary = "Mine."
    Brief.objects.filter(pk=brief.pk).update(version=7, summary="Theirs.")
    refused(
        desk.Stale,
        "saved this brief",
        lambda: change.store(brief, Verb.WRITE, by=editor, before=before),
    )
    assert Brief.objects.get().summary == "Theirs."
    brief.version = 7
    assert change.store(brief, Verb.WRITE, by=editor, before=before).number == 8


def test_an_older_version_is_reworked_by_nobody(editor):
    live = BriefFactory()
    refused(desk.Stale, "saved", lambda: desk.rework(live, by=editor, version=7))
    assert desk.rework(live, by=editor, version=1).changed


def test_an_older_version_of_a_rework_is_published_by_nobody(editor, reporter):
    copy = desk.rework(BriefFactory(summary=SUMMARY), by=reporter, version=1).brief
    desk.write(copy, {"summary": SUMMARY + " It is red."}, by=reporter, version=1)
    told = {"by": editor, "correction": ("update", "More.")}
    refused(desk.Stale, "saved", lambda: desk.publish(copy, version=1, **told))
    assert desk.publish(copy, version=2, **told).changed


def test_a_line_is_turned_where_the_text_is_kept(reporter):
    reading = {"format": 1, "lines": [["headline", "", True], ["body", "", True]]}
    bare = DocumentFactory(text=None, original=None, reading=reading)
    refused(desk.NotPossible, "not kept", lambda: desk.turn(bare, 2, by=reporter))
    kept = DocumentFactory(text="A ferry opens\nIt joins two ports.", reading=reading)
    assert desk.turn(kept, 2, by=reporter).changed


def test_what_is_no_document_by_now_is_not_read_again(reporter):
    document, _created = desk.take_in(PAGE, "page.txt", by=reporter)
    assert not desk.reread(document, by=reporter).changed
    type(document).objects.update(original=b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    refused(desk.Refused, r"\w", lambda: desk.reread(document, by=reporter))


def test_an_older_version_is_taken_apart_by_nobody(editor):
    one, other = BriefFactory(), BriefFactory()
    desk.merge(one, other, by=editor, version=1, into_version=1)
    refused(desk.Stale, "saved", lambda: desk.unmerge(one, by=editor, version=1))
    assert desk.unmerge(one, by=editor, version=2).changed


# Rights


def test_a_colleague_without_the_right_leaves_names_alone(stranger, editor):
    tag, source = TagFactory(), SourceFactory()
    calls = {
        "change tags": lambda by: rename_tag(tag, "ships", by=by),
        "merge tags": lambda by: desk.merge_tags(tag, TagFactory(), by=by),
        "merge sources": lambda by: desk.merge_sources(source, SourceFactory(), by=by),
    }
    for what, call in calls.items():
        refused(desk.NotAllowed, what, lambda call=call: call(stranger))
        assert call(editor).changed
    for thing, keep in ((TagFactory(), desk.keep_tag), (SourceFactory(), desk.keep_source)):
        refused(desk.NotAllowed, "right to change", lambda t=thing, k=keep: k(t, by=stranger))
        assert keep(thing, by=editor).changed


def test_a_colleague_without_the_right_leaves_clippings_alone(stranger, reporter):
    clipping = ClippingFactory()
    calls = [
        lambda by: desk.reject(clipping, "No news.", by=by),
        lambda by: desk.take_back(clipping, by=by),
        lambda by: desk.use(clipping, by=by),
    ]
    for call in calls:
        refused(desk.NotAllowed, "right to", lambda call=call: call(stranger))
        assert call(reporter).changed


def test_a_colleague_without_the_right_leaves_readings_alone(stranger, reporter):
    reading = {"format": 1, "lines": [["headline", "", True], ["body", "", True]]}
    document = DocumentFactory(text="A ferry opens\nIt joins two ports.", reading=reading)
    clipping = ClippingFactory(document=document, last_line=2)
    refused(desk.NotAllowed, "right to", lambda: desk.turn(document, 2, by=stranger))
    refused(desk.NotAllowed, "right to", lambda: desk.split(clipping, 2, by=stranger))
    assert desk.split(clipping, 2, by=reporter).changed
    second = document.clippings.get(first_line=2)
    refused(desk.NotAllowed, "right to", lambda: desk.join(second, by=stranger))
    assert desk.join(second, by=reporter).changed


def test_who_left_the_desk_writes_and_approves_nothing(editor):
    gone = UserFactory(editor=True, is_active=False)
    brief = BriefFactory(draft=True)
    refused(desk.NotAllowed, "right to", lambda: desk.submit(brief, by=gone, version=1))
    refused(desk.NotAllowed, "right to add", lambda: desk.write(None, {"headline": "A"}, by=gone))
    assert desk.submit(brief, by=editor, version=1).changed


def test_a_merge_needs_the_right_even_where_it_is_done_already(reporter, editor):
    one, other = BriefFactory(), BriefFactory()
    twice = {"version": 1, "into_version": 1}
    desk.merge(one, other, by=editor, **twice)
    refused(desk.NotAllowed, "merge", lambda: desk.merge(one, other, by=reporter, **twice))
    refused(desk.NotAllowed, "unmerge", lambda: desk.unmerge(other, by=reporter, version=1))
    assert not desk.merge(one, other, by=editor, **twice).changed


@pytest.mark.parametrize("verb", ["submit", "return", "publish", "approve", "withdraw", "rework"])
def test_that_it_is_done_already_is_told_to_those_who_may_do_it(verb, editor, stranger):
    done = {
        "submit": lambda: BriefFactory(in_review=True),
        "return": lambda: BriefFactory(draft=True),
        "withdraw": lambda: BriefFactory(withdrawn=True),
        "rework": lambda: BriefFactory(draft=True, rework_of=BriefFactory()).rework_of,
    }.get(verb, BriefFactory)()
    calls = {
        "submit": lambda by: desk.submit(done, by=by, version=1),
        "return": lambda by: desk.send_back(done, by=by, version=1, note="No."),
        "publish": lambda by: desk.publish(done, by=by, version=1),
        "approve": lambda by: desk.approve(done, by=by, version=1),
        "withdraw": lambda by: desk.withdraw(done, "Wrong.", by=by, version=1),
        "rework": lambda by: desk.rework(done, by=by, version=1),
    }
    refused(desk.NotAllowed, "right to", lambda: calls[verb](stranger))
    assert not calls[verb](editor).changed


def test_that_a_clipping_is_cited_already_is_told_to_those_who_may_write(editor, stranger):
    brief, clipping = BriefFactory(draft=True), ClippingFactory()
    CitationFactory(brief=brief, clipping=clipping)
    add = {"version": 1}
    refused(
        desk.NotAllowed, "right", lambda: desk.add_clipping(brief, clipping, by=stranger, **add)
    )
    assert not desk.add_clipping(brief, clipping, by=editor, **add).changed


def test_work_is_given_to_those_who_can_do_it(editor, reporter, stranger):
    brief = BriefFactory(draft=True)
    refused(
        desk.NotPossible, "cannot write", lambda: desk.assign(brief, stranger, by=editor, version=1)
    )
    assert desk.assign(brief, reporter, by=editor, version=1).changed


# States


@pytest.mark.parametrize("side", [0, 1])
def test_what_is_withdrawn_is_merged_with_nothing(editor, side):
    both = [BriefFactory(), BriefFactory()]
    desk.withdraw(both[side], "Wrong.", by=editor, version=1)
    versions = {"version": 2 - side, "into_version": 1 + side}
    refused(desk.NotPossible, "withdrawn", lambda: desk.merge(*both, by=editor, **versions))
    desk.restore(both[side], by=editor, version=2, because="It is true after all.")
    versions = {"version": 3 - 2 * side, "into_version": 1 + 2 * side}
    assert desk.merge(*both, by=editor, **versions).changed


def test_what_another_newsroom_merged_cannot_be_taken_apart_here(editor):
    one = BriefFactory(withdrawn=True, merged_into=BriefFactory())
    refused(desk.NotPossible, "another newsroom", lambda: desk.unmerge(one, by=editor, version=1))
    one = BriefFactory()
    desk.merge(one, BriefFactory(), by=editor, version=1, into_version=1)
    assert desk.unmerge(one, by=editor, version=2).changed


def test_a_draft_is_not_reworked_and_a_live_brief_is(editor):
    refused(
        desk.NotPossible,
        "draft",
        lambda: desk.rework(BriefFactory(draft=True), by=editor, version=1),
    )
    assert desk.rework(BriefFactory(), by=editor, version=1).changed


def test_a_text_that_is_live_already_is_not_written_over_by_the_same_text(editor):
    live, draft = BriefFactory(), BriefFactory(draft=True)
    same = {"summary": live.summary}
    refused(desk.NotPossible, "live", lambda: desk.write(live, same, by=editor, version=1))
    assert not desk.write(draft, {"summary": draft.summary}, by=editor, version=1).changed


def test_a_withdrawn_brief_comes_back_before_an_older_text_of_it_does(editor):
    live = BriefFactory()
    desk.withdraw(live, "Wrong.", by=editor, version=1)
    refused(desk.NotPossible, "back first", lambda: desk.restore(live, 1, by=editor, version=2))
    assert desk.restore(live, by=editor, version=2, because="It is true after all.").changed


@pytest.mark.parametrize("missing", ["slug", "published_at", "first_published_at"])
def test_a_withdrawn_brief_that_was_never_public_is_not_brought_back(editor, missing):
    brief = BriefFactory(withdrawn=True)
    Brief.objects.filter(pk=brief.pk).update(**{missing: None})
    refused(
        desk.NotPossible,
        "never public",
        lambda: desk.restore(brief, by=editor, version=1, because="It is true after all."),
    )
    whole = BriefFactory(withdrawn=True)
    assert desk.restore(whole, by=editor, version=1, because="It is true after all.").changed


def test_restoring_a_draft_names_a_revision(editor):
    draft = BriefFactory(draft=True)
    desk.write(draft, {"summary": "Other."}, by=editor, version=1)
    refused(desk.NotPossible, "which revision", lambda: desk.restore(draft, by=editor, version=2))
    assert desk.restore(draft, 1, by=editor, version=2).changed


def test_names_that_are_gone_or_the_same_are_merged_with_nothing(editor):
    for make, merge in ((TagFactory, desk.merge_tags), (SourceFactory, desk.merge_sources)):
        one, other, gone = make(), make(), make()
        type(gone).objects.filter(pk=gone.pk).delete()
        refused(desk.NotPossible, "into itself", lambda m=merge, o=one: m(o, o, by=editor))
        refused(
            desk.NotPossible, "no longer there", lambda m=merge, o=one, g=gone: m(o, g, by=editor)
        )
        assert merge(one, other, by=editor).changed


# The publishing list


@pytest.mark.parametrize(
    ("change", "check"),
    [
        (lambda b: Brief.objects.update(headline=""), "headline"),
        (lambda b: b.citations.update(role="host"), "sources"),
        (
            lambda b: b.citations.update(source=SourceFactory(name=NOT_STATED, kind="unknown")),
            "sources",
        ),
        (lambda b: b.citations.update(source=SourceFactory(kind="unknown")), "sources"),
        (lambda b: b.citations.update(published_precision="unknown"), "sources"),
    ],
)
def test_a_check_that_is_not_met_says_so(change, check):
    brief = BriefFactory()
    assert state(brief, check) == "met"
    change(brief)
    brief.refresh_from_db()
    assert state(brief, check) == "unmet"


def test_a_text_in_another_language_than_it_is_said_to_be_is_not_published():
    """Nor is it refused for ever: of Quechua nobody here knows the words."""
    brief = BriefFactory(summary=SUMMARY, language="es")
    assert state(brief, "language") == "unmet"
    brief.language = "qu"
    assert state(brief, "language") == "look"
    for language in ("en", "en-GB"):
        brief.language = language
        assert state(brief, "language") == "met"
    brief.headline = brief.summary = "Ferry"
    brief.language = "es"
    assert state(brief, "language") == "met"


def test_a_live_brief_is_not_corrected_into_one_that_could_not_be_published(editor):
    live = BriefFactory(summary=SUMMARY)
    told = {"kind": "update", "note": "More.", "by": editor, "version": 1}
    refused(desk.Unmet, "Summary", lambda: desk.correct(live, {"summary": ""}, **told))
    assert desk.correct(live, {"summary": SUMMARY + " It is red."}, **told).changed


def test_a_rework_that_misses_a_check_is_not_published(editor, reporter):
    copy = desk.rework(BriefFactory(summary=SUMMARY), by=reporter, version=1).brief
    desk.write(copy, {"summary": ""}, by=reporter, version=1)
    told = {"by": editor, "correction": ("update", "More.")}
    refused(desk.Unmet, "Summary", lambda: desk.publish(copy, version=2, **told))
    desk.write(copy, {"summary": SUMMARY + " It is red."}, by=reporter, version=2)
    assert desk.publish(copy, version=3, **told).changed


# What can be kept


@pytest.mark.parametrize(
    ("content", "match"),
    [
        (
            {"filed_by": "editor", "filed_because": "It began then.", "filed_on": None},
            "Enter the day",
        ),
        ({"citations": [{"source": "Nobody"}]}, "No source is called “Nobody”"),
        (
            {"citations": [{"source": "Bay Bulletin", "clipping": ["0" * 64, 3]}]},
            "clipping at line 3 is not there",
        ),
        (
            {"citations": [{"source": "Bay Bulletin"}] * (limits.CITATIONS_PER_BRIEF + 1)},
            "citations at most",
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_sentence(reporter, content, match):
    SourceFactory(name="Bay Bulletin")
    fine = {"headline": "A ferry", "citations": [{"source": "Bay Bulletin"}]}
    refused(desk.Invalid, match, lambda: desk.write(None, fine | content, by=reporter))
    assert desk.write(None, fine, by=reporter).changed


def test_an_editor_files_no_brief_ahead_of_the_day_on_which_it_comes_out(reporter):
    def filed(day, brief=None):
        content = {"filed_by": "editor", "filed_because": "So.", "filed_on": str(day)}
        version = brief and brief.version
        content |= {"headline": "A ferry"}
        return desk.write(brief, content, by=reporter, version=version).brief

    today = timezone.localdate()
    brief = filed(today)
    ahead = today + timedelta(days=1)
    refused(desk.Invalid, "ahead of today", lambda: filed(ahead, brief))
    comes_out = BriefFactory(scheduled=True, published_at=timezone.now() + timedelta(days=3))
    assert last_day(comes_out) == timezone.localdate(comes_out.published_at)


def test_a_brief_carries_so_many_tags(reporter, monkeypatch):
    monkeypatch.setattr(limits, "TAGS_PER_BRIEF", 2)
    tags = [TagFactory().name for _ in range(3)]
    more, fine = {"headline": "A", "tags": tags}, {"headline": "A", "tags": tags[:2]}
    refused(desk.Invalid, "2 tags at most", lambda: desk.write(None, more, by=reporter))
    assert desk.write(None, fine, by=reporter).changed


def test_a_document_from_an_address_that_is_none_is_refused(reporter):
    wrong = {"by": reporter, "address": "javascript:alert(1)"}
    refused(desk.Invalid, "http", lambda: desk.take_in(PAGE, "page.txt", **wrong))
    assert desk.take_in(PAGE, "page.txt", by=reporter, address="https://bay.example/")[1]


def test_a_reason_has_a_length(reporter):
    clipping = ClippingFactory()
    long = "x" * (limits.REASON + 1)
    refused(desk.Invalid, "500 are kept", lambda: desk.reject(clipping, long, by=reporter))
    assert desk.reject(clipping, long[1:], by=reporter).changed


def test_a_rejected_clipping_bears_no_brief(reporter):
    brief, clipping = BriefFactory(draft=True, author=reporter), ClippingFactory()
    desk.reject(clipping, "No news.", by=reporter)
    add = {"by": reporter, "version": 1}
    refused(desk.NotPossible, "is rejected", lambda: desk.add_clipping(brief, clipping, **add))
    desk.take_back(clipping, by=reporter)
    assert desk.add_clipping(brief, clipping, **add).changed


# Evidence follows every change of words or sources

SENTENCE = "The harbour office of Puerto Claro runs a ferry."


@pytest.fixture
def clipping():
    text = "Ferry opens\n\nThe harbour office of Puerto Claro opened a ferry line, it says."
    return ClippingFactory(document=DocumentFactory(text=text))


def rests(brief):
    return Evidence.objects.filter(brief=brief, sentence=sentence_key(SENTENCE)).exists()


def test_a_new_brief_and_a_changed_one_know_their_lines(reporter, clipping):
    source = SourceFactory()
    cited = [{"source": source.name, "clipping": list(clipping.natural_key())}]
    content = {"headline": "A ferry", "summary": SENTENCE, "citations": cited}
    brief = desk.write(None, content, by=reporter).brief
    assert rests(brief)
    desk.write(brief, {"summary": "Other."}, by=reporter, version=1)
    assert not rests(brief)
    desk.restore(brief, 1, by=reporter, version=2)
    assert rests(brief)


def test_a_corrected_brief_and_a_rework_know_their_lines(editor, reporter, clipping):
    headline = "A ferry joins both shores"
    live = BriefFactory(headline=headline, summary=SUMMARY, citations__clipping=clipping)
    told = {"kind": "update", "note": "More.", "by": editor}
    desk.correct(live, {"body": SENTENCE}, version=1, **told)
    assert rests(live)
    desk.correct(live, {"body": ""}, version=2, **told)
    assert not rests(live)
    copy = desk.rework(live, by=reporter, version=3).brief
    desk.write(copy, {"body": SENTENCE}, by=reporter, version=1)
    desk.publish(copy, by=editor, version=2, correction=("update", "More."))
    assert rests(live)


def test_a_merge_brings_lines_and_takes_them_back(editor, clipping):
    one, other = BriefFactory(citations__clipping=clipping), BriefFactory(body=SENTENCE)
    assert not rests(other)
    desk.merge(one, other, by=editor, version=1, into_version=1)
    assert rests(other)
    desk.unmerge(one, by=editor, version=2)
    assert not rests(other)


def test_a_draft_made_from_a_clipping_knows_the_line_of_its_headline(reporter):
    headline = "The harbour office of Puerto Claro opens a ferry"
    text = f"{headline}\n\nIt joins two ports of the bay, the paper says."
    clipping = ClippingFactory(document=DocumentFactory(text=text), headline=headline)
    brief = desk.use(clipping, by=reporter).brief
    assert brief.evidence.get().lines == [1]


def test_an_added_clipping_brings_its_lines(editor, clipping):
    brief = BriefFactory(draft=True, body=SENTENCE)
    CitationFactory(brief=brief)
    assert not rests(brief)
    desk.add_clipping(brief, clipping, by=editor, version=1)
    assert rests(brief)
