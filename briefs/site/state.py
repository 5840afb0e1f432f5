"""The public state, by which everything is kept: asked of the database at every request."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache as once
from weakref import WeakSet

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections
from django.db.models import Subquery
from django.utils import timezone

from ..models import Brief, Edition

STATEMENT = b"newsroom_edition"
# Stands in the compiled question for the hour at which it is asked.
HOUR = datetime(1900, 1, 1, tzinfo=UTC)
# Connections of psycopg that know STATEMENT; it goes with them.
PREPARED = WeakSet()


@dataclass(frozen=True, slots=True)
class PublicState:
    """What readers see, as two facts and a day: all that a page depends on beside its address.

    newest  the hour of the newest brief that is out, as the database writes it
    """

    number: int
    newest: datetime | str | None
    today: date

    @property
    def key(self):
        return f"{self.number}/{self.newest or ''}/{self.today}"


def public_state():
    """Look up the edition, in one statement where the newsroom has published anything.

    The first statement of nearly every request, so that it stands in for Django's check of the
    connection, which would cost as much again: where it fails, it is asked once more afresh.
    """
    database = connections[DEFAULT_DB_ALIAS]
    database.health_check_done = True
    try:
        found = ask_prepared(database) if database.vendor == "postgresql" else ask(database)
    except (OperationalError, InterfaceError):
        if database.in_atomic_block:
            raise
        database.close()
        found = ask(database)
    return PublicState(*(found or Edition.objects.current()), timezone.localdate())


def ask(database):
    """Ask in Django's way: return (number, newest hour), or None before anything was public."""
    sql, parameters = edition_statement()
    hour, now = (database.ops.adapt_datetimefield_value(at) for at in (HOUR, timezone.now()))
    with database.cursor() as cursor:
        cursor.execute(sql, [now if value == hour else value for value in parameters])
        return cursor.fetchone()


def ask_prepared(database):
    """As `ask`, on PostgreSQL and in a third of the time: planned once a connection.

    Errors: OperationalError also where a pooler has put us on another of its connections.
    """
    database.ensure_connection()
    with database.wrap_database_errors:
        server = database.connection.pgconn
        if database.connection not in PREPARED:
            server.prepare(STATEMENT, prepared_statement(database.ops))
            PREPARED.add(database.connection)
        result = server.exec_prepared(STATEMENT, [timezone.now().isoformat().encode()])
    if result.error_message:
        raise OperationalError(result.error_message.decode(errors="replace"))
    if not result.ntuples:
        return None
    number, newest = result.get_value(0, 0), result.get_value(0, 1)
    return int(number), newest and newest.decode()


@once
def edition_statement():
    """Return the question for the edition and its parameters, HOUR among them, compiled once."""
    newest = Brief.objects.public(at=HOUR).order_by("-published_at").values("published_at")[:1]
    state = Edition.objects.filter(pk=1).values_list("number", Subquery(newest))
    return state.query.sql_with_params()


@once
def prepared_statement(ops):
    """Return the same for PostgreSQL with the hour as $1 and all else written out.

    No plan for a status that is yet unknown could use the index of what is published.
    """
    sql, parameters = edition_statement()
    hour = ops.compose_sql("%s", [HOUR])
    return ops.compose_sql(sql, parameters).replace(hour, "$1").encode()
