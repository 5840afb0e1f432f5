"""A merge of two tags remembers what it took over."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("briefs", "0017_edition_kept_at"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TagMerge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("was", models.BigIntegerField(unique=True)),
                ("into", models.BigIntegerField(db_index=True)),
                ("name", models.CharField(max_length=200)),
                ("slug", models.SlugField(max_length=80)),
                ("kind", models.CharField(max_length=12)),
                ("code", models.CharField(blank=True, max_length=3)),
                ("suggested", models.BooleanField()),
                ("imported", models.CharField(blank=True, max_length=64)),
                ("names", models.JSONField(default=list)),
                ("slugs", models.JSONField(default=list)),
                ("alone", models.JSONField(default=list)),
                ("both", models.JSONField(default=list)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
            },
        ),
    ]
