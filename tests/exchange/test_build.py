import json
import uuid
from pathlib import Path

import pytest

from briefs import desk
from briefs.exchange import draft_records, import_fixtures, read_documents, write_fixture
from briefs.exchange.drafts.build import stories
from briefs.intake import uid_of
from briefs.models import Brief, Clipping, Document, Tag
from tests.factories import UserFactory

SAMPLES = Path("tests/samples")
FERRY = """Ferry line opens between two ports

The line began on 12 November 2021 and links both ports twice a day, the harbour office of the
southern province said on the quay. A ticket costs four coins, and children travel free of charge.
"""
PIER = """Pier closes for a year of repairs

The wooden pier at the old market closes until the spring after next, so that its piles can be
replaced. Some thirty traders move to the northern quay, where the town puts up stalls for them.
"""
LAMP = """Lighthouse keeper retires after forty years

Nobody will follow the last keeper of the eastern lighthouse, whose lamp is switched from the
mainland by a cable. She wants to write down what the fishermen told her in four decades.
"""
MUSEUM = """Museum shows the charts of the first pilots

Forty hand-drawn charts of the bay hang in the museum of navigation for the first time. They were
found in the attic of a school and cleaned in the workshops of the university last year.
"""
BRIDGE = """Bridge of the old railway becomes a footpath

Walkers may cross the gorge on the iron bridge from May. Engineers of the mountain district tested
every rivet of it during the winter, and a railing of oak was fixed along both of its sides.
"""
DIGEST = f"{FERRY}\n{PIER}\n{MUSEUM}"
REPRINT = f"{FERRY}\n{LAMP}\n{BRIDGE}"


def unwrapped(text):
    """Join the lines of a paragraph: a digest has one line a paragraph."""
    return "\n\n".join(" ".join(block.split("\n")) for block in text.strip().split("\n\n")) + "\n"


@pytest.fixture
def documents(tmp_path):
    paths = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path, text in zip(paths, (DIGEST, REPRINT), strict=True):
        path.write_text(unwrapped(text))
    return paths


def fields_of(records, model):
    return [r["fields"] for r in records if r["model"] == f"briefs.{model}"]


def test_a_story_told_twice_is_one_draft_with_two_citations(documents):
    built = read_documents(documents)
    records = list(draft_records(built))
    briefs = fields_of(records, "brief")
    assert [b["headline"] for b in briefs] == [
        "Ferry line opens between two ports",
        "Pier closes for a year of repairs",
        "Museum shows the charts of the first pilots",
        "Lighthouse keeper retires after forty years",
        "Bridge of the old railway becomes a footpath",
    ]
    first = built.readings[0]
    assert briefs[0]["uid"] == str(uid_of(first.sha256, first.clippings[0].first_line))
    cited = [
        c["clipping"] for c in fields_of(records, "citation") if c["brief"] == [briefs[0]["uid"]]
    ]
    assert cited == [[reading.sha256, 1] for reading in built.readings]


def test_a_draft_has_the_printed_headline_and_no_summary(documents):
    records = list(draft_records(read_documents(documents)))
    for brief in fields_of(records, "brief"):
        assert brief["status"] == "draft"
        assert not brief.get("summary")
        assert uuid.UUID(brief["uid"]).version == 5
    assert all(clipping["excerpt"] for clipping in fields_of(records, "clipping"))


STRIKE = """Port strike ends after three weeks

By Ona Quill
17 March 2021

The port workers of the bay ended their strike on Monday, the union said on the quay. Ships were
unloaded again at noon.

The union and the port office had talked for three weeks about wages and about the night shift at
the piers of the southern bay.
"""


# In no language that anybody knows.
STRANGE = """Zelmora kivat ondrel

By Ona Quill
17 March 2021

Zelmora kivat ondrel pasku velit nomra kelti sarnu dolva ritek polna zeru gintal morfa selnik
vartu. Kelti sarnu dolva ritek polna zeru gintal.

Morfa selnik vartu zelmora kivat ondrel pasku velit nomra kelti sarnu dolva ritek polna zeru
gintal morfa selnik vartu ondrel pasku.
"""


def told(brief):
    record = desk.record_of(brief)
    return [record[name] for name in DAYS], record["citations"]


DAYS = ["headline", "language", "filed_on", "filed_by", "event_on", "event_until"]
DAYS += ["event_precision", "event_inferred", "event_inferred_part", "event_inferred_from"]


PLAN = STRIKE.replace("on Monday", "on 15 June 2021")


@pytest.mark.django_db
@pytest.mark.parametrize("text", [STRIKE, STRIKE.replace("on Monday", "on 15 March"), FERRY, PLAN])
def test_a_draft_says_the_same_by_a_fixture_and_by_the_desk(tmp_path, text):
    path = tmp_path / "strike.txt"
    path.write_text(unwrapped(text))
    editor = UserFactory(administrator=True)
    document, _outcome = desk.take_in(path.read_bytes(), path.name, by=editor)
    by_the_desk = told(desk.use(document.clippings.get(), by=editor).brief)
    write_fixture(tmp_path / "drafts.jsonl", draft_records(read_documents([path])))
    Brief.objects.all().delete()
    Document.objects.all().delete()
    import_fixtures([tmp_path / "drafts.jsonl"])
    assert told(Brief.objects.get()) == by_the_desk
    assert Brief.objects.get().event_inferred is (text not in (FERRY, PLAN))
    assert (Brief.objects.get().event_on is None) is (text == PLAN)


@pytest.mark.django_db
def test_a_draft_in_no_known_language_is_said_to_be_in_that_of_the_house(tmp_path):
    path = tmp_path / "strange.txt"
    path.write_text(unwrapped(STRANGE))
    write_fixture(tmp_path / "drafts.jsonl", draft_records(read_documents([path])))
    import_fixtures([tmp_path / "drafts.jsonl"])
    brief = Brief.objects.get()
    assert (Document.objects.get().language, brief.language) == ("und", "en")
    Brief.objects.all().delete()
    editor = UserFactory(administrator=True)
    assert desk.use(Document.objects.get().clippings.get(), by=editor).brief.language == "en"


def test_who_is_not_named_is_called_not_stated_or_as_the_command_says(documents):
    built = read_documents(documents)
    assert [s["name"] for s in fields_of(draft_records(built), "source")] == ["Not stated"]
    named = fields_of(draft_records(built, "Harbour Gazette"), "source")
    assert [(s["name"], s["kind"]) for s in named] == [("Harbour Gazette", "unknown")]


def test_a_dated_story_is_filed_under_its_day_and_the_next_beneath_it(documents):
    briefs = fields_of(draft_records(read_documents(documents)), "brief")
    assert (briefs[0]["filed_on"], briefs[0]["filed_by"]) == ("2021-11-12", "event")
    assert (briefs[1]["filed_on"], briefs[1]["filed_by"]) == ("2021-11-12", "neighbour")


def test_the_same_documents_give_the_same_bytes(tmp_path):
    paths = sorted(SAMPLES.glob("20?.txt"))
    for name in ("a.jsonl", "b.jsonl"):
        write_fixture(tmp_path / name, draft_records(read_documents(paths)))
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def test_every_reading_is_kept_line_by_line(documents):
    built = read_documents(documents)
    for document, reading in zip(
        fields_of(draft_records(built), "document"), built.readings, strict=True
    ):
        assert len(document["reading"]["lines"]) == document["text"].count("\n") + 1
        assert document["sha256"] == reading.sha256


def test_a_refused_document_does_not_stop_the_others(documents, tmp_path):
    (tmp_path / "empty.bin").write_bytes(b"\x00\x01\x02" * 99)
    built = read_documents([documents[0], tmp_path / "none.txt", documents[1]])
    assert len(built.readings) == 2
    assert built.refused == ["none.txt: No such file or directory"]


def test_two_files_of_one_name_are_told_apart(tmp_path):
    paths = [tmp_path / "a" / "page.txt", tmp_path / "b" / "page.txt"]
    for path, text in zip(paths, (DIGEST, REPRINT), strict=True):
        path.parent.mkdir()
        path.write_text(unwrapped(text))
    built = read_documents(paths)
    assert [len(group) for group in stories(built)] == [2, 1, 1, 1, 1]


def test_the_same_bytes_twice_are_one_document(documents, tmp_path):
    copy = tmp_path / "copy.txt"
    copy.write_bytes(documents[0].read_bytes())
    records = list(draft_records(read_documents([documents[0], copy])))
    assert len(fields_of(records, "document")) == 1
    assert len(fields_of(records, "brief")) == 3


@pytest.mark.django_db
def test_samples_come_in_as_drafts_and_again_without_a_change(tmp_path):
    paths = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".html"))[::4]
    built = read_documents(paths)
    path = tmp_path / "samples.jsonl"
    write_fixture(path, draft_records(built))
    report = import_fixtures([path])
    assert report.counts["brief"]["created"] == len(stories(built)) == Brief.objects.count()
    assert set(Brief.objects.values_list("status", flat=True)) == {"draft"}
    assert Clipping.objects.waiting().count() == 0
    assert Document.objects.count() == len({reading.sha256 for reading in built.readings})
    # A country is known by its code; every other name was only read.
    assert not Tag.objects.filter(suggested=True).exclude(code="").exists()
    assert not Tag.objects.filter(suggested=False, code="").exists()
    assert import_fixtures([path]).changed == 0


def test_the_json_names_what_the_contract_names(documents):
    built = read_documents(documents)
    told = built.readings[0].as_json(built.duplicates[0])
    assert told["document"] == "one.txt"
    assert told["duplicates"] == [
        {"first_line": 1, "document": "two.txt", "other_first_line": 1, "verdict": "same"}
    ]
    assert json.loads(json.dumps(told)) == told
