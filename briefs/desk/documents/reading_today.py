"""What intake reads in a document today, worked out before any row is held: it takes seconds."""

from functools import lru_cache

from ...intake import RefusedDocument, read
from ...models import Document
from ..changing.outcomes import Refused


def read_today(data, name):
    """Read bytes as intake does today. Errors: Refused with the sentence of intake."""
    try:
        return read(data, name)
    except RefusedDocument as error:
        raise Refused(str(error)) from error


class _NotKept(Exception):
    """The bytes of a document are not here; not remembered, since they may come."""


def reading_of(clipping):
    """Return the reading of a clipping's document, None where its bytes are not kept.

    The last two are remembered, so that starting a brief from each clipping reads once.
    Errors  Refused, one clear sentence, where intake refuses today what is kept
    """
    about = Document.objects.filter(pk=clipping.document_id, original__isnull=False)
    known = about.values_list("sha256", "name").first()
    try:
        return _read(*known) if known else None
    except _NotKept:
        return None


@lru_cache(maxsize=2)
def _read(sha256, name):
    kept = Document.objects.filter(sha256=sha256).values_list("original", flat=True).first()
    if kept is None:
        raise _NotKept
    return read_today(bytes(kept), name)
