"""A list of briefs: one page of what was found, and the ways on from it."""

from dataclasses import replace
from functools import cached_property

from django.http import Http404
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import EVERY
from ...search import RANKED
from ...text import limits
from ...text.clean import clean_line
from ..asked.asked import Asked
from ..asked.chips import chips_of, named
from ..asked.facets import facets_of
from ..asked.loosening import loosened, meant
from ..asked.paging import page_of
from ..asked.unanswerable import Malformed, PastTheLast
from ..kept.caching import counted_once
from ..told.cards import entries, entries_with_passages
from ..told.strips import strip_of
from ..wording.numbers import grouped

# How many characters of a question stand in large letters above its answer.
MOST_REPEATED = 80
# What paging needs of a row; cards are loaded apart, where they are not kept.
PLACED = ["pk", "uid", "filed_on"]


def placed(briefs):
    return briefs.values_list(*PLACED, named=True)


class Listing(Asked):
    """The answer to what was asked: how many briefs, which of them on this page.

    Errors: Malformed, and PastTheLast page.
    """

    @property
    def facets(self):
        return facets_of(self)

    @cached_property
    def chips(self):
        return chips_of(self)

    def named(self, title):
        return named(title, self.chips)

    def heading(self, title):
        """What the page calls itself: of a search what was asked for, and how many answer it."""
        if not self.found.asked:
            return title
        if self.many:
            number = _("More than a thousand briefs")
        elif self.total:
            number = ngettext("%s brief", "%s briefs", self.total) % grouped(self.total)
        else:
            number = _("No brief")
        words = Truncator(clean_line(self.data["q"])).chars(MOST_REPEATED)
        # A phrase brings its own marks.
        asked = words if '"' in words else f"“{words}”"
        said = _("%(number)s for %(asked)s") % {"number": number, "asked": asked}
        return said if self.fact == EVERY else f"{title}: {said}"

    @property
    def said(self):
        """How many briefs it has, and in which order."""
        order = {
            "newest": _("newest filing date first"),
            "oldest": _("oldest filing date first"),
            "relevance": _("best match first"),
        }[self.sort]
        if self.many:
            number = _("more than a thousand briefs")
        elif self.asking.filters:
            every = {"found": grouped(self.total), "all": grouped(self.whole_total)}
            number = _("%(found)s of %(all)s") % every
        else:
            number = ngettext("%s brief", "%s briefs", self.total) % grouped(self.total)
        return f"{number}, {order}" if self.total else number

    @property
    def part(self):
        """Which part of how many briefs the page shows, as HTML."""
        first = self.page.first
        if self.many:
            number = _("of more than a thousand briefs")
        elif first:
            number = ngettext("of %s brief", "of %s briefs", self.total) % grouped(self.total)
        else:
            number = _("of %s") % grouped(self.total)
        shown = format_html("<b>{}–{}</b> ", first, self.page.last) if first else ""
        return format_html("{}{}", shown, number)

    @property
    def worn(self):
        """The chips that stand on the page: the words of a search stand in its field."""
        return [chip for chip in self.chips if chip.name != "q" or not self.found.asked]

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
        return strip_of(
            self.undated.days,
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
        return page_of(placed(rows), self.place, self.size, oldest=oldest)

    def page_by_relevance(self):
        """As `page`; there is no key in this order, so it ends with the last page by number.

        Errors: Malformed for a place by key.
        """
        if self.place.before:
            raise Malformed(_("In the order of relevance pages go by number."), "before")
        order = self.found.relevant(RANKED)[: self.size * limits.PAGES_BY_NUMBER]
        page = page_of(order, self.place, self.size)
        rows = {row.pk: row for row in placed(self.whole.filter(pk__in=page.briefs))}
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

    @cached_property
    def older_address(self):
        return self.asking.page(self.page.older) if self.page.older is not None else ""

    @property
    def newer_address(self):
        return self.asking.page(self.page.newer) if self.page.newer is not None else ""
