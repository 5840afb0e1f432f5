"""Who else rests on the clippings on which incoming briefs rest, and which drafts give way."""

from collections import defaultdict

from django.db.models import Exists
from django.utils.translation import gettext as _

from ...models import Brief, Citation, Clipping
from ..files.units import clippings_of, load
from .decide import is_written
from .steps import by_hand


class Rivals:
    """Who else rests on the clippings of a batch."""

    def __init__(self):
        self.by_clipping = defaultdict(set)
        self.rejected = set()
        self.printed = {}
        self.uids = {}
        self.machine = {}


def rivals_of(batch):
    """Load the briefs that cite the batch's clippings, and which of them are untouched drafts."""
    others = Rivals()
    clippings = {row for arrival in batch for row in clippings_of(arrival.content)}
    if not clippings:
        return others
    others.printed = dict(Clipping.objects.filter(pk__in=clippings).values_list("pk", "headline"))
    rejected = Clipping.objects.rejected().filter(pk__in=clippings)
    others.rejected = set(rejected.order_by().values_list("pk", flat=True))
    rows = Citation.objects.filter(clipping__in=clippings).order_by()
    for clipping, brief, uid in rows.values_list("clipping_id", "brief_id", "brief__uid"):
        others.by_clipping[clipping].add(str(uid))
        others.uids[str(uid)] = brief
    drafts = Brief.objects.drafts().filter(
        ~Exists(by_hand()),
        pk__in=others.uids.values(),
        notes=None,
        rework_of=None,
        rework=None,
        merged=None,
        merged_into=None,
        assigned_to=None,
        due_on=None,
    )
    found = locked(drafts)
    others.machine = {
        uid: unit
        for uid, unit in found.items()
        if not unit.edited and not is_written(unit.content, others.printed)
    }
    return others


def locked(briefs):
    """Load units whose rows nobody else can change before this transaction ends."""
    ids = list(briefs.order_by().values_list("pk", flat=True))
    rows = Brief.objects.filter(pk__in=ids)
    list(rows.select_for_update().order_by("pk").values_list("pk"))
    return load(rows)


def cited_elsewhere(run, file, arrival, others):
    """Return the clippings of an arrival that another brief uses, or that the desk rejected."""
    uid = arrival.record.key
    staged = run.staging.citing(file, list(arrival.sections.values())) if arrival.sections else {}
    return {
        row
        for row, section in arrival.sections.items()
        if row in others.rejected
        or others.by_clipping[row] - {uid}
        or staged.get(section, set()) - {uid}
    }


def give_way(run, taken, others):
    """Take away untouched drafts on whose clippings alone another incoming brief rests now."""
    gone = {}
    for arrival in taken:
        mine = clippings_of(arrival.content)
        uids = {uid for row in mine for uid in others.by_clipping[row]} - {arrival.record.key}
        for uid in uids:
            unit = others.machine.get(uid)
            if unit and unit.clippings <= mine:
                gone[unit.id] = (unit, arrival)
    for unit, arrival in gone.values():
        run.report.note(
            _("The untouched draft “%(draft)s” gave way to “%(brief)s”.")
            % {"draft": unit.content["headline"], "brief": arrival.content["headline"]}
        )
    if gone:
        Brief.objects.filter(pk__in=gone).delete()
        run.report.add("brief", "updated", len(gone))
