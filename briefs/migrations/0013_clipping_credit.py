"""What a clipping says of itself: whom it comes from, who signs it, its address and its day.

And what a later reading of a document offers to say of it.
"""

from django.db import migrations, models
from django.db.models import Q

from briefs.models.fields import AddressField, CleanLineField


class Migration(migrations.Migration):
    dependencies = [("briefs", "0012_names_as_compared")]

    operations = [
        migrations.AddField(
            model_name="clipping",
            name="origin",
            field=CleanLineField(
                blank=True,
                help_text="Who wrote it, as printed with it. Empty: it names nobody.",
                max_length=200,
                verbose_name="says it comes from",
            ),
        ),
        migrations.AddField(
            model_name="clipping",
            name="byline",
            field=CleanLineField(blank=True, max_length=200, verbose_name="byline"),
        ),
        migrations.AddField(
            model_name="clipping",
            name="address",
            field=AddressField(
                blank=True,
                help_text="Where it says it stood first.",
                max_length=2000,
                verbose_name="address",
            ),
        ),
        migrations.AddField(
            model_name="clipping",
            name="published_on",
            field=models.DateField(blank=True, null=True, verbose_name="dated"),
        ),
        migrations.AddField(
            model_name="clipping",
            name="published_precision",
            field=models.CharField(
                choices=[
                    ("day", "day"),
                    ("month", "month"),
                    ("year", "year"),
                    ("unknown", "unknown"),
                ],
                default="unknown",
                max_length=8,
                verbose_name="precision of its date",
            ),
        ),
        migrations.AddConstraint(
            model_name="clipping",
            constraint=models.CheckConstraint(
                name="clipping_date_has_precision",
                condition=Q(published_on__isnull=True, published_precision="unknown")
                | Q(published_on__isnull=False, published_precision__in=["day", "month", "year"]),
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="offers",
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
    ]
