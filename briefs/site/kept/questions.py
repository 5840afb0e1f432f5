"""Questions of nearly every request: compiled once, on PostgreSQL planned once a connection.

Several are asked in one round trip. Six of them cost 0.85 ms of processor time by Django's cursors,
0.5 in psycopg's own pipeline and 0.1 in this one, and a tenth by the clock (docs/performance.md).
"""

import hashlib
from datetime import date, datetime
from functools import cached_property
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections
from psycopg.adapt import Transformer
from psycopg.pq import DiagnosticField

# The questions that a connection of psycopg knows, by what name; they go with it.
PREPARED = WeakKeyDictionary()
# SQLSTATE: a pooler has put us on a connection that knows a question of this very text.
SAME_KNOWN = b"42P05"

# Stands in compiled questions for an id, such as that of the brief about which they are asked.
ID = 987_654_321_012


class Question:
    """A statement of which only some values change, without Django's building it each time.

    name   what PostgreSQL is to call it, with a hash of its text: a pooler's connection may know a
           question of another release
    make   a function that makes the queryset, with each of `open_` where a value will stand
    open_  values of the kinds that it will be asked with, found nowhere else in it
    """

    def __init__(self, name, make, open_):
        self.name, self.make, self.open = name, make, open_

    def ask(self, *values):
        """Return the first row, None where there is none."""
        return next(iter(self.rows(*values)), None)

    def rows(self, *values):
        """Return all rows as lists, each value as Django's own statement would give it."""
        (rows,) = answers((self, values))
        return rows

    @cached_property
    def compiled(self):
        """The statement, its parameters, and Django's converters of some of its columns."""
        compiler = self.make(*self.open).query.get_compiler(DEFAULT_DB_ALIAS)
        statement = compiler.as_sql()
        converters = compiler.get_converters([column for column, *_rest in compiler.select])
        return *statement, [(at, *pair) for at, pair in converters.items()]

    def converted(self, database, rows):
        if not (converters := self.compiled[2]):
            return rows
        rows = [list(row) for row in rows]
        for row in rows:
            for at, functions, expression in converters:
                for convert in functions:
                    row[at] = convert(row[at], expression, database)
        return rows

    def ask_plainly(self, database, values):
        """Ask in Django's way; return the rows as the database gives them."""
        sql, parameters, _converters = self.compiled
        given = dict(zip(written(database, self.open), written(database, values), strict=True))
        with database.cursor() as cursor:
            cursor.execute(sql, [given.get(value, value) for value in parameters])
            return cursor.fetchall()

    def known_to(self, database):
        """Let PostgreSQL plan it, unless this connection knows it; return under which name."""
        if (known := PREPARED.get(database.connection)) is None:
            # Else it plans the kin of a brief anew for each: that takes longer than to find them.
            planned_once = b"SET plan_cache_mode = force_generic_plan"
            refuse_errors(database.connection.pgconn.exec_(planned_once))
            known = PREPARED[database.connection] = {}
        if not (name := known.get(self)):
            text = self.to_prepare(database.ops)
            name = f"{self.name}_{hashlib.sha256(text).hexdigest()[:16]}".encode()
            refuse_errors(database.connection.pgconn.prepare(name, text), but=SAME_KNOWN)
            known[self] = name
        return name

    def to_prepare(self, ops):
        """Return it for PostgreSQL with $1 … for the open values and all else written out.

        No plan for a status that is yet unknown could use the index of what is published.
        """
        text = ops.compose_sql(*self.compiled[:2])
        for number, value in enumerate(self.open, 1):
            text = text.replace(ops.compose_sql("%s", [value]), f"${number}")
        return text.encode()


def answers(*asked):
    """Return the rows of each (question, values), on PostgreSQL asked for in one round trip."""
    database = connections[DEFAULT_DB_ALIAS]
    ask = ask_together if database.vendor == "postgresql" else ask_in_turn
    try:
        found = ask(database, asked)
    except (OperationalError, InterfaceError):
        if database.in_atomic_block:
            raise
        database.close()
        found = ask_in_turn(database, asked)
    return [
        question.converted(database, rows)
        for (question, _values), rows in zip(asked, found, strict=True)
    ]


def ask_in_turn(database, asked):
    return [question.ask_plainly(database, values) for question, values in asked]


def ask_together(database, asked):
    """As `ask_in_turn`, in the pipeline of libpq and with plans that are kept.

    Errors: OperationalError also where a pooler has put us on another of its connections.
    """
    database.ensure_connection()
    with database.wrap_database_errors:
        server = database.connection.pgconn
        names = [question.known_to(database) for question, _values in asked]
        server.enter_pipeline_mode()
        for name, (_question, values) in zip(names, asked, strict=True):
            server.send_query_prepared(name, [str(value).encode() for value in values])
        server.pipeline_sync()
        # Read to its end whatever comes, so that the connection can be used again: of each question
        # its answer and that nothing follows, then that all have been answered.
        results = [(server.get_result(), server.get_result())[0] for _name in names]
        server.get_result()
        server.exit_pipeline_mode()
    for result in results:
        refuse_errors(result)
    reader = Transformer(database.connection)
    return [typed(reader, result) for result in results]


def typed(reader, result):
    """Return the rows of an answer as psycopg would have read them."""
    reader.set_pgresult(result)
    return reader.load_rows(0, result.ntuples, list)


def refuse_errors(result, but=None):
    """Errors: OperationalError, unless of this SQLSTATE."""
    if result.error_message and result.error_field(DiagnosticField.SQLSTATE) != but:
        raise OperationalError(result.error_message.decode(errors="replace"))


def written(database, values):
    """Return values as a database takes them: SQLite has no hours and no days."""
    adapt = {
        datetime: database.ops.adapt_datetimefield_value,
        date: database.ops.adapt_datefield_value,
    }
    return [adapt.get(type(value), lambda it: it)(value) for value in values]
