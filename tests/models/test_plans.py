"""How SQLite finds what readers ask for: by walking an index, however many briefs there are."""

import pytest
from django.db import connection, connections
from django.db.models import Exists, OuterRef

from briefs.exchange.imports.statistics import look_again_after
from briefs.models import Brief, Correction, Source, Tag, TaggedBrief
from tests.factories import BriefFactory

# SQLite alone forgets its statistics, reads no index with a condition and writes subqueries down.
pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]

CARRIED = TaggedBrief.objects.filter(tag=1, content_object=OuterRef("pk"))
# What it knows of a newsroom with 200,000 public briefs among 206,000.
KNOWN = [
    ("briefs_brief", "brief_newest", "206000 51500 53 1 1 1"),
    ("briefs_brief", "brief_by_hour", "206000 51500 1"),
    ("briefs_brief", "brief_filed", "206000 53 1"),
    ("briefs_brief", "brief_by_status", "206000 51500 1"),
    ("briefs_brief", "brief_public_since", "200500 1 1 1 1"),
    ("briefs_brief", "sqlite_autoindex_briefs_brief_1", "206000 1"),
    ("briefs_taggedbrief", "taggedbrief_of_tag", "893193 447 1"),
    ("briefs_taggedbrief", "sqlite_autoindex_briefs_taggedbrief_1", "893193 5 1"),
    ("briefs_citation", "citation_of_source", "383761 1280 1"),
    ("briefs_citation", "citation_of_brief", "383761 2 1"),
    ("briefs_correction", "correction_newest", "5000 1 1"),
    ("briefs_correction", "briefs_correction_brief_id_96686424", "5000 1"),
]


@pytest.fixture
def large():
    """A database that takes itself for a large one."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute("DELETE FROM sqlite_stat1")
        cursor.executemany("INSERT INTO sqlite_stat1 VALUES (%s, %s, %s)", KNOWN)
        cursor.execute("ANALYZE sqlite_schema")
        yield
        cursor.execute("DELETE FROM sqlite_stat1")
        cursor.execute("ANALYZE sqlite_schema")


def plan(rows):
    return [step[-1] for step in connection.cursor().execute(*explained(rows)).fetchall()]


def explained(rows):
    sql, parameters = rows.query.sql_with_params()
    return f"EXPLAIN QUERY PLAN {sql}", parameters


@pytest.mark.parametrize(
    "rows",
    [
        lambda: Brief.objects.public().newest_first()[:10],
        lambda: Brief.objects.public().filter(Exists(CARRIED)).newest_first()[:10],
        lambda: Tag.objects.public().filter(slug="peru"),
        lambda: Source.objects.public().filter(slug="harbour-post"),
        lambda: Correction.objects.public().order_by("-at", "-id")[:4],
        lambda: Correction.objects.on_record().order_by("-at", "-id")[:4],
    ],
)
def test_nothing_is_sorted_nor_written_down_to_show_a_page(large, rows):
    steps = plan(rows())
    assert not [step for step in steps if "TEMP B-TREE" in step or "LIST SUBQUERY" in step]


def test_a_migration_leaves_the_database_with_what_it_knew_of_its_tables():
    BriefFactory()

    def known():
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'briefs_brief'")
            return cursor.fetchone()[0]

    with connections["default"].cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute("DELETE FROM sqlite_stat1")
    look_again_after("default", plan=[])
    assert not known()
    look_again_after("default", plan=[("0014_event_inferred_part", False)])
    assert known()
