"""Ask every list, filter, order and search of the desk, and count statements and milliseconds.

    DATABASE_URL=postgres://… python bench/admin.py

The database is one that load.py filled; what a desk has beside briefs (documents, clippings,
drafts, corrections, reports) is added to it once. Every page is asked three times by an editor;
the best counts, by the clock and in processor time, the database's included, which a busy machine
hardly moves. Exits with 1 where a page takes more than half a second of it or a list asks more than
twelve statements.
"""

import argparse
import hashlib
import os
import sys
import time
from datetime import timedelta
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.auth.models import Group  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client, RequestFactory  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from briefs import search  # noqa: E402
from briefs.admin import site  # noqa: E402
from briefs.models import (  # noqa: E402
    Brief,
    Citation,
    Clipping,
    Correction,
    Document,
    ReaderReport,
    Source,
    Tag,
    TaggedBrief,
    TagName,
)

MOST_STATEMENTS, MOST_MILLISECONDS = 12, 500
DOCUMENTS, CLIPPINGS_EACH, DRAFTS = 20_000, 10, 6_000
TAGS, SOURCES = 20_000, 5_000
EDITOR = "bench-editor"


def furnished():
    """Add once what a desk of this size has beside published briefs; return its editor."""
    people = get_user_model()
    known = people.objects.filter(username=EDITOR).first()
    if known:
        return known
    with transaction.atomic():
        editor = people.objects.create(username=EDITOR, is_staff=True)
        editor.groups.add(Group.objects.get(name="Editor"))
        for n in range(40):
            people.objects.create(username=f"bench-colleague-{n}", is_staff=True)
        names()
        came_in()
        drafts(editor)
        told()
    connection.cursor().execute("ANALYZE")
    return editor


def names():
    """Tags and sources that hardly any brief bears: names are what grows without an end."""
    tags = [
        Tag(name=f"Harbour office number {n}", slug=f"harbour-office-{n}", kind="organisation")
        for n in range(TAGS)
    ]
    made = Tag.objects.bulk_create(tags, batch_size=500)
    TagName.objects.bulk_create(
        (TagName(tag=tag, name=tag.name, folded=tag.name.lower(), main=True) for tag in made),
        batch_size=500,
    )
    sources = [f"Gazette of harbour {n}" for n in range(SOURCES)]
    Source.objects.bulk_create(
        (Source(name=n, folded=n.lower(), slug=n.lower().replace(" ", "-")) for n in sources),
        batch_size=500,
    )


def came_in():
    """Documents of ten clippings each: six used by published briefs, two rejected, two waiting."""
    now, hosts = timezone.now(), list(Source.objects.values_list("pk", flat=True))
    text = "A ferry line opens\n\nThe line links two ports of the bay, the paper says.\n" * 10
    documents = Document.objects.bulk_create(
        (
            Document(
                sha256=hashlib.sha256(str(n).encode()).hexdigest(),
                name=f"page-{n}.txt",
                kind="digest",
                host_id=hosts[n % len(hosts)],
                flags=["spam"] if n % 9 == 0 else [],
                text=text,
                received_at=now - timedelta(minutes=20 * (DOCUMENTS - n)),
            )
            for n in range(DOCUMENTS)
        ),
        batch_size=200,
    )
    clippings = Clipping.objects.bulk_create(
        (
            Clipping(
                document=document,
                first_line=4 * n + 1,
                last_line=4 * n + 3,
                headline=f"A ferry line opens, {document.pk}/{n}",
                excerpt="The line links two ports of the bay, the paper says.",
                rejected_because="No news." if n in (6, 7) else "",
                flags=["conflict"] if n == 3 else [],
                superseded_at=now if document.pk % 40 == 0 and n == 0 else None,
            )
            for document in documents
            for n in range(CLIPPINGS_EACH)
        ),
        batch_size=200,
    )
    used = (c for c in clippings if c.first_line // 4 < 6)
    briefs = Brief.objects.order_by("pk").values_list("pk", flat=True).iterator(2_000)
    source = Source.objects.first()
    Citation.objects.bulk_create(
        (
            Citation(brief_id=brief, source=source, clipping=c, role="host", title=c.headline)
            for brief, c in zip(briefs, used, strict=False)
        ),
        batch_size=200,
    )


def drafts(editor):
    """Drafts, briefs in review, scheduled and withdrawn ones."""
    now = timezone.now()
    made = []
    for n in range(DRAFTS):
        kind = n % 12
        brief = Brief(
            headline=f"A ferry line number {n} is planned",
            summary="It would join both shores.",
            author=editor if n % 2 else None,
            importer=editor if n % 3 == 0 else None,
            assigned_to=editor if n % 40 == 0 else None,
            due_on=now.date() if n % 80 == 0 else None,
            changed_at=now - timedelta(minutes=n),
            filed_on=(now - timedelta(days=n % 300)).date(),
        )
        if kind == 1:
            brief.status, brief.waiting_since = "review", now - timedelta(hours=n)
        if kind == 2:
            brief.status, brief.slug = "published", f"planned-{n}"
            brief.published_at = brief.first_published_at = now + timedelta(hours=n + 1)
        if kind == 3:
            brief.status, brief.slug = "withdrawn", f"planned-{n}"
            brief.published_at = brief.first_published_at = now - timedelta(days=n)
            brief.withdrawn_at, brief.withdrawn_because = now, "The source took it back."
        made.append(brief)
    made = Brief.objects.bulk_create(made, batch_size=200)
    tag, source = Tag.objects.countries().first(), Source.objects.first()
    TaggedBrief.objects.bulk_create(
        (TaggedBrief(tag=tag, content_object=brief) for brief in made), batch_size=500
    )
    Citation.objects.bulk_create(
        (Citation(brief=brief, source=source, title="Ferry planned") for brief in made),
        batch_size=200,
    )
    search.index([brief.pk for brief in made])


def told():
    """Corrections and readers' reports."""
    now = timezone.now()
    some = list(Brief.objects.public().order_by("pk")[:5_000].values_list("pk", flat=True))
    Correction.objects.bulk_create(
        (Correction(brief_id=pk, number=1, kind="update", note="More.", at=now) for pk in some),
        batch_size=500,
    )
    ReaderReport.objects.bulk_create(
        (
            ReaderReport(brief_id=pk, text="It sails twice.", closed_at=now if n % 50 else None)
            for n, pk in enumerate(some[:3_000])
        ),
        batch_size=500,
    )


def addresses(editor):
    """Return {name: address} of the desk, its pages, and each list by all that it offers."""
    found = {
        "desk": "/admin/",
        "coverage": "/admin/coverage/",
        "near-duplicates": "/admin/briefs/tag/alike/",
        "imported by one person": f"/admin/briefs/brief/?importer={editor.pk}",
        "of one source": f"/admin/briefs/brief/?source={Source.objects.first().pk}",
        "of one country": "/admin/briefs/brief/?country=PE",
        "live, older": "/admin/briefs/brief/?state=live&p=40",
    }
    request = RequestFactory().get("/")
    request.user = editor
    for model, model_admin in site._registry.items():
        if not model_admin.has_view_permission(request):
            continue
        name = model._meta.model_name
        page = f"/admin/{model._meta.app_label}/{name}/"
        listed = model_admin.get_changelist_instance(request)
        found[name] = page
        for spec in listed.filter_specs:
            for choice in list(spec.choices(listed))[1:9]:
                found[f"{name} {choice['query_string']}"] = page + choice["query_string"]
        for n, column in enumerate(listed.list_display):
            if listed.get_ordering_field(column):
                for sign in ("", "-"):
                    found[f"{name} ?o={sign}{n}"] = f"{page}?o={sign}{n}"
        if model_admin.search_fields:
            for words in ("ferry", "port authority", "zzzzqq"):
                found[f"{name} ?q={words}"] = f"{page}?q={words.replace(' ', '+')}"
        if model_admin.date_hierarchy:
            field = model_admin.date_hierarchy
            for part in ("year=2021", "year=2021&{}__month=3"):
                query = part.replace("{}", field)
                found[f"{name} ?{field}__{query}"] = f"{page}?{field}__{query}"
    for kind, field in (("taggedbrief", "tag"), ("citation", "source"), ("citation", "clipping")):
        query = f"term=harbour&app_label=briefs&model_name={kind}&field_name={field}"
        found[f"choice of {field}"] = f"/admin/autocomplete/?{query}"
    return found


def signed_in(editor):
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(editor)
    return client


def spent():
    """Return the seconds of processor time that this process and its database have used so far.

    PostgreSQL on this machine keeps one process a connection; SQLite runs in this one.
    """
    own = time.process_time()
    if connection.vendor != "postgresql":
        return own
    numbers = Path(f"/proc/{BACKEND[0]}/stat").read_text().rpartition(")")[2].split()
    return own + (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")


BACKEND = []


def watched():
    """Learn which process answers, and keep its work in it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET max_parallel_workers_per_gather = 0")
            cursor.execute("SELECT pg_backend_pid()")
            BACKEND[:] = cursor.fetchone()


def measured(client, address, times):
    """Return (status, statements, best milliseconds by the clock and of the processors, the
    slowest statement)."""
    clock, work, statements = [], [], 0
    for _ in range(times):
        with CaptureQueriesContext(connection) as asked:
            started, used = time.perf_counter(), spent()
            response = client.get(address)
            work.append((spent() - used) * 1000)
            clock.append((time.perf_counter() - started) * 1000)
        statements = len(asked)
        slowest = max(asked.captured_queries, key=lambda q: float(q["time"]), default=None)
    return response.status_code, statements, min(clock), min(work), slowest


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="pages whose name holds these words")
    parser.add_argument(
        "--slow", action="store_true", help="print the statement that takes longest"
    )
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    editor = furnished()
    client, over = signed_in(editor), 0
    watched()
    print(f"{connection.vendor}, {Brief.objects.count():,} briefs, an editor")
    print(f"{'page':60} answer, statements, milliseconds: clock, processors")
    for name, address in addresses(editor).items():
        if options.only not in name:
            continue
        status, statements, clock, work, slowest = measured(client, address, options.times)
        most = 30 if name == "desk" else MOST_STATEMENTS
        wrong = status != 200 or work > MOST_MILLISECONDS or statements > most
        over += wrong
        mark = "  over" if wrong else ""
        print(f"{name:60} {status} {statements:3} {clock:8.0f} {work:8.0f}{mark}", flush=True)
        if options.slow and work > MOST_MILLISECONDS / 4:
            print(f"    {slowest['time']} s  {slowest['sql'][:1500]}")
    print(f"{over} over {MOST_STATEMENTS} statements or {MOST_MILLISECONDS} ms")
    sys.exit(1 if over else 0)


if __name__ == "__main__":
    main()
