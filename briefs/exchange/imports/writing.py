"""Briefs of a fixture written in bulk, each with all its parts."""

from ... import search
from ...desk.changing.change import seen_by_readers
from ...models import Brief, Citation, Correction, Evidence, TaggedBrief
from ..files.content import digest, plain
from ..files.units import FIELDS
from ..files.values import moment
from .steps import keep_former, keep_present
from .ties import named


def write(run, created, updated):
    new = Brief.objects.bulk_create(Brief(**_row(run, *pair)) for pair in created)
    going_on = keep_former(run, [unit.id for _arrival, unit in updated])
    _overwrite([(unit, _row(run, arrival, unit)) for arrival, unit in updated])
    made = {brief.uid: brief.pk for brief in new}
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
    Citation.objects.bulk_create(
        Citation(brief_id=brief, position=position, **fields)
        for brief, content in contents.items()
        for position, fields in enumerate(content["citations"])
    )
    TaggedBrief.objects.bulk_create(
        TaggedBrief(content_object_id=brief, tag_id=tag)
        for brief, content in contents.items()
        for tag in content["tags"]
    )
    for model, name in ((Evidence, "evidence"), (Correction, "corrections")):
        model.objects.bulk_create(
            model(brief_id=brief, **fields)
            for brief, content in contents.items()
            for fields in content[name]
        )
