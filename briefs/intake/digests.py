"""Digests: pages that tell several stories. Finds the items and how sure it is of them."""

import re
from statistics import median

from .countries import country_opening
from .dates import dates_in, short_dates_in
from .facts import Facts
from .items import Item
from .lexicon import labels
from .page import Page
from .shapes import Cut, Role

ENOUGH = 2.0  # the score from which a page is called a digest

_RUN_IN_CLOCK = re.compile(r"^\W{0,3}\d{1,2}[:.h]\d{2}\b(?:\s*[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|hs?|Uhr))?\s*[-–—:.|]?\s*", re.IGNORECASE)
_RUN_IN_MARK = re.compile(r"\s*[-–—:.|,)\]]")
_ITEM_MARK = re.compile(r"^\s*(?:[-–—:.|,)\]]\s*)+")


def run_in_items(page: Page) -> tuple[list[Item], float]:
    """Find items whose label (a date, a country, an hour) runs into the text instead of a headline."""
    starts: dict[int, int] = {}
    texts = [page.facts[n] for n in page.order if page.open(n) and page.facts[n].words >= 5]
    for fact in texts:
        end = _run_in(fact, page)
        if end:
            starts[fact.number] = end
    prose = [fact for fact in texts if fact.prose or fact.number in starts]
    if len(starts) < 3 or len(starts) < 0.5 * len(prose):
        return [], 0.0
    items: list[Item] = []
    for number in page.order:
        if not page.open(number):
            continue
        if number in starts:
            rest = page.facts[number].text[starts[number] :].strip()
            items.append(Item(None, _first_sentence(rest), [number], derived=True))
        elif items and page.facts[number].prose and items[-1].lines[-1] in _near(page, number):
            items[-1].lines.append(number)
    return items, 3.0 + len(starts) / 4


def _near(page: Page, number: int) -> list[int]:
    return [fact.number for fact in page.before(number, 2)]


def _run_in(fact: Facts, page: Page) -> int:
    """Return where the text begins after a run-in label, 0 where none opens the line."""
    text = fact.text
    lead = len(fact.bullet)
    end = 0
    found = dates_in(text[:60], page.language, day_first=page.day_first)
    if page.day_first is not None:
        found += short_dates_in(text[:30], day_first=page.day_first)
    for one in found:
        if one.start <= lead + 12 and (one.start <= lead + 1 or not text[lead : one.start].strip(" ,.:").count(" ")):
            mark = _RUN_IN_MARK.match(text, one.end)
            if mark and mark.group().strip(" ") != ",":
                end = max(end, mark.end())
    clock = _RUN_IN_CLOCK.match(text)
    if clock and len(clock.group()) < len(text):
        end = max(end, clock.end())
    place = country_opening(text[max(end, lead) :], page.language)
    if place:
        end = max(end, lead) + place
    return end


def _first_sentence(text: str) -> str:
    text = _ITEM_MARK.sub("", text)
    match = re.search(r"(?<=[^\s.][.!?])\s|(?<=[。！？])", text)
    return (text[: match.start()] if match else text).strip()[:200]


def headed_items(page: Page) -> tuple[list[Item], float]:
    """Find items that stand under a headline of their own, and say how sure that is a digest."""
    items = _walk(page)
    full = [item for item in items if item.lines]
    if len(full) < 2:
        return _titles_only(page, items)
    return items, _score(page, items, full)


def _walk(page: Page) -> list[Item]:
    items: list[Item] = []
    waiting: list[int] = []  # short lines, perhaps headlines
    metas: list[int] = []
    closed = False  # an opener of a foreign list has been passed
    ad = False
    for number in page.order:
        fact, role = page.facts[number], page.role(number)
        if role is not None:
            if number in page.metas:
                metas.append(number)
                if waiting and items and not items[-1].lines and items[-1].head == waiting[-1]:
                    items[-1].metas.append(number)
            elif number in page.openers:
                closed, waiting = True, []
            ad = role is Role.ADVERTISEMENT
            if role in (Role.READ_MORE,):
                metas = []
            continue
        if ad and number - 1 in page.facts and page.role(number - 1) is Role.ADVERTISEMENT:
            page.set(number, Role.ADVERTISEMENT, "stands directly under the mark of an advertisement")
            continue
        ad = False
        if _is_headline(page, fact, items, waiting):
            if fact.order and _strip(fact):
                closed = False
            waiting.append(number)
            continue
        if not fact.prose and not (waiting and fact.words >= 4 and _directly_below(page, number)):
            waiting.append(number)
            continue
        if waiting:
            closed = False if not closed or page.facts[waiting[-1]].order else closed
            if closed and fact.cut_short:
                continue
            items += _items_of(page, waiting, metas, number, bool(items))
            waiting, metas = [], []
        elif items and not closed:
            items[-1].lines.append(number)
    return items


def _directly_below(page: Page, number: int) -> bool:
    return number - 1 in page.facts


def _strip(fact: Facts) -> str:
    return fact.text[len(fact.order or fact.bullet) :].strip()


def _is_headline(page: Page, fact: Facts, items: list[Item], waiting: list[int]) -> bool:
    """Could this line be the headline of an item?"""
    if fact.heading:
        return True
    if not fact.prose:
        return False
    # A sentence with a full stop can be a headline too: alone, short, after a finished item and
    # above a longer text.
    if waiting or not items or fact.sentences > 1 or fact.words > 20 or fact.cut_short:
        return False
    below = page.after(fact.number, 1)
    if not below or not page.open(below[0].number) or not below[0].prose:
        return False
    after = page.after(fact.number, 2)
    if len(after) > 1 and page.open(after[1].number) and after[1].prose and after[1].words < 22:
        return False
    return below[0].words >= 1.8 * fact.words and len(items) >= 3 and len(items[-1].lines) == 1


def _items_of(page: Page, waiting: list[int], metas: list[int], body: int, running: bool) -> list[Item]:
    """Make items of the short lines above a text: the last is its headline, the rest perhaps items."""
    heads: list[int] = []
    for number in waiting:
        fact = page.facts[number]
        if heads and fact.plain == page.facts[heads[-1]].plain:
            page.set(heads.pop(), Role.LEFTOVER, "the headline again")
        heads.append(number)
    head = heads.pop()
    if heads and _is_label(page, head) and not page.facts[head].heading:
        page.set(head, Role.META, "a label between headline and text")
        head = heads.pop()
    found = []
    for number in heads:
        fact = page.facts[number]
        if running and fact.words >= 5 and not _is_label(page, number) and number >= head - 2 * (len(heads) + 1):
            found.append(Item(number, _strip(fact)))
    found.append(Item(head, _strip(page.facts[head]), [body], [m for m in metas if abs(m - head) <= 4]))
    return found


def _is_label(page: Page, number: int) -> bool:
    """Is this short line a label (a category, a section) and not a headline?"""
    fact = page.facts[number]
    if fact.seen > 1 and fact.words <= 4:
        return True
    return fact.words <= 3 and not fact.order


def _titles_only(page: Page, items: list[Item]) -> tuple[list[Item], float]:
    """A list of dated titles without texts is a digest too."""
    found = []
    for number in page.order:
        fact = page.facts[number]
        if not page.open(number) or fact.words < 4 or fact.words > 30:
            continue
        near = [f.number for f in (*page.before(number, 1), *page.after(number, 1))]
        dated = [n for n in near if n in page.metas and page.metas[n].dates]
        if dated or dates_in(fact.text, page.language) and not fact.prose:
            found.append(Item(number, _strip(fact), [], dated))
    enough = len(found) >= 4 and len(found) >= 0.4 * len(page.undecided())
    return (found, 2.5) if enough else ([], 0.0)


def _score(page: Page, items: list[Item], full: list[Item]) -> float:
    count = len(full)
    paragraphs = [len(item.lines) for item in full]
    words = [page.facts[item.head].words for item in full]
    roles = [page.role(n) for n in page.order]
    more = roles.count(Role.READ_MORE)
    cut = sum(page.facts[item.lines[-1]].cut_short for item in full)
    dated = sum(any(page.metas[m].dates or page.metas[m].byline for m in item.metas) for item in full)
    ordered = sum(bool(page.facts[item.head].order) for item in full)
    mean = sum(paragraphs) / count
    score = 0.0
    score += 2.0 * (Role.PAGER in roles)
    score += 2.0 * (more >= 0.5 * count and more >= 2)
    score += 2.0 * (cut >= 0.4 * count and cut >= 2)
    score += 2.5 * (dated >= 0.5 * count and dated >= 2)
    score += 3.0 * (ordered >= 3 and ordered >= 0.5 * count)
    score += 1.5 * (sum(p == 1 for p in paragraphs) >= 0.7 * count)
    score += 1.0 * (paragraphs[0] <= 2 and count >= 4)
    score += 1.0 * (median(words) >= 6)
    score -= 2.0 * (median(words) <= 4)
    score -= 2.0 * (mean >= 2.2) + 2.0 * (mean >= 3.5)
    score -= 2.0 * (count == 2) + 1.0 * (count == 3)
    score -= 2.5 * (max(paragraphs) >= 5 and max(paragraphs) >= 0.5 * sum(paragraphs))
    return score


def number_cut(page: Page, item: Item) -> None:
    """Cut the number or mark of an item out of its headline."""
    if item.head is None:
        return
    fact = page.facts[item.head]
    mark = fact.order or fact.bullet
    if mark.strip():
        raw = page.texts[item.head - 1]
        start = raw.find(mark.strip())
        cut = Cut(start, raw.find(_strip(fact), start), "the item's number or mark")
        page.cuts[item.head] = (cut, *page.cuts.get(item.head, ()))


def foreign(page: Page, number: int) -> bool:
    return page.role(number) in (Role.RELATED, Role.COMMENT) and labels("related").match(page.facts[number].plain) is not None
