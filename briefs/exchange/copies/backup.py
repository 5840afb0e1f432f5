"""A consistent copy of the whole newsroom, and back into an empty one.

A backup is a zip of two members: `manifest.json` and the copy that the database made of itself,
through SQLite's backup API or pg_dump. Documents' bytes lie in the database, so one file is all.
"""

import hashlib
import json
import shutil
import zipfile
import zlib
from pathlib import Path

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.translation import gettext as _

from ...models import Brief, Document, Source, Tag
from ..files.output import atomic_file, waiting_room
from . import copy_postgresql, copy_sqlite
from .copy_postgresql import BadBackup

FORMAT = 1
_MANIFEST = "manifest.json"
_COPY = "newsroom.copy"
_BLOCK = 1024 * 1024
# What a damaged zip or manifest may raise; RuntimeError is of a zip with a password, of a method
# that nobody knows, and of JSON that is nested too deeply.
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError)
_DAMAGED += (ValueError, KeyError, AttributeError)


def _database():
    """Return the module that copies this kind of database."""
    return {"sqlite": copy_sqlite, "postgresql": copy_postgresql}[connection.vendor]


def backup(path, *, force=False):
    """Write a backup while the newsroom works on; return its manifest.

    force  overwrite what bears this name; else that is refused
    The file appears under its name only when it is whole, readable by its owner alone: it holds
    accounts and documents.
    """
    try:
        if not force and Path(path).exists():
            raise BadBackup(
                _("%s is there already: choose another name, or overwrite it with --force.") % path
            )
        _check_place(Path(path).resolve())
        with (
            atomic_file(path, private=True) as file,
            waiting_room("backup", beside=Path(path).resolve().parent) as folder,
        ):
            copy = Path(folder) / _COPY
            _database().dump(connection, copy)
            manifest = {
                "format": FORMAT,
                "database": connection.vendor,
                "made_at": timezone.now().isoformat(timespec="seconds"),
                "sha256": _sha256(copy),
                "bytes": copy.stat().st_size,
                "migrations": _migrations(),
                "briefs": Brief.objects.count(),
            }
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
                packed.writestr(_MANIFEST, json.dumps(manifest, indent=1) + "\n")
                packed.write(copy, _COPY)
    except OSError as error:
        raise BadBackup(
            _("%(file)s cannot be written: %(why)s.")
            % {"file": path, "why": error.strerror or error}
        ) from error
    return manifest


def _check_place(path):
    """Refuse to overwrite what the newsroom lives on, whatever links lead there."""
    if path.exists() and not path.is_file():
        raise BadBackup(_("%s is no regular file: choose another name.") % path)
    if path in _own_files():
        raise BadBackup(_("%s belongs to the database in use: choose another name.") % path)


def _own_files():
    """Return the paths of the database and of what SQLite writes beside it."""
    if connection.vendor != "sqlite":
        return set()
    database = Path(connection.settings_dict["NAME"]).resolve()
    return {database.with_name(database.name + end) for end in ("", "-journal", "-wal", "-shm")}


def restore(path):
    """Put a backup into an empty newsroom of the same kind of database; return its manifest.

    Accounts are those of the backup afterwards. Nothing is touched before the backup was checked.
    """
    with waiting_room("restore") as folder:
        copy = Path(folder) / _COPY
        manifest = _unpacked(path, copy)
        if manifest["database"] != connection.vendor:
            raise BadBackup(
                _("The backup was made on %(there)s and this is %(here)s; move with export_briefs.")
                % {"there": manifest["database"], "here": connection.vendor}
            )
        if _sha256(copy) != manifest["sha256"]:
            raise BadBackup(_("The backup is damaged: its checksum does not fit."))
        unknown = set(manifest["migrations"]) - set(_known_migrations())
        if unknown:
            raise BadBackup(
                _("The backup comes from a newer release (%s); install that first.")
                % ", ".join(sorted(unknown))
            )
        if not is_empty():
            raise BadBackup(_("This newsroom is not empty; restore only into an empty database."))
        _database().load(connection, copy)
    return manifest


def is_empty():
    """Say whether nothing would be lost: no tables, or no briefs, documents, sources and tags."""
    tables = connection.introspection.table_names()
    return not any(
        model._meta.db_table in tables and model.objects.exists()
        for model in (Brief, Document, Source, Tag)
    )


def _migrations():
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied if app == "briefs")


def _known_migrations():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return [f"{app}.{name}" for app, name in loader.disk_migrations]


def _sha256(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check_manifest(manifest):
    """Errors: ValueError where a part that `restore` reads is missing or of another type."""
    texts = [manifest.get(name) for name in ("database", "sha256", "made_at")]
    migrations = manifest.get("migrations")
    whole = isinstance(migrations, list) and isinstance(manifest.get("briefs"), int)
    if not whole or not all(isinstance(text, str) for text in [*texts, *migrations]):
        raise ValueError(manifest)


def _unpacked(path, copy):
    """Check the form of a backup, unpack its copy and return its manifest."""
    try:
        with zipfile.ZipFile(path) as packed:
            if sorted(packed.namelist()) != sorted((_MANIFEST, _COPY)):
                raise BadBackup(_("%s is no backup of a newsroom.") % path)
            manifest = json.loads(packed.read(_MANIFEST))
            if manifest.get("format") != FORMAT:
                raise BadBackup(_("The backup has a format that this release does not know."))
            _check_manifest(manifest)
            with packed.open(_COPY) as source, copy.open("wb") as target:
                shutil.copyfileobj(source, target, _BLOCK)
    except OSError as error:
        raise BadBackup(
            _("%(file)s cannot be read: %(why)s.") % {"file": path, "why": error.strerror or error}
        ) from error
    except _DAMAGED as error:
        raise BadBackup(_("%s is no backup of a newsroom, or it is damaged.") % path) from error
    return manifest
