"""The two groups of the desk: Reporter writes, Editor publishes."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

REPORTER = [
    "add_brief",
    "change_brief",
    "view_brief",
    "delete_brief",
    "submit_brief",
    "add_document",
    "view_document",
    "read_documents",
    "view_clipping",
    "change_clipping",
    "view_source",
    "view_tag",
    "add_tag",
    "view_citation",
    "view_revision",
    "view_correction",
    "add_internalnote",
    "view_internalnote",
    "view_readerreport",
]
EDITOR = [
    *REPORTER,
    "approve_brief",
    "correct_brief",
    "withdraw_brief",
    "merge_brief",
    "assign_brief",
    "change_document",
    "delete_document",
    "add_source",
    "change_source",
    "delete_source",
    "merge_source",
    "change_tag",
    "delete_tag",
    "merge_tag",
    "change_readerreport",
    "add_checkswitch",
    "view_checkswitch",
    "delete_checkswitch",
]


def create_groups(apps, schema_editor):
    """Permissions come into being after migrate; make them now, since the groups hold them."""
    config = apps.get_app_config("briefs")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    config.models_module = None
    group_model = apps.get_model("auth", "Group")
    permission_model = apps.get_model("auth", "Permission")
    for name, codenames in (("Reporter", REPORTER), ("Editor", EDITOR)):
        group, _created = group_model.objects.get_or_create(name=name)
        found = permission_model.objects.filter(
            content_type__app_label="briefs", codename__in=codenames
        )
        group.permissions.add(*found)


class Migration(migrations.Migration):
    dependencies = [
        ("briefs", "0001_newsroom"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    # The groups stay when this is taken back: people may be in them.
    operations = [migrations.RunPython(create_groups, migrations.RunPython.noop)]
