"""How long the likeness of one incoming document takes beside the number of briefs in the house.

    DATABASE_URL=… python bench/likeness.py fill 20000     # an empty, migrated database of its own
    DATABASE_URL=… python bench/likeness.py measure        # again after fill 200000
    python bench/likeness.py chill newsroom.sqlite3        # then measure: cold

`fill` goes on where it stopped: briefs of the corpus, each resting on a clipping with its words,
ten clippings a document. The corpus is made of some dozen forms of sentences, so runs of words are
shared by far more stories than in a newsroom: the hard case. `measure` asks for documents of
ten stories, four of them told before with every twelfth word changed, and says how many were found.
"""

import argparse
import hashlib
import os
import statistics
import sys
import time
from itertools import batched
from pathlib import Path

from corpus import TABLES, brief, slugged

ROOT = Path(__file__).resolve().parent.parent
STORIES = 10
AGAIN = 4
DOCUMENTS = 40
BATCH = 1_000


def text_of(made):
    return f"{made['summary']}\n\n{made['body']}".strip()


def fill(count):
    from django.db import connection, transaction

    from briefs.models import Brief, Source

    if not Source.objects.exists():
        Source.objects.bulk_create(
            Source(name=s["name"], folded=s["name"].casefold(), slug=slugged(s["name"]))
            for s in TABLES.sources
        )
    sources = dict(Source.objects.values_list("name", "pk"))
    wanted = range(Brief.objects.count() + 1, count + 1)
    for numbers in batched(wanted, BATCH):
        with transaction.atomic():
            add([brief(number) for number in numbers], sources)
        print(f"{numbers[-1]:,} of {count:,}", end="\r", file=sys.stderr, flush=True)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def add(rows, sources):
    from briefs.desk import mark
    from briefs.models import Brief, Citation, Clipping, Document

    briefs = Brief.objects.bulk_create(
        Brief(
            uid=made["uid"],
            slug=made["slug"],
            headline=made["headline"],
            summary=made["summary"],
            body=made["body"],
            language=made["language"],
            status="published",
            published_at=made["published_at"],
            first_published_at=made["published_at"],
            filed_on=made["filed_on"],
        )
        for made in rows
    )
    names = [f"page-{made['number'] // STORIES}.txt" for made in rows]
    documents = Document.objects.bulk_create(
        Document(sha256=hashlib.sha256(name.encode()).hexdigest(), name=name, kind="digest")
        for name in dict.fromkeys(names)
        if not Document.objects.filter(name=name).exists()
    )
    documents = {d.name: d for d in [*documents, *Document.objects.filter(name__in=names)]}
    clippings = Clipping.objects.bulk_create(
        Clipping(
            document=documents[name],
            first_line=made["number"] % STORIES * 10 + 1,
            last_line=made["number"] % STORIES * 10 + 9,
            headline=made["headline"],
            excerpt=text_of(made),
        )
        for made, name in zip(rows, names, strict=True)
    )
    mark(clippings)
    Citation.objects.bulk_create(
        Citation(
            brief=one,
            clipping=clipping,
            source_id=sources[TABLES.sources[made["citations"][0][0]]["name"]],
            title=made["headline"],
        )
        for made, one, clipping in zip(rows, briefs, clippings, strict=True)
    )


def told_again(made):
    words = text_of(made).split(" ")
    for place in range(5, len(words), 12):
        words[place] = f"altered{place}"
    return " ".join(words)


def incoming(number, count):
    """Return the unsaved clippings of document `number`, each with the brief it tells again."""
    from briefs.models import Clipping

    stories = []
    for place in range(STORIES):
        if place < AGAIN:
            made = brief(1 + (number * 7_919 + place * 104_729) % count)
            stories.append(
                (Clipping(pk=0, headline=f"Told again: {place}", excerpt=told_again(made)), made)
            )
        else:
            made = brief(10_000_000 + number * STORIES + place)
            stories.append((Clipping(pk=0, headline=made["headline"], excerpt=text_of(made)), None))
    return stories


def chill(path):
    """Let the system forget the files of a database, so that the next run reads them off the disk.

    path  an SQLite file, or the data folder of a stopped PostgreSQL
    """
    path = Path(path)
    for file in [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()]:
        with file.open("rb") as opened:
            os.fsync(opened.fileno())
            os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def measure():
    from briefs.desk import near
    from briefs.models import Brief, ClippingMark

    count = Brief.objects.count()
    seconds, work, found, wanted = [], [], 0, 0
    for number in range(DOCUMENTS):
        stories = incoming(number, count)
        started, worked = time.perf_counter(), time.process_time()
        answers = [near(clipping) for clipping, _made in stories]
        seconds.append(time.perf_counter() - started)
        work.append(time.process_time() - worked)
        for answer, (_clipping, made) in zip(answers, stories, strict=True):
            if made:
                wanted += 1
                found += bool(answer) and str(answer[0].brief.uid) == made["uid"]
    first, rest = seconds[0], sorted(seconds[1:])
    print(
        f"{count:>8,} briefs, {ClippingMark.objects.count():,} marks: "
        f"first document {first * 1e3:.0f} ms, then median {statistics.median(rest) * 1e3:.0f} ms, "
        f"slowest {rest[-1] * 1e3:.0f} ms, "
        f"median CPU of this process {statistics.median(work) * 1e3:.0f} ms; "
        f"{found} of {wanted} stories told again were found"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("fill").add_argument("count", type=int)
    commands.add_parser("measure")
    commands.add_parser("chill").add_argument("path")
    options = parser.parse_args()
    if options.command == "chill":
        chill(options.path)
        return
    import django

    django.setup()
    if options.command == "fill":
        fill(options.count)
    else:
        measure()


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    main()
