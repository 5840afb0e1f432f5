"""Second pass over the briefs of a file: decide about each unit and write it in bulk."""

from itertools import batched

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from ...models import Brief
from ..files.content import digest
from ..files.slugs import Slugs, take_former
from .brief_slugs import settle_slugs
from .decide import CREATE, UNCHANGED, UPDATE, decide, keep_said
from .filing import file_by_rule
from .incoming import PARTS, arrivals
from .rivals import cited_elsewhere, give_way, locked, rivals_of
from .ties import ids_of, tie
from .writing import write

_BATCH = 500


def take_briefs(run, file):
    """Write the briefs of a file, then what ties them to each other."""
    _refuse_orphans(run, file)
    slugs = Slugs("brief")
    total, done = run.staging.count(file, "brief"), 0
    for batch in batched(run.staging.each(file, "brief"), _BATCH):
        _take(run, arrivals(run, file, batch), slugs, file)
        done += len(batch)
        run.progress(done, total)
    tie(run, file)
    take_former(run, file, "briefslug", ids_of)


def _refuse_orphans(run, file):
    for kind in PARTS:
        for record in run.staging.orphans(file, kind):
            wrong = _("the brief is not in this file")
            cure = _("add its record: a brief comes with all its parts")
            name = "content_object" if kind == "taggedbrief" else "brief"
            run.refuse(kind, record, name, record.owner, wrong, cure)


def _take(run, batch, slugs, file):
    here = locked(Brief.objects.filter(uid__in=[arrival.record.key for arrival in batch]))
    others = rivals_of(batch)
    _default_filing(run, batch, here)
    settle_slugs(batch, here, slugs)
    outcomes = {CREATE: [], UPDATE: []}
    for arrival in batch:
        uid = arrival.record.key
        unit = here.get(uid)
        if unit is not None:
            keep_said(arrival.content, unit.content)
        outcome = decide(arrival, unit, cited_elsewhere(run, file, arrival, others), others.printed)
        run.report.add("brief", outcome, called=unit.content["headline"] if unit else "")
        if outcome in outcomes:
            outcomes[outcome].append((arrival, unit))
        elif outcome == UNCHANGED and unit.edited:
            Brief.objects.filter(pk=unit.id).update(imported=digest(unit.content))
    write(run, outcomes[CREATE], outcomes[UPDATE])
    give_way(run, [arrival for arrival, _unit in outcomes[CREATE] + outcomes[UPDATE]], others)


def _default_filing(run, batch, here):
    """Fill what the file leaves to the house: the time of first publication and the filing date."""
    for arrival in batch:
        content = arrival.content
        out, first = content["published_at"], content["first_published_at"]
        # What is out came out first no later than then: lists of what is new rely on it.
        if out and (not first or parse_datetime(first) > parse_datetime(out)):
            content["first_published_at"] = out
    unfiled = [arrival for arrival in batch if not arrival.content["filed_on"]]
    file_by_rule(run, unfiled, here)
