import hashlib
import io
import json
import os
import sqlite3
import stat
import tempfile
import time
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from briefs.exchange import BadBackup, backup, restore
from briefs.models import Brief, Document
from tests.exchange.conftest import empty_newsroom
from tests.factories import BriefFactory, DocumentFactory, UserFactory


@pytest.fixture
def newsroom(transactional_db):
    DocumentFactory()
    BriefFactory(headline="A ferry joins both shores")
    UserFactory(username="the-editor")


@pytest.mark.django_db(transaction=True)
def test_a_backup_comes_back_into_an_empty_newsroom(newsroom, tmp_path, django_user_model):
    path = tmp_path / "newsroom.backup"
    manifest = backup(path)
    assert (manifest["briefs"], manifest["database"]) == (1, connection.vendor)
    original = bytes(Document.objects.get().original)
    empty_newsroom()
    django_user_model.objects.all().delete()
    restore(path)
    assert Brief.objects.get().headline == "A ferry joins both shores"
    assert bytes(Document.objects.get().original) == original
    assert django_user_model.objects.get().username == "the-editor"


@pytest.mark.django_db(transaction=True)
def test_no_copy_of_a_newsroom_lies_where_memory_may_be(newsroom, tmp_path, settings, monkeypatch):
    """/tmp is memory on many a machine, and a newsroom is larger than that."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    settings.DATA_DIR, kept = tmp_path / "data", tmp_path / "backups"
    settings.DATA_DIR.mkdir()
    kept.mkdir()
    backup(kept / "newsroom.backup")
    empty_newsroom()
    restore(kept / "newsroom.backup")
    call_command("export_briefs", output=kept / "newsroom.jsonl", verbosity=0)
    call_command("import_briefs", kept / "newsroom.jsonl", verbosity=0)
    assert [left.name for left in settings.DATA_DIR.iterdir()] == []
    assert {left.name for left in kept.iterdir()} == {"newsroom.backup", "newsroom.jsonl"}


@pytest.mark.django_db(transaction=True)
def test_what_a_killed_backup_left_goes_with_the_next_one_a_day_later(newsroom, tmp_path):
    left, running = tmp_path / ".newsroom-backup-old", tmp_path / ".newsroom-backup-new"
    for folder in (left, running):
        folder.mkdir()
        (folder / "newsroom.copy").write_bytes(b"accounts and documents")
    os.utime(left, times=(time.time() - 90_000,) * 2)
    backup(tmp_path / "newsroom.backup")
    assert (left.exists(), running.exists()) == (False, True)


@pytest.mark.django_db(transaction=True)
def test_a_newsroom_that_is_not_empty_is_left_alone(newsroom, tmp_path):
    path = tmp_path / "newsroom.backup"
    backup(path)
    Brief.objects.update(headline="Written since")
    with pytest.raises(BadBackup, match="not empty"):
        restore(path)
    assert Brief.objects.get().headline == "Written since"


@pytest.mark.django_db(transaction=True)
def test_restoring_what_an_older_release_backed_up_asks_to_migrate(newsroom, tmp_path, capsys):
    recorder, loader = MigrationRecorder(connection), MigrationLoader(connection)
    (newest,) = loader.graph.leaf_nodes("briefs")
    for older, wanted in ((False, ""), (True, "older release: run manage.py migrate")):
        if older:
            recorder.record_unapplied(*newest)
        path = tmp_path / f"{older}.backup"
        try:
            backup(path)
        finally:
            recorder.record_applied(*newest)
        empty_newsroom()
        call_command("restore", path)
        told = capsys.readouterr().err
        recorder.record_unapplied(*newest)
        recorder.record_applied(*newest)
        assert (wanted in told, bool(told)) == (True, older)


@pytest.mark.django_db(transaction=True)
def test_a_backup_never_takes_the_place_of_another_unless_told(newsroom, tmp_path):
    path = tmp_path / "newsroom.backup"
    path.write_bytes(b"the backup of yesterday")
    with pytest.raises(BadBackup, match=r"is there already: choose another name, or .* --force\."):
        backup(path)
    with pytest.raises(CommandError, match="--force"):
        call_command("backup", path)
    assert path.read_bytes() == b"the backup of yesterday"
    call_command("backup", path, force=True, verbosity=0)
    assert zipfile.is_zipfile(path)


@pytest.mark.django_db(transaction=True)
def test_one_brief_is_one(newsroom, tmp_path, capsys):
    path = tmp_path / "newsroom.backup"
    call_command("backup", path)
    empty_newsroom()
    call_command("restore", path)
    written, restored = capsys.readouterr().out.splitlines()
    assert written.startswith("Backup of 1 brief written")
    assert restored.startswith("Restored 1 brief from")


@pytest.mark.django_db
@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("end", ["", "-journal"])
def test_a_backup_never_takes_the_place_of_the_database(tmp_path, monkeypatch, end):
    live = tmp_path / "newsroom.sqlite3"
    monkeypatch.setitem(connection.settings_dict, "NAME", str(live))
    place, link = tmp_path / f"{live.name}{end}", tmp_path / "link"
    place.write_bytes(b"in use")
    link.symlink_to(place)
    for path in (place, link):
        with pytest.raises(BadBackup, match="belongs to the database in use"):
            backup(path, force=True)
    assert place.read_bytes() == b"in use"


@pytest.mark.django_db
def test_a_backup_goes_into_a_regular_file_alone(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path):
        with pytest.raises(BadBackup, match="no regular file"):
            backup(path, force=True)
    assert pipe.is_fifo()


@pytest.mark.django_db(transaction=True)
def test_a_backup_is_for_its_owner_alone(newsroom, tmp_path):
    path = tmp_path / "newsroom.backup"
    backup(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def packed(manifest, copy=b"copy"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("manifest.json", json.dumps(manifest))
        file.writestr("newsroom.copy", copy)
    return out.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "why"),
    [
        (None, "no backup"),
        ({"format": 9}, "format"),
        ({"database": "oracle"}, "export_briefs"),
        ({"sha256": "0" * 64}, "checksum"),
        ({"migrations": ["briefs.9999_later"]}, "newer release"),
    ],
)
def test_what_is_no_backup_for_this_newsroom_is_refused_in_one_sentence(tmp_path, change, why):
    right = {
        "format": 1,
        "database": connection.vendor,
        "sha256": hashlib.sha256(b"copy").hexdigest(),
        "migrations": [],
        "made_at": "2021-11-13T09:00:00+00:00",
        "briefs": 0,
    }
    path = tmp_path / "newsroom.backup"
    path.write_bytes(b"plain" if change is None else packed(right | change))
    with pytest.raises(BadBackup, match=why):
        restore(path)


@pytest.mark.django_db
def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(BadBackup, match="No such file"):
        restore(tmp_path / "none")


@pytest.mark.django_db(transaction=True)
@pytest.mark.only_on("sqlite")
def test_the_copy_is_a_sound_database(newsroom, tmp_path):
    path = tmp_path / "newsroom.backup"
    backup(path)
    with zipfile.ZipFile(path) as file:
        file.extract("newsroom.copy", tmp_path)
    copy = sqlite3.connect(tmp_path / "newsroom.copy")
    assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    copy.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.only_on("postgresql")
def test_a_missing_program_is_named(newsroom, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BadBackup, match="pg_dump is not installed"):
        backup(tmp_path / "newsroom.backup")
    assert not (tmp_path / "newsroom.backup").exists()
