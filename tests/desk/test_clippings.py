"""From a document that comes in to a draft."""

import hashlib
from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connection

from briefs import desk
from briefs.desk.documents import clippings, reading_today
from briefs.intake import SuggestedTag
from briefs.models import Brief, Clipping, Document, Source
from tests.factories import (
    BriefFactory,
    CitationFactory,
    ClippingFactory,
    DocumentFactory,
    SourceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

DATED = {"published_on": date(2023, 3, 4), "published_precision": "day"}

DIGEST = """Peru opens a ferry line to its southern islands

The ministry of transport of Peru opened a ferry line on 4 March 2023. It carries 120 passengers a day and cost $3 million.

Chile lends two boats to the harbour of Puerto Claro

Two boats left Chile on 6 March 2023 for the harbour of Puerto Claro. They will stay for 14 months, the harbour office said.

« Previous Page
""".encode()  # noqa: E501


def test_a_document_is_taken_in_with_every_line_read_and_no_draft(reporter):
    document, created = desk.take_in(DIGEST, "digest.txt", by=reporter)
    assert created
    assert document.sha256 == hashlib.sha256(DIGEST).hexdigest()
    assert bytes(document.original) == DIGEST
    assert len(document.reading["lines"]) == len(document.text.split("\n"))
    assert [c.first_line for c in document.clippings.all()] == [1, 5]
    assert Clipping.objects.waiting().count() == 2
    assert not Brief.objects.exists()


def test_the_same_bytes_twice_are_one_document(reporter):
    first, _ = desk.take_in(DIGEST, "digest.txt", by=reporter)
    second, created = desk.take_in(DIGEST, "again.txt", by=reporter)
    assert (second, created) == (first, False)
    assert Document.objects.count() == 1


def test_a_document_known_by_its_hash_alone_gets_its_text_back(reporter):
    sha256 = hashlib.sha256(DIGEST).hexdigest()
    known = DocumentFactory(sha256=sha256, text=None, original=None)
    ClippingFactory(document=known, first_line=1, last_line=3, excerpt="")
    document, created = desk.take_in(DIGEST, "digest.txt", by=reporter)
    assert (document, created) == (known, False)
    assert document.text.startswith("Peru opens")
    assert "120 passengers" in document.clippings.get(first_line=1).excerpt


def test_who_may_not_read_documents_takes_none_in():
    with pytest.raises(desk.NotAllowed):
        desk.take_in(DIGEST, "digest.txt", by=UserFactory())
    assert not Document.objects.exists()


def test_what_is_no_text_is_refused_with_a_sentence(reporter):
    with pytest.raises(desk.Refused, match=r"\w+ .*\."):
        desk.take_in(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "photo.png", by=reporter)
    assert not Document.objects.exists()


def test_a_later_form_of_a_page_knows_its_predecessor_and_briefs_say_so(reporter):
    address = "https://gazette.example/ferries"
    old, _ = desk.take_in(DIGEST, "digest.txt", by=reporter, address=address)
    desk.use(old.clippings.first(), by=reporter)
    grown = DIGEST + b"\nA line more.\n"
    new, _ = desk.take_in(grown, "grown.txt", by=reporter, address=address)
    assert new.predecessor == old
    assert not desk.evidence_changed().exists()


SAVED = """<html><head><title>Pilots stop the ferries - Quay</title><link rel="canonical"
href="https://gazette.example/2024/{at}"></head><body><h1>Pilots stop the ferries</h1>
<p>The pilots of the bay stopped all 14 ferries on Tuesday, and {n} people had to walk.</p>
<p>They ask for shorter nights and for two more boats, said Ada Mooring of the board.</p></body>"""
OTHER = """<html><head><title>School learns to swim - Quay</title><link rel="canonical"
href="https://gazette.example/2024/412"></head><body><h1>School learns to swim</h1>
<p>Forty children of the marsh go to school by boat since the road sank in March.</p>
<p>The mayor wants to keep it so even when the road is repaired, said a teacher.</p></body>"""


def test_a_page_saved_again_is_known_by_the_address_that_it_gives_as_its_own(reporter):
    at = "pilots-stop-ferries"
    old, _ = desk.take_in(SAVED.format(at=at, n="3,200").encode(), "page.html", by=reporter)
    desk.use(old.clippings.get(), by=reporter)
    new, _ = desk.take_in(SAVED.format(at=at, n="4,100").encode(), "page.html", by=reporter)
    assert new.predecessor == old
    assert new.address == "https://gazette.example/2024/pilots-stop-ferries"
    assert list(desk.evidence_changed()) == [Brief.objects.get()]


@pytest.mark.parametrize("changed", ["2024-05-15", "2024-05-13", ""])
def test_a_later_form_is_dated_by_the_day_of_its_change(reporter, changed):
    head = '<meta property="article:published_time" content="2024-05-14">'
    page = SAVED.replace("<link", f"{head}<link").replace("</h1>", "</h1><p>14 May 2024</p>")
    first = page.format(at="pilots-stop", n="3,200")
    later = page.format(at="pilots-stop", n="4,100").replace(
        head, f'{head}<meta property="article:modified_time" content="{changed}">'
    )
    old, _ = desk.take_in(first.encode(), "page.html", by=reporter)
    new, _ = desk.take_in(later.encode(), "page.html", by=reporter)
    days = [str(one.published_on) for one in (old, new)]
    assert days == ["2024-05-14", "2024-05-15" if changed == "2024-05-15" else "2024-05-14"]
    assert "published" not in desk.reread(new).sentence


def test_an_address_typed_by_hand_goes_before_that_of_the_page(reporter):
    page = SAVED.format(at="pilots-stop-ferries", n="3,200").encode()
    typed = "https://mirror.example/ferries"
    document, _ = desk.take_in(page, "page.html", by=reporter, address=typed)
    assert document.address == typed


def test_two_stories_to_which_a_template_gives_one_address_are_not_forms_of_one_page(reporter):
    old, _ = desk.take_in(SAVED.format(at="412", n="3,200").encode(), "a.html", by=reporter)
    new, _ = desk.take_in(OTHER.encode(), "b.html", by=reporter)
    assert (new.address, new.predecessor) == (old.address, None)


def test_a_clipping_becomes_a_draft_with_its_citation_and_tags(reporter):
    document, _ = desk.take_in(DIGEST, "digest.txt", by=reporter)
    outcome = desk.use(document.clippings.first(), by=reporter)
    brief = Brief.objects.get()
    assert outcome.brief == brief
    assert brief.headline == "Peru opens a ferry line to its southern islands"
    assert brief.summary == ""
    assert str(brief.event_on) == "2023-03-04"
    assert brief.citations.get().clipping == document.clippings.first()
    assert brief.tagged.filter(tag__code="PE").exists()
    assert Clipping.objects.waiting().count() == 1


def codes_of(brief):
    return sorted(brief.tagged.exclude(tag__code="").values_list("tag__code", flat=True))


def test_a_draft_has_the_tags_of_the_lines_that_its_clipping_has_by_now(reporter):
    document, _ = desk.take_in(DIGEST, "digest.txt", by=reporter)
    desk.join(document.clippings.last(), by=reporter)
    desk.split(document.clippings.get(), 5, by=reporter)
    desk.split(document.clippings.get(first_line=5), 7, by=reporter)
    drafts = [desk.use(clipping, by=reporter).brief for clipping in document.clippings.all()]
    assert [codes_of(brief) for brief in drafts] == [["PE"], ["CL"], ["CL"]]


def test_a_draft_has_no_tags_of_lines_that_were_left_out(reporter):
    page = DIGEST.replace(b"a day and", b"a day. Bolivia lent the boat, which")
    document, _ = desk.take_in(page, "digest.txt", by=reporter)
    desk.join(document.clippings.last(), by=reporter)
    desk.turn(document, 3, by=reporter)
    assert codes_of(desk.use(document.clippings.get(), by=reporter).brief) == ["CL", "PE"]


def test_who_speaks_stays_a_tag_where_a_clipping_was_changed():
    ana, bo = SuggestedTag("Ana Berg", "person"), SuggestedTag("Bo Dahl", "person")
    clipping = ClippingFactory(excerpt="ANA BERG: The harbour opens in May.")
    read = SimpleNamespace(first_line=clipping.first_line, text="All of it.", tags=[ana, bo])
    found = clippings._tags_of(clipping, SimpleNamespace(clippings=[read]))
    assert {tag.name for tag in found if tag.kind == "person"} == {"Ana Berg"}


def test_a_clipping_makes_one_draft_however_often_it_is_used(reporter):
    document, _ = desk.take_in(DIGEST, "digest.txt", by=reporter)
    first = desk.use(document.clippings.first(), by=reporter)
    again = desk.use(document.clippings.first(), by=reporter)
    assert (again.brief, again.changed) == (first.brief, False)
    assert Brief.objects.count() == 1


def test_a_rejected_clipping_waits_no_more_and_makes_no_draft(reporter):
    clipping = ClippingFactory()
    with pytest.raises(desk.Invalid, match="why it is rejected"):
        desk.reject(clipping, "", by=reporter)
    desk.reject(clipping, "Not our beat.", by=reporter)
    assert list(Clipping.objects.rejected()) == [clipping]
    with pytest.raises(desk.NotPossible, match="is rejected"):
        desk.use(clipping, by=reporter)
    assert not desk.reject(clipping, "Again.", by=reporter).changed
    desk.take_back(clipping, by=reporter)
    assert list(Clipping.objects.waiting()) == [clipping]


def test_a_clipping_in_use_is_not_rejected(reporter):
    clipping = ClippingFactory()
    CitationFactory(clipping=clipping)
    with pytest.raises(desk.NotPossible, match="A brief rests on"):
        desk.reject(clipping, "No.", by=reporter)


def test_a_draft_rests_on_a_second_clipping(reporter):
    brief = BriefFactory(draft=True, author=reporter)
    clipping = ClippingFactory()
    outcome = desk.add_clipping(brief, clipping, by=reporter, version=1)
    assert brief.citations.filter(clipping=clipping).exists()
    assert not desk.add_clipping(outcome.brief, clipping, by=reporter, version=2).changed


def test_a_new_draft_is_filed_rests_on_its_lines_and_is_made_once(reporter):
    document, _ = desk.take_in(DIGEST, "digest.txt", by=reporter)
    clipping = document.clippings.first()
    brief = desk.use(clipping, by=reporter).brief
    brief.refresh_from_db()
    assert (brief.filed_on, brief.filed_by) == (date(2023, 3, 4), "event")
    assert [row.lines for row in brief.evidence.filter(clipping=clipping)] == [[1]]
    # Of a draft that somebody took the source from, the clipping waits again and makes no second.
    brief.citations.all().delete()
    again = desk.use(clipping, by=reporter)
    assert (again.brief, again.changed) == (brief, False)


def test_the_same_story_in_another_document_leads_to_its_brief(reporter):
    first, _ = desk.take_in(DIGEST, "digest.txt", by=reporter)
    brief = desk.use(first.clippings.first(), by=reporter).brief
    other = b"Another page of the same office\n\n" + DIGEST.split(b"\n\nChile")[0] + b"\n"
    second, _ = desk.take_in(other.replace(b"ferry line", b"ferry  line"), "b.txt", by=reporter)
    (near,) = [n for c in second.clippings.all() for n in desk.near(c)]
    assert (near.brief, near.likeness.verdict) == (brief, "same")


def test_another_figure_is_told_as_a_conflict_and_not_merged(reporter):
    first, _ = desk.take_in(DIGEST, "digest.txt", by=reporter)
    desk.use(first.clippings.first(), by=reporter)
    second, _ = desk.take_in(DIGEST.replace(b"$3 million", b"$8 million"), "b.txt", by=reporter)
    (near,) = desk.near(second.clippings.first())
    assert near.likeness.verdict == "conflict"


def test_a_headline_alone_leads_to_its_brief_where_the_text_is_not_kept(reporter):
    known = ClippingFactory(headline="Peru opens a ferry line to its southern islands", excerpt="")
    CitationFactory(clipping=known)
    desk.mark([known])
    document, _ = desk.take_in(DIGEST, "digest.txt", by=reporter)
    assert [n.clipping for n in desk.near(document.clippings.first())] == [known]


REPRINT = (
    "<!DOCTYPE html><html><head><meta property='og:site_name' content='{shown}'></head><body>"
    "<article><h1>Peru opens a ferry line to its southern islands</h1><p>Peru opened a ferry line "
    "on Tuesday, and 400 passengers sailed on the first day, the ministry said.</p><p>The line "
    "costs $3 million a year and will be paid from harbour dues.</p></article>"
    "<p>Source: Lantern Wire</p></body></html>"
)


def test_reprints_count_by_their_origin_and_not_by_who_showed_them(reporter):
    documents = [
        desk.take_in(REPRINT.format(shown=shown).encode(), "page.html", by=reporter)[0]
        for shown in ("Yahoo News", "The Island Gazette", "Lantern Wire")
    ]
    first, second, own = (document.clippings.get() for document in documents)
    brief = desk.use(first, by=reporter).brief
    desk.add_clipping(brief, second, by=reporter, version=1)
    desk.add_clipping(brief, own, by=reporter, version=2)
    roles = {(c.source.name, c.role) for c in brief.citations.all()}
    assert roles == {
        ("Lantern Wire", "origin"),
        ("Yahoo News", "aggregator"),
        ("The Island Gazette", "host"),
    }
    assert Source.objects.count() == 3


@pytest.mark.parametrize(
    ("method", "part", "because"),
    [
        (
            "year 2023 inferred: the text is dated 2023-03-20",
            "year",
            "the text is dated 20 Mar 2023",
        ),
        (
            "“Saturday” counted back from 2023-03-05",
            "date",
            "“Saturday” counted back from 5 Mar 2023",
        ),
        ("the 8th run through the inferno was in 2021, not in 2023", "", ""),
        ("", "", ""),
    ],
)
def test_a_draft_says_once_and_in_words_from_what_its_date_was_inferred(
    reporter, method, part, because
):
    dated = {"event_on": date(2023, 3, 4), "event_precision": "day", "event_method": method}
    brief = desk.use(ClippingFactory(**dated), by=reporter).brief
    assert brief.event_inferred == bool(because)
    assert brief.event_inferred_part == part
    assert brief.event_inferred_from == because


def test_a_name_that_cannot_be_kept_is_no_name_of_an_outlet(reporter, monkeypatch):
    page = REPRINT.format(shown="\ufdfa" * 23).encode()
    address = "https://bay.example/1"
    document, _ = desk.take_in(page, "page.html", by=reporter, address=address)
    assert document.host is None
    named = SuggestedTag("\ufdfa" * 23, "person")
    document.clippings.update(origin=named.name)
    clipping = document.clippings.first()
    told = {"first_line": clipping.first_line, "text": clipping.excerpt}
    reading = SimpleNamespace(
        clippings=[SimpleNamespace(**told, tags=[named])],
        origin=named.name,
        aggregator=None,
        domain=None,
    )
    monkeypatch.setattr(clippings, "reading_of", lambda clipping: reading)
    brief = desk.use(clipping, by=reporter).brief
    assert not brief.tags.exists()
    assert brief.citations.get().source.name == "Not stated"


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://mirror.example/copy/77", "mirror.example"),
        ("https://m.lanternwire.example/ferry", "Lantern Wire"),
        ("", "Lantern Wire"),
    ],
)
def test_a_page_that_calls_another_address_its_own_is_a_copy(reporter, address, host):
    own = "<link rel='canonical' href='https://www.lanternwire.example/ferry'></head>"
    page = REPRINT.format(shown="Lantern Wire").replace("</head>", own)
    document, _ = desk.take_in(page.encode(), "page.html", by=reporter, address=address)
    assert document.host.name == host
    brief = desk.use(document.clippings.get(), by=reporter).brief
    origin = brief.citations.get(role="origin").source
    assert origin.name == "Lantern Wire"
    assert brief.citations.count() == (1 if origin.name == host else 2)


def test_different_stories_are_not_near(reporter):
    document, _ = desk.take_in(DIGEST, "digest.txt", by=reporter)
    desk.use(document.clippings.first(), by=reporter)
    assert desk.near(document.clippings.last()) == []


def test_likeness_asks_as_many_questions_of_a_large_newsroom_as_of_a_small_one(
    reporter, django_assert_max_num_queries
):
    document, _ = desk.take_in(DIGEST, "digest.txt", by=reporter)
    for clipping in ClippingFactory.create_batch(30, excerpt=document.clippings.first().excerpt):
        CitationFactory(clipping=clipping)
        desk.mark([clipping])
    with django_assert_max_num_queries(7):
        assert len(desk.near(document.clippings.first())) == 20


def test_a_story_is_found_among_many_that_open_with_the_same_sentences(reporter):
    motto = (
        "The office publishes this notice every week for the captains, the pilots and the keepers "
        "of the lights, who are asked to read it and to hang it up where the crews can see it. "
    )
    story = "A buoy off the northern mole came loose in the gale and drifts to the east."
    known = ClippingFactory(headline="Buoy adrift", excerpt=motto + story)
    CitationFactory(clipping=known)
    others = [
        ClippingFactory(headline=f"Notice {n}", excerpt=f"{motto}Lamp {n} is out, the {n} is lit.")
        for n in range(70)
    ]
    for other in others:
        CitationFactory(clipping=other)
    desk.mark([known, *others])
    again = ClippingFactory(headline="Loose buoy", excerpt=motto + story)
    desk.mark([again])
    assert desk.near(again)[0].clipping == known


def test_a_brief_is_named_when_the_lines_that_it_rests_on_change(reporter):
    address = "https://gazette.example/ferries"
    old, _ = desk.take_in(DIGEST, "digest.txt", by=reporter, address=address)
    first = desk.use(old.clippings.first(), by=reporter).brief
    desk.use(old.clippings.last(), by=reporter)
    desk.take_in(DIGEST.replace(b"120", b"90"), "later.txt", by=reporter, address=address)
    assert list(desk.evidence_changed()) == [first]
    desk.write(first, {"summary": "Looked at again."}, by=reporter, version=1)
    assert not desk.evidence_changed().exists()


def test_a_page_that_is_said_to_be_a_later_form_changes_evidence_too(reporter):
    editor = UserFactory(editor=True)
    old, _ = desk.take_in(DIGEST, "digest.txt", by=reporter)
    first = desk.use(old.clippings.first(), by=reporter).brief
    desk.use(old.clippings.last(), by=reporter)
    new, _ = desk.take_in(DIGEST.replace(b"120", b"90"), "later.txt", by=reporter)
    assert not desk.evidence_changed().exists()
    new.predecessor = old
    desk.keep_document(new, by=editor)
    assert list(desk.evidence_changed()) == [first]
    desk.write(first, {"summary": "Looked at again."}, by=reporter, version=1)
    desk.keep_document(new, by=editor)
    assert not desk.evidence_changed().exists()


@pytest.mark.parametrize(("line", "stands"), [("PERU!", True), ("Peruvian Republic", False)])
def test_a_line_that_is_gone_stands_in_no_longer_line(reporter, line, stands):
    address = "https://gazette.example/ferries"
    text = "Peru opens a ferry line\n\nThe line links two ports.\n\nPeru"
    clipping = ClippingFactory(document=DocumentFactory(text=text, address=address), last_line=5)
    brief = CitationFactory(clipping=clipping).brief
    later = text.removesuffix("Peru") + line
    desk.take_in(later.encode(), "later.txt", by=reporter, address=address)
    assert list(desk.evidence_changed()) == ([] if stands else [brief])


def test_a_live_brief_gains_a_source_without_a_note_by_who_may_merge(reporter):
    brief, clipping = BriefFactory(), ClippingFactory(**DATED)
    with pytest.raises(desk.NotAllowed):
        desk.add_clipping(brief, clipping, by=reporter, version=1)
    outcome = desk.add_clipping(brief, clipping, by=UserFactory(editor=True), version=1)
    assert outcome.brief.citations.count() == 2
    assert outcome.revision.verb == "merge"


def test_a_source_that_a_live_brief_gains_reaches_its_draft_copy(reporter):
    brief = BriefFactory()
    copy = desk.rework(brief, by=reporter, version=1).brief
    dated = ClippingFactory(**DATED)
    desk.add_clipping(brief, dated, by=UserFactory(editor=True), version=1)
    assert copy.citations.count() == 2


def test_a_source_that_the_page_states_is_made_and_what_it_is_stays_open(reporter):
    page = DIGEST.replace(b"Peru opens", b"Peru opens", 1) + b"\n\xc2\xa9 2023 Invented Courier\n"
    document, _ = desk.take_in(page, "courier.txt", by=reporter)
    if document.host:
        assert (document.host.name, document.host.kind) == ("Invented Courier", "unknown")
    again, _ = desk.take_in(page + b"\n", "courier2.txt", by=reporter)
    assert again.host == document.host


def test_a_document_is_read_before_a_row_is_held_and_once_for_all_its_clippings(
    reporter, monkeypatch
):
    depth, read_at = len(connection.atomic_blocks), []

    def read(*args, **kwargs):
        read_at.append(len(connection.atomic_blocks))
        return real(*args, **kwargs)

    real = reading_today.read
    monkeypatch.setattr(reading_today, "read", read)
    reading_today._read.cache_clear()
    document, _ = desk.take_in(DIGEST, "digest.txt", by=reporter)
    desk.reread(document, by=reporter)
    first, second = document.clippings.all()
    brief = desk.use(first, by=reporter).brief
    desk.add_clipping(brief, second, by=reporter, version=brief.version)
    assert read_at == [depth] * 3


def test_no_undated_source_comes_before_readers_by_a_clipping(editor):
    live, draft = BriefFactory(), BriefFactory(draft=True)
    undated = ClippingFactory(
        document=DocumentFactory(published_on=None, published_precision="unknown")
    )
    with pytest.raises(desk.NotPossible, match="rework the brief, and say there what date"):
        desk.add_clipping(live, undated, by=editor, version=1)
    assert live.citations.count() == 1
    assert desk.add_clipping(draft, undated, by=editor, version=1).changed
    dated = ClippingFactory(**DATED)
    assert desk.add_clipping(live, dated, by=editor, version=1).changed


def test_an_address_that_was_typed_is_kept_without_what_tells_who_clicked(reporter):
    page = b"Ferry opens\n\nThe ferry of Puerto Claro sails twice a day since May, its master said."
    typed = "https://gazette.example/ferry?utm_source=letter&id=7"
    document, _made = desk.take_in(page, "page.txt", by=reporter, address=typed)
    assert document.address == "https://gazette.example/ferry?id=7"


def test_no_source_of_which_nobody_said_what_it_is_comes_before_readers_by_a_clipping(editor):
    live = BriefFactory()
    dated = ClippingFactory(**DATED, origin="The Ceiba Observer")
    with pytest.raises(desk.NotPossible, match="an editor says first what it is"):
        desk.add_clipping(live, dated, by=editor, version=1)
    assert not Source.objects.filter(name="The Ceiba Observer").exists()
    SourceFactory(name="The Ceiba Observer", kind="newspaper")
    assert desk.add_clipping(live, dated, by=editor, version=1).changed


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        # The same month may be past: a source that is dated by month names no day in it.
        ({"published_on": date(2026, 11, 1), "published_precision": "month"}, True),
        ({"published_on": date(2026, 11, 20), "published_precision": "day"}, False),
        ({"published_on": date(2026, 1, 1), "published_precision": "year"}, True),
        ({"published_on": date(2025, 1, 1), "published_precision": "year"}, False),
        ({}, True),
    ],
)
def test_a_day_after_that_of_its_source_did_not_happen(reporter, printed, told):
    document = DocumentFactory(text="The bridge opens on 27 November 2026.", **printed)
    event = {"event_on": date(2026, 11, 27), "event_precision": "day", "event_method": "stated"}
    clipping = ClippingFactory(document=document, last_line=1, **event)
    brief = desk.use(clipping, by=reporter).brief
    assert (brief.event_on == event["event_on"]) == told
    assert brief.event_precision == ("day" if told else "unknown")
