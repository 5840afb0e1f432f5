"""The index on SQLite: an FTS5 table over the same tokens.

Its tokenizer has nothing to decide: it splits at blanks, since accents, stems and pairs of letters
were settled before a token comes here.
"""

import sqlite3
from contextlib import contextmanager
from time import monotonic

from django.db import connection
from django.db.models import F, Value

from .answering import Answering
from .rows import FIELDS

CREATE = """
    CREATE VIRTUAL TABLE briefs_search USING fts5
    (headline, names, summary, body, wholes, tokenize = "ascii tokenchars '_'", columnsize = 0)
"""
INSERT = """
    INSERT INTO briefs_search (rowid, headline, names, summary, body, wholes)
    VALUES (%s, %s, %s, %s, %s, %s)
"""
PEEK = """
    SELECT count(*) FROM
    (SELECT 1 FROM briefs_search WHERE briefs_search MATCH %s LIMIT %s)
"""
# Up to so many hits are looked up one by one and sorted; of more, the list is walked in its order.
FEW = 2_000
# How many steps SQLite takes before it asks whether to go on: some fractions of a millisecond.
STEPS = 10_000


def execute(sql, parameters=()):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall() if cursor.description else []


def write(ids, rows):
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM briefs_search WHERE rowid = %s", [[pk] for pk in ids])
    insert(rows)


def insert(rows):
    values = [
        (row.id, *(" ".join(tokens) for tokens in row.fields), " ".join(row.wholes)) for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(INSERT, values)


@contextmanager
def fresh():
    """Empty the table and fill it; readers see the old rows until the transaction ends."""
    execute("DROP TABLE IF EXISTS briefs_search")
    execute(CREATE)
    yield insert
    execute("INSERT INTO briefs_search (briefs_search) VALUES ('optimize')")


def query(terms):
    """Return terms as an FTS5 query; tokens stand in quotation marks."""
    return " AND ".join(f"({' OR '.join(map(phrase, term.forms))})" for term in terms)


def phrase(form):
    return f'"{" ".join(form.tokens)}"{" *" if form.start else ""}'


class Matching(Answering):
    """Answers an FTS5 query."""

    statement = "{brief} IN (SELECT rowid FROM briefs_search WHERE briefs_search MATCH {query})"


class Walked(Answering):
    """Answers it row by row: the plus sign keeps SQLite from fetching and sorting every hit."""

    statement = f"+{Matching.statement}"


def condition(wanted, unwanted, shown):
    """Return a condition for briefs of which the newest `shown` will be asked for."""
    if not wanted:
        return ~Matching(F("pk"), Value(" OR ".join(f"({query([term])})" for term in unwanted)))
    text = query(wanted)
    if unwanted:
        text = f"({text}) NOT ({' OR '.join(query([term]) for term in unwanted)})"
    few = execute(PEEK, [text, FEW + 1])[0][0] <= FEW
    return (Matching if few else Walked)(F("pk"), Value(text))


def scores(ids, terms, values):
    """Return {id: sum over the terms of the value of the best field in which each stands}."""
    cases, parameters = [], []
    for term in terms:
        whens = []
        for field, value in zip(FIELDS[:3], values, strict=False):
            tests = []
            for form in term.forms:
                tests.append(f"instr(' ' || {field} || ' ', %s)")
                parameters.append(f" {' '.join(form.tokens)}{'' if form.start else ' '}")
            whens.append(f"WHEN {' OR '.join(tests)} THEN {int(value)}")
        cases.append(f"CASE {' '.join(whens)} ELSE {int(values[-1])} END")
    marks = ", ".join(["%s"] * len(ids))
    # The cases are made of constants here; what was asked goes as parameters.
    sql = f"SELECT rowid, {' + '.join(cases)} FROM briefs_search WHERE rowid IN ({marks})"  # noqa: S608
    return dict(execute(sql, [*parameters, *ids]))


@contextmanager
def limited(seconds):
    """Let the statements in here run no longer in all. Errors: OperationalError, see `ran_out`."""
    connection.ensure_connection()
    database = connection.connection
    end = monotonic() + seconds
    database.set_progress_handler(lambda: monotonic() > end, STEPS)
    try:
        yield
    finally:
        database.set_progress_handler(None, 0)


def execute_within(_seconds, execute, *statement):
    """Execute a statement of those that are `limited` together."""
    return execute(*statement)


def ran_out(error):
    return getattr(error.__cause__, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT
