from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from briefs.desk import coverage
from briefs.management.database import told_in_a_sentence


class Command(BaseCommand):
    help = (
        "Say of every document what became of its clippings: used, waiting or rejected. "
        "Fails if a line that was kept stands in no clipping."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--waiting", action="store_true", help=_("Name the clippings that still wait.")
        )

    @told_in_a_sentence()
    def handle(self, *, waiting, **options):
        totals = {"used": 0, "waiting": 0, "rejected": 0}
        lost = 0
        for covered in coverage():
            for fate in totals:
                totals[fate] += len(getattr(covered, fate))
            counts = _("%(used)d used, %(waiting)d waiting, %(rejected)d rejected") % {
                fate: len(getattr(covered, fate)) for fate in totals
            }
            self.stdout.write(f"{covered.document}: {counts}")
            for clipping in covered.waiting if waiting else ():
                self.stdout.write(f"  {clipping.first_line}–{clipping.last_line} {clipping}")
            if covered.lost_lines:
                lost += len(covered.lost_lines)
                numbers = ", ".join(map(str, covered.lost_lines[:20]))
                self.stderr.write(
                    _("%(document)s: kept, but in no clipping: line %(numbers)s")
                    % {"document": covered.document, "numbers": numbers}
                )
        self.stdout.write(
            _("In all: %(used)d used, %(waiting)d waiting, %(rejected)d rejected.") % totals
        )
        if waiting and not totals["waiting"]:
            self.stdout.write(_("No clipping waits."))
        if lost:
            raise CommandError(
                ngettext("%(n)d line is lost.", "%(n)d lines are lost.", lost) % {"n": lost}
            )
