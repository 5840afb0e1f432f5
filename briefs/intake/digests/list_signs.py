"""What can be told of items under headlines as a list: its marks, its heads, its texts."""

from dataclasses import dataclass
from statistics import median

from ..headlines.head_signs import common_signs, picture_of
from ..lines.attributions import Attribution, attribution_of
from ..lines.facts import Facts, is_aside
from ..lines.items import Item
from ..lines.page import Page
from ..passages.apart import sure_of
from ..passages.cohesion import cohesion, each_tells_its_head, first_heads_all, title_recurs
from ..passages.one_story import is_one_story, is_own_story, is_signed, teasers_follow
from ..shapes import Role
from .run_in_labels import PLACED

_APART = (
    0.06  # the share of an item's words that come in those before, if they speak of other things
)
_AROUND = 0.5
_SURE = 0.3  # the share of items whose source its name proves
_DATELINE = 120  # characters
_ADDRESS = 0.9  # the share of an address in a line that holds nothing else
_NEWS_APART, _STORIES, _HEADLINE = 0.08, 4, 4  # words said before; texts; words of a head
# Any of these proves a list; a story with long crossheads has none of them.
_PROOFS = (
    "a pager", "half lead on", "cut short", "each dated", "each linked", "each framed",
    "a picture each", "each sourced", "each placed", "a button each", "live", "apart",
    "news apart", "each tells its head",
)  # fmt: skip


@dataclass(slots=True)
class _List:
    """The items that have a text, and how many bear the marks of a list."""

    page: Page
    items: list[Item]  # with those that have none
    full: list[Item]
    heads: list[Facts]
    paragraphs: list[int]
    sizes: list[int]  # words
    pager: bool  # below them, as of a list that goes on
    more: int  # ways to the rest
    cut: int
    dated: int
    linked: int
    sources: list[Attribution]  # whom a line in brackets below each names

    def most(self, number: int, share: float = 0.6, least: int = 3) -> bool:
        return number >= share * len(self.full) and number >= least

    @property
    def each_dated(self) -> bool:
        return self.dated >= 0.6 * len(self.items) and self.dated >= 3


def signs(page: Page, items: list[Item], full: list[Item]) -> dict[str, bool]:
    """Measure the list; the names are those of the weights in sureness.py."""
    told = _list_of(page, items, full)
    found = _marks(told) | _heads(told) | _texts(told) | _together(told)
    proved = any(found[name] for name in _PROOFS)
    return found | {"nothing proves it": not proved and _is_surrounded(page, items)}


def _is_surrounded(page: Page, items: list[Item]) -> bool:
    """Do as many lines of the page stand around the items as half of those that they hold?"""
    told = sum(len(item.numbers) for item in items)
    return len(page.order) - told >= _AROUND * told


def _list_of(page: Page, items: list[Item], full: list[Item]) -> _List:
    roles = [page.role(n) for n in page.order]
    heads = [page.facts[item.head] for item in full]
    metas = [[page.metas[m] for m in item.metas] for item in items]
    return _List(
        page=page,
        items=items,
        full=full,
        heads=heads,
        paragraphs=[len(item.lines) for item in full],
        sizes=[sum(page.facts[n].words for n in item.lines) for item in full],
        pager=any(page.role(n) is Role.PAGER for n in page.order if n > items[-1].last),
        more=roles.count(Role.READ_MORE) + page.tails + sum(_leads_on(page, item) for item in full),
        cut=sum(page.facts[item.lines[-1]].cut_short for item in full),
        dated=sum(any(m.dates or m.byline or m.clock for m in each) for each in metas),
        linked=sum(fact.links > 0.7 for fact in heads),
        sources=[said for item in items if (said := _source_below(page, item))],
    )


def _source_below(page: Page, item: Item) -> Attribution | None:
    """Whom a line in brackets, the last of an item or right below it, names as the source."""
    for fact in (page.facts[item.last], *page.after(item.last, 1)):
        if is_aside(fact):
            said = attribution_of(fact.text, page.language, page.day_first)
            return said if said and said.name else None
    return None


def _places(told: _List) -> set[str]:
    """The different places from which the texts are told: "PLACE, 3 May –"."""
    opened = (PLACED.match(told.page.facts[item.lines[0]].text[:_DATELINE]) for item in told.full)
    return {place.group() for place in opened if place}


def _leads_on(page: Page, item: Item) -> bool:
    """Does an address alone stand right below, as plain mails write a link to the rest?"""
    below = page.after(item.last, 1)
    return bool(below) and below[0].address_share > _ADDRESS and below[0].number not in page.metas


def _marks(told: _List) -> dict[str, bool]:
    page = told.page
    framed = common_signs(told.heads) - {"bold", "numbered", "a picture"}
    pictures = set(filter(None, map(picture_of, told.heads)))
    clocks = sum(page.metas[m].clock for item in told.items for m in item.metas)
    return {
        "a pager": told.pager,
        "half lead on": told.most(told.more, 0.5, 2),
        "all lead on": told.most(told.more, 0.9),
        "cut short": told.most(told.cut, 0.4, 2),
        "each dated": told.each_dated,
        "each linked": told.most(told.linked),
        "each framed": bool(framed),
        "a picture each": told.most(len(pictures), 0.8),
        "each sourced": told.most(len(told.sources))
        and told.most(sum(said.sure for said in told.sources), _SURE, 2),
        "each placed": told.most(len(_places(told))),
        "live": page.witness.live,
        "clocks": clocks >= 3,
        "a button each": any(
            page.facts[n].seen >= max(3, 0.7 * len(told.full))
            for n in page.order
            if told.items[0].first < n < told.items[-1].last
        ),
        "said to be a story": page.witness.story
        and not page.witness.live
        and told.linked < 0.5 * len(told.full),
    }


def _heads(told: _List) -> dict[str, bool]:
    words = median(fact.words for fact in told.heads)
    marked = told.linked or told.dated >= 2 or told.more
    own = is_own_story(told.page, told.heads[0], told.full[0])
    return {
        "long heads": words >= 6,
        "short heads": words <= 4,
        "plain headings": any(fact.heading for fact in told.heads) and not marked,
        "a story with links": own
        and sum(fact.links > 0.7 for fact in told.heads[1:]) >= 0.6 * (len(told.heads) - 1),
        "one story": is_one_story(told.page, told.items),
        "one byline": told.dated <= 1 and is_signed(told.page, told.full[0]),
    }


def _texts(told: _List) -> dict[str, bool]:
    count, paragraphs, sizes = len(told.full), told.paragraphs, told.sizes
    return {
        "only two": count == 2,
        "only three": count == 3,
        "one paragraph each": paragraphs.count(1) >= 0.7 * count,
        "a short first text": paragraphs[0] <= 2 and count >= 4,
        "a first one of many": paragraphs[0] >= 3 and paragraphs[0] >= 2 * median(paragraphs),
        "one of many": max(paragraphs) >= 5 and max(paragraphs) >= 0.5 * sum(paragraphs),
        "one of most words": max(sizes) >= 150 and max(sizes) >= 0.55 * sum(sizes),
        "one far longer": max(sizes) >= 110 and max(sizes) >= 2.5 * median(sizes),
        "teasers follow": teasers_follow(told.full, told.heads, sizes),
    }


def _is_news_apart(told: _List) -> bool:
    """Does a headline of some words stand above each of four texts, that tell other news each?"""
    long = median(fact.words for fact in told.heads) >= _HEADLINE
    long = long and not told.most(sum(fact.ends for fact in told.heads), 0.3, 1)
    return long and len(told.full) >= _STORIES and sure_of(told.page, told.full, _NEWS_APART) > 0


def _together(told: _List) -> dict[str, bool]:
    page, full = told.page, told.full
    own, again = cohesion(page, full)
    apart = again <= _APART
    mean = sum(told.paragraphs) / len(full)
    few = told.more < 2 and told.cut < 2 and told.dated < 3 and told.linked < 3
    of_one = own < 0.45 and again > 0.05 and title_recurs(page, told.items, full)
    each = told.each_dated or told.most(told.linked)
    return {
        "apart": apart,
        "several paragraphs": mean >= 2.2 and not apart,
        "many paragraphs": mean >= 3.5 and not apart,
        "long and unmarked": median(told.sizes) >= 60 and few and not told.pager and not apart,
        "of one title": of_one,
        "going on": again >= 0.1 and own < 0.4,
        "each tells its head": each_tells_its_head(page, full),
        "of one head": not each and first_heads_all(page, full),
        "news apart": _is_news_apart(told),
    }
