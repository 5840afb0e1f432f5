"""The search index: a tsvector table on PostgreSQL, an FTS5 table on SQLite.

No model stands for it: the two databases keep it differently, and only briefs.search knows it.
Made with IF NOT EXISTS, so that it can be run again after it was killed. Briefs that are there
already are found after `manage.py rebuild`.
"""

from django.db import migrations

POSTGRESQL = """
    CREATE TABLE IF NOT EXISTS briefs_search (brief_id bigint PRIMARY KEY, words tsvector NOT NULL);
    ALTER TABLE briefs_search ALTER words SET STATISTICS 300;
    CREATE INDEX IF NOT EXISTS briefs_search_words ON briefs_search
    USING gin (words) WITH (gin_pending_list_limit = 512)
"""
SQLITE = """
    CREATE VIRTUAL TABLE IF NOT EXISTS briefs_search USING fts5
    (headline, names, summary, body, wholes, tokenize = "ascii tokenchars '_'", columnsize = 0)
"""


def create(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    schema_editor.execute(POSTGRESQL if postgresql else SQLITE)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE IF EXISTS briefs_search")


class Migration(migrations.Migration):
    dependencies = [("briefs", "0002_groups")]

    operations = [migrations.RunPython(create, drop)]
