"""Broken fixtures: each is refused whole, with file, line, field, value and cure."""

import gzip
import json

import pytest

from briefs.exchange import FixtureError, import_fixtures
from briefs.models import Brief, Source
from briefs.text import limits
from tests.exchange.conftest import (
    OTHER,
    SHA,
    UID,
    brief_records,
    citation_record,
    clipping_record,
    names_and_papers,
    newsroom_records,
    record,
)

pytestmark = pytest.mark.django_db


def refused(fixture, records, name=None):
    """Import records that must be refused; return the error after a look at the database."""
    with pytest.raises(FixtureError) as error:
        import_fixtures([fixture(records, name)])
    assert not Source.objects.exists()
    assert not Brief.objects.exists()
    return error.value


BROKEN = {
    "an unknown model": (record("revision", number=1), "model", "briefs.revision"),
    "a model of another app": ({"model": "auth.user", "fields": {}}, "model", "auth.user"),
    "an unknown field": (record("source", name="A", sort="newspaper"), "sort", "newspaper"),
    "a person": (record("brief", uid=UID, headline="A", author=["x"]), "author", "x"),
    "a version": (record("brief", uid=UID, headline="A", version=7), "version", "7"),
    "an unknown status": (record("brief", uid=UID, headline="A", status="gone"), "status", "gone"),
    "a kind off the list": (record("source", name="A", kind="blog"), "kind", "blog"),
    "a language that is none": (
        record("brief", uid=UID, headline="A", language="Spanish"), "language", "Spanish"
    ),
    "a language of no shape": (
        record("brief", uid=UID, headline="A", language="en_GB"), "language", "en_GB"
    ),
    "a blank headline": (record("brief", uid=UID, headline=" "), "headline", " "),
    "a long headline": (record("brief", uid=UID, headline="A" * 301), "headline", "AAA"),
    "a name that is too long as it is compared": (
        record("source", name="\ufdfa" * 23), "name", "\ufdfa"
    ),
    "a number for a text": (record("source", name=7), "name", "7"),
    "text for a number": (clipping_record(last_line="3"), "last_line", "3"),
    "a truth for a number": (clipping_record(last_line=True), "last_line", "True"),
    "a number out of range": (clipping_record(last_line=2**31), "last_line", str(2**31)),
    "text for a flag": (record("source", name="A", reuse="yes"), "reuse", "yes"),
    "no date": (record("brief", uid=UID, headline="A", event_on="2021-13-01"), "event_on", "2021"),
    "a time without zone": (
        record("brief", uid=UID, headline="A", created_at="2021-11-13T08:00:00"),
        "created_at",
        "2021",
    ),
    "no uid": (record("brief", uid="17", headline="A"), "uid", "17"),
    "no hash": (record("document", sha256="abc", name="a"), "sha256", "abc"),
    "a script address": (
        citation_record(address="javascript:alert(1)"),
        "address",
        "javascript:",
    ),
    "a slug with a slash": (record("tagslug", slug="a/b", tag=["Peru"]), "slug", "a/b"),
    "a key that is no list": (record("sourceslug", slug="a", source="Gaz"), "source", "Gaz"),
    "a key that is too long": (record("sourceslug", slug="a", source=["a", "b"]), "source", "a"),
    "flags that are no list": (record("document", sha256=SHA, name="a", flags="x"), "flags", "x"),
    "a reading of another shape": (
        record("document", sha256=SHA, name="a", reading={"format": 9, "lines": []}),
        "reading",
        "format",
    ),
    "bytes that are no base64": (
        record("document", sha256=SHA, name="a", text="a", original="%%%"),
        "original",
        "%%%",
    ),
    "a row id": (record("source", name="A") | {"pk": 3}, "pk", "3"),
    "an extra key": (record("source", name="A") | {"user": 3}, "user", "3"),
    "a floating number": (
        record("correction", brief=[UID], number=1, kind="update", note="N", at="2021-01-01T00:00Z",
               changes=[{"field": "f", "before": 0.1, "after": 1}]),
        "changes",
        "0.1",
    ),
    "a withdrawal from before it first was public": (
        record("brief", uid=OTHER, headline="A", status="withdrawn",
               published_at="2021-11-20T08:00:00Z", first_published_at="2999-11-20T08:00:00Z",
               withdrawn_at="2021-11-21T08:00:00Z", withdrawn_because="The source took it back."),
        "first_published_at",
        "2999",
    ),
    "a withdrawal from before it was public": (
        record("brief", uid=OTHER, headline="A", status="withdrawn",
               published_at="2999-11-20T08:00:00Z", withdrawn_at="2021-11-21T08:00:00Z",
               withdrawn_because="The source took it back."),
        "published_at",
        "2999",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_record_is_named_by_line_field_value_and_cure(fixture, what):
    broken, field, value = BROKEN[what]
    error = refused(fixture, [*newsroom_records(), broken], "broken.jsonl")
    (problem,) = error.problems
    assert (problem.line, problem.field) == (10, field)
    assert value in str(problem)
    assert "broken.jsonl, line 10" in str(problem)
    assert problem.cure
    assert str(problem).endswith(problem.cure.rstrip(".") + ".")


def test_a_time_that_is_past_the_calendar_where_the_newsroom_is_is_none(fixture, settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    late = record("brief", uid=UID, headline="A", created_at="9999-12-31T23:30:00Z")
    assert "9999" in str(refused(fixture, [late]).problems[0])


@pytest.mark.parametrize("missing", ["uid", "headline"])
def test_a_missing_field_is_named(fixture, missing):
    broken = record("brief", **({"uid": UID, "headline": "A"} | {missing: None}))
    del broken["fields"][missing]
    assert missing in refused(fixture, [broken]).problems[0].wrong


@pytest.mark.parametrize(
    ("broken", "field", "value"),
    [
        (citation_record(source="Nobody"), "source", "Nobody"),
        (citation_record(first_line=99), "clipping", "99"),
        (citation_record(uid=OTHER), "brief", OTHER),
        (record("taggedbrief", tag=["Atlantis"], content_object=[UID]), "tag", "Atlantis"),
        (record("tagname", tag=["Atlantis"], name="Isle"), "tag", "Atlantis"),
        (record("sourceslug", source=["Nobody"], slug="a"), "source", "Nobody"),
        (record("document", sha256="b" * 64, name="b", host=["Nobody"]), "host", "Nobody"),
        (record("document", sha256="b" * 64, name="b", predecessor=["c" * 64]), "predecessor", "c"),
        (clipping_record(document=["b" * 64]), "document", "b"),
        (record("brief", uid=OTHER, headline="A", rework_of=[UID[:-1] + "9"]), "rework_of", "0009"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_names_the_unknown_is_refused(fixture, broken, field, value):
    (problem,) = refused(fixture, [*newsroom_records(), broken]).problems
    assert (problem.line, problem.field) == (10, field)
    assert value in str(problem)


@pytest.mark.parametrize(
    "twice",
    [
        record("source", name="HARBOUR  gazette"),
        record("tag", name="PERU", kind="country", code="PE"),
        record("document", sha256=SHA, name="other.txt"),
        clipping_record(1),
        record("brief", uid=UID, headline="A"),
        citation_record(),
        record("taggedbrief", tag=["perú"], content_object=[UID]),
    ],
    ids=lambda r: r["model"],
)
def test_two_records_of_one_thing_are_refused(fixture, twice):
    (problem,) = refused(fixture, [*newsroom_records(), twice]).problems
    assert problem.line == 10
    assert "has the same one" in problem.wrong


def test_a_code_of_two_tags_is_refused_by_name(fixture):
    peru = record("tag", name="Peru", kind="country", code="PE")
    again = record("tag", name="Republic of Peru", kind="country", code="PE")
    with pytest.raises(FixtureError, match=r"line 2.*code.*PE.*Peru.*keep the code"):
        import_fixtures([fixture([peru, again])])
    import_fixtures([fixture([peru, record("tag", name="Theta")])])
    with pytest.raises(FixtureError, match="belong to two tags here, Theta and Peru"):
        import_fixtures([fixture([again | {"fields": again["fields"] | {"name": "Theta"}}])])


def test_a_name_of_two_tags_is_refused(fixture):
    lima = [record("tag", name="Lima", kind="place"), record("tagname", tag=["Lima"], name="peru")]
    (problem,) = refused(fixture, [*names_and_papers(), *lima]).problems
    assert (problem.kind, problem.field) == ("tagname", "name")


@pytest.mark.parametrize(
    "line",
    [
        "{",
        '{"model": "briefs.source"',
        "[" * 100_000,
        "7",
        '"x"',
        "{}",
        '{"a": NaN}',
        '{"a": 1, "a": 2}',
    ],
)
def test_a_line_that_is_no_record_is_named_and_the_others_are_read_on(fixture, line):
    error = refused(fixture, [line, record("source", name="A", kind="blog")])
    assert [problem.line for problem in error.problems] == [1, 2]


A_SOURCE = json.dumps(record("source", name="A")).encode()


def test_a_line_that_is_not_utf8_is_named(tmp_path):
    path = tmp_path / "latin.jsonl"
    path.write_bytes(b'{"model": "briefs.source", "fields": {"name": "Per\xfa"}}\n')
    with pytest.raises(FixtureError, match="not UTF-8"):
        import_fixtures([path])


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.txt", b"[]", "a document, no fixture; make a fixture of it first: build_fixture a.txt"),
        ("a.csv", b"[]", r"line 1: this is no fixture; its name must end in \.json"),
        ("a.json", b'{"model": 1}', "one array"),
        ("a.json", b"[{} {}]", "comma"),
        ("a.json", b"[{},", "line 1: the file ends in the middle of this record; copy it again"),
        ("a.json", b'[{},\n{"model": "briefs.so', "line 2: the file ends in the middle"),
        ("a.json", b"[{}", "line 1: the file ends in the middle"),
        ("a.json", b'[{"model": oops}]', "not valid JSON"),
        ("a.jsonl", A_SOURCE + b'\n{"model": "bri', "line 2: the file ends in the middle"),
        ("a.jsonl", b"[]", "an array of records; call the file .json"),
        ("a.jsonl", b"\x89PNG\r\n\x1a\n\0\0{\n}\n", "line 1: this is no fixture: [^;]*; name"),
        ("a.jsonl", b"\nA ferry sank.\nTwo died.\n", "line 2: this is no fixture: [^;]*; n"),
        ("a.json", b"[] []", "not valid JSON"),
        ("a.json.gz", b"plain", "gzip"),
        ("a.jsonl.gz", gzip.compress(b"{}\n" * 999, mtime=0)[:-20], "gzip"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(tmp_path, name, data, why):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(FixtureError, match=why) as refusal:
        import_fixtures([path])
    assert len(refusal.value.problems) == 1


def test_a_folder_is_refused_in_one_sentence(tmp_path):
    with pytest.raises(FixtureError, match="this is a folder; name the files in it"):
        import_fixtures([tmp_path])


def test_a_file_that_is_not_there_is_refused_in_one_sentence(tmp_path):
    with pytest.raises(FixtureError, match="No such file"):
        import_fixtures([tmp_path / "none.jsonl"])


@pytest.mark.parametrize("over", [0, 1])
def test_a_json_file_is_read_up_to_its_limit(tmp_path, monkeypatch, over):
    path = tmp_path / "a.json"
    path.write_text(json.dumps([record("source", name="A")]))
    monkeypatch.setattr(limits, "FIXTURE_JSON_BYTES", path.stat().st_size - over)
    if over:
        with pytest.raises(FixtureError, match="JSON Lines"):
            import_fixtures([path])
    else:
        assert import_fixtures([path]).total("created") == 1


@pytest.mark.parametrize("over", [0, 1])
def test_a_line_is_read_up_to_its_limit(fixture, monkeypatch, over):
    path = fixture([record("source", name="A")])
    monkeypatch.setattr(limits, "FIXTURE_LINE_BYTES", path.stat().st_size - over)
    if over:
        with pytest.raises(FixtureError, match="longer than"):
            import_fixtures([path])
    else:
        assert import_fixtures([path]).total("created") == 1


@pytest.mark.parametrize("over", [0, 1])
def test_a_brief_has_so_many_tags_and_no_more(fixture, monkeypatch, over):
    monkeypatch.setattr(limits, "TAGS_PER_BRIEF", 2)
    names = [f"ferries {n}" for n in range(1 + over)]
    tags = [record("tag", name=name) for name in names]
    tied = [record("taggedbrief", tag=[name], content_object=[UID]) for name in names]
    path = fixture([*names_and_papers(), *brief_records(), *tags, *tied])
    if over:
        with pytest.raises(FixtureError, match="at most"):
            import_fixtures([path])
    else:
        assert import_fixtures([path]).counts["brief"]["created"] == 1


def test_twenty_problems_are_shown_and_the_rest_counted(fixture):
    error = refused(fixture, [record("source", name=f"A {n}", kind="blog") for n in range(150)])
    assert error.total == 150
    assert error.sentence.count("\n") == 20
    assert "130 more" in error.sentence
    assert error.report.counts["source"]["refused"] == 150


def test_a_refused_record_of_the_second_file_undoes_the_first(fixture):
    good, bad = fixture(newsroom_records()), fixture([citation_record(uid=OTHER)])
    with pytest.raises(FixtureError):
        import_fixtures([good, bad])
    assert not Source.objects.exists()


def test_hostile_names_are_refused_in_printable_sentences(fixture):
    bell, lone = "Ga\u0000z\u001b[2J", "\ud800"
    records = [
        *newsroom_records(),
        record("source", **{f"na{lone}me": "x", "name": "B"}),
        citation_record(source=f"{bell}{lone}"),
        record("clipping", document=[f"{lone}\u0000"], first_line=1, last_line=2),
    ]
    sentence = refused(fixture, [json.dumps(r) for r in records[:-2]]).sentence
    records = [*newsroom_records(), *records[-2:]]
    sentence += refused(fixture, [json.dumps(r) for r in records]).sentence
    assert sentence.encode().decode() == sentence
    assert all(c.isprintable() or c == "\n" for c in sentence)


def test_a_uid_is_one_in_capitals_and_small_letters(bring_in):
    brief, *parts = json.loads(json.dumps(brief_records()).replace(UID, UID[:-1] + "a"))
    brief["fields"]["uid"] = brief["fields"]["uid"].upper()
    parts = json.loads(json.dumps(parts).replace(UID[:-1] + "a", UID[:-1] + "A"))
    bring_in([*names_and_papers(), brief, *parts])
    assert Brief.objects.get().citations.count() == 1
