"""Kills an import at ten points, for test_killed.py. A process of its own, which forks the victims.

    python -m tests.exchange.killed DATABASE FIXTURE

Prints one JSON object: the points, and for each whether the database was as before.
"""

import hashlib
import json
import os
import signal
import sys

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from briefs.exchange import export_records, import_fixtures  # noqa: E402
from briefs.exchange.imports import briefs  # noqa: E402
from briefs.models import Brief, Counted, Edition, TaggedBrief, Tally  # noqa: E402
from briefs.models.tally import read  # noqa: E402

POINTS = 10
briefs._BATCH = 20  # several batches of few briefs


def fingerprint():
    """A hash of all that an import may touch."""
    parts = [json.dumps(record, sort_keys=True) for record in export_records()]
    parts += [str(row) for row in Brief.objects.order_by("pk").values_list("pk", "imported")]
    parts += [str(TaggedBrief.objects.count()), str(Edition.objects.number()), str(tallies())]
    parts += [str(row) for row in Counted.objects.order_by("pk").values_list("pk", "facts")]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM briefs_search")
        parts.append(str(cursor.fetchone()))
    connection.close()
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def tallies():
    """Return all counts as they are kept: {name: {fact: briefs}}."""
    return {name: read(text) for name, text in Tally.objects.order_by("name").values_list()}


def is_as_recounted():
    """Whether the counts are those that counting all rows afresh gives."""
    stored = tallies()
    with transaction.atomic():
        Tally.objects.recount()
    return len(stored) > 1 and stored == tallies()


def importing(fixture, at=None):
    """Import; after query number `at` this process is gone. Return the number of queries."""
    queries = 0

    def counting(execute, sql, parameters, many, context):
        nonlocal queries
        result = execute(sql, parameters, many, context)
        queries += 1
        if queries == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    with connection.execute_wrapper(counting):
        import_fixtures([fixture])
    connection.close()
    return queries


def killed(fixture, at):
    """Fork a process that dies after a query; say whether it did."""
    victim = os.fork()
    if not victim:
        importing(fixture, at)
        os._exit(0)
    _pid, status = os.waitpid(victim, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def main(database, fixture):
    connection.settings_dict["NAME"] = database
    before = fingerprint()
    queries = rehearsed(fixture)
    points = sorted({1 + (queries - 1) * n // (POINTS - 1) for n in range(POINTS)})
    results = [(at, killed(fixture, at), fingerprint() == before) for at in points]
    importing(fixture)
    again = import_fixtures([fixture])
    told = {"results": results, "after": fingerprint() != before, "again": again.changed}
    print(json.dumps(told | {"counted": is_as_recounted()}))


def rehearsed(fixture):
    queries = 0

    def counting(execute, sql, parameters, many, context):
        nonlocal queries
        queries += 1
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(counting):
        import_fixtures([fixture], dry_run=True)
    connection.close()
    return queries


if __name__ == "__main__":
    main(*sys.argv[1:])
