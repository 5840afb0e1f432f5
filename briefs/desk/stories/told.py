"""What is known of a story that comes in: which brief tells it, contradicts it, or that it was
rejected before."""

from django.db import transaction

from ...models import Brief, Clipping
from ..changing.change import retrying
from .likeness import TELLS, near
from .same_text import rejected_before

# Of one document so many clippings are compared, so that taking one in stays quick.
MOST = 60
_REJECTION = ("rejected_because", "rejected_by", "rejected_at")


def told_by(clipping, verdicts=TELLS):
    """Return the Near brief that tells the story of a clipping best, None where none does.

    verdicts  those that count
    One that was withdrawn tells nothing, and of a rework the live brief is meant.
    """
    return next(iter(_telling(clipping, verdicts)), None)


def _telling(clipping, verdicts=TELLS):
    return [
        found
        for found in near(clipping)
        if found.likeness.verdict in verdicts
        and found.brief.rework_of_id is None
        and found.brief.status != Brief.Status.WITHDRAWN
    ]


def stay_rejected(clippings):
    """Keep rejected what somebody rejected already, in the same words in another document.

    Cost: that of `near` for each, sixty at most.
    """
    again = []
    for clipping in list(clippings)[:MOST]:
        if before := rejected_before(clipping):
            for name in _REJECTION:
                setattr(clipping, name, getattr(before, name))
            again.append(clipping)
    Clipping.objects.bulk_update(again, _REJECTION)


def note_contradictions(clippings):
    """Keep for each clipping the brief whose event it tells with other figures, or None.

    A brief that rests on the same words elsewhere has decided about the figures. Cost: that of
    `near` for each, sixty at most.
    """
    changed = []
    for clipping in list(clippings)[:MOST]:
        best = {}
        for found in _telling(clipping):
            best.setdefault(found.brief.pk, found)
        against = [n.brief for n in best.values() if n.likeness.verdict == "conflict"]
        against.sort(key=lambda brief: brief.status != Brief.Status.PUBLISHED)
        brief = against[0] if against else None
        if clipping.contradicts != brief:
            clipping.contradicts = brief
            changed.append(clipping)
    _keep(changed)


@retrying
@transaction.atomic
def _keep(changed):
    # In the order in which all others hold clippings.
    held = Clipping.objects.select_for_update().filter(pk__in=[row.pk for row in changed])
    list(held.order_by("pk").values_list("pk"))
    Clipping.objects.bulk_update(changed, ["contradicts"])


def contradicting():
    """Return the clippings that wait and tell the event of a live brief with other figures."""
    live = Brief.objects.public().order_by().values("pk")
    return Clipping.objects.waiting().filter(contradicts__isnull=False, contradicts__in=live)
