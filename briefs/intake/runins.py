"""Items whose label runs into their text: a date, an hour, a country."""

import re
from functools import cache
from statistics import median

from .apart import repeated
from .cohesion import title_recurs
from .countries import country_opening
from .cuts import unmarked
from .dates import dates_in, short_dates_in
from .facts import Facts
from .items import Item
from .lexicon import meets, phrases, plain
from .page import Page
from .shapes import Role
from .timecodes import counts_down

_CLOCK = re.compile(
    r"^\W{0,3}\d{1,2}[:.h]\d{2}\b(?:\s*[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|hs?|Uhr))?\s*[-–—:.|]?\s*",
    re.IGNORECASE,
)
_MARK = re.compile(r"\s*[-–—:.|,)\]]")
_PLACED = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .,'’-]{2,40}(?:\s\([^()]{2,20}\))?\s?[–—-]{1,2}\s+"
    r"|[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]+){0,3},?\s\([^()]{2,20}\)\s?\.?[–—-]{1,2}\s+"
)
_LABEL = re.compile(r"^\s*(?:[-–—:.|,)\]]\s*)+")
_SENTENCE = re.compile(r"(?<=[^\s.][.!?])\s|(?<=[。！？])")
_FEWEST = 2  # words of an item that says that nothing happened
_MOST_HEADLINE = 200
_ABOVE = 8  # lines of the page that may call it a ticker
_STORY = 150  # words
_APART = 0.6  # the share of places of a round-up that stand above one text only
_LEAST_HEAD = 12  # letters, more than most names of places have
_ONE_STORY = 0.25  # the share of its words that those above say: the days of one story
_PLACE = 4  # words of a place, with the dash behind it
_NEAR_START = 12  # characters
_HEADED = 0.75  # the share of texts with a headline of their own, from which no label opens them


def run_in_items(page: Page) -> tuple[list[Item], float]:
    """Find items whose label (a date, a country, an hour) runs into the text instead of a
    headline.
    """
    starts: dict[int, int] = {}
    texts = [
        page.facts[n]
        for n in page.order
        if (page.open(n) or page.role(n) is Role.DATELINE) and page.facts[n].words >= _FEWEST
    ]
    for fact in texts:
        end = _run_in(fact, page)
        if end and meets("no-news", plain(fact.text[end:])):
            page.set(fact.number, Role.NOTICE, "says that nothing happened")
        elif end and is_long(fact, end) and (fact.prose or fact.words >= 12):
            starts[fact.number] = end
    prose = [fact for fact in texts if page.open(fact.number) or fact.number in starts]
    prose = [fact for fact in prose if fact.prose or fact.number in starts]
    if len(starts) < 3 or len(starts) < 0.5 * len(prose):
        return [], 0.0
    places = [m.group() for m in (_PLACED.match(page.facts[n].text[:120]) for n in starts) if m]
    if places and median(len(place.split()) for place in places) > _PLACE:
        return [], 0.0  # headlines in capitals
    if len(set(places)) < _APART * len(places):
        return [], 0.0  # the same names again and again speak: no place does
    if sum(_is_headed(number, starts, page) for number in starts) >= _HEADED * len(starts):
        return [], 0.0  # lines of their own head the texts
    above = [fact for fact in prose if fact.number < min(starts)]
    below = [fact for fact in prose if fact.number > max(starts)]
    if len(above) >= 2 and below and len(above) + len(below) >= 0.4 * len(starts):
        return [], 0.0  # a ticker inside an article
    if _is_story(above, [page.facts[n] for n in starts]):
        return [], 0.0  # a ticker below an article
    if _is_ticker(page, starts):
        return [], 0.0
    items: list[Item] = []
    last = 0
    for number in page.order:
        fact = page.facts[number]
        if number in starts:
            page.roles.pop(number, None)
            page.metas.pop(number, None)
            items.append(
                Item(None, first_sentence(fact.text[starts[number] :]), [number], derived=True)
            )
            last = page.place[number]
        elif (
            items
            and page.open(number)
            and (fact.prose or (fact.ends and fact.words >= 5))
            and page.place[number] == last + 1
        ):
            items[-1].lines.append(number)
            last = page.place[number]
    if _are_its_days(page, items):
        return [], 0.0
    return items, 3.0 + len(starts) / 4


def _are_its_days(page: Page, items: list[Item]) -> bool:
    """Do the days of one story open the texts, which say its title's words again?"""
    openings = [page.dates(page.facts[item.lines[0]].text[:60]) for item in items]
    dated = all(found and found[0].start <= _NEAR_START for found in openings)
    said_again = dated and repeated(page, items) > _ONE_STORY
    return said_again and title_recurs(page, items, items)


def _is_ticker(page: Page, starts: dict[int, int]) -> bool:
    """Do the hours of one story's ticker open the texts: the newest on top, called so above?"""
    coded = [page.facts[n] for n in starts]
    if not all(_CLOCK.match(fact.text) for fact in coded) or not counts_down(coded):
        return False
    above = [page.facts[n].plain for n in page.order[:_ABOVE] if n < min(starts)]
    return any(label in f" {said} " for said in above for label in _ticker_labels())


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
    return told and len(above.text) >= _LEAST_HEAD and not above.prose and not above.ends


def _is_story(above: list[Facts], items: list[Facts]) -> bool:
    """Do the paragraphs above the items tell a story: many words, longer texts than theirs?"""
    words = sum(fact.words for fact in above)
    usual = median(fact.words for fact in items)
    return len(above) >= 4 and words >= _STORY and words >= 1.3 * usual * len(above)


def is_long(fact: Facts, end: int) -> bool:
    """Does enough text follow the label? A Chinese letter says as much as half a word."""
    return len(fact.text) - end > (15 if fact.han else 40)


def _run_in(fact: Facts, page: Page) -> int:
    """Return where the text begins after a run-in label, 0 where none opens the line."""
    text, lead, end = fact.text, len(fact.bullet), 0
    found = dates_in(text[:60], page.language, day_first=page.day_first)
    if page.day_first is not None:
        found += short_dates_in(text[:30], day_first=page.day_first)
    for one in found:
        if one.start <= lead + 12 and " " not in text[lead : one.start].strip(" ,.:"):
            mark = _MARK.match(text, one.end)
            if mark and mark.group().strip() != ",":
                end = max(end, mark.end())
    placed = _PLACED.match(text[:120])
    if placed:
        end = max(end, placed.end())
    clock = _CLOCK.match(text)
    if clock and len(clock.group()) < len(text):
        end = max(end, clock.end())
    place = country_opening(text[max(end, lead) :], page.language)
    return max(end, lead) + place if place else end


def first_sentence(text: str) -> str:
    """The first sentence, as the headline of an item that has none."""
    text = unmarked(_LABEL.sub("", text.strip()))
    match = _SENTENCE.search(text)
    return (text[: match.start()] if match else text).strip()[:_MOST_HEADLINE]
