"""Names of sources and tags have a limit as they are compared; what is stored is not touched."""

from django.db import migrations

from briefs.models.fields import CleanLineField, validate_name


class Migration(migrations.Migration):
    dependencies = [("briefs", "0011_tallies")]

    operations = [
        migrations.AlterField(
            model_name="source",
            name="name",
            field=CleanLineField(
                help_text="As the outlet writes it.",
                max_length=200,
                validators=[validate_name],
                verbose_name="name",
            ),
        ),
        migrations.AlterField(
            model_name="tag",
            name="name",
            field=CleanLineField(
                max_length=200, unique=True, validators=[validate_name], verbose_name="name"
            ),
        ),
        migrations.AlterField(
            model_name="tagname",
            name="name",
            field=CleanLineField(max_length=200, validators=[validate_name], verbose_name="name"),
        ),
    ]
