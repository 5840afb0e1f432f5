"""A newsroom with rows in it is brought up to date."""

from contextlib import contextmanager

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.factories import BriefFactory, UserFactory

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
