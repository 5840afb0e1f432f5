"""Second pass over the briefs of a file: decide about each unit and write it in bulk."""

from collections import defaultdict
from itertools import batched
from uuid import UUID

from django.db.models import Exists
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from .. import search
from ..desk.change import seen_by_readers
from ..models import Brief, Citation, Clipping, Correction, Evidence, TaggedBrief
from ..models.brief import slug_mark
from .content import digest, plain
from .decide import CREATE, UNCHANGED, UPDATE, decide, is_written
from .filing import file_by_rule
from .incoming import PARTS, arrivals
from .rows import insert
from .slugs import Slugs, stem, take_former_slugs
from .steps import by_hand, keep_former, keep_present
from .ties import ids_of, named, tie
from .units import FIELDS, clippings_of, load
from .values import moment

_BATCH = 500
_PUBLIC = {Brief.Status.PUBLISHED, Brief.Status.WITHDRAWN}


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
    take_former_slugs(run, file, "brief", ids_of)


def _refuse_orphans(run, file):
    for kind in PARTS:
        for record in run.staging.orphans(file, kind):
            wrong = _("the brief is not in this file")
            cure = _("add its record: a brief comes with all its parts")
            name = "content_object" if kind == "taggedbrief" else "brief"
            run.refuse(kind, record, name, record.owner, wrong, cure)


def _take(run, batch, slugs, file):
    here = _locked(Brief.objects.filter(uid__in=[arrival.record.key for arrival in batch]))
    others = _others(batch)
    _default_filing(run, batch, here)
    slugs.look_up(_slug(arrival.content) for arrival in batch)
    outcomes = {CREATE: [], UPDATE: []}
    for arrival in batch:
        uid = arrival.record.key
        unit = here.get(uid)
        _settle_slug(arrival, unit, slugs)
        outcome = decide(arrival, unit, _cited(run, file, arrival, others), others.printed)
        run.report.add("brief", outcome, called=unit.content["headline"] if unit else "")
        if outcome in outcomes:
            outcomes[outcome].append((arrival, unit))
        elif outcome == UNCHANGED and unit.edited:
            Brief.objects.filter(pk=unit.id).update(imported=digest(unit.content))
    _write(run, outcomes[CREATE], outcomes[UPDATE])
    _give_way(run, [arrival for arrival, _unit in outcomes[CREATE] + outcomes[UPDATE]], others)


def _settle_slug(arrival, unit, slugs):
    """An address that was given lasts; what is or was public without one is given a new one."""
    content = arrival.content
    public = content["status"] in _PUBLIC and content["published_at"]
    if unit and unit.content["slug"]:
        content["slug"] = unit.content["slug"]
    elif content["slug"] or public:
        content["slug"] = slugs.give(_slug(content))


def _slug(content):
    """Return the address that a brief is to have: one that waits for its minute bears the mark."""
    given = content["slug"]
    waits = content["status"] == Brief.Status.PUBLISHED and not seen_by_readers(content)
    mark = slug_mark(UUID(content["uid"])) if waits else ""
    if given and (mark in given or _was_seen(content)):
        return given
    return stem(given or content["headline"], "brief", mark)


def _was_seen(content):
    first = content["first_published_at"]
    return bool(first) and parse_datetime(first) <= timezone.now()


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


class _Others:
    """Who else rests on the clippings of a batch."""

    def __init__(self):
        self.by_clipping = defaultdict(set)
        self.rejected = set()
        self.printed = {}
        self.uids = {}
        self.machine = {}


def _others(batch):
    """Load the briefs that cite the batch's clippings, and which of them are untouched drafts."""
    others = _Others()
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
    found = _locked(drafts)
    others.machine = {
        uid: unit
        for uid, unit in found.items()
        if not unit.edited and not is_written(unit.content, others.printed)
    }
    return others


def _locked(briefs):
    """Load units whose rows nobody else can change before this transaction ends."""
    ids = list(briefs.order_by().values_list("pk", flat=True))
    rows = Brief.objects.filter(pk__in=ids)
    list(rows.select_for_update().order_by("pk").values_list("pk"))
    return load(rows)


def _cited(run, file, arrival, others):
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


def _write(run, created, updated):
    rows = [_row(run, arrival, unit) for arrival, unit in created]
    insert(Brief, rows)
    going_on = keep_former(run, [unit.id for _arrival, unit in updated])
    _overwrite([(unit, _row(run, arrival, unit)) for arrival, unit in updated])
    made = ids_of([row["uid"] for row in rows])
    ids = made | {a.record.key: u.id for a, u in updated}
    _write_parts({ids[a.record.key]: a.content for a, _unit in created + updated})
    keep_present(run, going_on)
    search.index(made.values())
    run.written |= set(ids.values())
    run.over |= {unit.id for _arrival, unit in updated}
    run.tied |= {a.record.key for a, _unit in created + updated if named(a.record.fields)}
    contents = [unit.content for _arrival, unit in updated]
    contents += [arrival.content for arrival, _unit in created + updated]
    run.visible |= any(map(seen_by_readers, contents))


def _row(run, arrival, unit):
    """Return the columns of a brief, new or overwritten."""
    fields, content, now = arrival.record.fields, arrival.content, moment(run.now)
    waiting = plain(unit.state["waiting_since"]) if unit else None
    return {name: content[name] for name in FIELDS} | {
        "version": unit.version + 1 if unit else 1,
        "imported": digest(content),
        "importer_id": run.by,
        "created_at": fields.get("created_at")
        or (plain(unit.state["created_at"]) if unit else now),
        "changed_at": fields.get("changed_at") or now,
        "waiting_since": (waiting or now) if content["status"] == Brief.Status.REVIEW else None,
    }


def _overwrite(pairs):
    """Overwrite units: the brief's own row stays, its parts are written afresh."""
    if not pairs:
        return
    Brief.objects.bulk_create(
        [Brief(**row) for _unit, row in pairs],
        update_conflicts=True,
        unique_fields=["uid"],
        update_fields=[name for name in pairs[0][1] if name != "uid"],
    )
    ids = [unit.id for unit, _row in pairs]
    for model in (Citation, Evidence, Correction):
        model.objects.filter(brief__in=ids).delete()
    TaggedBrief.objects.filter(content_object__in=ids).delete()


def _write_parts(contents):
    """Write citations, tags, evidence and corrections of briefs: row id to content."""
    insert(
        Citation,
        (
            {"brief_id": brief, "position": position, **fields}
            for brief, content in contents.items()
            for position, fields in enumerate(content["citations"])
        ),
    )
    insert(
        TaggedBrief,
        (
            {"content_object_id": brief, "tag_id": tag}
            for brief, content in contents.items()
            for tag in content["tags"]
        ),
    )
    for model, name in ((Evidence, "evidence"), (Correction, "corrections")):
        insert(
            model,
            (
                {"brief_id": brief, **fields}
                for brief, content in contents.items()
                for fields in content[name]
            ),
        )


def _give_way(run, taken, others):
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
