"""Changes of tags and documents that are no edits of the briefs that rest on them."""

from contextlib import contextmanager
from itertools import batched

from ...models import Brief
from ..files.units import load, stamp

_BATCH = 500


@contextmanager
def keeping_stamps(ids):
    """Let briefs, by id, that nobody has edited count as unedited after what is done in here."""
    unedited = [
        [unit.id for unit in load(Brief.objects.filter(pk__in=part)).values() if not unit.edited]
        for part in batched(sorted(ids), _BATCH)
    ]
    yield
    for part in unedited:
        stamp(part)
