"""What the first reader of an edition waits for: of a brief, and of a list.

    DATABASE_URL=postgres://user@host/name python bench/first_readers.py

One process without a server, on a database that bench/load.py has filled. Briefs are asked for,
each once, when what is counted once an edition is counted already; of each other page nothing at
all is kept, and the best of four requests is told. Prints milliseconds and statements of one.
"""

import argparse
import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BEFORE, TURNS = 100, 4


class Reader:
    """Asks the application, and counts the statements of what is asked."""

    def __init__(self):
        from django.core.wsgi import get_wsgi_application

        from briefs.site.kept import questions

        self.application, self.statements = get_wsgi_application(), 0
        ask_together = questions.ask_together

        def note_together(database, asked):
            self.statements += len(asked)
            return ask_together(database, asked)

        # What PostgreSQL knows already goes past Django's cursors.
        questions.ask_together = note_together

    def note(self, execute, sql, *arguments):
        self.statements += 1
        return execute(sql, *arguments)

    def took(self, paths):
        """Return (milliseconds of processor time, by the clock, statements) of one of these."""
        from django.db import connection

        self.statements = 0
        processor, clock = time.process_time(), time.perf_counter()
        with connection.execute_wrapper(self.note):
            for path in paths:
                self.ask(path)
        took = (time.process_time() - processor, time.perf_counter() - clock)
        return *(1000 * seconds / len(paths) for seconds in took), self.statements / len(paths)

    def ask(self, path):
        from django.test import RequestFactory

        statuses = []
        environ = RequestFactory(SERVER_NAME="127.0.0.1").get(path).environ
        answer = self.application(environ, lambda status, headers: statuses.append(status))
        if b"".join(answer) == b"" or statuses != ["200 OK"]:
            sys.exit(f"{path}: {statuses}")


def measure(count):
    from django.core.cache import caches

    from briefs.models import Brief, Source, Tag

    slugs = Brief.objects.public().order_by("?").values_list("slug", flat=True)
    briefs = [f"/briefs/{slug}/" for slug in slugs[: BEFORE + count]]
    reader = Reader()
    reader.took(briefs[:BEFORE])
    tell(f"{len(briefs) - BEFORE} unread briefs", reader.took(briefs[BEFORE:]))
    of_tag = Tag.objects.public().first().get_absolute_url()
    of_source = Source.objects.public().first().get_absolute_url()
    pages = ["/", "/briefs/", of_tag, of_source, briefs[0], "/briefs/feed.atom", "/tags/"]
    best = dict.fromkeys(pages, (float("inf"),))
    for _turn in range(TURNS):
        for path in pages:
            for cache in caches.all():
                cache.clear()
            best[path] = min(best[path], reader.took([path]))
    for path in pages:
        tell(path, best[path])


def tell(name, took):
    line = "{:.1f} ms of processor time, {:.1f} ms by the clock, {:.1f} statements"
    print(f"{name}: {line.format(*took)}")


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
