"""How sure it is that items under headlines are stories of their own."""

from statistics import median

from .cohesion import cohesion, each_tells_its_head, first_heads_all, title_recurs
from .facts import Facts
from .items import Item, frame_end
from .lexicon import plain
from .page import Page
from .shapes import Role

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


def sureness(page: Page, items: list[Item], full: list[Item]) -> float:
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
    score += 1.5 * (more >= 0.9 * count and more >= 3)  # of each the rest stands elsewhere
    score += 2.0 * (cut >= 0.4 * count and cut >= 2)
    each_dated = dated >= 0.6 * len(items) and dated >= 3
    score += 2.5 * each_dated
    each_linked = linked >= 0.6 * count and linked >= 3
    score += 2.5 * each_linked
    framed = sum(frame_end(fact) < len(fact.text) for fact in heads)
    score += 3.0 * (framed >= 0.6 * count and framed >= 3)
    pictures = {fact.bullet.strip() for fact in heads if fact.bullet[:1] > "\u2600"}
    score += 2.5 * (len(pictures) >= 3 and len(pictures) >= 0.8 * count)  # each subject its own
    score += 1.5 * (sum(p == 1 for p in paragraphs) >= 0.7 * count)
    score += 1.0 * (paragraphs[0] <= 2 and count >= 4)
    score += 1.0 * (words >= 6)
    score -= 2.0 * (words <= 4)
    own, again = cohesion(page, full)
    apart = again <= 0.06  # whatever their length, the items speak of different things
    score -= 0.0 if apart else 2.0 * (mean >= 2.2) + 2.0 * (mean >= 3.5)
    score -= 2.0 * (count == 2) + 1.0 * (count == 3)
    score -= 2.5 * (max(paragraphs) >= 5 and max(paragraphs) >= 0.5 * sum(paragraphs))
    score -= 4.0 * (
        _leads(page, heads[0], full[0])
        and sum(f.links > 0.7 for f in heads[1:]) >= 0.6 * (count - 1)
    )
    score -= 4.0 * (sum(f.text.rstrip().endswith(("?", "？")) for f in heads) >= 0.6 * count)
    score -= 2.5 * (page.witness.story and linked < 0.5 * count)
    score += 2.0 * page.witness.live
    score -= 2.0 * is_one_story(page, items)
    score -= 1.5 * (paragraphs[0] >= 3 and paragraphs[0] >= 2 * median(paragraphs))
    score -= 3.0 * (is_signed(page, full[0]) and dated <= 1)
    score -= 2.0 * (any(f.heading for f in heads) and not linked and dated < 2 and not more)
    sizes = [sum(page.facts[n].words for n in item.lines) for item in full]
    score -= 3.0 * (max(sizes) >= 150 and max(sizes) >= 0.55 * sum(sizes))
    score -= 3.0 * (max(sizes) >= 110 and max(sizes) >= 2.5 * median(sizes))
    marked = more >= 2 or cut >= 2 or dated >= 3 or linked >= 3 or Role.PAGER in roles
    score -= 2.0 * (median(sizes) >= 60 and not marked and not apart)
    score -= 5.0 * _teasers_follow(full, heads, sizes)
    score += 1.0 * (sum(page.metas[m].clock for item in items for m in item.metas) >= 3)
    score -= 1.5 * (own < 0.45 and again > 0.05 and title_recurs(page, items, full))
    score += 1.0 * apart - 2.0 * (again >= 0.1 and own < 0.4)
    score += 1.5 * each_tells_its_head(page, full)
    if not (each_dated or each_linked):
        score -= 3.0 * first_heads_all(page, full)
    return score


def is_one_story(page: Page, items: list[Item]) -> bool:
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


def _leads(page: Page, head: Facts, item: Item) -> bool:
    """Is the first item the page's own story, with the titles of others below it?"""
    titles = {plain(title) for title in page.witness.titles}
    return head.links < 0.5 and len(item.lines) >= 2 and (head.heading == 1 or head.plain in titles)


def _teasers_follow(full: list[Item], heads: list[Facts], sizes: list[int]) -> bool:
    """Do linked titles follow sections that hold most of the words, under heads of their own?"""
    linked = [fact.links > 0.7 for fact in heads]
    first = linked.index(True) if True in linked else len(full)
    return 0 < first < len(full) and sum(sizes[:first]) >= 0.6 * sum(sizes)


def is_signed(page: Page, item: Item) -> bool:
    """Does a byline or a date stand between the first headline and its text, as in an article?"""
    return any(
        item.head < m < item.lines[-1] and (page.metas[m].byline or page.metas[m].dates)
        for m in page.metas
    )
