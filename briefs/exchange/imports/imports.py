"""The one door into the database: fixtures, all or nothing, safe to repeat."""

from contextlib import suppress
from itertools import batched
from pathlib import Path

from django.contrib.auth import get_user_model
from django.db import DatabaseError, IntegrityError, ProgrammingError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ...desk.changing.change import is_broken_off, retrying
from ...desk.changing.telling import tell
from ...desk.grounds.resting import file_anew, misfiled_on
from ...models import Brief, Edition
from ..files.check import Checking
from ..files.problems import FixtureError, Problem, Refusals
from ..files.report import Report
from ..files.staging import staging
from .briefs import take_briefs
from .clippings import take_clippings
from .documents import take_documents
from .edition import advance
from .leftovers import take_back_leftovers
from .run import Run
from .sources import take_sources
from .stamps import keeping_stamps
from .statistics import MANY, look_again
from .tags import Tags

_AT_ONCE = 500


class _Rehearsed(Exception):
    """Rolls a dry run back."""


def import_fixtures(paths, *, dry_run=False, progress=None, names=None, drafts_only=False, by=None):
    """Bring fixtures into the newsroom, one after the other, in one transaction.

    paths     .json, .jsonl, .json.gz or .jsonl.gz files
    dry_run   does all of it, constraints of the database included, and rolls it back
    progress  called as progress(stage, done, total or None)
    names     what to call the files in problems, their paths unless given
    drafts_only  takes every brief as a draft, whatever status stands in the file
    by        the person who imports; None for a command
    Returns   a Report
    Errors    FixtureError with every refused record; the database is as it was
    """
    progress = progress or (lambda stage, done, total=None: None)
    names = [str(name) for name in names or paths]
    refusals = Refusals(Report())
    with staging() as staged:
        checking = Checking(
            staged,
            refusals,
            lambda done: progress(_("checked"), done, None),
            drafts_only=drafts_only,
        )
        for number, path in enumerate(paths):
            checking.file(number, Path(path), names[number])
        refusals.stop()
        report = _written(staged, names, progress, by, dry_run)
    if not dry_run and report.changed >= MANY:
        look_again()
    return report


def _written(staged, names, progress, by, dry_run):
    """Write what was checked; return the Report of the last try, which is the one that stood."""
    runs = []

    def begin():
        report = Report()
        run = Run(
            staging=staged,
            report=report,
            refusals=Refusals(report),
            names=names,
            now=timezone.now(),
            progress=lambda done, total: progress(_("written"), done, total),
            by=by.pk if by else None,
        )
        runs.append(run)
        return run

    try:
        with suppress(_Rehearsed):
            _write(begin, len(names), dry_run)
    except DatabaseError as error:
        raise FixtureError([_problem(error)], runs[-1].report) from error
    return runs[-1].report


@retrying
def _write(begin, files, dry_run):
    """Second pass. Locks briefs first and the edition last.

    begin  called for a fresh Run at each try: what was decided before somebody else wrote is void
    """
    run = begin()
    with transaction.atomic():
        edition = Edition.objects.number()
        for file in range(files):
            take_sources(run, file)
            Tags(run, file).take()
            take_documents(run, file)
            take_clippings(run, file)
            take_briefs(run, file)
            take_back_leftovers(run, file)
        run.refusals.stop()
        others = _renamed(run) | _filed_anew(run)
        tell(run.over | others, counted=run.written | others)
        if run.visible:
            advance(edition)
        if dry_run:
            raise _Rehearsed


def _problem(error):
    if is_broken_off(error):
        wrong = _("Somebody else wrote at the same time")
        return Problem("", 0, "", wrong, _("nothing was imported: run it again"))
    why = str(error).strip().split("\n")[0]
    wrong = _("The database refused it: %s") % why
    cure = _("see that the database answers")
    if isinstance(error, ProgrammingError) or why.startswith("no such "):
        cure = _("where it is new, run migrate first, then this again")
    if isinstance(error, IntegrityError):
        cure = _("somebody else wrote meanwhile; try again, and report it if it stays")
    return Problem("", 0, "", wrong, cure)


def _renamed(run):
    """Return the ids of the briefs whose tags or sources are others since this import."""
    return {pk for briefs in run.renamed for pk in briefs.order_by().values_list("pk", flat=True)}


def _filed_anew(run):
    """File briefs, but those that came with their day, as the documents say that they rest on now.

    Returns their ids
    """
    resting = (misfiled_on(some) for some in batched(sorted(run.resting), _AT_ONCE))
    briefs = {brief.pk: brief for some in resting for brief in some}
    briefs = [brief for pk, brief in briefs.items() if pk not in run.written]
    ids = [brief.pk for brief in briefs]
    with keeping_stamps(ids):
        file_anew(briefs, by=get_user_model().objects.filter(pk=run.by).first())
    run.visible |= Brief.objects.public().filter(pk__in=ids).exists()
    return set(ids)
