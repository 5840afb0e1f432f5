"""Which brief is a rework of which, and which was merged into which: set last, in no circle."""

from itertools import batched

from django.utils.translation import gettext as _

from ...models import Brief

_BATCH = 500
_FIELDS = ("rework_of", "merged_into")


def named(fields):
    """Return the uids of the briefs that a record names, by field."""
    return {name: fields[name][0] for name in _FIELDS if fields.get(name)}


def ids_of(uids):
    """Return the row ids of briefs by uid, those that are not there left out."""
    found = Brief.objects.filter(uid__in=uids).values_list("uid", "pk")
    return {str(uid): pk for uid, pk in found}


def tie(run, file):
    """Set the ties of the briefs that were written, and refuse those that lead back to a brief."""
    done = []
    tied = (record for record in run.staging.each(file, "brief") if record.key in run.tied)
    for batch in batched(tied, _BATCH):
        others = [uid for record in batch for uid in named(record.fields).values()]
        ids = ids_of([record.key for record in batch] + others)
        for record in batch:
            for name, uid in named(record.fields).items():
                if uid not in ids:
                    wrong, cure = _("there is no such brief"), _("add its record")
                    run.refuse("brief", record, name, uid, wrong, cure)
                elif name == "rework_of" and _is_reworked(ids[uid], ids.get(record.key)):
                    wrong = _("another draft reworks that brief here")
                    cure = _("approve or delete that draft, or leave this record out")
                    run.refuse("brief", record, name, uid, wrong, cure)
                elif record.key in ids:
                    row = Brief.objects.filter(pk=ids[record.key], **{name: None})
                    row.update(**{name: ids[uid]})
                    done.append((name, ids[record.key], record))
    for name in _FIELDS:
        _refuse_circles(run, name, {pk: record for field, pk, record in done if field == name})


def _is_reworked(live, draft):
    """Has a live brief a draft copy already, other than this one?"""
    return Brief.objects.filter(rework_of=live).exclude(pk=draft).exists()


def _refuse_circles(run, name, records):
    """Refuse each circle once, at the first of its records in the file."""
    if not records:
        return
    leads = dict(Brief.objects.exclude(**{name: None}).values_list("pk", f"{name}_id"))
    settled = set()
    for start in records:
        way, at = [], start
        while at in leads and at not in settled and at not in way:
            way.append(at)
            at = leads[at]
        circle = way[way.index(at) :] if at in way else []
        if circle:
            record = next(record for pk, record in records.items() if pk in circle)
            wrong = _("it leads back to this brief, over %d steps") % len(circle)
            cure = _("leave %s out of one of them") % name
            run.refuse("brief", record, name, record.fields[name][0], wrong, cure)
        settled.update(way)
