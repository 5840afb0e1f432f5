"""Clippings whose lines a person set: what a program reads in these lines makes no others."""

from django.db.models import TextField
from django.db.models.functions import Cast

from ...desk.documents.by_hand import BY_HAND, is_by_hand
from ...models import Clipping, Document


def set_by_hand(hashes):
    """Return {hash: [(first line, last line, row id), …]} of clippings in which a person decided a
    line: joined, split, or turned. Cost: one look-up, and the readings that hold such a line.
    """
    rows = Document.objects.filter(sha256__in=list(hashes), reading__isnull=False)
    rows = rows.annotate(said=Cast("reading", TextField())).filter(said__contains=f'"{BY_HAND}"')
    decided = {
        pk: [n for n, line in enumerate(reading["lines"], start=1) if is_by_hand(line)]
        for pk, reading in rows.values_list("pk", "reading")
    }
    found = {}
    spans = Clipping.objects.filter(document__in=list(decided))
    for sha256, document, first, last, pk in spans.values_list(
        "document__sha256", "document", "first_line", "last_line", "pk"
    ):
        if any(first <= number <= last for number in decided[document]):
            found.setdefault(sha256, []).append((first, last, pk))
    return found


def covering(spans, first, last):
    """Return the row id of the span that has a line in common with these, None where none has."""
    return next((pk for start, end, pk in spans if start <= last and first <= end), None)
