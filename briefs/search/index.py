"""The index: one row a brief, written by the verbs and the importer in their own transactions."""

from collections.abc import Callable, Iterable
from itertools import batched

from django.db import connection, transaction

from ..models import Brief
from . import postgres, sqlite
from .rows import rows_of

BATCH = 1_000


def backend():
    """Return the module that speaks to this kind of database."""
    return {"postgresql": postgres, "sqlite": sqlite}[connection.vendor]


def index(ids: Iterable[int]) -> None:
    """Write the rows of these briefs afresh, and drop the rows of those that are gone.

    Called inside the transaction that changed them: after a change of text, language, tags or
    citations, and of a name of a tag or source, then with the ids of all briefs that carry it.
    Every status is indexed; the queryset given to `search` decides who sees what.
    """
    with transaction.atomic():
        for batch in batched(ids, BATCH):
            backend().write(list(batch), rows_of(batch))


def forget(instance, **signal) -> None:
    """Drop the row of a deleted brief, whoever deleted it. Receives Django's post_delete."""
    backend().write([instance.pk], [])


def rebuild(progress: Callable[[int, int], None] | None = None) -> int:
    """Write the whole index afresh in one transaction; return how many briefs it has.

    Readers go on with the old index until the new one stands. progress(done, total) is called
    after each thousand.
    """
    done = 0
    with transaction.atomic(), backend().fresh() as write:
        ids = list(Brief.objects.order_by("pk").values_list("pk", flat=True))
        for batch in batched(ids, BATCH):
            write(rows_of(batch))
            done += len(batch)
            if progress:
                progress(done, len(ids))
    return done
