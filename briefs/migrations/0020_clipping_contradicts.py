"""A clipping remembers the brief whose event it tells with other figures."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("briefs", "0019_source_merge")]

    operations = [
        migrations.AddField(
            model_name="clipping",
            name="contradicts",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="contradicted_by",
                to="briefs.brief",
            ),
        ),
        migrations.AddIndex(
            model_name="clipping",
            index=models.Index(
                condition=Q(contradicts__isnull=False),
                fields=["contradicts"],
                name="clipping_contradicts",
            ),
        ),
    ]
