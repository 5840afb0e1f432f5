"""The coverage ledger: every passage that came in has its fate, or is named as lost."""

from dataclasses import dataclass

from ..models import Clipping, Document
from .same_text import is_second_of_its_text

BATCH = 200


@dataclass(frozen=True, slots=True)
class Covered:
    """One document's clippings by fate, and the kept lines that no clipping holds."""

    document: Document
    used: list
    waiting: list
    rejected: list
    lost_lines: list

    @property
    def clippings(self):
        return len(self.used) + len(self.waiting) + len(self.rejected)


def coverage(documents=None):
    """Yield one Covered for each document, oldest first, in bounded memory."""
    documents = Document.objects.all() if documents is None else documents
    ids = list(documents.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        used = set(Clipping.objects.used().filter(document__in=some).values_list("pk", flat=True))
        rows = Document.objects.filter(pk__in=some).defer("original", "text").order_by("pk")
        for document in rows.prefetch_related("clippings"):
            yield _covered(document, list(document.clippings.all()), used)


def _covered(document, clippings, used):
    fates = {"used": [], "waiting": [], "rejected": []}
    held = set()
    for clipping in clippings:
        held.update(range(clipping.first_line, clipping.last_line + 1))
        rejected = "rejected" if clipping.rejected_because else "waiting"
        fates["used" if clipping.pk in used else rejected].append(clipping)
    lines = (document.reading or {}).get("lines", [])
    lost = [
        number
        for number, (role, _reason, kept, *_rest) in enumerate(lines, start=1)
        if kept and role != "blank" and number not in held
    ]
    if lost and not clippings and is_second_of_its_text(document):
        lost = []
    return Covered(document, lost_lines=lost, **fates)
