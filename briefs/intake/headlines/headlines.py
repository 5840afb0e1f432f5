"""The headline of an article: which of the short lines above, or inside, its text it is."""

from ..lines.facts import Facts, is_aside, stems
from ..lines.page import Page
from ..naming.persons import is_person_name
from ..shapes import Role
from ..words.lexicon import plain
from .head_signs import ends_path, signs_below

_TEASERS = (Role.TEASER, Role.TEASER_HEAD)
_HIGHEST = 4.0  # how far above the text a line that is not the page's title may stand
_OWN = 1.0  # what the distance costs at most that shows the page's title as its first heading
_FAR, _NEAR = 0.12, 0.05  # what a line between costs; names, days and buttons cost less
_FOREIGN = 150  # words of foreign text that may stand above a headline


def headline_of(page: Page, first: int, last: int) -> Facts | None:
    """The headline: the short line above the text that shares its words, stands near, or is the
    title.

    Below the label of a list ("Topics") in a page's menu all short lines were taken for titles of
    other stories; one of them may be the headline, and is given back with what stands below it.
    """
    body = {
        stem
        for number in page.order[page.place[first] : page.place[last] + 1]
        if page.open(number) and page.facts[number].prose
        for stem in stems(page.facts[number])
    }
    titles = page.witness.named
    best, chosen = 0.0, None
    distance = 0.0
    for number in reversed(page.order[: page.place[first] + 1]):
        fact = page.facts[number]
        far = distance > _HIGHEST
        if (not far or _is_known(fact, titles)) and _may_head(page, fact, first, titles):
            most = _OWN if fact.heading == 1 and fact.plain in titles else _HIGHEST
            score = _head_score(page, fact, body, titles) - min(distance, most)
            if score > best:
                best, chosen = score, fact
        distance += _NEAR if _is_beside(page, fact) else _FAR
    inner = _inner_head(page, first, last, titles)
    if inner is not None and (chosen is None or _is_better(inner, chosen, best, titles)):
        return inner
    if chosen is None:
        return None
    chosen = _above_deck(page, chosen, first, body, titles)
    give_back(page, chosen, first)
    return chosen


def _share(fact: Facts, body: set[str]) -> float:
    """The share of a line's longer words that the text says too."""
    own = stems(fact)
    return len(own & body) / max(1, len(own))


def _is_known(fact: Facts, titles: set[str]) -> bool:
    return fact.plain in titles or fact.heading == 1


def _is_better(inner: Facts, chosen: Facts, score: float, titles: set[str]) -> bool:
    """Is the line inside the text a better headline than the one that was chosen above it?"""
    if inner.plain in titles and chosen.plain not in titles:
        return inner.heading == 1 or not _is_own_heading(chosen)
    return score < (3.0 if _is_known(inner, titles) else 2.0)


def _is_own_heading(fact: Facts) -> bool:
    """Is it a first heading of the page's text, that leads nowhere, as a site's name does?"""
    return fact.heading == 1 and not fact.outside and fact.links <= 0.6


def _is_beside(page: Page, fact: Facts) -> bool:
    """Does the line belong to what stands between a headline and its text: names, days, buttons?"""
    return not page.open(fact.number) and page.role(fact.number) not in _TEASERS


def _may_head(page: Page, fact: Facts, first: int, titles: set[str]) -> bool:
    known = _is_known(fact, titles)
    role = page.role(fact.number)
    if role in _TEASERS or (role is Role.LEFTOVER and known):
        if fact.links > 0.6 or (fact.words < 3 and not known):
            return False
    elif not page.open(fact.number):
        return False
    text = fact.prose and (fact.sentences > 1 or not fact.heading)
    if not known and fact.number == first and (text or fact.words > 22):
        return False
    return (2 if not known else 1) <= fact.words <= 40 and not is_aside(fact)


def give_back(page: Page, head: Facts, first: int) -> None:
    """Open the headline, and the paragraphs between it and the text, if they were teasers."""
    if page.roles.pop(head.number, None) is None:
        return
    for number in page.order[page.place[head.number] + 1 : page.place[first]]:
        fact = page.facts[number]
        if page.role(number) is Role.TEASER and fact.prose:
            page.roles.pop(number)


def _inner_head(page: Page, first: int, last: int, titles: set[str]) -> Facts | None:
    """A headline below other text: the page's own title, or a line with a date under it."""
    words = 0
    for number in page.order:
        if not first < number <= last:
            continue
        fact = page.facts[number]
        if not page.open(number):
            continue
        if fact.plain in titles or (fact.heading == 1 and not fact.prose):
            return fact
        if fact.prose:
            words += fact.words
            if words > _FOREIGN:
                return None
        elif 4 <= fact.words <= 30 and not fact.ends:
            under = [page.metas.get(below.number) for below in page.after(number, 2)]
            if any(meta and meta.dates for meta in under):
                return fact
    return None


def _above_deck(page: Page, chosen: Facts, first: int, body: set[str], titles: set[str]) -> Facts:
    """Of two title-like lines one above the other, the upper is the headline and the lower its
    deck.
    """
    while not chosen.heading and chosen.plain not in titles:
        above = next(iter(page.before(chosen.number, 1)), None)
        if above is None or not page.open(above.number):
            break
        if above.words < 4 or _share(above, body) < 0.3:
            break
        if not _may_head(page, above, first, titles):
            break
        chosen = above
    return chosen


def _head_score(page: Page, fact: Facts, body: set[str], titles: set[str]) -> float:
    shared = _share(fact, body)
    score = 1.0 + 3.0 * shared
    score += 1.0 * (fact.words >= 5) - 1.5 * (fact.words <= 2)
    score += 0.7 * (fact.seen > 1)
    score += 4.0 * (fact.plain in titles) + {1: 3.0, 2: 1.0}.get(fact.heading, 0.0)
    score -= 1.5 * fact.prose + 1.0 * (fact.ends and fact.text[-1] == ".")
    score -= 1.5 * is_person_name(fact.text) + 2.0 * bool(fact.bullet)
    score -= 3.0 * (fact.plain == plain(page.witness.site or ""))
    below = signs_below(page, fact)
    score += 1.2 * bool(below) + 1.2 * any(meta.byline for meta in below)
    score += 1.5 * ends_path(page, fact)
    if page.role(fact.number) in _TEASERS:
        score -= 1.0 if shared >= 0.25 or below else 4.0
    return score
