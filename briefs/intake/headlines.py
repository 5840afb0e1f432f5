"""The headline of an article: which of the short lines above, or inside, its text it is."""

from .facts import Facts, is_aside
from .lexicon import plain
from .metas import is_person_name
from .page import Page

_FOREIGN = 150  # words of foreign text that may stand above a headline


def headline_of(page: Page, first: int, last: int) -> Facts | None:
    """The headline: the short line above the text that shares its words, stands near, or is the
    title.
    """
    body = set()
    for number in page.order:
        if first <= number <= last and page.open(number) and page.facts[number].prose:
            body |= {t for t in page.facts[number].tokens if len(t) > 3 or page.facts[number].han}
    titles = {plain(t) for t in page.witness.titles}
    best, chosen = 0.0, None
    above = [page.facts[n] for n in page.order if n <= first][-40:]
    for distance, fact in enumerate(reversed(above)):
        if not _may_head(page, fact, first):
            continue
        score = _head_score(page, fact, body, titles, distance)
        if score > best:
            best, chosen = score, fact
    inner = _inner_head(page, first, last, titles)
    if inner is not None and (chosen is None or best < 3.0):
        return inner
    return _above_deck(page, chosen, first, body) if chosen else None


def _may_head(page: Page, fact: Facts, first: int) -> bool:
    if not page.open(fact.number) or (fact.number == first and fact.prose and fact.sentences > 1):
        return False
    return (
        2 <= fact.words <= 40
        and not is_aside(fact)
        and fact.sentences <= 3
        and not (fact.number == first and fact.words > 22)
    )


def _inner_head(page: Page, first: int, last: int, titles: set[str]) -> Facts | None:
    """A headline below other text: the page's own title, or a line with the byline or date under
    it.
    """
    words = 0
    for number in page.order:
        if not first < number <= last:
            continue
        fact = page.facts[number]
        if not page.open(number):
            continue
        if fact.prose:
            words += fact.words
            if words > _FOREIGN:
                return None
        elif fact.plain in titles or fact.heading == 1:
            return fact
        elif 4 <= fact.words <= 30 and not fact.ends:
            under = page.after(number, 2)
            if any(
                f.number in page.metas
                and (page.metas[f.number].dates or page.metas[f.number].byline)
                for f in under
            ):
                return fact
    return None


def _above_deck(page: Page, chosen: Facts, first: int, body: set[str]) -> Facts:
    """Of two title-like lines one above the other, the upper is the headline and the lower its
    deck.
    """
    if chosen.heading or chosen.plain in {plain(t) for t in page.witness.titles}:
        return chosen
    while True:
        above = page.before(chosen.number, 1)
        if (
            not above
            or not _may_head(page, above[0], first)
            or above[0].words < 4
            or above[0].prose
            or (above[0].ends and above[0].text[-1] in ".:")
        ):
            return chosen
        long = [t for t in above[0].tokens if len(t) > 3]
        if (
            not long
            or sum(t in body for t in long) / len(long) < 0.3
            or is_person_name(above[0].text)
        ):
            return chosen
        chosen = above[0]


def _head_score(page: Page, fact: Facts, body: set[str], titles: set[str], distance: int) -> float:
    long = [t for t in fact.tokens if len(t) > 3]
    shared = sum(t in body for t in long) / len(long) if long else 0.0
    score = 1.0 + 3.0 * shared - 0.12 * distance
    score += 1.0 * (fact.words >= 5) - 1.5 * (fact.words <= 2)
    score += 0.7 * (fact.seen > 1)
    score += 4.0 * (fact.plain in titles) + {1: 3.0, 2: 1.0}.get(fact.heading, 0.0)
    score -= 1.5 * fact.prose + 1.0 * (fact.ends and fact.text[-1] == ".")
    score -= 1.5 * is_person_name(fact.text) + 2.0 * bool(fact.bullet)
    below = page.after(fact.number, 2)
    score += 0.8 * any(f.number in page.metas for f in below)
    score += 1.0 * any(f.number in page.metas and page.metas[f.number].byline for f in below[:1])
    return score
