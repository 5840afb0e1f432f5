"""Counts kept by the verbs; a newsroom that has published already begins with `rebuild`."""

import django.db.models.deletion
from django.db import migrations, models


def begin_where_nothing_is_published(apps, schema_editor):
    if not apps.get_model("briefs", "Brief").objects.filter(status="published").exists():
        apps.get_model("briefs", "Tally").objects.create(name="", counts="")


class Migration(migrations.Migration):
    dependencies = [("briefs", "0010_language_shape")]

    operations = [
        migrations.CreateModel(
            name="Counted",
            fields=[
                (
                    "brief",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="briefs.brief",
                    ),
                ),
                ("facts", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("counts", models.TextField()),
            ],
        ),
        migrations.RunPython(begin_where_nothing_is_published, migrations.RunPython.noop),
    ]
