"""Pieces of pages, kept by edition: one brief in a list, or as one item of a feed."""

import hashlib

from django.core.cache import cache
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from ..models import Brief
from .caching import KEPT_SECONDS, release


def pieces(state, name, rows, render):
    """Return the rendered piece of every row, in order; those not kept are loaded together.

    name    which piece, such as "entry" or "atom"
    rows    briefs of which no more than the id is needed
    render  a function from a brief loaded with `for_cards()` to a piece of safe text
    """
    base = hashlib.sha256(f"{release()}\n{state.key}\n{get_language()}\n{name}".encode())
    keys = {f"piece:{base.hexdigest()[:32]}:{row.pk}": row.pk for row in rows}
    found = cache.get_many(keys)
    missing = {pk: key for key, pk in keys.items() if key not in found}
    if missing:
        loaded = Brief.objects.public().filter(pk__in=missing).for_cards()
        made = {missing[brief.pk]: str(render(brief)) for brief in loaded}
        cache.set_many(made, KEPT_SECONDS)
        found |= made
    # Safe: every piece was rendered by an escaping template or writer of this room.
    return [mark_safe(found[key]) for key in keys if key in found]
