"""Where the checked records of a fixture wait between the two passes: a temporary SQLite file.

So memory does not grow with the fixture. The file is private, without a journal, and goes away at
the end; the newsroom's own database is not touched.
"""

import json
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path

from django.utils.translation import gettext as _

from .output import waiting_room
from .problems import FixtureError, Problem

_TABLES = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA cache_size = -16000;
    CREATE TABLE record (
        id INTEGER PRIMARY KEY, file INTEGER, line INTEGER, kind TEXT, key TEXT,
        owner TEXT, clipping TEXT, status TEXT, fields TEXT,
        UNIQUE (file, kind, key)
    );
    CREATE INDEX owned ON record (file, kind, owner) WHERE owner IS NOT NULL;
    CREATE INDEX clipped ON record (file, clipping) WHERE clipping IS NOT NULL;
"""


@contextmanager
def staging():
    """Yield a Staging. Errors: FixtureError where there is no room for it."""
    try:
        with waiting_room("import") as folder:
            path = Path(folder) / "staging.sqlite3"
            with closing(sqlite3.connect(path, isolation_level=None)) as database:
                database.executescript(_TABLES)
                database.execute("BEGIN")
                yield Staging(database)
    except (sqlite3.Error, OSError) as error:
        wrong, cure = _("What was checked finds no room: %s") % error, _("make room in DATA_DIR")
        raise FixtureError([Problem("", 0, "", wrong, cure)]) from error


class Staged:
    """One waiting record. `fields` are checked values; what the fixture left out is missing."""

    __slots__ = ("fields", "file", "id", "key", "line", "owner")

    def __init__(self, row):
        self.id, self.file, self.line, self.key, self.owner, fields = row
        self.fields = json.loads(fields)


class Staging:
    """`add` in the first pass, the questions in the second."""

    def __init__(self, database):
        self._database = database

    def add(self, file, line, kind, key, fields, *, owner=None, clipping=None):
        """Keep a record; return False where the file has had one with this key."""
        row = (
            file,
            line,
            kind,
            key,
            owner,
            clipping,
            fields.get("status", "draft") if kind == "brief" else None,
            json.dumps(fields, ensure_ascii=False, separators=(",", ":")),
        )
        done = self._database.execute(
            "INSERT OR IGNORE INTO record (file, line, kind, key, owner, clipping, status, fields)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        return done.rowcount == 1

    def having(self, file, kind, keys):
        """Return those of the keys under which a file has a record of a kind."""
        found = self._database.execute(
            "SELECT key FROM record WHERE file = ? AND kind = ?"
            " AND key IN (SELECT value FROM json_each(?))",
            (file, kind, json.dumps(list(keys))),
        )
        return {key for (key,) in found}

    def first_line(self, file, kind, key):
        """Return the line on which a key stands."""
        found = self._database.execute(
            "SELECT line FROM record WHERE file = ? AND kind = ? AND key = ?", (file, kind, key)
        )
        return found.fetchone()[0]

    def count(self, file, kind):
        found = self._database.execute(
            "SELECT count(*) FROM record WHERE file = ? AND kind = ?", (file, kind)
        )
        return found.fetchone()[0]

    def each(self, file, kind):
        """Yield the records of a kind in the order of the file."""
        for row in self._database.execute(
            "SELECT id, file, line, key, owner, fields FROM record"
            " WHERE file = ? AND kind = ? ORDER BY id",
            (file, kind),
        ):
            yield Staged(row)

    def owned(self, file, kind, owners):
        """Return the records of a kind by their owner, each list in the order of the file."""
        found = {}
        for row in self._database.execute(
            "SELECT id, file, line, key, owner, fields FROM record"
            " WHERE file = ? AND kind = ? AND owner IN (SELECT value FROM json_each(?))"
            " ORDER BY id",
            (file, kind, json.dumps(owners)),
        ):
            record = Staged(row)
            found.setdefault(record.owner, []).append(record)
        return found

    def orphans(self, file, kind):
        """Yield the records of a kind whose owner, a brief, is not in the same file."""
        for row in self._database.execute(
            "SELECT id, file, line, key, owner, fields FROM record AS part"
            " WHERE file = ? AND kind = ? AND NOT EXISTS (SELECT 1 FROM record AS whole"
            " WHERE whole.file = part.file AND whole.kind = 'brief' AND whole.key = part.owner)",
            (file, kind),
        ):
            yield Staged(row)

    def named(self, file, kind, field):
        """Return the names by which the records of a kind refer to others in a field."""
        found = self._database.execute(
            "SELECT DISTINCT json_extract(fields, ?) FROM record WHERE file = ? AND kind = ?",
            (f"$.{field}[0]", file, kind),
        )
        return {name for (name,) in found if name is not None}

    def read_by_machine(self, file, hashes):
        """Return those of the hashes whose document in this file is as a program read it."""
        return {
            key
            for (key,) in self._database.execute(
                "SELECT key FROM record WHERE file = ? AND kind = 'document'"
                " AND key IN (SELECT value FROM json_each(?))"
                " AND json_type(fields, '$.reading') = 'object'"
                " AND json_type(fields, '$.original') = 'text'"
                " AND coalesce(json_extract(fields, '$.title'), '') = ''",
                (file, json.dumps(list(hashes))),
            )
        }

    def citing(self, file, clippings):
        """Return clippings with the uids of the briefs beyond draft that cite them in this file."""
        found = {}
        for clipping, uid in self._database.execute(
            "SELECT part.clipping, part.owner FROM record AS part"
            " JOIN record AS whole ON whole.file = part.file AND whole.kind = 'brief'"
            " AND whole.key = part.owner AND whole.status <> 'draft'"
            " WHERE part.file = ? AND part.clipping IN (SELECT value FROM json_each(?))",
            (file, json.dumps(clippings)),
        ):
            found.setdefault(clipping, set()).add(uid)
        return found
