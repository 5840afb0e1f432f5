"""Clippings of a fixture, matched by their document and first line."""

from itertools import batched

from django.utils.translation import gettext as _

from ...desk import mark
from ...models import Clipping, ClippingMark, Document
from ..files.content import DESK, MACHINE, digest, new_content, plain
from .by_hand import covering, set_by_hand
from .documents import tell_of_evidence
from .rows import merge

CLIPPING = (
    "last_line",
    "headline",
    "event_on",
    "event_until",
    "event_precision",
    "event_method",
    "origin",
    "byline",
    "address",
    "published_on",
    "published_precision",
    "flags",
    "rejected_because",
)


def take_clippings(run, file):
    """Write the clippings of a file. Their documents are in the file or in the newsroom.

    One that would share lines with a clipping that a person set is not made: that one stands for
    it.
    """
    for batch in batched(run.staging.each(file, "clipping"), 500):
        hashes = {record.fields["document"][0] for record in batch}
        documents = dict(Document.objects.filter(sha256__in=hashes).values_list("sha256", "pk"))
        machine = run.staging.read_by_machine(file, hashes)
        here = _clippings(documents.values())
        known = {pk for pk, _first_line in here}
        held = set_by_hand(sha256 for sha256, pk in documents.items() if pk in known)
        new, changed = [], []
        for record in batch:
            sha256, first_line = record.fields["document"][0], record.fields["first_line"]
            if sha256 not in documents:
                wrong, cure = _("there is no such document"), _("add its record")
                run.refuse("clipping", record, "document", sha256, wrong, cure)
                continue
            maker = MACHINE if sha256 in machine else DESK
            row = here.get((documents[sha256], first_line))
            if row:
                outcome = _update_clipping(run, row, record.fields, maker)
                if outcome == "updated":
                    changed.append(row["id"])
                run.report.add(
                    "clipping", outcome, called=row["headline"] or f"{sha256}:{first_line}"
                )
            elif covering(held.get(sha256, ()), first_line, record.fields["last_line"]):
                run.report.add("clipping", "kept", called=f"{sha256}:{first_line}")
            else:
                new.append(_clipping(documents[sha256], record.fields, maker))
                run.report.add("clipping", "created")
        Clipping.objects.bulk_create(new)
        tell_of_evidence(run, pk__in=changed)
        # By these marks likeness finds what came in. One without marks is new or got its text.
        mark(Clipping.objects.filter(document__in=documents.values(), marks=None))


def _clippings(documents):
    rows = Clipping.objects.filter(document__in=list(documents)).values(
        "id", "document_id", "first_line", "imported", "excerpt", *CLIPPING
    )
    return {
        (row["document_id"], row["first_line"]): {name: plain(row[name]) for name in row}
        for row in rows
    }


def _clipping(document, fields, maker):
    content = new_content(Clipping, CLIPPING, fields)
    return Clipping(
        document_id=document,
        first_line=fields["first_line"],
        excerpt=fields.get("excerpt", ""),
        rejected_at=_rejected_at(content, fields),
        imported=digest(content, maker),
        **content,
    )


def _rejected_at(content, fields):
    return fields.get("rejected_at") if content["rejected_because"] else None


def _update_clipping(run, row, incoming, maker):
    current = {name: row[name] for name in CLIPPING}
    content, whose, outcome = merge(current, row["imported"], incoming, maker)
    stamp = digest(content, whose) if whose else row["imported"]
    if content["event_on"] != current["event_on"]:
        run.resting.add(row["document_id"])
    if content["rejected_because"] != current["rejected_because"]:
        content = content | {"rejected_at": _rejected_at(content, incoming)}
    excerpt = row["excerpt"]
    if incoming.get("excerpt") and (not excerpt or whose == MACHINE):
        excerpt = incoming["excerpt"]
    if excerpt != row["excerpt"]:
        outcome = "updated"
        ClippingMark.objects.filter(clipping=row["id"]).delete()
    if outcome == "updated" or stamp != row["imported"]:
        Clipping.objects.filter(pk=row["id"]).update(imported=stamp, excerpt=excerpt, **content)
    return outcome
