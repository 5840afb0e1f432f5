"""A brief of the newsroom with its citations, tags, evidence and corrections: one unit."""

from dataclasses import dataclass

from ...desk import FILING_FIELDS, PLAIN_FIELDS
from ...models import Brief, Citation, Correction, Evidence, TaggedBrief
from .content import Imported, digest, plain

# The keys of `desk.record_of`, its lists aside; a test holds the two together.
FIELDS = (
    "uid",
    *PLAIN_FIELDS,
    *FILING_FIELDS,
    "slug",
    "status",
    "published_at",
    "first_published_at",
    "withdrawn_at",
    "withdrawn_because",
)
CITATION = (
    "source_id",
    "role",
    "clipping_id",
    "title",
    "address",
    "published_on",
    "published_precision",
    "note",
)
EVIDENCE = ("sentence", "clipping_id", "lines")
CORRECTION = ("number", "kind", "note", "changes", "at", "edition")
_STATE = ("id", "version", "imported", "created_at", "changed_at", "waiting_since", "rework")


@dataclass
class Unit(Imported):
    """One brief here. `content` has the keys of a record; tags, sources and clippings by row."""

    id: int
    version: int
    imported: str
    content: dict
    state: dict

    @property
    def clippings(self):
        return clippings_of(self.content)


def clippings_of(content):
    return {c["clipping_id"] for c in content["citations"] if c["clipping_id"] is not None}


def sorted_parts(content):
    """Put the parts of a content whose order says nothing into one order."""
    content["tags"].sort()
    content["evidence"].sort(key=lambda e: (e["sentence"], e["clipping_id"]))
    content["corrections"].sort(key=lambda c: c["number"])
    return content


def load(briefs):
    """Return the units of a queryset of briefs by uid, in five queries."""
    units = {}
    for row in briefs.order_by().values(*_STATE, *FIELDS):
        content = {name: plain(row[name]) for name in FIELDS}
        content |= {"tags": [], "citations": [], "evidence": [], "corrections": []}
        state = {name: row[name] for name in _STATE}
        units[row["id"]] = Unit(row["id"], row["version"], row["imported"], content, state)
    ids = list(units)
    tagged = TaggedBrief.objects.filter(content_object__in=ids).order_by()
    for brief, tag in tagged.values_list("content_object_id", "tag_id"):
        units[brief].content["tags"].append(tag)
    _load_parts(units, Citation.objects.order_by("position", "id"), "citations", CITATION)
    _load_parts(units, Evidence.objects.order_by(), "evidence", EVIDENCE)
    _load_parts(units, Correction.objects.order_by(), "corrections", CORRECTION)
    for unit in units.values():
        sorted_parts(unit.content)
    return {unit.content["uid"]: unit for unit in units.values()}


def _load_parts(units, rows, name, fields):
    for row in rows.filter(brief__in=list(units)).values("brief_id", *fields):
        units[row["brief_id"]].content[name].append({f: plain(row[f]) for f in fields})


def stamp(ids):
    """Set the digest of what is here now as that of the last import."""
    rows = [
        Brief(pk=unit.id, imported=digest(unit.content))
        for unit in load(Brief.objects.filter(pk__in=ids)).values()
    ]
    Brief.objects.bulk_update(rows, ["imported"], batch_size=500)
