"""What is asked of a list of briefs: its filters, the search, the order."""

from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import Brief
from ...search import search
from .asking import Asking, filled
from .chips import before
from .facets import FACETS
from .filters import SORTS, check
from .paging import read_place

PAGE_SIZE = 10


def renamed(data, found):
    """Put the present slugs of what was found for those of an address into its data."""
    for name in ("tag", "-tag", "source", "-source"):
        if things := found.form.cleaned_data.get(name):
            things = things if isinstance(things, list) else [things]
            data.setlist(name, [thing.slug for thing in things])


class Asked:
    """A list as an address asks for it. Errors: Malformed.

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
