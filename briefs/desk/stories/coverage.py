"""The coverage ledger: every passage that came in has its fate, or is named as lost."""

from dataclasses import dataclass
from itertools import batched

from ...models import Document
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
    ids = documents.order_by("pk").values_list("pk", flat=True)
    for some in batched(ids, BATCH):
        rows = Document.objects.filter(pk__in=some).defer("original", "text").order_by("pk")
        for document in rows.prefetch_related("clippings__citations"):
            yield _covered(document, list(document.clippings.all()))


def _covered(document, clippings):
    fates = {"used": [], "waiting": [], "rejected": []}
    held = set()
    for clipping in clippings:
        held.update(range(clipping.first_line, clipping.last_line + 1))
        fates[clipping.fate].append(clipping)
    lost = [
        line.number
        for line in document.read_lines()
        if line.kept and line.role != "blank" and line.number not in held
    ]
    if lost and not clippings and is_second_of_its_text(document):
        lost = []
    return Covered(document, lost_lines=lost, **fates)
