"""Items whose label runs into their text: a date, an hour, a country."""

from dataclasses import dataclass
from functools import cache, cached_property
from statistics import median

from ..lines.facts import Facts
from ..lines.items import Item
from ..lines.page import Page
from ..passages.apart import repeated
from ..passages.cohesion import title_recurs
from ..shapes import Role
from ..talks.timecodes import counts_down
from ..words.lexicon import phrases
from .run_in_labels import CLOCK, PLACED, first_sentence, is_long, text_behind_label

_FEWEST = 2  # words of an item that says that nothing happened
_ABOVE = 8  # lines of the page that may call it a ticker
_STORY = 150  # words
_APART = 0.6  # the share of places of a round-up that stand above one text only
_LEAST_HEAD = 12  # letters, more than most names of places have
_ONE_STORY = 0.25  # the share of its words that those above say: the days of one story
_PLACE = 4  # words of a place, with the dash behind it
_NEAR_START = 12  # characters
_HEADED = 0.75  # the share of texts with a headline of their own, from which no label opens them


@dataclass(frozen=True)
class _Labelled:
    """Texts that begin with a label, beside the page's other paragraphs."""

    page: Page
    starts: dict[int, int]  # by line: where its text begins behind the label
    prose: list[Facts]

    @cached_property
    def facts(self) -> list[Facts]:
        return [self.page.facts[number] for number in self.starts]

    @cached_property
    def above(self) -> list[Facts]:
        first = min(self.starts)
        return [fact for fact in self.prose if fact.number < first]

    @cached_property
    def below(self) -> list[Facts]:
        last = max(self.starts)
        return [fact for fact in self.prose if fact.number > last]


def run_in_items(page: Page) -> tuple[list[Item], float]:
    """Find items whose label (a date, a country, an hour) runs into the text instead of a
    headline.
    """
    found = _labelled(page)
    if any(is_so(found) for is_so in _NO_ROUND_UP):
        return [], 0.0
    items = _grown(found)
    if _are_its_days(page, items):
        return [], 0.0
    return items, 3.0 + len(found.starts) / 4


def _labelled(page: Page) -> _Labelled:
    """Find the texts that begin with a label, and set aside what says that nothing happened."""
    starts: dict[int, int] = {}
    texts = [
        page.facts[n]
        for n in page.order
        if (page.open(n) or page.role(n) is Role.DATELINE) and page.facts[n].words >= _FEWEST
    ]
    for fact in texts:
        end = text_behind_label(fact, page)
        if end and is_long(fact, end) and (fact.prose or fact.words >= 12):
            starts[fact.number] = end
    prose = [fact for fact in texts if page.open(fact.number) or fact.number in starts]
    return _Labelled(page, starts, [fact for fact in prose if fact.prose or fact.number in starts])


def _are_few(found: _Labelled) -> bool:
    return len(found.starts) < 3 or len(found.starts) < 0.5 * len(found.prose)


def _are_no_places(found: _Labelled) -> bool:
    """Are the places headlines in capitals, or the same names again and again, which speak?"""
    places = [m.group() for m in (PLACED.match(fact.text[:120]) for fact in found.facts) if m]
    if not places:
        return False
    words = median(len(place.split()) for place in places)
    return words > _PLACE or len(set(places)) < _APART * len(places)


def _are_headed(found: _Labelled) -> bool:
    """Do lines of their own head the texts?"""
    headed = sum(_is_headed(number, found.starts, found.page) for number in found.starts)
    return headed >= _HEADED * len(found.starts)


def _is_inside_article(found: _Labelled) -> bool:
    around = len(found.above) + len(found.below)
    return len(found.above) >= 2 and bool(found.below) and around >= 0.4 * len(found.starts)


def _is_below_article(found: _Labelled) -> bool:
    """Do the paragraphs above the items tell a story: many words, longer texts than theirs?"""
    words = sum(fact.words for fact in found.above)
    usual = median(fact.words for fact in found.facts)
    return len(found.above) >= 4 and words >= max(_STORY, 1.3 * usual * len(found.above))


def is_ticker(page: Page) -> bool:
    """Do the hours of one story's ticker open the texts: the newest on top, called so above?"""
    found = _labelled(page)
    return not _are_few(found) and _is_ticker(found)


def _is_ticker(found: _Labelled) -> bool:
    if not all(CLOCK.match(fact.text) for fact in found.facts) or not counts_down(found.facts):
        return False
    page = found.page
    above = [page.facts[n].plain for n in page.order[:_ABOVE] if n < min(found.starts)]
    return any(label in f" {said} " for said in above for label in _ticker_labels())


_NO_ROUND_UP = (
    _are_few,
    _are_no_places,
    _are_headed,
    _is_inside_article,
    _is_below_article,
)


def _grown(found: _Labelled) -> list[Item]:
    """Make an item of each labelled text and of the paragraphs right below it."""
    page, starts = found.page, found.starts
    items: list[Item] = []
    last = 0
    for number in page.order:
        fact = page.facts[number]
        if number in starts:
            page.roles.pop(number, None)
            page.metas.pop(number, None)
            headline = first_sentence(fact.text[starts[number] :])
            items.append(Item(None, headline, [number], derived=True))
        elif (
            items
            and page.open(number)
            and (fact.prose or (fact.ends and fact.words >= 5))
            and page.place[number] == last + 1
        ):
            items[-1].lines.append(number)
        else:
            continue
        last = page.place[number]
    return items


def _are_its_days(page: Page, items: list[Item]) -> bool:
    """Do the days of one story open the texts, which say its title's words again?"""
    openings = [page.dates(page.facts[item.lines[0]].text[:60]) for item in items]
    dated = all(found and found[0].start <= _NEAR_START for found in openings)
    said_again = dated and repeated(page, items) > _ONE_STORY
    return said_again and title_recurs(page, items, items)


@cache
def _ticker_labels() -> tuple[str, ...]:
    return tuple(label if label > "\u3000" else f" {label} " for label in phrases("ticker-label"))


def _is_headed(number: int, starts: dict[int, int], page: Page) -> bool:
    """Does a short line that tells something stand directly above a text, and head it alone?"""
    place = page.place[number]
    if not place:
        return False
    above = page.facts[page.order[place - 1]]
    told = page.open(above.number) and above.number not in starts and above.words >= 2
    ended = above.ends and not above.cut_short
    return told and len(above.text) >= _LEAST_HEAD and not above.prose and not ended
