"""The number of the edition counts what came out by its minute since it was kept."""

import django.utils.timezone
from django.db import migrations, models
from django.db.models.functions import Now


class Migration(migrations.Migration):
    dependencies = [("briefs", "0016_revision_by_verb")]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="kept_at",
            field=models.DateTimeField(default=django.utils.timezone.now, db_default=Now()),
        ),
    ]
