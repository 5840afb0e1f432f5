"""How items under headlines hang together: as stories of their own, or as sections of one."""

from functools import cache

from ..lines.facts import STEM, stems
from ..lines.items import Item
from ..lines.page import Page
from ..words.lexicon import plain, tokens


def cohesion(page: Page, full: list[Item]) -> tuple[float, float]:
    """How much of each headline comes again in its own text, and of each item in those before it.

    An excerpt tells its headline again and little of its neighbours; a section under a crosshead
    goes on with the words of the sections before.
    """
    stops = tokens("stopwords")
    own = again = 0.0
    before: set[str] = set()
    for item in full:
        said = plain(item.headline).split() if item.head is None else page.facts[item.head].tokens
        head = [t for t in said if len(t) > 3 and t not in stops]
        body = {t for n in item.lines for t in page.facts[n].tokens}
        own += sum(t in body for t in head) / len(head) if head else 0.0
        long = {t for t in {*head, *body} if len(t) > 4 and t not in stops and not t.isdigit()}
        again += len(long & before) / len(long) if long else 0.0
        before |= long
    return own / len(full), again / max(1, len(full) - 1)


def title_recurs(page: Page, items: list[Item], full: list[Item]) -> bool:
    """Do words of the page's title come again in most items, as in the sections of one story?"""
    titles = [page.witness.titles[0]] if page.witness.titles else []
    above = [page.facts[n] for n in page.order if n < full[0].first and page.open(n)]
    titles += [fact.text for fact in above[-3:] if not fact.prose and fact.words >= 4]
    wanted = {t for title in titles for t in plain(title).split() if len(t) > 4}
    wanted -= tokens("stopwords")
    if not wanted:
        return False
    recurs = sum(
        bool(wanted & {t for n in item.numbers for t in page.facts[n].tokens}) for item in full
    )
    return recurs >= 0.6 * len(full)


def each_tells_its_head(page: Page, full: list[Item]) -> bool:
    """Are the heads headlines, five words or more, and does each text say two of its own again?

    A crosshead is short, names a subject, and is seldom repeated in the sentences below it. Where
    the words of the first head come again in other items, it is the title of them all.
    """
    if len(full) < 3 or sum(len(item.lines) for item in full) > 3 * len(full):
        return False
    stops = tokens("stopwords")
    title: set[str] = set()
    recurs = 0
    for item in full:
        head = page.facts[item.head]
        said = {t for n in item.lines for t in page.facts[n].tokens}
        own = {t for t in head.tokens if len(t) > 3 and t not in stops}
        if head.words < 5 or len(own & said) < 2:
            return False
        recurs += len(title & said) >= 2
        title = title or own
    return recurs < 0.34 * (len(full) - 1)


def first_heads_all(page: Page, full: list[Item]) -> bool:
    """Do most of the texts say two words of the first head again, as the sections of its story?"""
    title = stems(page.facts[full[0].head]) - stop_stems()
    said = [
        {stem for n in (item.head, *item.lines) for stem in stems(page.facts[n])}
        for item in full[1:]
    ]
    return len(title) >= 2 and sum(len(title & each) >= 2 for each in said) >= 0.6 * len(said) > 1


@cache
def stop_stems() -> frozenset[str]:
    return frozenset(word[:STEM] for word in tokens("stopwords"))
