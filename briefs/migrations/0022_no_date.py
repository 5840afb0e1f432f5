"""A citation may say that its source states no date; a report counts how often it was sent."""

import re
import unicodedata
from itertools import batched

from django.db import migrations, models
from django.db.models import Q

# Until now a note said it in words: those by which the check of the publishing list knew it.
OF_DATES = {
    *("date", "dates", "dated", "undated", "day", "year", "fecha", "fechada", "fechado", "dia"),
    *("ano", "data", "datada", "datado", "annee", "jour", "datee", "datum", "datiert", "undatiert"),
    *("tag", "jahr"),
}


def speaks_of_dates(note):
    plain = unicodedata.normalize("NFKD", note).casefold()
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return bool(OF_DATES & set(re.findall(r"\w+", letters))) or bool(re.search("[日年]", note))


def say(apps, schema_editor):
    citations = apps.get_model("briefs", "Citation").objects
    undated = citations.filter(published_on=None).exclude(note="").values_list("pk", "note")
    said = [pk for pk, note in undated.iterator() if speaks_of_dates(note)]
    for some in batched(said, 500):
        citations.filter(pk__in=some).update(published_precision="none")


def unsay(apps, schema_editor):
    citations = apps.get_model("briefs", "Citation").objects
    citations.filter(published_precision="none").update(published_precision="unknown")


class Migration(migrations.Migration):
    dependencies = [("briefs", "0021_merge_briefs")]

    operations = [
        migrations.AddField(
            model_name="readerreport",
            name="times",
            field=models.PositiveIntegerField(
                db_default=1,
                default=1,
                editable=False,
                verbose_name="how often it was sent",
            ),
        ),
        migrations.RemoveConstraint(model_name="citation", name="citation_date_has_precision"),
        migrations.AlterField(
            model_name="citation",
            name="published_precision",
            field=models.CharField(
                choices=[
                    ("day", "day"),
                    ("month", "month"),
                    ("year", "year"),
                    ("unknown", "unknown"),
                    ("none", "states no date"),
                ],
                default="unknown",
                help_text="One source at least is dated, or is said to state no date.",
                max_length=8,
                verbose_name="precision",
            ),
        ),
        migrations.AddConstraint(
            model_name="citation",
            constraint=models.CheckConstraint(
                condition=Q(published_on__isnull=True, published_precision__in=["unknown", "none"])
                | Q(published_on__isnull=False, published_precision__in=["day", "month", "year"]),
                name="citation_date_has_precision",
            ),
        ),
        migrations.RunPython(say, unsay),
    ]
