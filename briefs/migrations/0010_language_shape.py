"""Languages have the shape of BCP 47; what is stored already is not touched."""

from django.db import migrations, models

import briefs.models.languages


class Migration(migrations.Migration):
    dependencies = [("briefs", "0009_desk_indexes")]

    operations = [
        migrations.AlterField(
            model_name="brief",
            name="language",
            field=models.CharField(
                default="en",
                max_length=12,
                validators=[briefs.models.languages.validate_language],
                verbose_name="language",
            ),
        ),
        migrations.AlterField(
            model_name="document",
            name="language",
            field=models.CharField(
                blank=True,
                max_length=12,
                validators=[briefs.models.languages.validate_language],
                verbose_name="language",
            ),
        ),
    ]
