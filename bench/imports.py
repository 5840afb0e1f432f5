"""How fast briefs come in, and in how much memory: import_briefs beside loaddata and raw COPY.

    DATABASE_URL=postgres://… python bench/imports.py 20000 --loaddata 2000 --memory 200000

Every method runs in a process and a database of its own, made afresh beside the one that
DATABASE_URL names (which is not touched), from one corpus. Seconds are wall-clock; import_briefs
checks everything and leaves the search index ready, loaddata and COPY do neither. COPY is given
the ready-made text of the tables: the limit of the database. Rates are compared by records, since
the tags and sources are as many in a small corpus as in a large one.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit, urlunsplit

from corpus import records, slugged

ROOT = Path(__file__).resolve().parent.parent
TABLES = ("source", "tag", "tagname", "brief", "citation", "taggedbrief")
MIB = 1024


def write_corpus(path, count):
    """Write a corpus as import_briefs and loaddata both read it: with what follows from names."""
    from briefs.text.fold import fold

    with path.open("w", encoding="utf-8") as out:
        for record in records(count):
            fields, model = record["fields"], record["model"]
            if model in ("briefs.source", "briefs.tagname"):
                fields["folded"] = fold(fields["name"])
            if model == "briefs.source":
                fields["slug"] = slugged(fields["name"])
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def do_import(path):
    from briefs.exchange import import_fixtures

    return lambda: import_fixtures([path])


def do_counting(path):
    """Import into a newsroom that keeps its tallies, as each does from its first rebuild on."""
    from django.db import transaction

    from briefs.models import Tally

    with transaction.atomic():
        Tally.objects.recount()
    return do_import(path)


def do_loaddata(path):
    from django.core.management import call_command

    return lambda: call_command("loaddata", path, verbosity=0)


def do_copy(path):
    """Return what copies the ready-made text of each table; the files were written by do_dump."""
    from django.db import connection

    ready = [(name, (path / name).read_bytes()) for name in TABLES]

    def run():
        with connection.cursor() as cursor:
            for name, data in ready:
                with cursor.copy(f"COPY briefs_{name} FROM STDIN") as copy:
                    for at in range(0, len(data), 1 << 20):
                        copy.write(data[at : at + (1 << 20)])

    return run


def dump(folder):
    from django.db import connection

    with connection.cursor() as cursor:
        for name in TABLES:
            with (
                cursor.copy(f"COPY briefs_{name} TO STDOUT") as copy,
                (folder / name).open("wb") as out,
            ):
                for part in copy:
                    out.write(part)


def measured(method, path, dumped):
    """In a process of its own: migrate, run one method, print what it took."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import transaction

    from briefs.models import Brief, Citation, Source, Tag, TaggedBrief, TagName

    call_command("migrate", verbosity=0, skip_checks=True)
    path = Path(path)
    methods = {"import_briefs": do_import, "counting": do_counting}
    run = (methods | {"loaddata": do_loaddata, "copy": do_copy})[method](path)
    started, worked = time.perf_counter(), time.process_time()
    with transaction.atomic():
        run()
    seconds, cpu = time.perf_counter() - started, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MIB
    if dumped:
        dump(Path(dumped))
    models = (Source, Tag, TagName, Brief, Citation, TaggedBrief)
    rows = sum(model.objects.count() for model in models)
    told = {"seconds": seconds, "cpu": cpu, "peak": peak, "records": rows}
    print(json.dumps(told | {"briefs": Brief.objects.count()}))


class Databases:
    """Makes a fresh database for each run and takes it away again."""

    def __init__(self, folder):
        self.folder = folder
        self.parts = urlsplit(os.environ.get("DATABASE_URL", "sqlite://"))
        self.postgresql = self.parts.scheme.startswith("postgres")

    def make(self, name):
        if not self.postgresql:
            return f"sqlite:///{self.folder}/{name}.sqlite3"
        self._execute(f"DROP DATABASE IF EXISTS bench_{name}", f"CREATE DATABASE bench_{name}")
        return urlunsplit(self.parts._replace(path=f"/bench_{name}"))

    def drop(self, name):
        if self.postgresql:
            self._execute(f"DROP DATABASE bench_{name}")

    def _execute(self, *statements):
        import psycopg

        with psycopg.connect(urlunsplit(self.parts), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)


def run(databases, method, path, dumped=""):
    name = f"{method}_{os.getpid()}"
    try:
        done = subprocess.run(
            [sys.executable, __file__, "--measure", method, str(path), str(dumped)],
            env=os.environ | {"DATABASE_URL": databases.make(name)},
            capture_output=True,
            text=True,
            check=True,
        )
    finally:
        databases.drop(name)
    found = json.loads(done.stdout.splitlines()[-1])
    found["rate"] = found["records"] / found["seconds"]
    print(
        f"{method:14} {found['briefs']:>8,} briefs in {found['seconds']:7.1f} s "
        f"(CPU of ours {found['cpu']:.1f}): {found['briefs'] / found['seconds']:,.0f} briefs/s, "
        f"{found['rate']:,.0f} records/s, peak {found['peak']:,} MiB",
        flush=True,
    )
    return found


def compare_tallies(databases, path, rounds):
    """Import with and without tallies in turn; print the median of the ratios of the rounds."""
    ratios = {"seconds": [], "cpu": []}
    for turn in range(rounds):
        order = ["import_briefs", "counting"]
        found = {name: run(databases, name, path) for name in (order, order[::-1])[turn % 2]}
        for what, known in ratios.items():
            known.append(found["counting"][what] / found["import_briefs"][what])
    said = ", ".join(f"{median(known):.2f} times the {what}" for what, known in ratios.items())
    print(f"with tallies an import takes {said}")


def main():
    if sys.argv[1:2] == ["--measure"]:
        measured(*sys.argv[2:])
        return
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int)
    parser.add_argument("--loaddata", type=int, help="fewer briefs for loaddata, which is slow")
    parser.add_argument(
        "--tallies", type=int, help="so many rounds with tallies and without, and nothing else"
    )
    parser.add_argument("--memory", type=int, help="import so many too, and compare the memory")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-imports-") as folder:
        folder = Path(folder)
        databases = Databases(folder)
        corpora = {}
        for count in {options.count, options.loaddata or options.count, options.memory} - {None}:
            corpora[count] = folder / f"{count}.jsonl"
            write_corpus(corpora[count], count)
        if options.tallies:
            compare_tallies(databases, corpora[options.count], options.tallies)
            return
        dumped = folder if databases.postgresql else ""
        ours = run(databases, "import_briefs", corpora[options.count], dumped)
        theirs = run(databases, "loaddata", corpora[options.loaddata or options.count])
        if databases.postgresql:
            run(databases, "copy", folder)
        ratio = ours["rate"] / theirs["rate"]
        print(f"import_briefs is {ratio:.1f} times as fast as loaddata, by records")
        if options.memory:
            more = run(databases, "import_briefs", corpora[options.memory])
            times, grown = options.memory / options.count, more["peak"] - ours["peak"]
            print(f"{times:.0f} times the briefs take {grown:+} MiB of memory")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    main()
