"""A hostile fixture is refused before it costs much, and leaves nothing that breaks a page."""

import gzip
import json

import pytest

from briefs.exchange import FixtureError, import_fixtures
from briefs.exchange.files import staging
from briefs.exchange.files.problems import Problem
from briefs.models import Source
from briefs.text import limits
from tests.factories import BriefFactory

UID = "11111111-1111-4111-8111-111111111111"


@pytest.fixture
def refusal(tmp_path):
    """Import records, or bytes, under a name and return the sentence of the refusal."""

    def refuse(content, name="hostile.jsonl"):
        path = tmp_path / name
        if not isinstance(content, bytes):
            content = "\n".join(map(json.dumps, content)).encode()
        path.write_bytes(content)
        with pytest.raises(FixtureError) as caught:
            import_fixtures([path])
        return caught.value.sentence

    return refuse


@pytest.fixture
def small_limits(monkeypatch):
    monkeypatch.setattr(limits, "FIXTURE_LINE_BYTES", 1000)


@pytest.mark.django_db
def test_a_gzip_bomb_is_refused_while_it_unpacks(refusal, small_limits):
    bomb = gzip.compress(b"\n" * 1_000_000)
    assert len(bomb) * limits.FIXTURE_UNPACKED < 1_000_000
    assert "times its size" in refusal(bomb, "bomb.jsonl.gz")


@pytest.mark.django_db
def test_a_gzip_file_may_unpack_to_just_the_limit(tmp_path, small_limits):
    packed = gzip.compress(b"\n" * 1_000)
    path = tmp_path / "small.jsonl.gz"
    path.write_bytes(packed)
    most = 1000 + limits.FIXTURE_UNPACKED * len(packed)
    assert most > 1_000
    assert import_fixtures([path]).counts == {}


@pytest.mark.django_db
def test_a_record_of_very_many_fields_is_refused_as_one(refusal):
    fields = {f"field-{n}": 1 for n in range(1000)}
    sentence = refusal([{"model": "briefs.brief", "fields": fields}])
    assert "it has 1000 fields" in sentence
    assert sentence.count("\n") == 0


@pytest.mark.django_db
def test_a_record_of_a_few_unknown_fields_is_told_each(refusal):
    fields = {f"field-{n}": 1 for n in range(3)}
    sentence = refusal([{"model": "briefs.source", "fields": {"name": "Gazette", **fields}}])
    assert [f"field-{n} is" in sentence for n in range(3)] == [True] * 3


@pytest.mark.django_db
@pytest.mark.parametrize("part", [["a list"], {"a": "dictionary"}, 7, None])
def test_a_correction_shows_readers_text_alone(refusal, part):
    brief = {
        "uid": UID,
        "headline": "A ferry line opens",
        "status": "published",
        "published_at": "2021-11-13T09:00:00Z",
    }
    correction = {
        "brief": [UID],
        "number": 1,
        "kind": "correction",
        "note": "We had the wrong port.",
        "changes": [{"field": "headline", "before": part, "after": "text"}],
        "at": "2021-11-14T09:00:00Z",
    }
    records = [
        {"model": "briefs.brief", "fields": brief},
        {"model": "briefs.correction", "fields": correction},
    ]
    assert "changes is" in refusal(records)


@pytest.mark.django_db
def test_a_full_disk_is_told_in_a_sentence(refusal, monkeypatch):
    few, many = ([{"model": "briefs.source", "fields": {"name": f"Gazette {n}", "about": "x" * 900}}
                  for n in range(number)] for number in (1, 1_000))  # fmt: skip
    monkeypatch.setattr(staging, "_TABLES", f"PRAGMA max_page_count = 20; {staging._TABLES}")
    assert "finds no room: database or disk is full; make room in DATA_DIR." in refusal(many)
    assert not Source.objects.exists()
    assert "finds no room" not in refusal([*few, {}])


@pytest.mark.django_db
def test_a_former_address_names_its_brief_by_a_uid_or_is_refused(refusal, tmp_path):
    def naming(brief):
        return {"model": "briefs.briefslug", "fields": {"slug": "old-ferry", "brief": [brief]}}

    brief = BriefFactory()
    for wrong in ("9999-12-31", brief.uid.hex):
        assert "brief is" in refusal([naming(wrong)])
    path = tmp_path / "known.jsonl"
    path.write_text(json.dumps(naming(str(brief.uid).upper())))
    import_fixtures([path])
    assert brief.former_slugs.get().slug == "old-ferry"


@pytest.mark.parametrize("name", ["\ud800", "\x1b[31mred", "two\nlines", "‮turned"])
def test_a_field_is_named_so_that_a_terminal_and_a_page_can_show_it(name):
    said = str(Problem("f.jsonl", 1, "brief", "wrong", "cure", name, 1))
    assert said.isprintable()
    assert said.encode()


def test_a_long_field_name_is_cut():
    said = str(Problem("f.jsonl", 1, "brief", "wrong", "cure", "x" * 10_000, 1))
    assert len(said) < 200
