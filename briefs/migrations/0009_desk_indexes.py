"""Indexes of the lists of the desk: drafts included, and without conditions for SQLite."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("briefs", "0008_brief_importer"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="brief",
            index=models.Index(fields=["-filed_on", "-id"], name="brief_filed"),
        ),
        migrations.AddIndex(
            model_name="brief",
            index=models.Index(fields=["status", "published_at"], name="brief_by_hour"),
        ),
        migrations.AddIndex(
            model_name="brief",
            index=models.Index(fields=["kind", "-id"], name="brief_by_kind"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["-received_at", "-id"], name="document_newest"),
        ),
    ]
