"""Put a backup into an empty newsroom."""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from briefs.exchange import BadBackup, restore
from briefs.management.database import told_in_a_sentence


class Command(BaseCommand):
    help = (
        "Puts a backup into an empty newsroom on the same kind of database. Accounts are those of "
        "the backup afterwards. Run migrate after it if the release is newer than the backup."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", help="A file that backup wrote.")

    @told_in_a_sentence()
    def handle(self, *, file, verbosity, **options):
        try:
            manifest = restore(file)
        except BadBackup as error:
            raise CommandError(_("Nothing restored. %s") % error) from error
        if verbosity > 0:
            self.stdout.write(
                ngettext(
                    "Restored %(briefs)d brief from %(file)s, made %(when)s.",
                    "Restored %(briefs)d briefs from %(file)s, made %(when)s.",
                    manifest["briefs"],
                )
                % {"briefs": manifest["briefs"], "file": file, "when": manifest["made_at"]}
            )
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stderr.write(
                _("It is of an older release: run manage.py migrate before all else.")
            )
