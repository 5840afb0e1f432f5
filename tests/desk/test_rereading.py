"""A document is read again with today's rules, and nothing that was decided is lost."""

import dataclasses
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from briefs import desk
from briefs.desk.documents import reading_today
from briefs.exchange import draft_records, import_fixtures, read_documents, write_fixture
from briefs.models import Brief, Clipping, Document
from tests.factories import SourceFactory, UserFactory

pytestmark = pytest.mark.django_db

DIGEST = """Peru opens a ferry line to its southern islands

The ministry of transport of Peru opened a ferry line on 4 March 2023. It carries 120 passengers.

Chile lends two boats to the harbour of Puerto Claro

Two boats left Chile on 6 March 2023 for the harbour of Puerto Claro. They will stay for 14 months.

Ecuador paints the lighthouse of its northern cape

The lighthouse of the northern cape was painted white on 8 March 2023 by nine sailors of the navy.

« Previous Page
""".encode()


@pytest.fixture
def document(reporter):
    return desk.take_in(DIGEST, "digest.txt", by=reporter)[0]


@pytest.fixture
def rules(monkeypatch):
    """Other rules: a function turns the clippings that are read into those of the new rules."""

    def change(made):
        def read(*args, **kwargs):
            reading = real(*args, **kwargs)
            return dataclasses.replace(reading, clippings=made(list(reading.clippings)))

        monkeypatch.setattr(reading_today, "read", read)

    real = reading_today.read
    return change


def spans(document):
    return list(document.clippings.values_list("first_line", "last_line"))


PAGE = b"""<html lang="en"><head><title>Ferry line opens - Harbour Gazette</title>
<meta property="og:site_name" content="Harbour Gazette"></head><body><article>
<h1>Ferry line opens in Callao</h1><p class="byline">By our harbour desk</p>
<p>The ferry line opened on Monday in Callao, Peru, with 300 passengers on the first day, said the
port authority of the city.</p><p>It will run four times a day and carry 2,000 people, the
authority added in a statement on Tuesday.</p></article></body></html>"""


@pytest.mark.parametrize("name", ["page.html", "page", "page.aspx", "page.txt"])
@pytest.mark.parametrize("said", [{}, {"media_type": "text/plain"}])
def test_what_a_command_brought_reads_as_it_did(tmp_path, reporter, name, said):
    """Whatever it is called, and whatever an older fixture says of its type."""
    (tmp_path / name).write_bytes(PAGE)
    records = list(draft_records(read_documents([tmp_path / name])))
    for record in records:
        record["fields"] |= said if record["model"] == "briefs.document" else {}
    write_fixture(tmp_path / "built.jsonl", records)
    import_fixtures([tmp_path / "built.jsonl"])
    brought = Document.objects.get()
    assert not desk.reread(brought, by=reporter, dry_run=True).changed
    assert [c.headline for c in brought.clippings.all()] == ["Ferry line opens in Callao"]
    Document.objects.update(original=None, text=None)
    desk.take_in(PAGE, "anything", by=reporter)
    assert "<h1>" not in Document.objects.get().text


def test_the_same_rules_change_nothing(document, reporter):
    before = list(document.clippings.values())
    outcome = desk.reread(document, by=reporter)
    assert not outcome.changed
    assert list(document.clippings.values()) == before


def test_new_rules_settle_what_waits(document, reporter, rules):
    rules(lambda found: [dataclasses.replace(found[0], text="Shorter."), found[2]])
    outcome = desk.reread(document, by=reporter)
    assert "0 new, 1 changed, 1 gone, 0 in use" in outcome.sentence
    assert spans(document) == [(1, 3), (9, 11)]
    assert document.clippings.first().excerpt == "Shorter."
    assert not desk.reread(document, by=reporter).changed


def test_a_dry_run_says_the_same_and_changes_nothing(document, reporter, rules):
    rules(lambda found: found[1:])
    said = desk.reread(document, by=reporter, dry_run=True).sentence
    assert len(spans(document)) == 3
    assert desk.reread(document, by=reporter).sentence == said
    assert len(spans(document)) == 2


def test_a_clipping_in_use_keeps_its_line_and_tells_its_brief(document, reporter, rules):
    brief = desk.use(document.clippings.first(), by=reporter).brief
    uid, clipping = brief.uid, document.clippings.first()
    rules(lambda found: [dataclasses.replace(found[0], text="Other words."), *found[1:]])
    outcome = desk.reread(document, by=reporter)
    assert "1 in use with other words" in outcome.sentence
    assert list(desk.evidence_changed()) == [brief]
    again = document.clippings.first()
    assert (again.pk, again.first_line, again.excerpt) == (clipping.pk, 1, "Other words.")
    assert Brief.objects.get().uid == uid
    assert not desk.reread(document, by=reporter).changed


def test_a_clipping_in_use_that_reads_as_it_did_tells_nothing(document, reporter, rules):
    desk.use(document.clippings.first(), by=reporter)
    changes = {"flags": ("undated",)}, {"text": "Other words."}, {}
    rules(lambda found: [dataclasses.replace(f, **c) for f, c in zip(found, changes, strict=True)])
    assert (
        "2 changed, 0 gone, 0 in use with other words"
        in desk.reread(document, by=reporter).sentence
    )
    assert not desk.evidence_changed().exists()


def test_a_clipping_in_use_stays_where_no_story_is_read_today(document, reporter, rules):
    brief = desk.use(document.clippings.first(), by=reporter).brief
    rules(lambda found: found[1:])
    desk.reread(document, by=reporter)
    assert document.clippings.count() == 3
    assert list(desk.evidence_changed()) == [brief]


def test_a_story_that_begins_higher_moves_what_waits_and_not_what_is_used(
    document, reporter, rules
):
    desk.use(document.clippings.get(first_line=5), by=reporter)

    def higher(found):
        return [dataclasses.replace(f, first_line=max(1, f.first_line - 1)) for f in found]

    rules(higher)
    desk.reread(document, by=reporter)
    assert spans(document) == [(1, 3), (5, 7), (8, 11)]
    assert not [line for covered in desk.coverage() for line in covered.lost_lines]


def test_of_two_that_are_one_story_today_the_one_in_use_stays(document, reporter, rules):
    desk.use(document.clippings.get(first_line=5), by=reporter)
    rules(lambda found: [dataclasses.replace(found[0], last_line=7), found[2]])
    desk.reread(document, by=reporter)
    used = document.clippings.get(first_line=5)
    assert (used.fate, used.headline[:4]) == ("used", "Peru")
    assert not [line for covered in desk.coverage() for line in covered.lost_lines]


def test_a_rejected_clipping_stays_rejected(document, reporter, rules):
    desk.reject(document.clippings.first(), "Not ours.", by=reporter)
    rules(lambda found: [dataclasses.replace(found[0], text="Other words."), *found[1:]])
    desk.reread(document, by=reporter)
    assert document.clippings.rejected().get().rejected_because == "Not ours."
    rules(lambda found: found[1:])
    desk.reread(document, by=reporter)
    assert document.clippings.rejected().count() == 1


def test_what_an_editor_turned_split_or_joined_stays(document, reporter, rules):
    desk.turn(document, 3, by=reporter)
    desk.split(document.clippings.get(first_line=5), 7, by=reporter)
    before = list(document.clippings.order_by("first_line").values())
    rules(lambda found: [dataclasses.replace(f, text="Other words.") for f in found])
    desk.reread(document, by=reporter)
    now = list(document.clippings.order_by("first_line").values())
    assert now[:3] == before[:3]
    assert now[3]["excerpt"] == "Other words."
    document.refresh_from_db()
    assert document.read_lines()[2].kept is False


def test_what_an_editor_joined_stays(document, reporter):
    desk.join(document.clippings.get(first_line=5), by=reporter)
    assert not desk.reread(document, by=reporter).changed
    assert spans(document) == [(1, 7), (9, 11)]


def test_other_lines_are_refused_only_where_something_was_decided(document, reporter):
    clipping = document.clippings.first()
    Document.objects.filter(pk=document.pk).update(text="Counted otherwise")
    desk.reject(clipping, "Not ours.", by=reporter)
    with pytest.raises(desk.NotPossible, match="counted otherwise"):
        desk.reread(document, by=reporter)
    desk.take_back(clipping, by=reporter)
    assert desk.reread(document, by=reporter).changed
    assert spans(document) == [(1, 3), (5, 7), (9, 11)]


def test_who_may_not_read_documents_may_not_read_them_again(document):
    with pytest.raises(desk.NotAllowed):
        desk.reread(document, by=UserFactory())


def test_a_document_without_its_file_is_not_read_again(document, reporter):
    Document.objects.filter(pk=document.pk).update(original=None)
    with pytest.raises(desk.NotPossible, match="attach it first"):
        desk.reread(document, by=reporter)


@pytest.mark.parametrize(
    "other",
    [
        DIGEST + b"\n",
        DIGEST.rstrip(b"\n"),
        b"\xef\xbb\xbf" + DIGEST,
        DIGEST.replace(b"\n", b"\r\n"),
    ],
    ids=["a line end more", "a line end less", "a byte order mark", "other line ends"],
)
def test_the_same_text_in_other_bytes_makes_no_clipping_twice(document, reporter, other):
    second, created = desk.take_in(other, "pasted.txt", by=reporter)
    assert created
    assert second.predecessor == document
    assert Clipping.objects.count() == 3
    assert not desk.evidence_changed().exists()
    assert not [line for covered in desk.coverage() for line in covered.lost_lines]
    assert not desk.reread(second, by=reporter).changed
    assert Clipping.objects.count() == 3


def test_the_same_words_shown_by_another_are_a_reprint(document, reporter):
    gazette = SourceFactory(name="The Island Gazette")
    Document.objects.filter(pk=document.pk).update(host=gazette)
    copy, _ = desk.take_in(DIGEST + b"\n", "a.txt", by=reporter, host=gazette)
    reprint, _ = desk.take_in(DIGEST + b"\n\n", "b.txt", by=reporter, host=SourceFactory())
    assert (copy.predecessor, copy.clippings.count()) == (document, 0)
    assert (reprint.predecessor, reprint.clippings.count()) == (None, 3)


def test_another_text_makes_its_own_clippings(document, reporter):
    second, _ = desk.take_in(DIGEST.replace(b"120", b"90"), "later.txt", by=reporter)
    assert second.predecessor is None
    assert second.clippings.count() == 3


def test_the_command_reads_all_or_some_again(document, reporter, rules):
    rules(lambda found: found[:2])
    out = StringIO()
    call_command("reread", document.sha256[:8], dry_run=True, stdout=out)
    assert "1 gone" in out.getvalue()
    assert "rehearsal" in out.getvalue()
    assert document.clippings.count() == 3
    call_command("reread", stdout=StringIO())
    assert document.clippings.count() == 2
    for nobodys in ("f" * 64, "\udcff\udcfe", "ａ"):
        with pytest.raises(CommandError, match="No document has the hash"):
            call_command("reread", nobodys)


def test_the_command_names_what_it_could_not_read_and_goes_on(document, reporter, rules):
    other, _ = desk.take_in(b"A pier is built\n\n" + DIGEST, "other.txt", by=reporter)
    Document.objects.filter(pk=document.pk).update(text="Counted otherwise")
    desk.reject(document.clippings.first(), "Not ours.", by=reporter)
    rules(lambda found: found[:1])
    errors = StringIO()
    with pytest.raises(CommandError, match="could not be read again: 1"):
        call_command("reread", stdout=StringIO(), stderr=errors)
    assert "counted otherwise" in errors.getvalue()
    assert other.clippings.count() == 1
