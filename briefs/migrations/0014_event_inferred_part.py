"""Say which part of an event's date was inferred; of what is there, as far as its reason tells."""

import re

from django.db import migrations, models
from django.db.models import Q

NO_YEAR = re.compile(
    r"^year \d{4} inferred: |\b(?:(?:no|a|any|without) year|(?:sin|ningún|el) año"
    r"|(?:sem|nenhum|o) ano|(?:sans|aucune|pas d['’]) ?année|kein(?:e|en)? (?:Jahr|Jahreszahl))\b",
    re.IGNORECASE,
)
BATCH = 500


def tell_parts(apps, schema_editor):
    briefs = apps.get_model("briefs", "Brief").objects.using(schema_editor.connection.alias)
    inferred = briefs.filter(event_inferred=True)
    reasons = inferred.values_list("pk", "event_inferred_from").order_by("pk")
    years = [pk for pk, because in reasons.iterator() if NO_YEAR.search(because)]
    for at in range(0, len(years), BATCH):
        briefs.filter(pk__in=years[at : at + BATCH]).update(event_inferred_part="year")
    inferred.filter(event_inferred_part="").update(event_inferred_part="date")
    if schema_editor.connection.vendor == "postgresql":
        # It alters no table while checks of its rows wait for the end of the transaction.
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [("briefs", "0013_clipping_credit")]

    operations = [
        migrations.AddField(
            model_name="brief",
            name="event_inferred_part",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "nothing, it is as stated"),
                    ("year", "the year"),
                    ("day", "the day"),
                    ("date", "the whole date"),
                ],
                default="",
                help_text="What the source does not say; readers see it in square brackets.",
                max_length=4,
                verbose_name="inferred",
            ),
        ),
        migrations.RunPython(tell_parts, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="brief", name="brief_inference_has_reason"),
        migrations.AddConstraint(
            model_name="brief",
            constraint=models.CheckConstraint(
                name="brief_inference_has_reason",
                condition=Q(
                    Q(event_inferred_part__in=["year", "date"])
                    | Q(event_inferred_part="day", event_precision="day"),
                    ~Q(event_inferred_from=""),
                    event_inferred=True,
                    event_on__isnull=False,
                )
                | Q(event_inferred=False, event_inferred_from="", event_inferred_part=""),
            ),
        ),
    ]
