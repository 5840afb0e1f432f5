"""Documents of a fixture, matched by their hash."""

import base64

from django.db.models import Q
from django.utils.translation import gettext as _

from ...models import Brief, Document
from ...models.document import HEAVY
from ..files.content import DESK, MACHINE, digest, new_content, plain
from .rows import merge
from .sources import find_sources

CONTENT = (
    "name",
    "title",
    "kind",
    "language",
    "host_id",
    "address",
    "published_on",
    "published_precision",
    "byline",
    "flags",
    "predecessor_id",
)
# Under which day a brief stands may rest on these.
_FILING = ("kind", "published_on")
_BATCH_CHARACTERS = 8_000_000


def take_documents(run, file):
    """Write the documents of a file, then tie each to its earlier form."""
    earlier = {}
    for batch in _batches(run.staging.each(file, "document")):
        hosts = [record.fields["host"][0] for record in batch if record.fields.get("host")]
        ids = find_sources(run, hosts)
        here = _documents([record.key for record in batch])
        new, changed = [], []
        for record in batch:
            fields = dict(record.fields)
            host = fields.pop("host", None)
            if host and host[0] not in ids:
                wrong, cure = _("there is no such source"), _("add its record")
                run.refuse("document", record, "host", host[0], wrong, cure)
                continue
            fields["host_id"] = ids[host[0]] if host else None
            if before := fields.pop("predecessor", None):
                earlier[record.key] = (record, before[0])
            if record.key in here:
                row = here[record.key]
                outcome = _update_document(run, row, fields)
                if outcome == "updated":
                    changed.append(row["id"])
                run.report.add("document", outcome, called=row["title"] or row["name"])
            else:
                new.append(_document(run, fields))
                run.report.add("document", "created")
        Document.objects.bulk_create(new)
        tell_of_evidence(run, document__in=changed)
    _tie(run, earlier)


def tell_of_evidence(run, **changed):
    """Readers see a change of the clippings, or of their documents, that a public brief cites."""
    cited = {f"citations__clipping__{name}": value for name, value in changed.items()}
    run.visible = run.visible or Brief.objects.public().filter(**cited).exists()


def _batches(records):
    """Yield lists of documents whose texts and bytes together stay small."""
    batch, size = [], 0
    for record in records:
        batch.append(record)
        size += sum(len(record.fields.get(name) or "") for name in ("text", "original"))
        if size > _BATCH_CHARACTERS or len(batch) == 200:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _documents(hashes):
    lacks = {f"lacks_{name}": Q(**{f"{name}__isnull": True}) for name in HEAVY}
    found = Document.objects.filter(sha256__in=hashes).annotate(**lacks)
    rows = found.values("id", "sha256", "imported", *lacks, *CONTENT)
    return {row["sha256"]: {name: plain(value) for name, value in row.items()} for row in rows}


def _maker(fields):
    """A program brings bytes and reading together; a title says that the desk looked at them."""
    machine = fields.get("original") and fields.get("reading") and not fields.get("title")
    return MACHINE if machine else DESK


def _document(run, fields):
    content = new_content(Document, CONTENT, fields)
    return Document(
        sha256=fields["sha256"],
        received_at=fields.get("received_at") or run.now,
        imported=digest(content, _maker(fields)),
        **content,
        **_bytes(fields),
    )


def _bytes(fields):
    original = fields.get("original")
    return {
        "text": fields.get("text"),
        "original": base64.b64decode(original) if original is not None else None,
        "reading": fields.get("reading"),
    }


def _update_document(run, row, incoming):
    current = {name: row[name] for name in CONTENT}
    content, maker, outcome = merge(current, row["imported"], incoming, _maker(incoming))
    stamp = digest(content, maker) if maker else row["imported"]
    filled = {
        name: value
        for name, value in _bytes(incoming).items()
        if value is not None and row[f"lacks_{name}"]
    }
    if filled:
        outcome = "updated"
    if any(content[name] != current[name] for name in _FILING):
        run.resting.add(row["id"])
    if outcome == "updated" or stamp != row["imported"]:
        Document.objects.filter(pk=row["id"]).update(imported=stamp, **content, **filled)
    return outcome


def _tie(run, earlier):
    """Set the earlier form of documents, which may stand anywhere in the file or be here."""
    tied, forms = [], Document.objects.earlier_forms()
    for sha256, (record, before) in earlier.items():
        found = Document.objects.filter(sha256=before).values_list("pk", flat=True).first()
        if found is None:
            wrong, cure = _("there is no such document"), _("add its record")
            run.refuse("document", record, "predecessor", before, wrong, cure)
            continue
        for row in _documents([sha256]).values():
            if row["predecessor_id"] is not None:
                continue
            if forms.earliest(found) == row["id"]:
                wrong, cure = _("it would be its own earlier form"), _("leave predecessor out")
                run.refuse("document", record, "predecessor", before, wrong, cure)
            else:
                content = {name: row[name] for name in CONTENT}
                _content, maker, _outcome = merge(content, row["imported"], {}, DESK)
                content["predecessor_id"] = found
                stamp = digest(content, maker) if maker else row["imported"]
                Document.objects.filter(pk=row["id"]).update(predecessor=found, imported=stamp)
                forms[row["id"]] = found
                tied.append(row["id"])
    tell_of_evidence(run, document__in=tied)
