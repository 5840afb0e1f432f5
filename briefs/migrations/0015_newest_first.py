"""What is public is walked from new to old on SQLite too, which reads no index with a condition."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("briefs", "0014_event_inferred_part"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="brief",
            index=models.Index(
                fields=["status", "-filed_on", "-id", "published_at", "uid"], name="brief_newest"
            ),
        ),
        migrations.RemoveIndex(model_name="brief", name="brief_public_newest"),
        migrations.AddIndex(
            model_name="correction",
            index=models.Index(fields=["-at", "-id"], name="correction_newest"),
        ),
    ]
