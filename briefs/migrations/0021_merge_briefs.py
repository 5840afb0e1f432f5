"""A merge of names knows how many briefs went over, without reading which."""

from django.db import migrations, models


def count(apps, schema_editor):
    """Those that 0018 kept were of tags; a tie of theirs is the id of its brief."""
    merges = apps.get_model("briefs", "TagMerge")
    for merge in merges.objects.filter(briefs=0):
        merge.briefs = len(merge.alone) + len(merge.both)
        merge.save(update_fields=["briefs"])


class Migration(migrations.Migration):
    dependencies = [("briefs", "0020_clipping_contradicts")]

    operations = [
        migrations.AddField(
            model_name=name,
            name="briefs",
            field=models.PositiveIntegerField(db_default=0),
        )
        for name in ("tagmerge", "sourcemerge")
    ] + [migrations.RunPython(count, migrations.RunPython.noop)]
