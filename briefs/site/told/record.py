"""How often readers were told of mistakes: what stands on record."""

from django.db.models import Count
from django.utils.translation import gettext as _

from ...models import Brief, Correction
from ...models.revision import count_taken_back
from ..kept.caching import counted_once


def record(state):
    """Return what readers were told of mistakes so far, as `count_record` counts it."""
    return counted_once(state, "record", count_record)


def count_record():
    """Count what readers were told of mistakes: {kind of note: number}, and withdrawals.

    "back" has how many of these were undone.
    """
    notes = Correction.objects.on_record()
    kinds = notes.order_by().values_list("kind").annotate(n=Count("pk"))
    back = count_taken_back()
    return {**dict(kinds), "withdrawn": Brief.objects.stones().count() + back, "back": back}


def by_kind(state):
    """Return how many changes of each kind there are, as (kind, number)."""
    found = record(state)
    named = [
        ("correction", _("Corrections")),
        ("clarification", _("Clarifications")),
        ("update", _("Updates")),
        ("withdrawn", _("Withdrawals")),
    ]
    if found["back"]:
        named.append(("back", _("Withdrawn and brought back")))
    return [(label, found.get(name, 0)) for name, label in named]
