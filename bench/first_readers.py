"""What the first reader of a brief waits for: each request asks for one that nobody has read.

    DATABASE_URL=postgres://user@host/name python bench/first_readers.py

One process without a server, on a database that bench/load.py has filled; what is counted once an
edition is counted already. Prints milliseconds and statements of a request.
"""

import argparse
import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BEFORE = 100


def measure(count):
    from django.core.wsgi import get_wsgi_application
    from django.db import connection
    from django.test import RequestFactory

    from briefs.models import Brief
    from briefs.site.questions import Question

    slugs = Brief.objects.public().order_by("?").values_list("slug", flat=True)
    slugs = list(slugs[: BEFORE + count])
    application, statements = get_wsgi_application(), []
    ask_prepared = Question.ask_prepared

    def note(execute, sql, *arguments):
        statements.append(sql)
        return execute(sql, *arguments)

    def note_prepared(question, *arguments):
        statements.append(question.name)
        return ask_prepared(question, *arguments)

    def ask(slug):
        statuses = []
        environ = RequestFactory(SERVER_NAME="127.0.0.1").get(f"/briefs/{slug}/").environ
        b"".join(application(environ, lambda status, headers: statuses.append(status)))
        if statuses != ["200 OK"]:
            sys.exit(f"{slug}: {statuses}")

    # What PostgreSQL knows already goes past Django's cursors.
    Question.ask_prepared = note_prepared
    for slug in slugs[:BEFORE]:
        ask(slug)
    statements.clear()
    processor, clock = time.process_time(), time.perf_counter()
    with connection.execute_wrapper(note):
        for slug in slugs[BEFORE:]:
            ask(slug)
    asked = len(slugs) - BEFORE
    print(
        f"{asked} briefs, each for its first reader: "
        f"{1000 * (time.process_time() - processor) / asked:.1f} ms of processor time, "
        f"{1000 * (time.perf_counter() - clock) / asked:.1f} ms by the clock, "
        f"{len(statements) / asked:.1f} statements"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--briefs", type=int, default=300, help="so many are measured")
    count = parser.parse_args().briefs
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    measure(count)


if __name__ == "__main__":
    main()
