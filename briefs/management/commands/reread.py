"""Read documents again with today's rules."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from briefs import desk
from briefs.management.database import told_in_a_sentence
from briefs.models import Document
from briefs.models.batches import in_batches


class Command(BaseCommand):
    help = (
        "Reads documents again with today's rules. Clippings in use and rejected ones keep their "
        "fate; briefs whose lines changed show it. A document that is refused does not stop the "
        "others."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "documents",
            nargs="*",
            metavar="SHA256",
            help="A document, by the first digits of its hash; without any, all of them.",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would change, and change nothing."
        )

    @told_in_a_sentence()
    def handle(self, *, documents, dry_run, verbosity, **options):
        looked = changed = refused = 0
        for document in self.documents(documents):
            looked += 1
            try:
                outcome = desk.reread(document, dry_run=dry_run)
            except desk.Refused as error:
                refused += 1
                self.stderr.write(f"{document}: {error.sentence}")
                continue
            changed += outcome.changed
            if verbosity > 1 or (outcome.changed and verbosity > 0):
                self.stdout.write(outcome.sentence)
        if not changed and not refused and verbosity > 0:
            self.stdout.write(
                ngettext(
                    "Nothing changed in %d document.", "Nothing changed in %d documents.", looked
                )
                % looked
            )
        if dry_run and verbosity > 0:
            self.stdout.write(_("Nothing written: this was a rehearsal."))
        if refused:
            raise CommandError(_("Documents that could not be read again: %d.") % refused)

    def documents(self, wanted):
        """Yield the documents without their bytes, so that memory does not grow with them."""
        rows = Document.objects.light().order_by("pk")
        if not wanted:
            yield from in_batches(rows.exclude(original=None))
        for digits in wanted:
            # Of an argument that is no text no database can be asked.
            known = rows.filter(sha256__startswith=digits.lower()) if digits.isascii() else ()
            found = list(known[:2])
            if len(found) != 1:
                said = _("No document has the hash %s.") if not found else _("Two begin with %s.")
                raise CommandError(said % digits)
            yield found[0]
