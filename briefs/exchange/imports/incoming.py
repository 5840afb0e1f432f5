"""The briefs of a fixture put together with their parts, every name resolved to a row."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ...models import Brief, Citation, Clipping, Correction
from ...models.inference import with_part
from ...text import limits
from ..files.schema import KINDS
from ..files.units import CITATION, CORRECTION, FIELDS, sorted_parts
from .by_hand import covering, set_by_hand
from .sources import find_sources
from .tags import find_tags

PARTS = ("citation", "taggedbrief", "evidence", "correction")


@dataclass
class Arrival:
    """A brief of the file: its record, and its content as `units.Unit` has it.

    sections  {row of a clipping that it cites: its natural key, as the staging knows it}
    """

    record: object
    content: dict
    sections: dict


def _defaults(model, names):
    plain_fields = [n for n in names if not n.endswith("_id")]
    defaults = {n: model._meta.get_field(n).get_default() for n in plain_fields}
    return {n: None if callable(v) else v for n, v in defaults.items()}


_BRIEF = _defaults(Brief, FIELDS) | {"uid": None, "slug": None, "filed_on": None, "filed_by": None}
_CITATION = _defaults(Citation, CITATION)
_CORRECTION = _defaults(Correction, CORRECTION) | {"changes": []}


def arrivals(run, file, batch):
    """Return the briefs of a batch of records with their parts; refuse what names the unknown."""
    uids = [record.key for record in batch]
    parts = {name: run.staging.owned(file, name, uids) for name in PARTS}
    every = [r for found in parts.values() for records in found.values() for r in records]
    sources = find_sources(run, _names(every, "source"))
    tags = find_tags(run, _names(every, "tag"))
    clippings = _clippings(every)
    found = []
    for record in batch:
        before = run.refusals.total
        given = {name: record.fields[name] for name in FIELDS if name in record.fields}
        content = _BRIEF | with_part(given)
        mine = {name: parts[name].get(record.key, []) for name in PARTS}
        _check_number(run, "citation", mine["citation"], limits.CITATIONS_PER_BRIEF)
        _check_number(run, "taggedbrief", mine["taggedbrief"], limits.TAGS_PER_BRIEF)
        content["citations"] = _citations(run, mine["citation"], sources, clippings)
        content["tags"] = _tags(run, mine["taggedbrief"], tags)
        content["evidence"] = _evidence(run, mine["evidence"], clippings)
        content["corrections"] = [
            _CORRECTION | {n: r.fields[n] for n in CORRECTION if n in r.fields}
            for r in mine["correction"]
        ]
        sections = {
            row: "\n".join(map(str, key))
            for key, row in clippings.items()
            if row in {c["clipping_id"] for c in content["citations"]}
        }
        if run.refusals.total == before:
            found.append(Arrival(record, sorted_parts(content), sections))
    return found


def _names(records, name):
    return {record.fields[name][0] for record in records if name in record.fields}


def _clippings(records):
    """Return (hash, first line) to row id of all clippings that the records name.

    A line inside a clipping that a person set names that one.
    """
    wanted = {tuple(r.fields["clipping"]) for r in records if r.fields.get("clipping")}
    rows = Clipping.objects.filter(document__sha256__in={sha256 for sha256, _line in wanted})
    found = rows.values_list("document__sha256", "first_line", "pk")
    here = {(sha256, line): pk for sha256, line, pk in found if (sha256, line) in wanted}
    missing = wanted - here.keys()
    held = set_by_hand({sha256 for sha256, _line in missing}) if missing else {}
    inside = {(sha, line): covering(held.get(sha, ()), line, line) for sha, line in missing}
    return here | {key: pk for key, pk in inside.items() if pk}


def _check_number(run, kind, records, most):
    for record in records[most:]:
        wrong = _("a brief has %d of them at most") % most
        run.refuse(kind, record, *_first_field(kind, record), wrong, _("leave it out"))


def _first_field(kind, record):
    name = KINDS[kind].key[0]
    return name, record.fields[name][0]


def _citations(run, records, sources, clippings):
    found = {}
    ordered = sorted(records, key=lambda r: (r.fields.get("position", 0), r.id))
    for record in ordered:
        fields = dict(record.fields)
        source = sources.get(fields["source"][0])
        if source is None:
            wrong, cure = _("there is no such source"), _("add its record")
            run.refuse("citation", record, "source", fields["source"][0], wrong, cure)
            continue
        clipping = _clipping(run, "citation", record, clippings)
        citation = _CITATION | {n: fields[n] for n in CITATION if n in fields}
        citation |= {"source_id": source, "clipping_id": clipping}
        key = (source, citation["role"], clipping, citation["address"] if not clipping else "")
        found.setdefault(key, citation)
    return list(found.values())


def _clipping(run, kind, record, clippings):
    named = record.fields.get("clipping")
    if named is None:
        return None
    if tuple(named) not in clippings:
        wrong, cure = _("there is no such clipping"), _("add its record")
        value = _("line %(line)d of %(hash)s") % {"line": named[1], "hash": named[0]}
        run.refuse(kind, record, "clipping", value, wrong, cure)
    return clippings.get(tuple(named))


def _tags(run, records, tags):
    found = set()
    for record in records:
        name = record.fields["tag"][0]
        if name in tags:
            found.add(tags[name])
        else:
            wrong, cure = _("there is no such tag"), _("add its record")
            run.refuse("taggedbrief", record, "tag", name, wrong, cure)
    return list(found)


def _evidence(run, records, clippings):
    return [
        {
            "sentence": record.fields["sentence"],
            "clipping_id": _clipping(run, "evidence", record, clippings),
            "lines": record.fields.get("lines", []),
        }
        for record in records
    ]
