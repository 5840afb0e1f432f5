"""A copy of an SQLite newsroom by SQLite's own backup API: consistent while others write."""

import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connections

from ..files.output import waiting_room


def dump(connection, path):
    """Copy the database into a new file."""
    # Within a transaction of its own SQLite would wait for itself.
    connection.validate_no_atomic_block()
    connection.ensure_connection()
    with connection.wrap_database_errors, closing(sqlite3.connect(path)) as target:
        connection.connection.backup(target)


def load(connection, path):
    """Replace the database by a copy, in one transaction of SQLite's own."""
    connection.validate_no_atomic_block()
    connection.ensure_connection()
    with connection.wrap_database_errors, closing(sqlite3.connect(path)) as source:
        source.backup(connection.connection)
    connection.close()


@contextmanager
def copied(connection):
    """Yield the alias of a copy of the database, which is gone afterwards."""
    with waiting_room("copy") as folder:
        path = str(Path(folder) / "newsroom.sqlite3")
        dump(connection, path)
        connections[path] = copy = connection.copy(alias=path)
        copy.settings_dict["NAME"] = path
        try:
            yield copy.alias
        finally:
            copy.close()
            del connections[path]
