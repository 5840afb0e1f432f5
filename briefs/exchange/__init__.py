"""Fixtures in and out: build, import, export; backup and restore."""

from .backup import BadBackup, backup, restore
from .build import read_documents
from .drafts import records as draft_records
from .export import export_records
from .imports import import_fixtures
from .output import BadOutput, write_fixture, write_records
from .problems import FixtureError
from .rebuild import rebuild

__all__ = [
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
