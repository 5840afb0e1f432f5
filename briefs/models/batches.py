"""Many rows, a few at a time."""

BATCH = 100


def in_batches(rows, size=BATCH):
    """Yield the rows of a queryset by id, each batch by a query of its own.

    Memory stays small, and no lock is held while the rows are worked on: SQLite locks out whoever
    writes until the last row of a query is fetched. A row that the work moves out of the filter
    moves no other row out of sight.
    """
    last = 0
    while batch := list(rows.order_by("pk").filter(pk__gt=last)[:size]):
        yield from batch
        last = batch[-1].pk
