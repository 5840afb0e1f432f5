"""A list of briefs: what was asked, what was found, one page of it."""

from dataclasses import replace
from functools import cached_property

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import EVERY, Brief, source_fact, tag_fact
from ..search import RANKED, search
from ..text import limits
from . import ledger
from .asking import Asking
from .caching import counted_once
from .cards import entries, entries_with_passages
from .chips import chips_of
from .errors import Malformed, PastTheLast
from .facets import FACETS, facets_of
from .filters import SORTS, check
from .ledger import count_days
from .loosening import loosened, meant
from .paging import page_of, read_place
from .strips import strip_of
from .tallies import tally

PAGE_SIZE = 10
FEED_SIZE = 20
# What paging needs of a row; cards are loaded apart, where they are not kept.
PLACED = ["id", "uid", "filed_on"]


def filled(data):
    """Return the parameters without those left empty, as a form sends them."""
    found = data.copy()
    for name, values in data.lists():
        found.setlist(name, [value for value in values if value.strip()])
        if not found.getlist(name):
            del found[name]
    return found


class Listing:
    """One list as an address asks for it. Errors: Malformed, and PastTheLast page.

    state   the public state that keys its counts
    narrow  a function that narrows briefs to what the list is of: a tag's briefs, a month's …
    where   path of the list, without the feed's file name
    fact    the fact that its briefs bear, where the tallies know one; "" for a month …
    """

    def __init__(self, state, narrow, where, data, size=PAGE_SIZE, fact=""):
        self.state, self.narrow, self.size, self.fact = state, narrow, size, fact
        self.data = data = filled(data)
        self.asking = Asking(where, data)
        self.whole = narrow(Brief.objects.public())
        self.filter, self.unknown = check(data, self.whole, state)
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
        return Listing(self.state, self.narrow, self.asking.where, data, self.size, self.fact)

    def cleaned(self, name):
        """Return the things that a parameter names, none where it names an unknown one."""
        return self.filter.form.cleaned_data.get(name) or []

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
        values = ", ".join(f"“{value}”" for _name, values in self.unknown for value in values)
        return (
            ngettext(
                "No brief bears %s, so none matches.",
                "No brief bears all of %s, so none matches.",
                len(self.unknown),
            )
            % values
        )

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
        labels = {"newest": _("filed"), "oldest": _("oldest"), "relevance": _("relevance")}
        return [
            {
                "label": labels[name],
                "current": name == self.sort,
                "url": self.asking.replacing(sort=name if name != "newest" else None),
            }
            for name in SORTS
            if name != "relevance" or self.found.asked
        ]

    @property
    def is_whole(self):
        """Whether this is the list of all briefs, as nobody has narrowed it."""
        return self.asking.where == reverse("briefs:list") and not self.asking.filters

    @cached_property
    def tally(self):
        """What the tallies know of this list; None of one that two things narrow, or words."""
        if self.unknown or not (fact := self.fact and self.narrowed_fact):
            return None
        return tally(self.state, fact)

    @property
    def narrowed_fact(self):
        """The one fact that the briefs of this list bear, or "" where it takes more to say."""
        if not self.asking.filters:
            return self.fact
        (name, _value), *more = self.asking.filters
        if more or self.fact != EVERY:
            return ""
        if name == "tag":
            return tag_fact(self.cleaned("tag")[0].pk)
        return source_fact(self.cleaned("source").pk) if name == "source" else ""

    @cached_property
    def total(self):
        """How many briefs match; of a search at most RANKED."""
        if self.is_whole:
            return ledger.house(self.state).briefs
        if self.tally:
            return self.tally.briefs
        if self.found.asked:
            return self.counted("total", lambda: self.found.counted(RANKED))
        return self.counted("total", self.briefs.count)

    @property
    def many(self):
        """Whether there are more hits than were counted."""
        return self.found.asked and self.total >= RANKED

    @cached_property
    def whole_total(self):
        if self.fact and (kept := tally(self.state, self.fact)):
            return kept.briefs
        return counted_once(self.state, f"whole {self.asking.where}", self.whole.count)

    @property
    def countable(self):
        """The briefs that facets count: of a search the ids, so that it is asked once."""
        if not self.found.asked:
            return self.briefs
        return self.whole.filter(id__in=self.found.relevant(RANKED))

    @property
    def facets(self):
        return facets_of(self)

    @cached_property
    def chips(self):
        return chips_of(self)

    @cached_property
    def meant(self):
        return meant(self)

    @cached_property
    def loosened(self):
        return loosened(self)

    @property
    def strip(self):
        """The list over time, without its own dates so that the others can be chosen."""
        if self.unknown or self.found.asked:
            return None
        asked = self.filter.form.cleaned_data
        chosen = (asked.get("from"), asked.get("to"))
        always = self.changed("from").changed("to")
        if always.is_whole:
            days = ledger.days(self.state)
        else:
            days = always.tally.days if always.tally else count_days(always.briefs)
        return strip_of(
            days,
            lambda first, last: self.asking.replacing(from_=first, to=last),
            chosen if any(chosen) else None,
        )

    @cached_property
    def page(self):
        try:
            return self.page_in_order()
        except Http404 as error:
            raise PastTheLast(max(self.last_number, 1), self.asking.page({})) from error

    def page_in_order(self):
        if self.sort == "relevance":
            return self.page_by_relevance()
        oldest = self.sort == "oldest"
        rows = self.briefs.order_by("filed_on", "id") if oldest else self.briefs.newest_first()
        return page_of(rows.only(*PLACED), self.place, self.size, oldest=oldest)

    def page_by_relevance(self):
        """As `page`; there is no key in this order, so it ends with the last page by number.

        Errors: Malformed for a place by key.
        """
        if self.place.before:
            raise Malformed(_("In the order of relevance pages go by number."), "before")
        order = self.found.relevant(RANKED)[: self.size * limits.PAGES_BY_NUMBER]
        page = page_of(order, self.place, self.size)
        rows = self.whole.only(*PLACED).in_bulk(page.briefs)
        return replace(page, briefs=[rows[key] for key in page.briefs if key in rows])

    @cached_property
    def entries(self):
        """The entries of the page as HTML, kept by edition; of a search with the passage found."""
        if self.found.asked:
            return entries_with_passages(self.state, self.page.briefs, self.found)
        return entries(self.state, self.page.briefs)

    def kept(self, name, make):
        """Return make(), kept by edition for all pages of this list with these filters."""
        asked = self.asking.address(self.asking.pairs, {"more": self.more})
        return counted_once(self.state, f"{name} {asked}", make)

    @property
    def last_number(self):
        """The number of the last page that has one."""
        return min(-(-self.total // self.size), limits.PAGES_BY_NUMBER)

    @property
    def numbers(self):
        """The page numbers around this one, each with its address; none on a page by key."""
        here = self.place.number
        if not here or self.many:
            return []
        last = self.last_number
        near = sorted({1, *range(max(1, here - 2), min(last, here + 2) + 1)})
        return [
            (number, self.asking.page({"page": number} if number > 1 else {})) for number in near
        ]

    @property
    def older_address(self):
        return self.asking.page(self.page.older) if self.page.older is not None else ""

    @property
    def newer_address(self):
        return self.asking.page(self.page.newer) if self.page.newer is not None else ""

    def counted(self, name, count):
        """Count once an edition, for this list with these filters."""
        return counted_once(self.state, f"{name} {self.asking.address(self.asking.filters)}", count)
