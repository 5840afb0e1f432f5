"""Items of any form: what opens one comes again, and each tells a story of its own.

No form is known in advance. Every feature of a line – its place, its first mark, its element – may
be what opens the items. The one is taken whose openings part the text where its words part, too.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from statistics import mean, median

from ..lines.facts import Facts
from ..lines.items import Item, stripped
from ..lines.page import Page
from ..passages.apart import are_odd
from ..passages.evenness import unevenness
from ..passages.junctions import independence, partings
from ..passages.one_story import is_timeline, promised
from ..passages.things import bears_news, tells_events
from ..roles.adverts import is_sponsored
from ..shapes import Role
from .line_features import containers, features, worth_of
from .run_in_heads import run_in_head

_LEAST = 3  # items
_COVERED = 0.6  # the share of the text that items hold
_SENTENCE, _QUESTION = 4, 20  # words of a text; of a line that asks and is none
_BARE, _LENGTH = 4, 0.6  # words of a headline without a text; of the usual length
_HEADLINE, _HEADED = 3, 0.5  # words of the usual headline; the share of items that have one
_SAYING = 6  # words of a headline that is a sentence
_WORDS = 8  # of a line: more do not make it more of a headline
_ADDRESS = 0.5  # the share of an address in a line from which it is no headline
_LEAD = 15  # words of a text above that the items may be points of
_UNLIKE = 0.5  # what each text above the items speaks against them
_UNEVEN = 2  # ways to be so
_PARTED, _APART = 0.7, 0.3  # how far the words part at each, and are independent, as proof enough
_FEW = 4  # items, which must tell news whatever else proves them
_NEWS = 0.5  # the share of items that tell a day, a figure, or who said it
_EVENTS = 0.34  # the share that tell a day or who said it: goods and recipes hold figures, too
_SURE = 3.0
_FOREIGN = {
    Role.HIDDEN, Role.COOKIE_NOTICE, Role.LEGAL, Role.COMMENT, Role.COMMENT_FORM, Role.NEWSLETTER,
    Role.ADVERTISEMENT, Role.SPAM, Role.PAYWALL, Role.SHARE_BAR, Role.CODE, Role.PAGER,
    Role.WEATHER, Role.NOTICE, Role.END_MATTER, Role.SITE_NAME,
}  # fmt: skip
_BESIDE = {
    Role.META, Role.DATELINE, Role.BYLINE, Role.SOURCE_LINE, Role.PAGE_CLOCK, Role.READ_MORE,
}  # fmt: skip

type _Openings = dict[int, int]  # by the place of an item's first text: the place where it opens
type _Candidate = tuple[float, _Openings, list[int]]  # its worth, and all places with the feature


@dataclass(slots=True)
class _Column:
    """The lines of a page that may belong to items; places count them from 0."""

    page: Page
    lines: list[Facts]
    is_text: list[bool]
    partings: dict[int, float]  # by the place of a text: does another story begin there?

    @property
    def texts(self) -> list[Facts]:
        return [fact for fact, text in zip(self.lines, self.is_text, strict=True) if text]


def recurring_items(page: Page) -> tuple[list[Item], float]:
    """Find the items, and how sure it is that each is a story of its own. Cost: linear."""
    column = _column(page)
    worth, openings, places = max(
        _candidates(column), key=lambda one: one[0], default=(0.0, {}, [])
    )
    if worth <= 0:
        return [], 0.0
    items = _items(column, *_with_bare(column, openings, places))
    full = [item for item in items if item.lines]
    told = _are_alike(column, full) and _are_news(column, full)
    return items, _SURE if told and not _is_timeline(column, openings) else 0.0


def _is_timeline(column: _Column, openings: _Openings) -> bool:
    return is_timeline(
        [
            " ".join(fact.text for fact in column.lines[opening : text + 1])
            for text, opening in sorted(openings.items())
        ]
    )


def _column(page: Page) -> _Column:
    lines = [
        page.facts[n]
        for n in page.order
        if page.role(n) not in _FOREIGN and n not in page.mail_head and not is_sponsored(page, n)
    ]
    is_text = [_is_text(page, fact) for fact in lines]
    column = _Column(page, lines, is_text, {})
    places = [place for place, text in enumerate(is_text) if text]
    column.partings = dict(zip(places[1:], partings(column.texts), strict=True))
    return column


def _is_text(page: Page, fact: Facts) -> bool:
    if page.role(fact.number) not in (None, Role.DATELINE) or fact.heading:
        return False
    asks = fact.text.endswith(("?", "？")) and fact.words <= _QUESTION
    return fact.prose or (fact.ends and fact.words >= _SENTENCE and not asks)


def _candidates(column: _Column) -> Iterator[_Candidate]:
    """Each feature, and each two of them, that opens three texts or more; with its worth."""
    boxes = containers(column.lines) if column.page.marked else {}
    found: dict[tuple, list[int]] = defaultdict(list)
    above = None
    for place, fact in enumerate(column.lines):
        over = column.is_text[place + 1 : place + 2] == [True]
        own = features(column.page, fact, above, text=column.is_text[place], over_text=over)
        own += boxes.get(fact.number, [])
        for feature in (*((one,) for one in own), *combinations(own, 2)):
            found[feature].append(place)
        above = fact
    next_text = _next_texts(column.is_text)
    for feature, places in found.items():
        marked = worth_of(feature)
        openings: _Openings = {}
        for place in places if marked else ():
            if next_text[place] is not None:
                openings.setdefault(next_text[place], place)
        if len(openings) >= _LEAST:
            yield _worth(column, openings, marked), openings, places


def _next_texts(is_text: list[bool]) -> list[int | None]:
    """The place of the first text from each line on."""
    found, at = [], None
    for place in range(len(is_text) - 1, -1, -1):
        at = place if is_text[place] else at
        found.append(at)
    return found[::-1]


def _worth(column: _Column, openings: _Openings, marked: float) -> float:
    """Do the words part where items open, and nowhere else?"""
    worth, inside = 0.0, False
    for place, parting in column.partings.items():
        if place in openings:
            worth += parting + marked if inside else 0.0
            inside = True
        else:
            worth -= parting if inside else _UNLIKE
    return worth


def _with_bare(
    column: _Column, openings: _Openings, places: list[int]
) -> tuple[_Openings, list[int]]:
    """Tell headlines without a text, which bear the feature too, from those right below them."""
    heads = [column.lines[place] for place in openings.values() if not column.is_text[place]]
    least = max(_BARE, _LENGTH * median([head.words for head in heads] or [0]))
    told = [place for place in places if _may_stand_alone(column, place, least)]
    texts = sorted(openings)
    opened, bare = dict(openings), []
    for place in told:
        at = bisect(texts, place)
        if at == len(texts):
            last = bare[-1] if bare and bare[-1] > texts[-1] else texts[-1]
            bare += [place] * (heads != [] and place - last == 1)
        elif opened[texts[at]] < place:
            bare.append(opened[texts[at]])
            opened[texts[at]] = place
    return opened, [place for place in bare if place in told]


def _may_stand_alone(column: _Column, place: int, least: float) -> bool:
    fact = column.lines[place]
    long = not column.is_text[place] and fact.words >= least and not fact.ends
    return long and _headline_words(column.page, fact) > 0


def _items(column: _Column, openings: _Openings, bare: list[int]) -> list[Item]:
    """Each opening down to the next; the last item has no more texts than the longest other."""
    openings = _with_blocks(column, openings)
    starts = sorted(openings)
    ends = [*(openings[place] for place in starts[1:]), len(column.lines)]
    heads = _heads(column, openings)
    texts = [
        [column.lines[p].number for p in range(start, end) if column.is_text[p]]
        for start, end in zip(starts, ends, strict=True)
    ]
    texts[-1] = texts[-1][: max(map(len, texts[:-1]))]
    items = [_item(column.page, head, text) for head, text in zip(heads, texts, strict=True)]
    if any(head is None for head in heads):
        return items
    items += [_item(column.page, column.lines[place], []) for place in bare]
    return sorted(items, key=lambda item: item.first)


def _with_blocks(column: _Column, openings: _Openings) -> _Openings:
    """Where texts themselves bear what opens an item, their headlines may stand right above."""
    if column.page.marked or any(text != opening for text, opening in openings.items()):
        return openings
    tops = {text: _top_of_block(column, text) for text in openings}
    headed = sum(text != top for text, top in tops.items())
    return tops if headed >= _HEADED * len(tops) else openings


def _top_of_block(column: _Column, place: int) -> int:
    """The place of the first of the short lines right above a text, no blank line between."""
    lines = column.lines
    while (
        place and not column.is_text[place - 1] and lines[place].number - lines[place - 1].last == 1
    ):
        place -= 1
    return place


def _item(page: Page, head: Facts | None, text: list[int]) -> Item:
    if head is not None:
        page.reopen(head.number)
        return Item(head.number, stripped(head), text)
    page.roles.pop(text[0], None)
    headline, derived = run_in_head(page.facts[text[0]])
    return Item(None, headline, text, derived=derived)


def _heads(column: _Column, openings: _Openings) -> list[Facts | None]:
    """The headline of each item: of the lines above its text the one of most words, the lowest of
    several. None for all where these are labels.
    """
    found: list[Facts | None] = []
    for start in sorted(openings):
        lines = column.lines[openings[start] : start]
        words = [_headline_words(column.page, fact) for fact in lines]
        told = [fact for fact, count in zip(lines, words, strict=True) if count == max(words)]
        found.append(told[-1] if told and max(words) else None)
    words = [fact.words for fact in found if fact is not None]
    if len(words) < _HEADED * len(found) or not words or median(words) < _HEADLINE:
        return [None] * len(found)
    return found


def _headline_words(page: Page, fact: Facts) -> float:
    """How many words of a headline a line has; one that mostly says who and when has none, one that
    ends in a day half.
    """
    words = min(fact.words, _WORDS) if fact.address_share <= _ADDRESS else 0
    if any(found.end == len(fact.text) for found in page.dates(fact.text)):
        words /= 2
    if page.role(fact.number) not in _BESIDE:
        return words
    meta = page.metas.get(fact.number)
    told = fact.words * (1 - meta.understood) if meta else 0
    return words / 2 if told > _HEADLINE else 0


def _are_alike(column: _Column, full: list[Item]) -> bool:
    """Are they of one form, and do they hold most of the text?"""
    page = column.page
    if len(full) < _LEAST or are_odd(page, full) or unevenness(page, full, full) > _UNEVEN:
        return False
    words = sum(page.facts[n].words for item in full for n in item.lines)
    return words >= _COVERED * sum(fact.words for fact in column.texts)


def _are_news(column: _Column, full: list[Item]) -> bool:
    """Is each a story of its own? Where they are few and short, each must tell news, too."""
    page, first = column.page, full[0].first
    apart = independence(page, full)
    if apart < 0 or promised(page, first) == len(full):
        return False
    opened = {item.lines[0] for item in full[1:]}
    parted = [told for p, told in column.partings.items() if column.lines[p].number in opened]
    proved = apart >= _APART and mean(parted) >= _PARTED
    if proved and len(full) > _FEW:
        return True
    above = [fact for fact in column.texts if fact.number < first and fact.words >= _LEAD]
    if not proved and any(bears_news(page, Item(None, "", [fact.number])) for fact in above):
        return False
    news = sum(bears_news(page, item) for item in full) >= _NEWS * len(full)
    told = apart >= _APART and len(full) > _FEW and _under_sentences(page, full)
    return news and (told or tells_events(page, full, _EVENTS))


def _under_sentences(page: Page, full: list[Item]) -> bool:
    """Does each stand under a headline as long as a sentence, which names of goods are not?"""
    words = [page.facts[item.head].words for item in full if item.head is not None]
    return len(words) == len(full) and median(words) >= _SAYING
