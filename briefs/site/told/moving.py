"""Tags that are moving: how many of the latest briefs bear them, and how many of those before."""

from dataclasses import dataclass
from datetime import date, timedelta

from ...models import Brief
from ..kept import ledger
from ..kept.caching import counted_once
from ..kept.tallies import count
from ..wording import dates

DAYS, SHOWN = 30, 6
# Where thirty days hold fewer briefs than ENOUGH, so many of the newest stand for them.
ENOUGH, NEWEST = 4, 10


@dataclass(frozen=True, slots=True)
class Moving:
    """The tags that move, as (tag, briefs of late, briefs before), up to a day.

    newest  how many of the newest briefs were looked at, or 0 where thirty days were
    """

    last: date
    today: bool
    newest: int
    tags: list

    @property
    def until(self):
        return dates.day(self.last)


def moving(state):
    return counted_once(state, "moving", lambda: count_moving(state))


def count_moving(state):
    """Count by filing date, up to today; a desk with an older beat up to its newest brief."""
    days = {day: briefs for day, briefs in ledger.days(state).items() if day <= state.today}
    if not days:
        return Moving(state.today, True, 0, [])
    newest = max(days)
    current = newest > state.today - timedelta(days=DAYS)
    last = state.today if current else newest
    first = last - timedelta(days=DAYS - 1)
    late = Brief.objects.public().filter(filed_on__gte=first, filed_on__lte=last)
    few = sum(briefs for day, briefs in days.items() if day >= first) < ENOUGH
    if few:
        late = Brief.objects.public().filter(filed_on__lte=last).newest_first()[:NEWEST]
    frequencies, everywhere = ledger.frequencies(state), ledger.everywhere(state)
    counted = ledger.among(ledger.tags(state), count(late).tags)
    tags = [tag for tag in counted if tag.id not in everywhere]
    return Moving(
        last,
        current,
        min(NEWEST, sum(days.values())) if few else 0,
        [(tag, tag.briefs, frequencies.get(tag.id, 0) - tag.briefs) for tag in tags[:SHOWN]],
    )
