"""A source is known by the names that it bore: those of merged sources are kept from here on."""

import django.db.models.deletion
from django.db import migrations, models

from briefs.models.fields import CleanLineField, validate_name
from briefs.text.fold import fold


def keep(apps, schema_editor):
    """Go through all merges again, in their order; names of before a renaming nobody kept."""
    merges, sources = (apps.get_model("briefs", name).objects for name in ("SourceMerge", "Source"))
    called, bearers = {}, {}
    for merge in merges.order_by("at", "pk"):
        merge.names = sorted(name for name, bearer in bearers.items() if bearer == merge.was)
        merge.save(update_fields=["names"])
        called[fold(merge.name)] = merge.name
        bearers |= dict.fromkeys([*merge.names, fold(merge.name)], merge.into)
    there = dict(sources.values_list("pk", "folded"))
    taken = set(there.values())
    names = apps.get_model("briefs", "SourceName")
    names.objects.bulk_create(
        names(name=called[folded], folded=folded, source_id=bearer)
        for folded, bearer in bearers.items()
        if bearer in there and folded not in taken
    )


class Migration(migrations.Migration):
    dependencies = [("briefs", "0022_no_date")]

    operations = [
        migrations.AddField(
            model_name="sourcemerge",
            name="names",
            field=models.JSONField(default=list),
        ),
        migrations.CreateModel(
            name="SourceName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    CleanLineField(max_length=200, validators=[validate_name], verbose_name="name"),
                ),
                ("folded", models.CharField(editable=False, max_length=400, unique=True)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_names",
                        to="briefs.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("folded", ""), _negated=True),
                        name="sourcename_has_name",
                    )
                ],
            },
        ),
        migrations.RunPython(keep, migrations.RunPython.noop),
    ]
