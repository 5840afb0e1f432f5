"""Tags that are moving: how many briefs of the last thirty days bear them, and how many before."""

from dataclasses import dataclass
from datetime import date, timedelta

from ..models import Brief
from . import dates, ledger
from .caching import counted_once

DAYS, SHOWN = 30, 6


@dataclass(frozen=True, slots=True)
class Moving:
    """The tags that move, as (tag, briefs of late, briefs before), up to a day."""

    last: date
    today: bool
    tags: list

    @property
    def until(self):
        return dates.day(self.last)


def moving(state):
    return counted_once(state, "moving", lambda: count_moving(state))


def count_moving(state):
    """Count by filing date, up to today; a desk with an older beat up to its newest brief."""
    filed = Brief.objects.public().filter(filed_on__lte=state.today)
    newest = filed.newest_first().values_list("filed_on", flat=True).first()
    if newest is None:
        return Moving(state.today, True, [])
    current = newest > state.today - timedelta(days=DAYS)
    last = state.today if current else newest
    late = filed.filter(filed_on__gt=last - timedelta(days=DAYS), filed_on__lte=last)
    frequencies, everywhere = ledger.frequencies(state), ledger.everywhere(state)
    tags = [tag for tag in ledger.count_tags(late) if tag.id not in everywhere]
    return Moving(
        last,
        current,
        [(tag, tag.briefs, frequencies.get(tag.id, 0) - tag.briefs) for tag in tags[:SHOWN]],
    )
