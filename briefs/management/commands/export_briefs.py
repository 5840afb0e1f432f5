"""Write the newsroom as a fixture."""

import os

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from briefs.exchange import BadOutput, export_records, write_fixture, write_records
from briefs.management.database import told_in_a_sentence
from briefs.management.progress import Progress


class Command(BaseCommand):
    help = (
        "Writes the newsroom as a fixture: no people, no revisions. Imported into an empty "
        "database and exported again it gives the same bytes."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--output",
            metavar="FILE",
            help="A .jsonl or .json file, or either with .gz; without it, JSON Lines are printed.",
        )
        parser.add_argument(
            "--no-texts",
            action="store_false",
            dest="texts",
            help="Leave out the documents' bytes and texts and the clippings' excerpts.",
        )

    @told_in_a_sentence()
    def handle(self, *, output, texts, verbosity, **options):
        progress = Progress(self.stderr, quiet=verbosity == 0)
        records = export_records(texts=texts, progress=progress)
        if not output:
            self.print_records(records)
            return
        try:
            count = write_fixture(output, records)
        except BadOutput as error:
            raise CommandError(str(error)) from error
        if verbosity > 0:
            self.stderr.write(
                ngettext(
                    "%(count)d record written to %(file)s.",
                    "%(count)d records written to %(file)s.",
                    count,
                )
                % {"count": count, "file": output}
            )

    def print_records(self, records):
        try:
            write_records(self.stdout.buffer, records)
            self.stdout.flush()
        except BrokenPipeError as error:
            # What is left in the buffer is flushed when Python ends, and would fail once more.
            with open(os.devnull, "wb") as nowhere:
                os.dup2(nowhere.fileno(), self.stdout.fileno())
            raise CommandError(_("Whoever read the export stopped before its end.")) from error
