"""How many briefs a list has, and how many of them bear what."""

from datetime import date
from functools import cached_property

from ...models import EVERY, source_fact, tag_fact
from ...search import RANKED
from ..kept.caching import counted_once
from ..kept.ledger import count_days
from ..kept.tallies import count, tally
from .asked import Asked

# A longer list, that the tallies do not know, has its days counted and nothing else: all that its
# briefs bear would take seconds among 200,000.
COUNTED = 20_000


class Totals(Asked):
    """What was asked of a list, counted once an edition."""

    @cached_property
    def tally(self):
        """What the tallies know of this list; None of one that two things narrow, or words."""
        if self.unknown or not self.fact:
            return None
        whole = tally(self.state, self.fact)
        if not whole or not self.asking.filters:
            return whole
        (name, _value), *more = self.asking.filters
        if more or self.fact != EVERY or name.strip("-") not in ("tag", "source"):
            return None
        (thing,) = self.cleaned(name)
        fact = tag_fact(thing.pk) if name.endswith("tag") else source_fact(thing.pk)
        part = tally(self.state, fact)
        return whole.without(part) if name.startswith("-") else part

    @cached_property
    def undated(self):
        """The same list whatever its dates: itself where it asks for none."""
        dated = any(self.asking.values(name) for name in ("from", "to"))
        return self.changed("from").changed("to") if dated else self

    @cached_property
    def days(self):
        """How many briefs are filed under each day."""
        if self.unknown:
            return {}
        if self.found.asked:
            return self.counts.days if self.counts else {}
        if self.undated is not self:
            asked = self.filter.form.cleaned_data
            first, last = asked.get("from") or date.min, asked.get("to") or date.max
            days = self.undated.days.items()
            return {day: briefs for day, briefs in days if first <= day <= last}
        if self.tally:
            return self.tally.days
        return self.counted("days", lambda: count_days(self.briefs))

    @cached_property
    def total(self):
        """How many briefs match; of a search at most RANKED."""
        if self.found.asked:
            return self.counted("total", lambda: self.found.counted(RANKED))
        return self.counted("total", lambda: sum(self.days.values()))

    @property
    def many(self):
        """Whether there are more hits than were counted."""
        return self.found.asked and self.total >= RANKED

    @cached_property
    def whole_total(self):
        if self.fact and (kept := tally(self.state, self.fact)):
            return kept.briefs
        return counted_once(self.state, f"whole {self.asking.where}", self.whole.count)

    @cached_property
    def counts(self):
        """What the briefs of this list bear, None where they are too many to be counted."""
        if self.tally or self.total > COUNTED:
            return self.tally
        if not self.found.asked:
            return self.counted("facts", lambda: count(self.briefs))
        # The ids, so that a search is asked once.
        found = self.whole.filter(id__in=self.found.relevant(RANKED))
        return self.counted("facts", lambda: count(found))

    @property
    def most_counted(self):
        return COUNTED

    def counted(self, name, count):
        """Count once an edition, for this list with these filters."""
        return counted_once(self.state, f"{name} {self.asking.address(self.asking.filters)}", count)
