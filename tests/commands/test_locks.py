"""Long reading locks nobody out: on SQLite, who reads lets nobody write until the last row."""

import sqlite3
from contextlib import closing
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connections, transaction

from briefs import desk
from briefs.exchange import export_records
from briefs.models import Brief
from tests.factories import BriefFactory, DocumentFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.only_on("sqlite")]


@pytest.fixture
def write(tmp_path):
    """A function that writes as another process would, while this one has the newsroom in a file.

    The databases of tests lie in memory, where other locks hold.
    """
    path = tmp_path / "newsroom.sqlite3"
    in_memory = connections["default"]
    in_memory.ensure_connection()
    with closing(sqlite3.connect(path)) as file:
        in_memory.connection.backup(file)
    here = connections["default"] = in_memory.copy()
    here.settings_dict = in_memory.settings_dict | {"NAME": str(path)}

    def write(headline):
        with closing(sqlite3.connect(path, timeout=0)) as other, other:
            other.execute("UPDATE briefs_brief SET headline = ?", [headline])

    yield write
    here.close()
    connections["default"] = in_memory


def test_briefs_are_written_while_an_audit_runs(write, monkeypatch):
    BriefFactory.create_batch(2)
    monkeypatch.setattr("briefs.management.commands.check_briefs.BATCH", 1)
    seen = []

    def checks(brief):
        write("Written meanwhile")
        seen.append(brief.headline)
        return []

    monkeypatch.setattr(desk, "checks", checks)
    call_command("check_briefs", stdout=StringIO())
    assert seen[1] == "Written meanwhile"


def test_briefs_are_written_while_documents_are_read_again(write, monkeypatch):
    BriefFactory()
    with transaction.atomic():
        DocumentFactory.create_batch(201)

    def reread(document, dry_run):
        write("Written meanwhile")
        raise desk.Refused("Not today.")

    monkeypatch.setattr(desk, "reread", reread)
    with pytest.raises(CommandError, match="could not be read again: 201"):
        call_command("reread", stdout=StringIO(), stderr=StringIO())
    assert Brief.objects.get().headline == "Written meanwhile"


def test_briefs_are_written_while_somebody_reads_an_export_of_one_state(write):
    BriefFactory.create_batch(2, headline="As it was")
    records = export_records()
    next(records)
    write("Written meanwhile")
    told = {r["fields"]["headline"] for r in records if r["model"] == "briefs.brief"}
    assert told == {"As it was"}
    assert {brief.headline for brief in Brief.objects.all()} == {"Written meanwhile"}


def test_an_export_that_nobody_finishes_leaves_nothing_behind(write, tmp_path, settings):
    settings.DATA_DIR = tmp_path
    BriefFactory()
    before = set(tmp_path.iterdir())
    records = export_records()
    next(records)
    assert set(tmp_path.iterdir()) > before
    records.close()
    assert set(tmp_path.iterdir()) == before
