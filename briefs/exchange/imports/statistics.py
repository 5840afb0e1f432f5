"""What the database knows of its own rows: how many, how spread. Its plans rest on that."""

from django.db import connection, connections

# From so many changed rows on, what the database knew before is no guide any more.
MANY = 1_000


def look_again(database=connection):
    """Let the database count afresh; on SQLite nothing else ever does."""
    with database.cursor() as cursor:
        cursor.execute("ANALYZE")


def look_again_after(using, plan=(), **kwargs):
    """SQLite makes a table anew to alter it, and forgets with the old one what it knew of it."""
    if plan and connections[using].vendor == "sqlite":
        look_again(connections[using])
