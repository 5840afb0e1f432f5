"""Changes of tags that are no edits of the briefs that carry them."""

from contextlib import contextmanager

from ..models import Brief
from .units import load, stamp

_BATCH = 500


@contextmanager
def keeping_stamps(tag):
    """Around a change of a tag: briefs that nobody edited before it count as unedited after it."""
    ids = list(Brief.objects.filter(tagged__tag=tag).order_by("pk").values_list("pk", flat=True))
    parts = [ids[at : at + _BATCH] for at in range(0, len(ids), _BATCH)]
    unedited = [
        [unit.id for unit in load(Brief.objects.filter(pk__in=part)).values() if not unit.edited]
        for part in parts
    ]
    yield
    for part in unedited:
        stamp(part)
