"""The index on PostgreSQL: a tsvector made of our own tokens, under a GIN index.

Needs no extension and no text search configuration, so that the role may be a plain owner of its
database: accents, stems and pairs of letters were settled before a token comes here.
"""

import hashlib
import math
from contextlib import contextmanager

from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import F, Value

from .answering import Answering
from .rows import FIELDS
from .tokens import GAP

# PostgreSQL's weights, D is the one without a letter.
WEIGHTS = dict(zip(FIELDS, ["A", "B", "C", ""], strict=True))
CREATE = "CREATE TABLE {0} (brief_id bigint PRIMARY KEY, words tsvector NOT NULL)"
# The list of what is still to be filed makes an import twice as fast; kept to 512 kB, it costs
# a reader well under a millisecond.
CREATE_INDEX = """
    CREATE INDEX {0}_words ON {0} USING gin (words) WITH (gin_pending_list_limit = 512)
"""
# How many rows are sampled to estimate hits: 300 times this.
SAMPLE = "ALTER TABLE {0} ALTER words SET STATISTICS 300"
INSERT = """
    INSERT INTO {0} SELECT id, words::tsvector FROM unnest(%s::bigint[], %s::text[]) n (id, words)
"""
ESTIMATE = """
    EXPLAIN (FORMAT JSON) SELECT 1 FROM briefs_search WHERE words @@ %s::tsquery
    UNION ALL SELECT 1 FROM briefs_search
"""
# An old estimate costs time and changes no answer.
ESTIMATE_SECONDS = 10 * 60
# In one message with the statement that it limits, which is a transaction of its own: with that the
# limit ends, so that a pooler hands it on to nobody.
LIMIT = "SET LOCAL statement_timeout = {}; {}"
UNLIMITED = "SET LOCAL statement_timeout TO DEFAULT"
QUERY_CANCELED = "57014"
REPLACE = " ON CONFLICT (brief_id) DO UPDATE SET words = excluded.words"


def execute(sql, parameters=None):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall() if cursor.description else []


def vector(row):
    """Return a row as the text of a tsvector: token, place and weight; a place stays free between
    two fields."""
    parts, place = [], 0
    for weight, tokens in zip(WEIGHTS.values(), row.fields, strict=True):
        place += 1
        parts += [f"{t}:{p}{weight}" for p, t in enumerate(tokens, place) if t != GAP]
        place += len(tokens)
    return " ".join([*parts, *row.wholes])


def write(ids, rows):
    gone = set(ids) - {row.id for row in rows}
    if gone:
        execute("DELETE FROM briefs_search WHERE brief_id = ANY(%s)", [list(gone)])
    insert(INSERT.format("briefs_search") + REPLACE, rows)


def insert(sql, rows):
    if rows:
        execute(sql, [[row.id for row in rows], [vector(row) for row in rows]])


@contextmanager
def fresh():
    """Fill a new table beside the old one, and put it in its place: readers never wait long."""
    new = "briefs_search_new"
    execute("LOCK TABLE briefs_search IN SHARE ROW EXCLUSIVE MODE")
    execute(CREATE.format(new))
    execute(SAMPLE.format(new))
    yield lambda rows: insert(INSERT.format(new), rows)
    execute(CREATE_INDEX.format(new))
    execute("DROP TABLE briefs_search")
    execute("ALTER TABLE briefs_search_new RENAME TO briefs_search")
    execute("ALTER INDEX briefs_search_new_words RENAME TO briefs_search_words")
    execute("ALTER INDEX briefs_search_new_pkey RENAME TO briefs_search_pkey")
    execute("ANALYZE briefs_search")


def query(terms, weights=""):
    """Return terms as the text of a tsquery; tokens need no quoting. weights  such as "A"."""
    return " & ".join(f"({' | '.join(phrase(form, weights) for form in t.forms)})" for t in terms)


def phrase(form, weights=""):
    last = f":{'*' if form.start else ''}{weights}" if form.start or weights else ""
    middle = f":{weights}" if weights else ""
    *front, end = form.tokens
    return "(" + " <-> ".join([*(token + middle for token in front), end + last]) + ")"


class Walked(Answering):
    """Answers a tsquery that is asked row by row."""

    statement = """EXISTS (
        SELECT 1 FROM briefs_search found
        WHERE found.brief_id = {brief} AND found.words @@ {query}::tsquery
    )"""


class Gathered(Answering):
    """Answers a tsquery whose hits are all gathered, before their briefs are fetched and sorted."""

    statement = """{brief} = ANY (
        ARRAY(SELECT brief_id FROM briefs_search WHERE words @@ {query}::tsquery)
    )"""


def condition(wanted, unwanted, shown):
    """Return a condition for briefs of which the newest `shown` will be asked for."""
    if not wanted:
        return ~Walked(F("pk"), Value(" | ".join(f"({query([term])})" for term in unwanted)))
    text = " & ".join([query(wanted), *(f"!({query([term])})" for term in unwanted)])
    phrases = any(len(form.tokens) > 1 for term in wanted for form in term.forms)
    common = is_common(text, shown, doubt=8 if phrases else 1)
    return (Walked if common else Gathered)(F("pk"), Value(text))


def is_common(text, shown, doubt):
    """Say whether so many briefs answer that the newest are found sooner by walking the list.

    Walking reads rows × shown / hits rows, gathering reads every hit at a third of the price each.
    PostgreSQL cannot choose well by itself, since it takes the reading of a tsvector for free.

    doubt  by how much the estimate may be too high; that of a phrase takes no note of its order
    """
    name = f"estimate:{hashlib.sha256(text.encode()).hexdigest()}"
    hits, rows = cache.get_or_set(name, lambda: estimate(text), ESTIMATE_SECONDS)
    return hits / doubt > math.sqrt(3 * rows * shown)


def estimate(text):
    """Return how many rows PostgreSQL expects to answer a tsquery, and how many there are."""
    plan = execute(ESTIMATE, [text])[0][0][0]["Plan"]
    # Above that which puts the two parts together may stand one that gathers parallel work.
    while len(plan["Plans"]) == 1:
        (plan,) = plan["Plans"]
    return [part["Plan Rows"] for part in plan["Plans"]]


def scores(ids, terms, values):
    """Return {id: sum over the terms of the value of the best field in which each stands}."""
    cases, parameters = [], []
    for term in terms:
        whens = []
        for weight, value in zip(["A", "B", "C"], values, strict=False):
            whens.append(f"WHEN words @@ %s::tsquery THEN {int(value)}")
            parameters.append(query([term], weight))
        cases.append(f"CASE {' '.join(whens)} ELSE {int(values[-1])} END")
    # The cases are made of constants here; what was asked goes as parameters.
    sql = f"SELECT brief_id, {' + '.join(cases)} FROM briefs_search WHERE brief_id = ANY(%s)"  # noqa: S608
    return dict(execute(sql, [*parameters, ids]))


@contextmanager
def limited(seconds):
    """Let a transaction that is open already go on after a statement in here was given up."""
    if not connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        yield
        execute(UNLIMITED)


def execute_within(seconds, execute, sql, parameters, many, context):
    """Execute a statement, for so long. Errors: OperationalError, see `ran_out`."""
    # Nought would be no limit at all.
    milliseconds = max(1, round(seconds * 1000))
    executed = execute(LIMIT.format(milliseconds, sql), parameters, many, context)
    context["cursor"].nextset()
    return executed


def ran_out(error):
    return getattr(error.__cause__, "sqlstate", None) == QUERY_CANCELED
