"""Bring fixtures into the newsroom."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from briefs.exchange import FixtureError, import_fixtures
from briefs.management.database import told_in_a_sentence
from briefs.management.progress import Progress


class Command(BaseCommand):
    help = (
        "Brings fixtures (.json, .jsonl, either also .gz) into the newsroom: all or nothing, safe "
        "to repeat. What an editor changed since the last import is kept. Fails if one record is "
        "refused."
    )

    def add_arguments(self, parser):
        parser.add_argument("fixtures", nargs="+", metavar="FIXTURE", help="A fixture file.")
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="Do all of it, print the plan, and leave the newsroom as it was.",
        )

    @told_in_a_sentence()
    def handle(self, *, fixtures, dry_run, verbosity, **options):
        progress = Progress(self.stderr, quiet=verbosity == 0)
        try:
            report = import_fixtures(fixtures, dry_run=dry_run, progress=progress)
        except FixtureError as error:
            if error.report is not None and verbosity > 0:
                self.stdout.write(error.report.table())
            raise CommandError(f"{_('Nothing imported.')}\n{error.sentence}") from error
        if verbosity > 0:
            self.stdout.write(report.table())
            for line in report.names() if verbosity > 1 else ():
                self.stdout.write(line)
            if report.total("kept"):
                self.stdout.write(
                    _("kept: changed or typed at the desk, and left as it is (which: -v 2).")
                )
            for note in report.notes:
                self.stdout.write(note)
            if report.unsaid:
                self.stdout.write(_("… and %d more notes.") % report.unsaid)
            if dry_run:
                self.stdout.write(_("Nothing written: this was a rehearsal."))
