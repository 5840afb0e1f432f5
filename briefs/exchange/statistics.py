"""What the database knows of its own rows: how many, how spread. Its plans rest on that."""

from django.db import connection

# From so many changed rows on, what the database knew before is no guide any more.
MANY = 1_000


def look_again():
    """Let the database count afresh; on SQLite nothing else ever does."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
