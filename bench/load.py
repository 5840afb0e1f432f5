"""Load the corpus straight into the tables of the database that DATABASE_URL names.

    DATABASE_URL=postgres://… python bench/load.py 200000

For measurements only: it goes round the importer. The database must hold no briefs.
"""

import argparse
import os
import sys
import time
from itertools import batched
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from corpus import TABLES, address_of, briefs, slugged  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from briefs import search  # noqa: E402
from briefs.models import (  # noqa: E402
    Brief,
    Citation,
    Edition,
    Source,
    Tag,
    TaggedBrief,
    TagName,
    Tally,
)
from briefs.text.fold import fold  # noqa: E402

BATCH = 5_000


def filled(model, objects):
    """Write model objects with their ids, by COPY where the database knows it."""
    if connection.vendor != "postgresql":
        model.objects.bulk_create(objects, batch_size=500)
        return
    fields = model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {model._meta.db_table} ({columns}) FROM STDIN") as copy,
    ):
        for made in objects:
            copy.write_row(
                [f.get_db_prep_save(getattr(made, f.attname), connection) for f in fields]
            )


def load_names():
    filled(
        Source,
        [
            Source(pk, domain=f"{s['slug']}.example", owner="private", folded=fold(s["name"]), **s)
            for pk, s in enumerate(TABLES.sources, start=1)
        ],
    )
    tags = list(enumerate(TABLES.tags, start=1))
    filled(
        Tag,
        [Tag(id=pk, name=n, slug=slugged(n), kind=kind, code=c) for pk, (kind, n, c) in tags],
    )
    filled(
        TagName,
        [TagName(pk, tag_id=pk, name=n, folded=fold(n), main=True) for pk, (_, n, _) in tags],
    )


def brief_of(made):
    same = ["uid", "slug", "headline", "summary", "body", "language", "published_at"]
    return Brief(
        pk=made["number"],
        status="published",
        first_published_at=made["published_at"],
        created_at=made["published_at"],
        changed_at=made["published_at"],
        event_on=made["filed_on"],
        event_precision="day",
        filed_on=made["filed_on"],
        filed_by="event",
        **{name: made[name] for name in same},
    )


def load_briefs(count):
    tie = citation = 0
    for batch in batched(briefs(count), BATCH, strict=False):
        ties, citations = [], []
        for made in batch:
            for tag in made["tags"]:
                tie += 1
                ties.append(TaggedBrief(tie, tag_id=tag + 1, content_object_id=made["number"]))
            for position, (source, role, title) in enumerate(made["citations"]):
                citation += 1
                citations.append(
                    Citation(
                        citation,
                        brief_id=made["number"],
                        source_id=source + 1,
                        role=role,
                        title=title,
                        address=address_of(TABLES.sources[source], made["number"], position),
                        published_on=made["filed_on"],
                        published_precision="day",
                        position=position,
                    )
                )
        filled(Brief, [brief_of(made) for made in batch])
        filled(TaggedBrief, ties)
        filled(Citation, citations)


def set_sequences():
    with connection.cursor() as cursor:
        for model in (Source, Tag, TagName, Brief, TaggedBrief, Citation):
            table = model._meta.db_table
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"
            )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int)
    parser.add_argument("--if-empty", action="store_true", help="else do nothing, silently")
    options = parser.parse_args()
    count = options.count
    call_command("migrate", verbosity=0, skip_checks=True)
    if Brief.objects.exists():
        if options.if_empty:
            return
        sys.exit("The database holds briefs already; name an empty one.")
    started = time.perf_counter()

    def told(what):
        print(f"{time.perf_counter() - started:8.1f} s  {what}", flush=True)

    with transaction.atomic():
        load_names()
        load_briefs(count)
        told(f"{count:,} briefs written")
        search.rebuild()
        told("search index built")
        Tally.objects.recount()
        told("counts kept")
        Edition.objects.advance()
    if connection.vendor == "postgresql":
        set_sequences()
        connection.cursor().execute("VACUUM ANALYZE")
    else:
        connection.cursor().execute("ANALYZE")
    told("statistics gathered")


if __name__ == "__main__":
    main()
