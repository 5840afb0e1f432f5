"""Fixtures in and out: build, import, export; backup and restore."""

from .copies.backup import BadBackup, backup, restore
from .copies.export import export_records
from .copies.rebuild import rebuild
from .drafts.build import read_documents
from .drafts.drafts import records as draft_records
from .files.files import ENDINGS
from .files.output import BadOutput, write_fixture, write_records
from .files.problems import FixtureError
from .imports.imports import import_fixtures

__all__ = [
    "ENDINGS",
    "BadBackup",
    "BadOutput",
    "FixtureError",
    "backup",
    "draft_records",
    "export_records",
    "import_fixtures",
    "read_documents",
    "rebuild",
    "restore",
    "write_fixture",
    "write_records",
]
