"""What is asked of a list of briefs: its filters, the search, the order, and how many it has."""

from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import EVERY, Brief, source_fact, tag_fact
from ...search import RANKED, search
from ..kept.caching import counted_once
from ..kept.ledger import count_days
from ..kept.tallies import count, tally
from .asking import Asking, filled
from .chips import before
from .facets import FACETS
from .filters import SORTS, check
from .paging import read_place

PAGE_SIZE = 10
# A longer list, that the tallies do not know, has its days counted and nothing else: all that its
# briefs bear would take seconds among 200,000.
COUNTED = 20_000


def renamed(data, found):
    """Put the present slugs of what was found for those of an address into its data."""
    for name in ("tag", "-tag", "source", "-source"):
        if things := found.form.cleaned_data.get(name):
            things = things if isinstance(things, list) else [things]
            data.setlist(name, [thing.slug for thing in things])


class Asked:
    """A list as an address asks for it, counted once an edition. Errors: Malformed.

    state   the public state that keys its counts
    narrow  a function that narrows briefs to what the list is of: a tag's briefs, a month's …
    where   path of the list, without the feed's file name
    fact    the fact that its briefs bear, where the tallies know one; "" for a month …
    """

    def __init__(self, state, narrow, where, data, size=PAGE_SIZE, fact=""):
        self.state, self.narrow, self.size, self.fact = state, narrow, size, fact
        self.data = data = filled(data)
        self.whole = narrow(Brief.objects.public())
        self.filter, self.unknown = check(data, self.whole, state)
        renamed(data, self.filter)
        self.asking = Asking(where, data)
        self.place = read_place(data)
        # The facet to be shown whole; another name would only make another copy of the page.
        self.more = data.get("more") if data.get("more") in FACETS else ""

    def changed(self, name, values=None, without=None):
        """Return the same list from its start, with other values of a parameter.

        values   what to ask for; where it is None, what was asked for
        without  the one value to leave out of these; where it is None too, all of them
        """
        data = self.data.copy()
        for key in ("page", "before"):
            data.pop(key, None)
        kept = [value for value in data.getlist(name) if without not in (None, value)]
        data.setlist(name, kept if values is None else values)
        return type(self)(self.state, self.narrow, self.asking.where, data, self.size, self.fact)

    def cleaned(self, name):
        """Return the list of things that a parameter names, none where it names an unknown one."""
        found = self.filter.form.cleaned_data.get(name) or []
        return found if isinstance(found, list) else [found]

    @cached_property
    def found(self):
        """What the search room says to the question of the reader."""
        return search(self.data.get("q", ""), self.matching)

    @property
    def problem(self):
        """One sentence about what could not be answered, or ""."""
        if self.reversed_range:
            return _("The range of dates ends before it begins.")
        if not self.unknown:
            return self.found.problem
        asked = [
            f"{before(name.strip('-'))} “{value}”"
            for name, values in self.unknown
            for value in values
        ]
        said = ngettext(
            "No brief carries the %s.", "No brief carries all of these: %s.", len(asked)
        )
        return said % ", ".join(asked)

    @property
    def reversed_range(self):
        dates = self.filter.form.cleaned_data
        first, last = dates.get("from"), dates.get("to")
        return bool(first and last and first > last)

    @cached_property
    def matching(self):
        """The briefs that pass the filters, before the search."""
        return self.whole.none() if self.unknown else self.filter.qs

    @property
    def briefs(self):
        return self.found.briefs

    @cached_property
    def sort(self):
        asked = self.data.get("sort") or "newest"
        return "newest" if asked == "relevance" and not self.found.asked else asked

    @property
    def sorts(self):
        """The orders that this list can have, the present one marked."""
        labels = {"newest": _("newest"), "oldest": _("oldest"), "relevance": _("relevance")}
        return [
            {
                "label": labels[name],
                "current": name == self.sort,
                "url": self.asking.replacing(sort=name if name != "newest" else None),
            }
            for name in SORTS
            if name != "relevance" or self.found.asked
        ]

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

        def ask():
            if not self.found.asked:
                return count(self.briefs)
            # By the ids of its hits, so that the search itself is asked once.
            return count(self.whole.filter(id__in=self.found.newest(RANKED)))

        return self.counted("facts", ask)

    @property
    def most_counted(self):
        return COUNTED

    def counted(self, name, count):
        """Count once an edition, for this list with these filters."""
        return counted_once(self.state, f"{name} {self.asking.address(self.asking.filters)}", count)
