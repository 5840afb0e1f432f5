"""Copy the whole newsroom into one file."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import ngettext

from briefs.exchange import BadBackup, backup
from briefs.management.database import told_in_a_sentence


class Command(BaseCommand):
    help = (
        "Writes a consistent copy of the newsroom, documents and accounts included, into one file. "
        "The newsroom may go on working meanwhile."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", help="Where the backup goes.")
        parser.add_argument(
            "--force", action="store_true", help="Overwrite a file of this name, an older backup."
        )

    @told_in_a_sentence()
    def handle(self, *, file, force, verbosity, **options):
        try:
            manifest = backup(file, force=force)
        except BadBackup as error:
            raise CommandError(str(error)) from error
        if verbosity > 0:
            self.stdout.write(
                ngettext(
                    "Backup of %(briefs)d brief written to %(file)s.",
                    "Backup of %(briefs)d briefs written to %(file)s.",
                    manifest["briefs"],
                )
                % {"briefs": manifest["briefs"], "file": file}
            )
