"""Questions of nearly every request: compiled once, on PostgreSQL planned once a connection."""

import hashlib
from datetime import datetime
from functools import cached_property
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections
from psycopg.adapt import Transformer
from psycopg.pq import DiagnosticField

# The questions that a connection of psycopg knows, by what name; they go with it.
PREPARED = WeakKeyDictionary()
# SQLSTATE: a pooler has put us on a connection that knows a question of this very text.
SAME_KNOWN = b"42P05"


class Question:
    """A statement of which only some values change, without Django's building it each time.

    name   what PostgreSQL is to call it, with a hash of its text: a pooler's connection may know a
           question of another release
    make   a function that makes the queryset, with each of `open_` where a value will stand
    open_  values of the kinds that it will be asked with, found nowhere else in it
    known  whether PostgreSQL may plan it without the values, as it does once it knows a question
    """

    def __init__(self, name, make, open_, *, known=True):
        self.name, self.make, self.open, self.known = name, make, open_, known

    def ask(self, *values):
        """Return the first row, None where there is none; on PostgreSQL each value as text."""
        return self._answer(values, first_of, lambda found: next(iter(found), None))

    def rows(self, *values):
        """Return all rows as lists, each value as Django's own statement would give it."""
        return list(self.converted(self._answer(values, typed, list)))

    def _answer(self, values, prepared, plain):
        """Return what a function of the prepared answer, or one of the plain rows, makes of it."""
        database = connections[DEFAULT_DB_ALIAS]
        try:
            if database.vendor == "postgresql" and self.known:
                return prepared(database, self.ask_prepared(database, values))
            return plain(self.ask_plainly(database, values))
        except (OperationalError, InterfaceError):
            if database.in_atomic_block:
                raise
            database.close()
            return plain(self.ask_plainly(database, values))

    @cached_property
    def compiled(self):
        """The statement, its parameters, and Django's converters of some of its columns."""
        compiler = self.make(*self.open).query.get_compiler(DEFAULT_DB_ALIAS)
        statement = compiler.as_sql()
        converters = compiler.get_converters([column for column, *_rest in compiler.select])
        return *statement, [(at, *pair) for at, pair in converters.items()]

    def converted(self, rows):
        converters = self.compiled[2]
        database = connections[DEFAULT_DB_ALIAS]
        for row in map(list, rows):
            for at, functions, expression in converters:
                for convert in functions:
                    row[at] = convert(row[at], expression, database)
            yield row

    def ask_plainly(self, database, values):
        """Ask in Django's way; return the rows as the database gives them."""
        sql, parameters, _converters = self.compiled
        given = dict(zip(written(database, self.open), written(database, values), strict=True))
        with database.cursor() as cursor:
            cursor.execute(sql, [given.get(value, value) for value in parameters])
            return cursor.fetchall()

    def ask_prepared(self, database, values):
        """As `ask_plainly`, in a third of the time; return PostgreSQL's own answer.

        Errors: OperationalError also where a pooler has put us on another of its connections.
        """
        database.ensure_connection()
        with database.wrap_database_errors:
            server = database.connection.pgconn
            known = PREPARED.setdefault(database.connection, {})
            if not (name := known.get(self)):
                text = self.to_prepare(database.ops)
                name = f"{self.name}_{hashlib.sha256(text).hexdigest()[:16]}".encode()
                refuse_errors(server.prepare(name, text), but=SAME_KNOWN)
                known[self] = name
            result = server.exec_prepared(name, [str(value).encode() for value in values])
            refuse_errors(result)
        return result

    def to_prepare(self, ops):
        """Return it for PostgreSQL with $1 … for the open values and all else written out.

        No plan for a status that is yet unknown could use the index of what is published.
        """
        text = ops.compose_sql(*self.compiled[:2])
        for number, value in enumerate(self.open, 1):
            text = text.replace(ops.compose_sql("%s", [value]), f"${number}")
        return text.encode()


def first_of(database, result):
    """Return the first row of an answer as text."""
    if not result.ntuples:
        return None
    found = (result.get_value(0, column) for column in range(result.nfields))
    return tuple(value and value.decode() for value in found)


def typed(database, result):
    """Return the rows of an answer as psycopg would have read them on this connection."""
    reader = Transformer(database.connection)
    reader.set_pgresult(result)
    return reader.load_rows(0, result.ntuples, list)


def refuse_errors(result, but=None):
    """Errors: OperationalError, unless of this SQLSTATE."""
    if result.error_message and result.error_field(DiagnosticField.SQLSTATE) != but:
        raise OperationalError(result.error_message.decode(errors="replace"))


def written(database, values):
    """Return values as a database takes them: SQLite has no hours."""
    adapt = database.ops.adapt_datetimefield_value
    return [adapt(value) if isinstance(value, datetime) else value for value in values]
