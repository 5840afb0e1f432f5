"""What follows from the rows, made afresh: names, filing dates, search index, counts, edition."""

from dataclasses import dataclass
from itertools import batched

from django.db import transaction

from ... import search
from ...desk import mark
from ...models import Brief, Clipping, Edition, Source, SourceName, Tag, TagName, Tally
from ...models.filing import misfiled
from ...text.fold import fold
from ..files.units import load, stamp
from ..imports.edition import advance
from ..imports.statistics import look_again

_BATCH = 500


@dataclass
class Rebuilt:
    """How many rows were put right, and how many briefs the search index has now."""

    names: int = 0
    filed: int = 0
    indexed: int = 0
    edition: int = 0


def rebuild(progress=None):
    """Make afresh what follows from the rows; safe to repeat. Needed after `loaddata`.

    progress  called as progress(done, total) while the search index is built
    """
    done = Rebuilt()
    with transaction.atomic():
        done.names = sum(map(_names, (Source, SourceName, TagName))) + _main_names()
        ids = list(Brief.objects.order_by("pk").values_list("pk", flat=True))
        for batch in batched(ids, _BATCH):
            done.filed += _file(batch)
        for batch in batched(Clipping.objects.order_by("pk").iterator(_BATCH), _BATCH):
            mark(batch)
        # It locks the index, for which whoever publishes waits with the edition in hand.
        Edition.objects.hold()
        done.indexed = search.rebuild(progress)
        Tally.objects.recount()
        advance(Edition.objects.number())
        done.edition = Edition.objects.number()
    look_again()
    return done


def _names(model):
    wrong = []
    for row in model.objects.only("pk", "name", "folded").iterator():
        if row.folded != fold(row.name):
            row.folded = fold(row.name)
            wrong.append(row)
    return model.objects.bulk_update(wrong, ["folded"], batch_size=_BATCH)


def _main_names():
    """Give a main name to tags that came without: their own name."""
    nameless = Tag.objects.exclude(names__main=True)
    count = 0
    for tag in nameless.iterator():
        tag.keep_name()
        count += 1
    return count


def _file(ids):
    """File briefs by the rule of the house; an editor's decision stands. Return how many moved.

    Only what is to move is locked, and looked at once more: a colleague may have decided meanwhile.
    """
    wrong = [brief.pk for brief in misfiled(Brief.objects.filter(pk__in=ids))]
    if not wrong:
        return 0
    held = Brief.objects.select_for_update(of=("self",)).filter(pk__in=wrong)
    moved = list(misfiled(held))
    units = load(Brief.objects.filter(pk__in=[brief.pk for brief in moved])).values()
    unedited = [unit.id for unit in units if not unit.edited]
    Brief.objects.bulk_update(moved, ["filed_on", "filed_by"], batch_size=_BATCH)
    stamp(unedited)
    return len(moved)
