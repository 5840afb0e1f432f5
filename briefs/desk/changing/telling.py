"""What follows from a change: search, counts and the edition, in one order of locks."""

from ... import search
from ...models import Edition, Tally


def tell(ids, *, counted=(), seen=False, out_at=None):
    """Let search find these briefs as they are now: once, at the end of a verb.

    counted  ids of those that are or were approved, for the tallies
    seen     whether readers see a difference
    out_at   the hour of a brief that came out by this verb
    The edition is held before the first row of the index or of the tallies: who writes several of
    them would else wait for somebody who holds one of them and waits for the edition. All rows of
    briefs that a verb changes are locked before that.
    """
    if counted or seen:
        Edition.objects.hold()
    search.index(sorted(set(ids)))
    if counted:
        Tally.objects.count(counted)
    if seen:
        Edition.objects.advance(out_at)
