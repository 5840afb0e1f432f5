"""Lists and counts read off indexes alone: each tie indexed with both of its ends."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("briefs", "0005_clipping_superseded"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="brief",
            name="brief_public_newest",
        ),
        migrations.RemoveIndex(
            model_name="brief",
            name="brief_public_since",
        ),
        migrations.AlterField(
            model_name="citation",
            name="brief",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="citations",
                to="briefs.brief",
            ),
        ),
        migrations.AlterField(
            model_name="citation",
            name="source",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="citations",
                to="briefs.source",
                verbose_name="source",
            ),
        ),
        migrations.AlterField(
            model_name="taggedbrief",
            name="content_object",
            field=models.ForeignKey(
                db_column="brief_id",
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tagged",
                to="briefs.brief",
            ),
        ),
        migrations.AlterField(
            model_name="taggedbrief",
            name="tag",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tagged",
                to="briefs.tag",
            ),
        ),
        migrations.AddIndex(
            model_name="brief",
            index=models.Index(
                condition=models.Q(("status", "published")),
                fields=["-filed_on", "-id", "published_at", "uid"],
                name="brief_public_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="brief",
            index=models.Index(
                condition=models.Q(("status", "published")),
                fields=["-published_at", "id", "filed_on", "language"],
                name="brief_public_since",
            ),
        ),
        migrations.AddIndex(
            model_name="citation",
            index=models.Index(fields=["brief", "source"], name="citation_of_brief"),
        ),
        migrations.AddIndex(
            model_name="citation",
            index=models.Index(fields=["source", "brief"], name="citation_of_source"),
        ),
        migrations.AddIndex(
            model_name="taggedbrief",
            index=models.Index(fields=["tag", "content_object"], name="taggedbrief_of_tag"),
        ),
    ]
