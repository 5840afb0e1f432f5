"""What each item of a digest says of itself: whom it comes from, who signs it, when and where."""

from collections import Counter
from dataclasses import dataclass

from briefs.text.addresses import domain_of

from ..days.dates import Found
from ..lines.attributions import Attribution, attribution_at_end, attribution_of
from ..lines.items import Item
from ..lines.page import Page
from ..naming.persons import author_name
from ..shapes import Cut, PartialDate, Role
from .sources import agency_of_dateline

_BELOW = 3  # lines below an item's text in which its source may stand
_FOREIGN = (
    Role.TEASER, Role.TEASER_HEAD, Role.RELATED, Role.COMMENT, Role.ADVERTISEMENT, Role.SPAM,
    Role.HIDDEN, Role.COOKIE_NOTICE, Role.LEGAL, Role.END_MATTER, Role.PAGER, Role.SITE_NAME,
)  # fmt: skip
_LATEST, _EARLIEST = 1, 62  # days around the digest's own in which a day without a year may lie
# Who shows what anybody sends in is nobody's origin.
_SHOWS_ALL = (
    "facebook.com", "twitter.com", "x.com", "t.co", "youtube.com", "youtu.be", "instagram.com",
    "linkedin.com", "t.me", "whatsapp.com", "bit.ly", "tinyurl.com", "medium.com", "wikipedia.org",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Credit:
    """What a story says of itself. None: it says nothing. found: a day with or without a year."""

    origin: str | None = None
    byline: str | None = None
    address: str | None = None
    found: Found | None = None


@dataclass(slots=True)
class _Read:
    """A line beside or inside an item, and what it says. start: where it begins in a kept line."""

    number: int
    said: Attribution
    start: int | None = None

    @property
    def shape(self) -> tuple[str, bool]:
        return self.said.shape, self.start is None


def credits_of(page: Page, items: list[Item]) -> list[Credit]:
    """Read the credit of each item. What names a source is cut out of its paragraph, and a line
    that does is a source line.

    A name that no label and no word of media proves counts where half of the items bear one in
    the same way, and half of these are proved.
    """
    kept = {n for one in items for n in one.numbers}
    read = [_lines_of(page, item, kept) for item in items]
    usual = _usual_shapes(read)
    return [
        _credit(page, item, lines, usual, external)
        for item, lines, external in zip(items, read, _addresses(page, items, read), strict=True)
    ]


def _lines_of(page: Page, item: Item, kept: set[int]) -> list[_Read]:
    numbers = [*item.metas, *_beside(page, item, kept)]
    found = []
    for number in dict.fromkeys(numbers):
        said = attribution_of(page.facts[number].text, page.language, page.day_first)
        if said is not None:
            found.append(_Read(number, said))
    for number in item.lines[-1:]:
        at_end = attribution_at_end(page.facts[number].text, page.language, page.day_first)
        if at_end is not None:
            found.append(_Read(number, at_end[0], at_end[1]))
    return found


def _beside(page: Page, item: Item, kept: set[int]) -> list[int]:
    """The lines of no story inside an item, and right below it up to a blank line."""
    first, last = page.place[item.first], page.place[item.last]
    inside = [n for n in page.order[first : last + 1] if n not in kept]
    below = []
    for number in page.order[last + 1 : last + 1 + _BELOW]:
        above = page.order[page.place[number] - 1]
        apart = page.facts[above].last + 1 < number and not page.marked
        if number in kept or apart:
            break
        below.append(number)
    return [n for n in (*inside, *below) if page.role(n) not in _FOREIGN]


def _usual_shapes(read: list[list[_Read]]) -> set[tuple[str, bool]]:
    """The shapes in which the items of this list name their sources."""
    bear, proved = Counter(), Counter()
    for lines in read:
        for shape in {one.shape for one in lines if one.said.name}:
            named = [one.said for one in lines if one.shape == shape and one.said.name]
            bear[shape] += 1
            proved[shape] += any(said.sure for said in named)
    return {
        shape
        for shape, times in bear.items()
        if times >= max(2, len(read) / 2) and proved[shape] >= times / 2
    }


def _credit(page: Page, item: Item, lines: list[_Read], usual: set, external: str | None) -> Credit:
    named = [one for one in lines if one.said.name]
    chosen = next((one for one in named if one.said.sure), None) or next(
        (one for one in named if one.shape in usual), None
    )
    printed = next((one.said.address for one in lines if one.said.address), None)
    address, byline = printed or external, _byline(page, item)
    if chosen is None:
        site = domain_of(external) if external and not printed else None
        return Credit(agency_of_dateline(page, item) or site, byline, address)
    if chosen.start is None:
        page.set(chosen.number, Role.SOURCE_LINE, "says where the story comes from")
    else:
        cut = Cut(chosen.start, len(page.facts[chosen.number].text), "says where it comes from")
        page.cut(chosen.number, cut)
    return Credit(chosen.said.name, byline, address, chosen.said.found)


def _byline(page: Page, item: Item) -> str | None:
    for number in item.metas:
        meta = page.metas[number]
        name = author_name(meta.byline or "")
        if name and meta.beside_date is None:
            return name
    return None


def _addresses(page: Page, items: list[Item], read: list[list[_Read]]) -> list[str | None]:
    """The link to the original of each item of a marked page: half of the items have one, to
    several sites, none of them the page's own.
    """
    own = (page.witness.domain or "").removeprefix("www.")
    found = []
    for item, lines in zip(items, read, strict=True):
        numbers = [one.number for one in lines if one.start is None]
        numbers += [item.head] if item.head else []
        links = [page.facts[n].link for n in numbers]
        found.append(next((link for link in links if _is_external(link, own)), None))
    domains = {domain_of(link) for link in found if link}
    told = sum(link is not None for link in found)
    enough = told >= max(2, len(items) / 2) and len(domains) > 1
    return found if enough else [None] * len(items)


def _is_external(link: str, own: str) -> bool:
    domain = domain_of(link)
    others = (*_SHOWS_ALL, own) if own else _SHOWS_ALL
    return bool(domain) and not any(f".{domain}".endswith(f".{one}") for one in others)


def day_of(found: Found | None, published: PartialDate | None) -> PartialDate | None:
    """The day that an item states. Without its year it is the last such day before the digest's
    own, if that is at most two months ago.
    """
    if found is None or found.date is not None:
        return found.date if found else None
    if published is None or published.day is None or found.day is None:
        return None
    for year in (published.year, published.year - 1):
        try:
            day = PartialDate(year, found.month, found.day)
            if -_LATEST <= (published.first - day.first).days <= _EARLIEST:
                return day
        except ValueError:
            continue  # 29 February of another year
    return None
