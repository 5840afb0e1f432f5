"""Digests: pages that tell several stories. Finds the items and says how sure it is of them."""

import re
from bisect import bisect
from statistics import median

from .countries import country_opening, is_country
from .dates import dates_in, short_dates_in
from .facts import Facts
from .items import Item
from .lexicon import meets, plain, tokens
from .metas import is_person_name
from .page import Page
from .shapes import Cut, Role

ENOUGH = 1.5  # the score from which a page is called a digest

_CLOCK = re.compile(
    r"^\W{0,3}\d{1,2}[:.h]\d{2}\b(?:\s*[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|hs?|Uhr))?\s*[-–—:.|]?\s*",
    re.IGNORECASE,
)
_MARK = re.compile(r"\s*[-–—:.|,)\]]")
_TITLE = re.compile(r"([^:：.!?]{12,120})[:：]\s+(?=[\"“«¿¡]?[^\W\d_a-zà-öø-ÿ])")
_LABEL = re.compile(r"^\s*(?:[-–—:.|,)\]]\s*)+")
_SENTENCE = re.compile(r"(?<=[^\s.][.!?])\s|(?<=[。！？])")
_MOST_HEADLINE = 200
_COUNTS = {
    word: value
    for value, words in enumerate(
        (
            "three tres trois drei",
            "four cuatro quatro quatre vier",
            "five cinco cinq funf",
            "six seis sechs",
            "seven siete sete sept sieben",
            "eight ocho oito huit acht",
            "nine nueve nove neuf neun",
            "ten diez dez dix zehn",
        ),
        start=3,
    )
    for word in words.split()
}
_MOST_WAITING = 12  # short lines in a row that may all be headlines


def run_in_items(page: Page) -> tuple[list[Item], float]:
    """Find items whose label (a date, a country, an hour) runs into the text instead of a
    headline.
    """
    starts: dict[int, int] = {}
    texts = [
        page.facts[n]
        for n in page.order
        if (page.open(n) or page.role(n) is Role.DATELINE) and page.facts[n].words >= 5
    ]
    for fact in texts:
        end = _run_in(fact, page)
        if end and len(fact.text) - end > 40 and (fact.prose or fact.words >= 12):
            starts[fact.number] = end
    prose = [fact for fact in texts if fact.prose or fact.number in starts]
    if len(starts) < 3 or len(starts) < 0.5 * len(prose):
        return [], 0.0
    above = [fact for fact in prose if fact.number < min(starts)]
    below = [fact for fact in prose if fact.number > max(starts)]
    if len(above) >= 2 and below and len(above) + len(below) >= 0.4 * len(starts):
        return [], 0.0  # a ticker inside an article
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
        elif items and page.open(number) and fact.prose and page.place[number] == last + 1:
            items[-1].lines.append(number)
            last = page.place[number]
    return items, 3.0 + len(starts) / 4


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
    clock = _CLOCK.match(text)
    if clock and len(clock.group()) < len(text):
        end = max(end, clock.end())
    place = country_opening(text[max(end, lead) :], page.language)
    return max(end, lead) + place if place else end


def titled_items(page: Page) -> tuple[list[Item], float]:
    """Find items whose headline runs into the text with a colon."""
    prose = [page.facts[n] for n in page.order if page.open(n) and page.facts[n].prose]
    found = []
    for fact in prose:
        match = _TITLE.match(fact.text[:160])
        if match and 3 <= len(match[1].split()) <= 16 and len(fact.text) - match.end() > 60:
            found.append(Item(None, match[1].strip(), [fact.number]))
    heads = {item.headline for item in found}
    enough = len(found) >= 3 and len(heads) == len(found) and len(found) >= 0.7 * len(prose)
    return (found, 2.5) if enough else ([], 0.0)


def first_sentence(text: str) -> str:
    """The first sentence, as the headline of an item that has none."""
    text = _LABEL.sub("", text.strip())
    match = _SENTENCE.search(text)
    return (text[: match.start()] if match else text).strip()[:_MOST_HEADLINE]


def sectioned_items(page: Page) -> tuple[list[Item], float]:
    """Find items that stand under the name of a country instead of a headline."""
    heads = [
        n for n in page.order if page.open(n) and is_country(page.facts[n].text.strip(" .:•-–"))
    ]
    heads = {n for n in heads if _text_below(page, n)}
    if len(heads) < 3:
        return [], 0.0
    items: list[Item] = []
    inside = fresh = False
    for number in page.order:
        fact = page.facts[number]
        if number in heads:
            page.set(number, Role.META, "the country that the item below is about")
            inside, fresh = True, True
        elif not page.open(number):
            inside = inside and number not in page.openers
        elif inside and meets("no-news", fact.plain):
            page.set(number, Role.NOTICE, "says that nothing happened")
        elif inside and (fact.prose or fact.ends):
            if fresh:
                items.append(Item(None, first_sentence(fact.text), [number], derived=True))
                fresh = False
            else:
                items[-1].lines.append(number)
        else:
            inside = False
    return items, 3.0 if len(items) >= 2 else 0.0


def _text_below(page: Page, number: int) -> bool:
    below = page.after(number, 1)
    return bool(below) and page.open(below[0].number) and (below[0].prose or below[0].ends)


def numbered_items(page: Page) -> tuple[list[Item], float]:
    """Find items whose headlines count up; what stands between them is foreign."""
    heads: list[int] = []
    for number in page.order:
        fact = page.facts[number]
        value = _order(fact)
        if (
            value is not None
            and page.open(number)
            and not (fact.prose and fact.sentences > 1)
            and value == len(heads) + 1
        ):
            heads.append(number)
    if len(heads) < 3 or not all(_text_below(page, n) or page.facts[n].heading for n in heads[:3]):
        return [], 0.0
    items: list[Item] = []
    inside = False
    numbered = set(heads)
    for number in page.order:
        fact = page.facts[number]
        if number in numbered:
            if meets("notice", plain(stripped(fact))) == "whole":
                page.set(number, Role.NOTICE, "corrects an earlier issue")
                inside = False
                continue
            items.append(Item(number, stripped(fact), [], _metas_near(page, number)))
            inside = True
        elif not page.open(number):
            inside = inside and number in page.metas
        elif inside and (fact.prose or (fact.ends and not fact.heading)):
            items[-1].lines.append(number)
        else:
            inside = False
    full = [item for item in items if item.lines]
    if len(full) < 2:
        return [], 0.0
    score = 3.0 + _score(page, items, full)
    return items, score - 4.0 * _is_one_story(page, items)


def _is_one_story(page: Page, items: list[Item]) -> bool:
    """A list of points: a longer text leads to it, or short heads say what the first lines
    promise.
    """
    first = items[0].first
    if _promised(page, first) == len(items):
        return True
    lead = [page.facts[n] for n in page.order if n < first and page.open(n) and page.facts[n].prose]
    heads = [page.facts[item.head].words for item in items if item.head]
    timed = any(page.metas[n].read_time or page.metas[n].byline for n in page.metas if n < first)
    return sum(f.words for f in lead) >= 20 and (timed or median(heads) <= 6)


def _promised(page: Page, first: int) -> int:
    """The number in the headline above a list ("Five things …"), 0 where none stands there."""
    for number in reversed([n for n in page.order if n < first][-12:]):
        fact = page.facts[number]
        if not page.open(number) or fact.prose or fact.words < 3:
            continue
        for token in fact.tokens[:5]:
            if token.isdigit() and len(token) <= 2:
                return int(token)
            if token in _COUNTS:
                return _COUNTS[token]
    return 0


def _order(fact: Facts) -> int | None:
    digits = "".join(c for c in fact.order if c in "0123456789")
    if digits and len(digits) <= 2:
        return int(digits)
    if fact.order and "①" <= fact.order.strip()[:1] <= "⑳":
        return ord(fact.order.strip()[0]) - ord("①") + 1
    if fact.order and fact.order.strip("、 ") in "一二三四五六七八九十":
        return "一二三四五六七八九十".index(fact.order.strip("、 ")) + 1
    return None


def _metas_near(page: Page, number: int) -> list[int]:
    return [
        f.number
        for f in (*page.before(number, 1), *page.after(number, 1))
        if f.number in page.metas
    ]


def headed_items(page: Page) -> tuple[list[Item], float]:
    """Find items that stand under a headline of their own, and say how sure that is a digest."""
    _take_names(page)
    items = _walk(page)
    _deal_metas(page, items)
    full = [item for item in items if item.lines]
    if len(full) < 2:
        return _titles_only(page)
    return items, _score(page, items, full)


def _take_names(page: Page) -> None:
    """Where most short lines above a text are people's names, they are bylines."""
    heads = [
        n for n in page.order if page.open(n) and not page.facts[n].prose and _text_below(page, n)
    ]
    named = [n for n in heads if is_person_name(page.facts[n].text)]
    if len(named) >= 3 and len(named) >= 0.6 * len(heads):
        page.set_all(named, Role.BYLINE, "a name above each text")


def _deal_metas(page: Page, items: list[Item]) -> None:
    """Give each item the meta lines above its headline, or below its text where the first has none
    above.
    """
    heads = [item.head for item in items if item.head]
    if not heads:
        return
    above: dict[int, list[int]] = {n: [] for n in heads}
    below: dict[int, list[int]] = {n: [] for n in heads}
    for number in sorted(page.metas):
        at = bisect(heads, number)
        if at:
            below[heads[at - 1]].append(number)
        after = heads[at] if at < len(heads) else None
        if after is not None and page.place[after] - page.place[number] <= 2:
            above[after].append(number)
    inside = {
        item.head: [m for m in below[item.head] if not item.lines or m < item.lines[-1]]
        for item in items
        if item.head
    }
    use_below = not above[heads[0]] and bool(below[heads[0]])
    for item in items:
        if item.head:
            chosen = below[item.head] if use_below else [*above[item.head], *inside[item.head]]
            item.metas = sorted(
                m
                for m in chosen
                if abs(page.place[m] - page.place[item.last]) <= 3 or m < item.last
            )


def _walk(page: Page) -> list[Item]:
    items: list[Item] = []
    waiting: list[int] = []  # short lines, perhaps headlines
    metas: list[int] = []
    closed = False  # inside a foreign list
    for number in page.order:
        fact, role = page.facts[number], page.role(number)
        if role is not None:
            if number in page.metas:
                metas.append(number)
                if items and not waiting and _adjacent(page, number, items[-1].last):
                    items[-1].metas.append(number)
            elif (
                role is Role.ADVERTISEMENT
                and waiting
                and (fact.prose or fact.ends)
                and number not in page.sponsors
            ):
                page.set(waiting.pop(), Role.ADVERTISEMENT, "stands above a text that sells")
            elif number in page.openers and (items or waiting):
                closed = bool(items)
                waiting = []
            continue
        if _sponsored(page, number):
            page.set(number, Role.ADVERTISEMENT, "stands in a sponsor's block")
            continue
        if _is_headline(page, fact, items, waiting):
            waiting.append(number)
            continue
        if not fact.prose and not (waiting and _is_short_text(page, fact, waiting[-1])):
            waiting.append(number)
            continue
        if closed and waiting and fact.cut_short:
            waiting = []
            continue
        if closed:
            closed, waiting = False, []
            items[-1].lines.append(number)
        elif waiting:
            items += _items_of(page, waiting, metas, number, items)
            waiting, metas = [], []
        elif items:
            items[-1].lines.append(number)
    if items and not closed:
        items += _bare_items(page, waiting[:_MOST_WAITING], items)
    _trim_last(page, items)
    return _without_page_title(page, items)


def _without_page_title(page: Page, items: list[Item]) -> list[Item]:
    """The page's own title, above heads of another level, is no item; its text leads in."""
    if len(items) < 4 or len(items[0].lines) > 1 or not items[0].lines:
        return items
    heads = [page.facts[item.head] for item in items if item.head]
    levels = [fact.heading for fact in heads]
    alone = levels[0] == 1 and levels.count(1) == 1 and all(levels[1:])
    long = median(fact.words for fact in heads[1:]) >= 6
    if alone or (
        long
        and _signed(page, items[0])
        and not any(_signed(page, item) for item in items[1:] if item.lines)
    ):
        return items[1:]
    return items


def _trim_last(page: Page, items: list[Item]) -> None:
    """Where every item has one paragraph, more below the last is the page's foot unless it shares
    its words.
    """
    full = [item for item in items if item.lines]
    if (
        len(full) < 4
        or full[-1] is not items[-1]
        or sum(len(i.lines) == 1 for i in full[:-1]) < 0.8 * (len(full) - 1)
    ):
        return
    last = items[-1]
    words = sum(page.facts[n].words for item in items for n in item.lines)
    if sum(page.facts[n].words for n in last.lines[1:]) > 0.3 * words:
        return  # so long a foot is rather an article below its teasers
    own = {
        t
        for n in (last.head, last.lines[0])
        for t in page.facts[n].tokens
        if len(t) > 4 or page.facts[n].han
    }
    for number in last.lines[1:]:
        if len(own & set(page.facts[number].tokens)) < 2:
            last.lines = [n for n in last.lines if n < number]
            return


def _sponsored(page: Page, number: int) -> bool:
    """Is this one of the two lines (title, text) under the mark of a sponsor?"""
    above = page.before(number, 2)
    if above and above[-1].number in page.sponsors:
        return True
    return (
        len(above) == 2
        and above[0].number in page.sponsors
        and page.role(above[1].number) is Role.ADVERTISEMENT
        and not above[1].prose
    )


def excerpt_items(page: Page) -> tuple[list[Item], float]:
    """Find items that are excerpts alone, cut short one after the other, without headlines."""
    prose = [page.facts[n] for n in page.order if page.open(n) and page.facts[n].prose]
    short = [
        n
        for n in page.order
        if page.open(n) and not page.facts[n].prose and page.facts[n].words >= 4
    ]
    cut = [fact for fact in prose if fact.cut_short]
    if len(prose) < 4 or len(cut) < 0.6 * len(prose) or len(short) >= 0.6 * len(prose):
        return [], 0.0
    items = [Item(None, first_sentence(fact.text), [fact.number], derived=True) for fact in cut]
    return items, 2.5


def _is_short_text(page: Page, fact: Facts, head: int) -> bool:
    """A short sentence with its full stop, below a line that has none, is the text of that line."""
    if not fact.ends or fact.heading:
        return False
    if fact.number - 1 in page.facts:
        return fact.words >= 4
    return fact.words >= 5 and not page.facts[head].ends and fact.text[-1] in ".。…"


def _adjacent(page: Page, number: int, other: int) -> bool:
    return 0 < page.place[number] - page.place[other] <= 1


def stripped(fact: Facts) -> str:
    """The line without its number or mark."""
    return fact.text[len(fact.order or fact.bullet) :].strip()


def _is_headline(page: Page, fact: Facts, items: list[Item], waiting: list[int]) -> bool:
    """Could this text be the headline of an item?"""
    if fact.heading:
        return True
    if not fact.prose:
        return False
    # A sentence with a full stop can be a headline too: alone, short, after a finished item and
    # above a longer text.
    if waiting or not items or fact.sentences > 1 or fact.words > 20 or fact.cut_short:
        return False
    below = page.after(fact.number, 2)
    if not below or not page.open(below[0].number) or not below[0].prose:
        return False
    if len(below) > 1 and page.open(below[1].number) and below[1].prose and below[1].words < 22:
        return False
    return below[0].words >= 1.8 * fact.words and len(items) >= 3 and len(items[-1].lines) == 1


def _items_of(
    page: Page, waiting: list[int], metas: list[int], body: int, items: list[Item]
) -> list[Item]:
    """Make items of the short lines above a text: the last is its headline, the rest perhaps
    items.
    """
    heads = _unrepeated(page, waiting)
    head = heads.pop()
    while (
        heads
        and _is_label(page, head)
        and not page.facts[head].heading
        and not _is_label(page, heads[-1])
    ):
        page.set(head, Role.META, "a label between headline and text")
        head = heads.pop()
    found = _bare_items(page, heads, items) if items else []
    mine = [m for m in metas if abs(page.place[m] - page.place[head]) <= 2]
    found.append(Item(head, stripped(page.facts[head]), [body], mine))
    return found


def _unrepeated(page: Page, waiting: list[int]) -> list[int]:
    heads: list[int] = []
    for number in waiting[-_MOST_WAITING:]:
        if heads and page.facts[number].plain == page.facts[heads[-1]].plain:
            page.set(heads.pop(), Role.LEFTOVER, "the headline again")
        heads.append(number)
    return heads


def _bare_items(page: Page, waiting: list[int], items: list[Item]) -> list[Item]:
    """Headlines without a text of their own: like the others in length, directly after an item."""
    usual = median(page.facts[item.head].words for item in items if item.head) if items else 0
    found = []
    for number in waiting:
        fact = page.facts[number]
        dated = any(f.number in page.metas for f in page.before(number, 1))
        follows = page.place[number] - page.place[(found or items)[-1].last] <= 2 + len(waiting)
        if (
            fact.words >= max(4, 0.6 * usual)
            and not _is_label(page, number)
            and follows
            and (
                dated
                or (
                    page.after(number, 1) and len(items) >= 2 and _is_between(page, number, waiting)
                )
            )
        ):
            found.append(Item(number, stripped(fact), [], _metas_near(page, number)))
    return found


def _is_between(page: Page, number: int, waiting: list[int]) -> bool:
    """A headline without text stands among the others, not after the last of them."""
    return any(
        page.open(f.number) and f.number not in waiting
        for f in page.after(number, 2 * len(waiting))
    )


def _is_label(page: Page, number: int) -> bool:
    """Is this short line a label (a category, a section) and not a headline?"""
    fact = page.facts[number]
    if fact.seen > 1 and fact.words <= 4:
        return True
    return fact.words <= 3 and not fact.order and not fact.heading


def _titles_only(page: Page) -> tuple[list[Item], float]:
    """A list of dated titles without texts is a digest too."""
    found = []
    for number in page.order:
        fact = page.facts[number]
        if not page.open(number) or not 4 <= fact.words <= 30:
            continue
        dated = [
            f.number
            for f in (*page.before(number, 1), *page.after(number, 1))
            if f.number in page.metas and page.metas[f.number].dates
        ]
        if dated:
            found.append(Item(number, stripped(fact), [], dated))
    enough = len(found) >= 4 and len(found) >= 0.4 * len(page.undecided())
    return (found, 2.5) if enough else ([], 0.0)


def _score(page: Page, items: list[Item], full: list[Item]) -> float:
    """Add up what speaks for a digest and what for one story with crossheads."""
    count = len(full)
    paragraphs = [len(item.lines) for item in full]
    heads = [page.facts[item.head] for item in full]
    words = median(fact.words for fact in heads)
    roles = [page.role(n) for n in page.order]
    more = roles.count(Role.READ_MORE) + page.tails
    cut = sum(page.facts[item.lines[-1]].cut_short for item in full)
    dated = sum(
        any(page.metas[m].dates or page.metas[m].byline or page.metas[m].clock for m in item.metas)
        for item in items
    )
    linked = sum(fact.links > 0.7 for fact in heads)
    mean = sum(paragraphs) / count
    score = 0.0
    score += 2.0 * (Role.PAGER in roles)
    score += 2.0 * (more >= 0.5 * count and more >= 2)
    score += 2.0 * (cut >= 0.4 * count and cut >= 2)
    score += 2.5 * (dated >= 0.6 * len(items) and dated >= 3)
    score += 2.5 * (linked >= 0.6 * count and linked >= 3)
    score += 1.5 * (sum(p == 1 for p in paragraphs) >= 0.7 * count)
    score += 1.0 * (paragraphs[0] <= 2 and count >= 4)
    score += 1.0 * (words >= 6)
    score -= 2.0 * (words <= 4)
    own, again = _cohesion(page, full)
    apart = again <= 0.06  # whatever their length, the items speak of different things
    score -= 0.0 if apart else 2.0 * (mean >= 2.2) + 2.0 * (mean >= 3.5)
    score -= 2.0 * (count == 2) + 1.0 * (count == 3)
    score -= 2.5 * (max(paragraphs) >= 5 and max(paragraphs) >= 0.5 * sum(paragraphs))
    score -= 4.0 * (
        _leads(page, heads[0], full[0])
        and sum(f.links > 0.7 for f in heads[1:]) >= 0.6 * (count - 1)
    )
    score -= 4.0 * (sum(f.text.rstrip().endswith(("?", "？")) for f in heads) >= 0.6 * count)
    score -= 1.5 * (page.witness.story and not linked)
    score += 2.0 * page.witness.live
    score -= 2.0 * _is_one_story(page, items)
    score -= 1.5 * (paragraphs[0] >= 3 and paragraphs[0] >= 2 * median(paragraphs))
    score -= 3.0 * (_signed(page, full[0]) and dated <= 1)
    score -= 2.0 * (any(f.heading for f in heads) and not linked and dated < 2 and not more)
    sizes = [sum(page.facts[n].words for n in item.lines) for item in full]
    score -= 3.0 * (max(sizes) >= 150 and max(sizes) >= 0.55 * sum(sizes))
    score += 1.0 * (sum(page.metas[m].clock for item in items for m in item.metas) >= 3)
    score -= 1.5 * (own < 0.45 and again > 0.05 and _title_recurs(page, items, full))
    score += 1.0 * apart - 2.0 * (again >= 0.1 and own < 0.4)
    return score


def _signed(page: Page, item: Item) -> bool:
    """Does a byline or a date stand between the first headline and its text, as in an article?"""
    return any(
        item.head < m < item.lines[0] and (page.metas[m].byline or page.metas[m].dates)
        for m in page.metas
    )


def _leads(page: Page, head: Facts, item: Item) -> bool:
    """Is the first item the page's own story, with the titles of others below it?"""
    titles = {plain(title) for title in page.witness.titles}
    return head.links < 0.5 and len(item.lines) >= 2 and (head.heading == 1 or head.plain in titles)


def _title_recurs(page: Page, items: list[Item], full: list[Item]) -> bool:
    """Do words of the page's title come again in most items, as in the sections of one story?"""
    titles = [page.witness.titles[0]] if page.witness.titles else []
    above = [page.facts[n] for n in page.order if n < full[0].first and page.open(n)]
    titles += [fact.text for fact in above[-3:] if not fact.prose and fact.words >= 4]
    wanted = {t for title in titles for t in plain(title).split() if len(t) > 4}
    wanted -= tokens("stopwords")
    if not wanted:
        return False
    recurs = sum(
        bool(wanted & {t for n in (item.head, *item.lines) for t in page.facts[n].tokens})
        for item in full
    )
    return recurs >= 0.6 * len(full)


def _cohesion(page: Page, full: list[Item]) -> tuple[float, float]:
    """How much of each headline comes again in its own text, and of each item in those before it.

    An excerpt tells its headline again and little of its neighbours; a section under a crosshead
    goes on with the words of the sections before.
    """
    stops = tokens("stopwords")
    own = again = 0.0
    before: set[str] = set()
    for item in full:
        head = [t for t in page.facts[item.head].tokens if len(t) > 3 and t not in stops]
        body = {t for n in item.lines for t in page.facts[n].tokens}
        own += sum(t in body for t in head) / len(head) if head else 0.0
        long = {t for t in {*head, *body} if len(t) > 4 and t not in stops and not t.isdigit()}
        again += len(long & before) / len(long) if long else 0.0
        before |= long
    return own / len(full), again / max(1, len(full) - 1)


def number_cut(page: Page, item: Item) -> None:
    """Cut the number or mark of an item out of its headline."""
    if item.head is None:
        return
    fact = page.facts[item.head]
    mark = fact.order or fact.bullet
    if mark.strip():
        cut = Cut(0, len(mark), "the item's number or mark")
        page.cuts[item.head] = (cut, *page.cuts.get(item.head, ()))
