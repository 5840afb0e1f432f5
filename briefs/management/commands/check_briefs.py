from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from briefs import desk
from briefs.management.database import told_in_a_sentence
from briefs.models import Brief
from briefs.models.batches import in_batches

BATCH = 200


def named(brief):
    """Return by what a person finds a brief: its address, or its headline and its uid."""
    return brief.slug or f"{brief.uid} “{brief.headline or _('no headline')}”"


class Command(BaseCommand):
    help = (
        "Ask every check of the publishing list of every public and scheduled brief (own words, "
        "evidence, quotations, sources, tags). Fails if one is not met; -v 2 names those, too, "
        "that ask for a look."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--all", action="store_true", dest="every", help=_("Drafts and reviews as well.")
        )
        parser.add_argument(
            "--check",
            action="append",
            choices=sorted(desk.CHECKS),
            help=_("Only this check; may be given several times."),
        )

    @told_in_a_sentence()
    def handle(self, *, every, check, verbosity, **options):
        briefs = Brief.objects.exclude(status=Brief.Status.WITHDRAWN)
        if not every:
            briefs = briefs.approved()
        asked = faults = doubts = 0
        for brief in in_batches(briefs, BATCH):
            asked += 1
            for found in desk.checks(brief):
                if check and found.name not in check:
                    continue
                doubts += found.state == "look"
                faults += found.state == "unmet"
                if found.state != "unmet" and not (found.state == "look" and verbosity > 1):
                    continue
                self.stdout.write(f"{named(brief)}: {found.label}: {found.sentence}")
                for detail in found.details:
                    self.stdout.write(f"    {detail}")
            if verbosity > 1 and asked % BATCH == 0:
                self.stderr.write(_("%d briefs checked") % asked)
        what = (
            ngettext("%d brief checked.", "%d briefs checked.", asked)
            if every
            else ngettext("%d approved brief checked.", "%d approved briefs checked.", asked)
        )
        self.stdout.write(what % asked)
        if not faults and not doubts:
            self.stdout.write(_("Every check is met."))
        elif doubts:
            said = ngettext("%d check asks for a look.", "%d checks ask for a look.", doubts)
            which = "" if verbosity > 1 else _(" Which, tells -v 2.")
            self.stdout.write(said % doubts + which)
        if faults:
            raise CommandError(
                ngettext("%d check is not met.", "%d checks are not met.", faults) % faults
            )
