"""Pages by number up to a limit, and beyond it by key: no page costs more than the first."""

import re
import uuid
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from ...models import Brief
from ...text import limits
from ..wording import dates
from .unanswerable import Malformed, not_a_place

NUMBER = re.compile(r"(?a:[1-9]\d{0,3})")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a list a page starts: a page number, or the brief that it continues after."""

    number: int = 1
    before: tuple | None = None

    @property
    def parameters(self):
        """What an address says of it: nothing of the first page."""
        if self.before:
            day, uid = self.before
            return {"before": f"{day},{uid}"}
        return {"page": self.number} if self.number > 1 else {}

    @property
    def name(self):
        """What a title says of it."""
        if self.before:
            return _("from %s on") % dates.day(self.before[0], dates.LONG)
        return _("page %d") % self.number if self.number > 1 else ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list.

    older, newer  parameters of the neighbours, or None
    following     the row with which the next page starts, or None
    """

    briefs: list
    place: Place
    size: int
    older: dict | None
    newer: dict | None
    following: object = None

    @property
    def first(self):
        """The number of the page's first brief in the list, 0 where it is not known."""
        return 0 if self.place.before else (self.place.number - 1) * self.size + 1

    @property
    def last(self):
        return self.first + len(self.briefs) - 1


def read_place(data):
    """Read `page` and `before`. Errors: Malformed."""
    if before := data.get("before"):
        day, _comma, uid = before.partition(",")
        try:
            return Place(0, (date.fromisoformat(day), uuid.UUID(uid)))
        except ValueError as error:
            raise Malformed(not_a_place(before), "before") from error
    text = data.get("page", "1")
    if not NUMBER.fullmatch(text):
        raise Malformed(_("“%s” is not a page number.") % text[:40], "page")
    return Place(int(text))


def faults_of_place(data):
    """Return what is wrong with `page` and `before`, as a list."""
    try:
        read_place(data)
    except Malformed as error:
        return [error]
    return []


def after(briefs, before, *, oldest=False):
    """Narrow an ordered list to what follows the brief named by its day and uid."""
    day, uid = before
    found = place_of(Brief.objects.public(), uid) or place_of(Brief.objects.stones(), uid)
    if found is None or found[0] != day:
        # Gone since: go on after its day, so that nothing is shown twice.
        return briefs.filter(filed_on__gt=day) if oldest else briefs.filter(filed_on__lt=day)
    if oldest:
        return briefs.filter(Q(filed_on__gt=day) | Q(id__gt=found[1]), filed_on__gte=day)
    return briefs.filter(Q(filed_on__lt=day) | Q(id__lt=found[1]), filed_on__lte=day)


def place_of(briefs, uid):
    """Return the filing date and id by which a brief stands in lists, or None."""
    return briefs.filter(uid=uid).order_by().values_list("filed_on", "id").first()


def page_of(briefs, place, size, *, oldest=False):
    """Return one Page of an ordered queryset; one row more than the page tells of the next.

    Errors: Http404 for a page past the last.
    """
    if place.before:
        rows = list(after(briefs, place.before, oldest=oldest)[: size + 1])
    else:
        if place.number > limits.PAGES_BY_NUMBER:
            raise Http404
        start = (place.number - 1) * size
        rows = list(briefs[start : start + size + 1])
    if not rows and place != Place():
        raise Http404
    shown, following = rows[:size], next(iter(rows[size:]), None)
    ways = older(place, shown, following is not None), newer(place)
    return Page(shown, place, size, *ways, following)


def older(place, shown, more):
    if not more:
        return None
    if place.before is None and place.number < limits.PAGES_BY_NUMBER:
        return {"page": place.number + 1}
    return {"before": f"{shown[-1].filed_on},{shown[-1].uid}"}


def newer(place):
    """Return the parameters of the page before; from a page by key it goes back to the first."""
    if place.before:
        return {}
    return None if place.number == 1 else {"page": place.number - 1}
