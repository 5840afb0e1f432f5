"""The commands that bring fixtures in and out: what they print, and how they end."""

import io
import json
import os

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from briefs.models import Brief, Source
from tests.exchange.conftest import fixture, newsroom_records, record  # noqa: F401
from tests.factories import BriefFactory

TEXT = """Ferry line opens between two ports

The line began on 12 November 2021 and links both ports twice a day, the harbour office of the southern province said on the quay.

A ticket costs four coins, and children travel free of charge. The boats were built in the yard of the northern island.

Fishermen had asked for the line since the road along the cliffs was closed after the winter of 2019.
"""  # noqa: E501


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(TEXT)
    return path


def test_build_fixture_prints_one_object_a_document_and_line(document, capsys):
    call_command("build_fixture", document, document, json=True)
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["kind"] for line in lines] == ["article", "article"]


def test_build_fixture_writes_what_import_briefs_reads(document, tmp_path, db, capsys):
    path = tmp_path / "drafts.jsonl.gz"
    call_command("build_fixture", document, output=str(path))
    call_command("import_briefs", path)
    assert Brief.objects.drafts().get().headline == "Ferry line opens between two ports"
    assert "created" in capsys.readouterr().out


def test_build_fixture_names_a_document_in_which_no_story_was_found(document, tmp_path, capsys):
    error = tmp_path / "error.txt"
    error.write_text("404 Not Found\n\nThe page that you asked for does not exist.\n")
    call_command("build_fixture", document, error, output=str(tmp_path / "drafts.jsonl"))
    told = capsys.readouterr().err
    assert "error.txt: no story was found." in told
    assert "page.txt: no story" not in told


def test_build_fixture_reads_on_after_a_refusal_and_fails_in_the_end(document, tmp_path, capsys):
    with pytest.raises(CommandError, match="1 of 2 documents were refused"):
        call_command("build_fixture", tmp_path / "none.txt", document, json=True)
    told = capsys.readouterr()
    assert json.loads(told.out)["document"] == "page.txt"
    assert "none.txt: No such file" in told.err


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({}, "--output"),
        ({"output": "a.txt"}, "must end in"),
        ({"output": "/none/a.json"}, "No such"),
    ],
)
def test_build_fixture_says_what_is_wrong_with_its_output(document, options, why):
    with pytest.raises(CommandError, match=why):
        call_command("build_fixture", document, **options)


@pytest.mark.django_db
def test_import_briefs_prints_a_table_of_counts(fixture, capsys):  # noqa: F811
    call_command("import_briefs", fixture(newsroom_records()))
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert rows[0] == ["created", "updated", "unchanged", "kept", "refused"]
    assert ["brief", "1", "0", "0", "0", "0"] in rows
    assert rows[-1] == ["total", "8", "0", "0", "0", "0"]


@pytest.mark.django_db
def test_a_dry_run_says_that_it_was_one(fixture, capsys):  # noqa: F811
    call_command("import_briefs", fixture(newsroom_records()), dry_run=True)
    assert "rehearsal" in capsys.readouterr().out
    assert not Brief.objects.exists()


@pytest.mark.django_db
def test_import_briefs_fails_with_a_sentence_a_problem(fixture, capsys):  # noqa: F811
    broken = fixture([*newsroom_records(), record("source", name="A", kind="blog")], "b.jsonl")
    with pytest.raises(CommandError) as error:
        call_command("import_briefs", broken)
    first, second = str(error.value).split("\n")
    assert first == "Nothing imported."
    assert second.startswith(
        f"{broken}, line 10: kind is “blog”: it is not in the list; use one of"
    )
    assert not Brief.objects.exists()


@pytest.mark.django_db
def test_export_briefs_prints_lines_or_writes_a_file(fixture, tmp_path, capfdbinary):  # noqa: F811
    call_command("import_briefs", fixture(newsroom_records()))
    capfdbinary.readouterr()
    call_command("export_briefs")
    printed = capfdbinary.readouterr().out
    path = tmp_path / "out.jsonl"
    call_command("export_briefs", output=path)
    assert path.read_bytes() == printed
    assert json.loads(printed.splitlines()[0])["model"] == "briefs.source"


@pytest.mark.django_db
def test_an_export_whose_reader_has_gone_ends_in_one_sentence():
    BriefFactory()
    reader, writer = os.pipe()
    os.close(reader)
    with (
        open(writer, "w") as out,
        pytest.raises(CommandError, match="stopped before its end"),
    ):
        call_command("export_briefs", stdout=out)


@pytest.mark.parametrize("name", ["backup", "restore", "import_briefs", "export_briefs", "rebuild"])
def test_every_command_says_what_it_is_for(name):
    from django.core.management import load_command_class

    out = io.StringIO()
    load_command_class("briefs", name).create_parser("manage.py", name).print_help(out)
    assert len(out.getvalue().split("options:")[0]) > 100


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["backup", "restore"])
@pytest.mark.parametrize(("file", "why"), [("none/file", "No such file"), ("x" * 300, "too long")])
def test_a_place_that_is_not_there_is_told_in_one_sentence(name, file, why, tmp_path):
    with pytest.raises(CommandError, match=why) as error:
        call_command(name, tmp_path / file)
    assert "\n" not in str(error.value)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["export_briefs", "rebuild"])
def test_what_the_database_says_is_told_in_one_sentence(name, tmp_path):
    def refuse(execute, *query):
        raise OperationalError("no such table: briefs_source\nand a second line")

    options = {"output": tmp_path / "a.jsonl"} if name == "export_briefs" else {}
    with (
        connection.execute_wrapper(refuse),
        pytest.raises(CommandError, match=r"no such table: briefs_source\. Run migrate"),
    ):
        call_command(name, **options)


@pytest.mark.django_db
def test_an_import_tells_what_it_kept_and_which_where_it_is_asked(tmp_path):
    path = tmp_path / "sources.jsonl"
    about = {"name": "Bay Post", "kind": "newspaper", "about": "A paper."}
    record = {"model": "briefs.source", "fields": about}
    path.write_text(json.dumps(record))
    call_command("import_briefs", path, stdout=io.StringIO(), stderr=io.StringIO())
    Source.objects.update(about="The paper of the bay.")
    record["fields"]["about"] = "A daily."
    path.write_text(json.dumps(record))

    def said(verbosity):
        out = io.StringIO()
        options = {"verbosity": verbosity, "dry_run": True, "stdout": out, "stderr": io.StringIO()}
        call_command("import_briefs", path, **options)
        return out.getvalue()

    assert "kept source: Bay Post" in said(2)
    assert "left as it is" in said(1)
    assert "Bay Post" not in said(1)
    Source.objects.all().delete()
    assert "left as it is" not in said(1)
