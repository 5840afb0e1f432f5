"""Two content records side by side, field by field and word by word."""

from collections import Counter
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ...models import Document
from ...models.citation import NO_DATE
from ...text.brackets import bracketed
from ...text.differences import word_differences
from .record import TEXT, day

# How the desk writes a day, as exactly as it is known.
DAYS = {"day": "DATE_FORMAT", "month": "YEAR_MONTH_FORMAT", "year": "Y"}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of two records. `pieces` is what `word_differences` returns."""

    name: str
    label: str
    changed: bool
    before: str
    after: str
    pieces: list

    @property
    def is_shared_text(self):
        """Whether both records have one long text here, which is then shown once."""
        return bool(self.before) and not self.changed and self.name in (*TEXT, "citations")

    @property
    def live(self):
        """The pieces of the record before: the same and what went out."""
        return [piece for piece in self.pieces if piece[0] != "in"]

    @property
    def draft(self):
        """The pieces of the record after: the same and what came in."""
        return [piece for piece in self.pieces if piece[0] != "out"]


def labels():
    return {
        "headline": _("headline"),
        "summary": _("summary"),
        "body": _("body"),
        "language": _("language"),
        "kind": _("kind"),
        "happened": _("happened"),
        "filed": _("filed"),
        "tags": _("tags"),
        "citations": _("sources"),
    }


def readable(record, documents=None):
    """Return a record as one string a field, as an editor reads it.

    documents  {SHA-256: what to call it}; one that is not named is known by its hash: what readers
               are shown names no document
    """
    sources = (cited(citation, documents or {}) for citation in record.get("citations") or [])
    return {
        "headline": record.get("headline") or "",
        "summary": record.get("summary") or "",
        "body": record.get("body") or "",
        "language": record.get("language") or "",
        "kind": record.get("kind") or "",
        "happened": happened(record),
        "filed": " ".join(
            filter(None, [day_said(record.get("filed_on")), record.get("filed_because")])
        ),
        "tags": ", ".join(record.get("tags") or []),
        "citations": "\n".join(sources),
    }


def day_said(value, precision="day"):
    """Say a day, given as a date or ISO text, as exactly as it is known; "" for none."""
    return date_format(day(value), DAYS[precision]) if value and precision in DAYS else ""


def span_said(first, last, precision):
    """Say a day, or the first and the last of several, as exactly as they are known."""
    said = day_said(first, precision)
    if not (said and last):
        return said
    from_day, to_day = day(first), day(last)
    if precision == "day" and from_day.year == to_day.year:
        if from_day.month == to_day.month:
            return f"{from_day.day}–{day_said(last)}"
        said = date_format(from_day, "MONTH_DAY_FORMAT")
    return f"{said} – {day_said(last, precision)}"


def moment_said(at):
    """Say a day and its minute in the desk's time zone; "" for none."""
    return date_format(timezone.localtime(at), "DATETIME_FORMAT") if at else ""


def happened(record):
    """Say a record's event date in one line, what was inferred in square brackets."""
    if not record.get("event_on"):
        return _("undated")
    said = span_said(record["event_on"], record.get("event_until"), record["event_precision"])
    said = bracketed(said, record.get("event_inferred_part"))
    return f"{said} {record['event_inferred_from']}" if record.get("event_inferred") else said


def cited(citation, documents):
    """Say one citation of a record in one line."""
    where = citation["address"]
    if citation["clipping"]:
        sha256, line = citation["clipping"]
        where = f"{documents.get(sha256) or short(sha256)}, {_('line')} {line}"
    undated = _("states no date") if citation["published_precision"] == NO_DATE else _("no date")
    date = day_said(citation["published_on"], citation["published_precision"]) or undated
    said = f"{citation['source']} ({citation['role']}): {citation['title']}, {date}, {where}"
    return f"{said} — {citation['note']}" if citation["note"] else said


def short(sha256):
    return f"{sha256[:8]}…"


def documents_named(*records):
    """Return {SHA-256: name} of the documents that records cite, with the hash where two share one
    name."""
    clippings = [c["clipping"] for r in records for c in r.get("citations") or [] if c["clipping"]]
    known = Document.objects.only("sha256", "title", "name")
    found = {
        d.sha256: str(d) for d in known.filter(sha256__in={sha256 for sha256, _n in clippings})
    }
    times = Counter(found.values())
    return {
        sha256: name if times[name] == 1 else f"{name} ({short(sha256)})"
        for sha256, name in found.items()
    }


def differences(before, after, *, by):
    """Return one Field for each thing an editor can change, changed or not, in reading order.

    by  who is shown them: documents are named to those who may see documents
    """
    documents = documents_named(before, after) if by.has_perm("briefs.view_document") else {}
    left, right = readable(before, documents), readable(after, documents)
    return [
        Field(
            name=name,
            label=label,
            changed=left[name] != right[name],
            before=left[name],
            after=right[name],
            pieces=word_differences(left[name], right[name]),
        )
        for name, label in labels().items()
    ]
