"""Make afresh what follows from the rows."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from briefs.exchange import rebuild
from briefs.management.database import told_in_a_sentence
from briefs.management.progress import Progress


class Command(BaseCommand):
    help = (
        "Makes the search index, filing dates (an editor's stand), folded names, counts and the "
        "edition afresh from the rows. Safe to repeat; needed after loaddata."
    )

    @told_in_a_sentence()
    def handle(self, *, verbosity, **options):
        progress = Progress(self.stderr, quiet=verbosity == 0)
        done = rebuild(lambda number, total: progress(_("indexed"), number, total))
        if verbosity > 0:
            self.stdout.write(
                _(
                    "%(indexed)d briefs indexed, %(filed)d filed anew, %(names)d names put right; "
                    "edition %(edition)d."
                )
                % vars(done)
            )
