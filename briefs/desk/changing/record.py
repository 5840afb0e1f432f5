"""The content record: what a revision stores and what an export prints, made by one function."""

from operator import itemgetter

from django.db.models import Prefetch
from django.utils.dateparse import parse_date, parse_datetime

from ...models import Brief, Citation, Evidence, TaggedBrief
from ...text.fold import fold

FORMAT = 1

# The plain fields of a brief that an editor writes.
PLAIN_FIELDS = (
    "headline",
    "summary",
    "body",
    "language",
    "kind",
    "event_on",
    "event_until",
    "event_precision",
    "event_inferred",
    "event_inferred_part",
    "event_inferred_from",
)
FILING_FIELDS = ("filed_on", "filed_by", "filed_because")
# All that an editor writes; everything else in a record is set by verbs.
CONTENT_FIELDS = (*PLAIN_FIELDS, *FILING_FIELDS, "tags", "citations")
# What changes together, by the names of `differences.labels`.
UNITS = {
    "headline": ("headline",),
    "summary": ("summary",),
    "body": ("body",),
    "language": ("language",),
    "kind": ("kind",),
    "happened": (
        "event_on",
        "event_until",
        "event_precision",
        "event_inferred",
        "event_inferred_part",
        "event_inferred_from",
    ),
    "filed": FILING_FIELDS,
    "tags": ("tags",),
    "citations": ("citations",),
}
# What a reader of the brief's page can see change; `correct` asks for a note about these.
READERS_FIELDS = tuple(f for f in CONTENT_FIELDS if f != "language")
TEXT = ("headline", "summary", "body")
_EVIDENCE_KEY = ("sentence", "clipping")


def iso(value):
    return value.isoformat() if value is not None else None


def citation_record(citation):
    """Return one citation as a dictionary; `clipping` is [sha256, first line] or None."""
    return {
        "source": citation.source.name,
        "role": citation.role,
        "clipping": list(citation.clipping.natural_key()) if citation.clipping_id else None,
        "title": citation.title,
        "address": citation.address,
        "published_on": iso(citation.published_on),
        "published_precision": citation.published_precision,
        "note": citation.note,
    }


def evidence_record(found):
    """Return what one sentence rests on as a dictionary; `clipping` as in a citation."""
    return {
        "sentence": found.sentence,
        "clipping": list(found.clipping.natural_key()),
        "lines": found.lines,
    }


def correction_record(note):
    """Return one note to readers as a dictionary."""
    return {
        "number": note.number,
        "kind": note.kind,
        "note": note.note,
        "changes": note.changes,
        "at": iso(note.at),
        "edition": note.edition,
    }


def record_of(brief, parts=None):
    """Return all that is kept of a brief as JSON-ready data, in an order that never varies.

    parts  the same brief as `with_records` loaded it; asked for where it is not given
    Dates are ISO strings or None. All but `rows` is what an export prints.
    """
    if parts is None:
        parts = with_records(Brief.objects.filter(pk=brief.pk).only("pk")).get()
    citations = sorted(parts.citations.all(), key=lambda c: (c.position, c.pk))
    evidence = sorted(map(evidence_record, parts.evidence.all()), key=itemgetter(*_EVIDENCE_KEY))
    corrections = sorted(map(correction_record, parts.corrections.all()), key=itemgetter("number"))
    return {
        "uid": str(brief.uid),
        "headline": brief.headline,
        "summary": brief.summary,
        "body": brief.body,
        "language": brief.language,
        "kind": brief.kind,
        "event_on": iso(brief.event_on),
        "event_until": iso(brief.event_until),
        "event_precision": brief.event_precision,
        "event_inferred": brief.event_inferred,
        "event_inferred_part": brief.event_inferred_part,
        "event_inferred_from": brief.event_inferred_from,
        "filed_on": iso(brief.filed_on),
        "filed_by": brief.filed_by,
        "filed_because": brief.filed_because,
        "tags": sorted((tagged.tag.name for tagged in parts.tagged.all()), key=fold),
        "citations": [citation_record(citation) for citation in citations],
        "evidence": evidence,
        "corrections": corrections,
        "slug": brief.slug,
        "status": brief.status,
        "published_at": iso(brief.published_at),
        "first_published_at": iso(brief.first_published_at),
        "withdrawn_at": iso(brief.withdrawn_at),
        "withdrawn_because": brief.withdrawn_because,
        # Names go from row to row: these tell what was meant. They hold for this database alone.
        "rows": {
            "tags": sorted(tagged.tag_id for tagged in parts.tagged.all()),
            "sources": [citation.source_id for citation in citations],
        },
    }


def with_records(briefs):
    """Load all that `record_of` reads of briefs, in four queries more."""
    return briefs.prefetch_related(
        Prefetch("citations", Citation.objects.select_related("source").with_clippings()),
        Prefetch("tagged", TaggedBrief.objects.select_related("tag")),
        "corrections",
        Prefetch("evidence", Evidence.objects.with_clippings()),
    )


def content_of(record):
    """Return only what an editor writes."""
    return {name: record[name] for name in CONTENT_FIELDS if name in record}


def day(value):
    """Read a date of a record: a date, an ISO string, "" or None."""
    return parse_date(value) if isinstance(value, str) and value else value or None


def moment(value):
    """Read a time of a record."""
    return parse_datetime(value) if isinstance(value, str) and value else value or None


def same(content, record):
    """Say whether a full or partial content record changes nothing of what is kept."""
    plain = {k: v for k, v in content.items() if k not in ("tags", "citations")}
    if any(str(v or "") != str(record.get(k) or "") for k, v in plain.items()):
        return False
    if "tags" in content and sorted(map(str, content["tags"])) != sorted(record["tags"]):
        return False
    return "citations" not in content or content["citations"] == record["citations"]
