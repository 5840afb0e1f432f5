"""A list of briefs: what was asked, what was found, one page of it."""

from functools import cached_property

try:
    from ..search import search
except ImportError:
    # The search room is being built; until it stands nothing can be asked for.
    from types import SimpleNamespace

    def search(text, briefs):
        return SimpleNamespace(briefs=briefs, asked=False, problem="", terms=())


from . import ledger
from .asking import Asking
from .caching import counted_once
from .entries import entry_of
from .filters import check
from .paging import page_of, read_place

PAGE_SIZE = 10
FEED_SIZE = 20
# Searches are counted up to here; the order by relevance knows the newest 1,000 hits.
MOST_HITS = 1000


class Listing:
    """One list as an address asks for it. Errors: Malformed, and Http404 past the last page.

    state   the public state that keys its counts
    briefs  what the list is made of before the reader's filters: a tag's briefs, a month's …
    where   path of the list, without the feed's file name
    """

    def __init__(self, state, briefs, where, data, size=PAGE_SIZE):
        self.state, self.data, self.size = state, data, size
        self.asking = Asking(where, data)
        self.whole = briefs
        self.filter, self.unknown = check(data, briefs)
        self.place = read_place(data)

    @cached_property
    def found(self):
        """What the search room says to the question of the reader."""
        return search(self.data.get("q", ""), self.matching)

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

    @cached_property
    def total(self):
        """How many briefs match; of a search at most MOST_HITS."""
        if self.found.asked:
            return self.counted("total", lambda: self.found.counted(MOST_HITS))
        return self.counted("total", self.briefs.count)

    @property
    def many(self):
        """Whether there are more hits than were counted."""
        return self.found.asked and self.total >= MOST_HITS

    @cached_property
    def whole_total(self):
        return counted_once(self.state, f"whole {self.asking.where}", self.whole.count)

    @cached_property
    def page(self):
        if self.sort == "relevance":
            return self.page_by_relevance()
        oldest = self.sort == "oldest"
        rows = self.briefs.order_by("filed_on", "id") if oldest else self.briefs.newest_first()
        return page_of(rows.for_cards(), self.place, self.size, oldest=oldest)

    def page_by_relevance(self):
        order = self.found.relevant(MOST_HITS)
        page = page_of(order, self.place, self.size)
        rows = {row.id: row for row in self.whole.filter(id__in=page.briefs).for_cards()}
        page.briefs[:] = [rows[id] for id in page.briefs if id in rows]
        return page

    @cached_property
    def entries(self):
        everywhere = ledger.everywhere(self.state)
        return [entry_of(brief, everywhere) for brief in self.page.briefs]

    @property
    def older_address(self):
        return self.asking.page(self.page.older) if self.page.older is not None else ""

    @property
    def newer_address(self):
        return self.asking.page(self.page.newer) if self.page.newer is not None else ""

    def counted(self, name, count):
        """Count once an edition, for this list with these filters."""
        return counted_once(self.state, f"{name} {self.asking.address(self.asking.filters)}", count)
