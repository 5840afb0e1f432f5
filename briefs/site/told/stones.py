"""What was withdrawn stays in the feeds of a list, in its place."""

from ...models import Brief
from ..asked.filters import check


def stones_of(listing, limit):
    """Return the withdrawn briefs that the page of a list would show, had they stayed.

    None of a search: what was withdrawn must not be found by its words.
    """
    if listing.found.asked or listing.unknown:
        return []
    found, _unknown = check(listing.data, listing.narrow(Brief.objects.stones()), listing.state)
    rows = found.qs
    days = sorted(brief.filed_on for brief in listing.page.briefs)
    newest, oldest = (listing.page.newer, listing.page.older)
    if listing.sort == "oldest":
        newest, oldest = oldest, newest
    if days and newest is not None:
        rows = rows.filter(filed_on__lte=days[-1])
    if days and oldest is not None:
        rows = rows.filter(filed_on__gte=days[0])
    return list(rows.newest_first().for_cards()[:limit])
