"""A copy of an SQLite newsroom by SQLite's own backup API: consistent while others write."""

import sqlite3


def dump(connection, path):
    """Copy the database into a new file."""
    # Within a transaction of its own SQLite would wait for itself.
    connection.validate_no_atomic_block()
    connection.ensure_connection()
    target = sqlite3.connect(path)
    try:
        connection.connection.backup(target)
    finally:
        target.close()


def load(connection, path):
    """Replace the database by a copy, in one transaction of SQLite's own."""
    connection.validate_no_atomic_block()
    connection.ensure_connection()
    source = sqlite3.connect(path)
    try:
        source.backup(connection.connection)
    finally:
        source.close()
    connection.close()
