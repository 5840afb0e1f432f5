import gzip
import io
import json

import pytest
from django.conf import settings
from django.core.management import call_command

from briefs import desk
from briefs.exchange import export_records, import_fixtures, rebuild, write_fixture, write_records
from briefs.exchange.files.units import load
from briefs.models import Brief, BriefSlug, Evidence, SourceSlug, Tag, TagSlug
from tests.exchange.conftest import empty_newsroom
from tests.factories import (
    BriefFactory,
    CitationFactory,
    ClippingFactory,
    CorrectionFactory,
    DocumentFactory,
    SourceFactory,
    TagFactory,
    TagNameFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def newsroom():
    """A newsroom with something of everything that a fixture carries."""
    live = BriefFactory(body="One paragraph.\n\nAnother, with “quotes” and ñ.")
    clipping = ClippingFactory(flags=["undated"], event_method="it stands there")
    CitationFactory(brief=live, clipping=clipping, role="host", address="", position=4)
    CorrectionFactory(brief=live, number=1, edition=12)
    Evidence.objects.create(brief=live, clipping=clipping, sentence="f" * 64, lines=[1, 3])
    BriefSlug.objects.create(brief=live, slug="an-older-name")
    withdrawn = BriefFactory(withdrawn=True)
    Brief.objects.filter(pk=withdrawn.pk).update(merged_into=live)
    BriefFactory(draft=True, rework_of=live)
    BriefFactory(in_review=True)
    BriefFactory(scheduled=True, event_on=None, event_precision="unknown")
    TagNameFactory(tag=Tag.objects.first(), name="Perú y su costa")
    TagSlug.objects.create(tag=TagFactory(), slug="an-older-tag")
    SourceSlug.objects.create(source=SourceFactory(), slug="an-older-source")
    host = SourceFactory()
    host.former_names.create(name="An older source")
    earlier = DocumentFactory(text=None, original=None, host=host)
    DocumentFactory(predecessor=earlier, flags=["spam"], reading={"lines": [], "format": 1})
    ClippingFactory(first_line=7, last_line=9, rejected_because="Not ours.")
    rebuild()


def exported(**options):
    out = io.BytesIO()
    write_records(out, export_records(**options))
    return out.getvalue()


def test_export_import_export_gives_the_same_bytes(newsroom, tmp_path):
    first = exported()
    for name in ("a.jsonl", "a.json", "a.jsonl.gz", "a.json.gz"):
        empty_newsroom()
        path = tmp_path / name
        write_fixture(path, [json.loads(line) for line in first.splitlines()])
        import_fixtures([path])
        assert exported() == first


def test_loaddata_reads_the_same_files_into_an_empty_database(newsroom, tmp_path):
    first = exported()
    path = tmp_path / "a.jsonl"
    path.write_bytes(first)
    empty_newsroom()
    call_command("loaddata", path, verbosity=0)
    rebuild()
    assert exported() == first
    assert import_fixtures([path]).changed == 0
    assert not any(unit.edited for unit in load(Brief.objects.all()).values())


def test_no_person_and_no_revision_leaves_the_house(newsroom):
    editor = UserFactory(editor=True, username="somebody")
    brief = Brief.objects.in_review().get()
    desk.send_back(brief, by=editor, version=brief.version, note="Say when.")
    brief.notes.create(text="A remark among us.", by=editor)
    text = exported().decode()
    assert "somebody" not in text
    assert "remark" not in text
    models = {json.loads(line)["model"] for line in text.splitlines()}
    assert not models & {"briefs.revision", "briefs.internalnote", "auth.user"}
    assert '"pk"' not in text


def test_texts_can_be_left_out(newsroom):
    fields = [json.loads(line)["fields"].keys() for line in exported(texts=False).splitlines()]
    assert not any({"original", "text", "excerpt"} & keys for keys in fields)
    assert any("original" in json.loads(line)["fields"] for line in exported().splitlines())


def test_the_curated_fixture_is_what_an_export_writes(tmp_path):
    curated = settings.BASE_DIR / "fixtures" / "newsroom.jsonl"
    import_fixtures([curated])
    assert exported(texts=False) == curated.read_bytes()


def test_an_export_takes_as_many_queries_for_many_briefs_as_for_few(
    newsroom, django_assert_max_num_queries
):
    with django_assert_max_num_queries(16):
        exported()
    BriefFactory.create_batch(5)
    with django_assert_max_num_queries(16):
        exported()


def test_the_same_records_pack_to_the_same_bytes(tmp_path):
    for name in ("a.jsonl.gz", "b.jsonl.gz"):
        write_fixture(tmp_path / name, iter([{"model": "x", "fields": {}}]))
    assert (tmp_path / "a.jsonl.gz").read_bytes() == (tmp_path / "b.jsonl.gz").read_bytes()
    assert gzip.decompress((tmp_path / "a.jsonl.gz").read_bytes()).count(b"\n") == 1


def test_a_file_takes_its_name_only_when_it_is_whole(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("before")

    def broken():
        yield {"model": "x", "fields": {}}
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_fixture(path, broken())
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_content_has_the_keys_of_the_desks_record(newsroom):
    brief = Brief.objects.public().first()
    (unit,) = load(Brief.objects.filter(pk=brief.pk)).values()
    record = desk.record_of(brief)
    assert unit.content.keys() == record.keys() - {"rows"}
    for name in ("citations", "evidence", "corrections"):
        theirs = {key.removesuffix("_id") for key in unit.content[name][0]}
        assert theirs == record[name][0].keys()
