"""A newsroom with rows in it is brought up to date."""

from contextlib import contextmanager
from datetime import date

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from briefs import desk
from briefs.exchange import import_fixtures
from briefs.exchange.files.content import digest
from briefs.exchange.files.output import write_fixture
from briefs.models import Citation, SourceMerge, SourceName, TagMerge
from tests.factories import BriefFactory, CitationFactory, SourceFactory, TagFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def migrate(name):
    executor = MigrationExecutor(connection)
    found = [key for key in executor.loader.graph.leaf_nodes() if key[0] == "briefs"]
    executor.migrate([("briefs", name)] if name else found)


@contextmanager
def as_of(name):
    migrate(name)
    try:
        yield
    finally:
        migrate(None)


def test_the_part_of_a_date_that_was_inferred_is_told_of_briefs_that_are_there():
    # With a tie, which PostgreSQL checks at the end of a transaction.
    year, date, stated = BriefFactory.create_batch(3, importer=UserFactory())
    with as_of("0013_clipping_credit"), connection.cursor() as cursor:
        because = (
            "UPDATE briefs_brief SET event_inferred = %s, event_inferred_from = %s WHERE id = %s"
        )
        cursor.execute(because, [True, "The page gives no year.", year.pk])
        cursor.execute(because, [True, "Counted back from the day of the page.", date.pk])
    parts = []
    for brief in (year, date, stated):
        brief.refresh_from_db()
        parts.append(brief.event_inferred_part)
    assert parts == ["year", "date", ""]


def test_a_merge_of_tags_that_is_there_tells_how_many_briefs_went_over():
    tags = [TagFactory() for _n in range(2)]
    both, alone = BriefFactory(tags=tags), BriefFactory(tags=tags[:1])
    desk.merge_tags(*tags, by=UserFactory(administrator=True))
    with as_of("0020_clipping_contradicts"):
        pass
    merge = TagMerge.objects.get()
    assert (merge.briefs, merge.alone, merge.both) == (2, [alone.pk], [both.pk])


def test_a_source_is_known_by_the_names_of_those_that_were_merged_into_it():
    editor = UserFactory(administrator=True)
    first, second, third = (SourceFactory(name=name) for name in ("Bay", "Cape", "Dune"))
    desk.merge_sources(first, second, by=editor)
    desk.merge_sources(second, third, by=editor)
    SourceFactory(name="Bay")
    with as_of("0022_no_date"):
        pass
    assert list(SourceName.objects.values_list("name", "source")) == [("Cape", third.pk)]
    merge = SourceMerge.objects.get(was=second.pk)
    assert merge.names == ["bay"]


def test_a_citation_whose_note_spoke_of_its_date_says_that_none_is_stated():
    notes = ["Neither page nor item carries a date.", "Sin fecha.", "A reprint.", ""]
    undated = [CitationFactory(note=note) for note in notes]
    dated = CitationFactory(
        note="Its date.", published_on=date(2020, 1, 5), published_precision="day"
    )
    with as_of("0021_merge_briefs"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM briefs_citation WHERE published_precision = 'none'")
        assert cursor.fetchone() == (0,)
    said = [Citation.objects.get(pk=row.pk).published_precision for row in (*undated, dated)]
    assert said == ["none", "none", "unknown", "unknown", "day"]


@pytest.mark.parametrize("edited", [False, True])
def test_what_an_older_release_imported_counts_as_imported(tmp_path, edited):
    """The type of a document stood in the digest of what was imported, and stands in old files."""

    def bring_in(fields):
        path = tmp_path / "papers.jsonl"
        write_fixture(path, [{"model": "briefs.document", "fields": fields}])
        return import_fixtures([path])

    page = {"sha256": "a" * 64, "name": "page.txt", "kind": "digest", "media_type": "text/plain"}
    page |= {"published_on": "2021-11-13", "published_precision": "day"}
    with as_of("0023_source_names"), connection.cursor() as cursor:
        bring_in_as_then(cursor, page)
        if edited:
            cursor.execute("UPDATE briefs_document SET name = 'otherwise.txt'")
    assert not bring_in(page).changed
    report = bring_in(page | {"language": "en"})
    assert report.counts["document"] == ({"kept": 1} if edited else {"updated": 1})


def bring_in_as_then(cursor, page):
    """Write a document as the import of that release did."""
    content = {"title": "", "language": "", "host_id": None, "address": "", "byline": ""}
    content |= {"flags": [], "predecessor_id": None} | page
    row = {"sha256": content.pop("sha256"), "imported": digest(content)}
    row |= content | {"flags": "[]", "offers": "{}", "received_at": timezone.now()}
    columns = ", ".join(row)
    marks = ", ".join(["%s"] * len(row))
    cursor.execute(f"INSERT INTO briefs_document ({columns}) VALUES ({marks})", [*row.values()])
