"""The elements of a page that hold a story: what else stands in one goes on with the story."""

from collections.abc import Iterable

from ..lines.facts import Facts
from ..lines.items import Item
from ..lines.page import Page
from ..markup.markup import Element
from ..shapes import Role
from ..words.lexicon import plain
from .spans import main_span

_MOST = 0.6  # the share of a story's words that its element holds
_TEXT, _SHARE = 40, 0.2  # words below a page's title, and their share of all, that are its text
_OWN, _OWN_SHARE = 60, 0.2  # the same, against the longest run of text on the page
_COMMENTS, _MANY_LINES = (Role.COMMENT, Role.COMMENT_FORM), 4
LINKED = 0.4  # a line with a larger share of links leads elsewhere


def element_of(facts: Iterable[Facts]) -> Element | None:
    """Find the innermost element that holds most words of these lines. Cost: linear."""
    words, known = _sums((fact.element, fact.words) for fact in facts)
    least = _MOST * max(words.values(), default=0)
    return next((known[n] for n in sorted(known, reverse=True) if words[n] >= least), None)


def inside(facts: Iterable[Facts], element: Element) -> list[Facts]:
    """Return the lines that stand in an element, at any depth. Cost: linear."""
    told: dict[int, bool] = {element.number: True}
    found = []
    for fact in facts:
        path, at = [], fact.element
        while at is not None and at.number not in told:
            path.append(at.number)
            at = at.above
        held = at is not None and told[at.number]
        told.update(dict.fromkeys(path, held))
        if held:
            found.append(fact)
    return found


def shown_title(page: Page) -> Facts | None:
    """The line that shows the page's own title: one that the page's head repeats, headings first,
    else the only heading of the first level that is not the site's name.
    """
    titles = page.witness.named
    site = plain(page.witness.site or "")
    shown = [page.facts[n] for n in page.order if not page.facts[n].hidden]
    first = [fact for fact in shown if fact.heading == 1 and fact.plain != site]
    named = [fact for fact in shown if fact.plain in titles and fact.plain != site]
    named.sort(key=lambda fact: fact.heading or 7)
    if named:
        return named[0]
    return first[0] if len(first) == 1 else None


def titled_element(page: Page, least: float) -> Element | None:
    """Find the innermost element that holds the page's own title with so many words of text.

    None where no title is shown, or no element has so many. Cost: linear.
    """
    title = shown_title(page)
    if title is None:
        return None
    held, _ = _sums((fact.element, fact.words) for fact in _texts(page))
    element = title.element
    while element is not None and held.get(element.number, 0) < least:
        element = element.above
    return element


def standing_around(page: Page, items: list[Item]) -> list[Item]:
    """Return the items outside the element that holds the page's own title and a text, if they are
    most of them: they are other stories. So are all that stand below the page's comments.
    """
    if _below_comments(page, items):
        return items
    words = sum(fact.words for fact in _texts(page))
    element = titled_element(page, max(_TEXT, _SHARE * words))
    if element is None:
        return []
    held = {fact.number for fact in inside((page.facts[i.first] for i in items), element)}
    around = [item for item in items if item.first not in held]
    return around if 2 * len(held) < len(items) else []


def _below_comments(page: Page, items: list[Item]) -> bool:
    """Do readers' comments, or a form for one, stand between the page's own title and the items?"""
    title = shown_title(page) if items else None
    if title is None:
        return False
    above = page.order[page.place[title.number] : page.place[min(i.first for i in items)]]
    return sum(page.role(n) in _COMMENTS for n in above) >= _MANY_LINES


def in_other_articles(page: Page, head: Facts, lines: list[int]) -> list[int]:
    """Return the lines of a story that stand in another article element than its headline does,
    one with a linked title, if the headline's own holds a text and the second reader does not take
    them. Cost: linear.
    """
    own = _article(head.element, {})
    if own is None:
        return []
    known: dict[int, Element | None] = {}
    facts = [page.facts[n] for n in lines]
    below = (page.facts[n] for n in page.order[page.place[head.number] :])
    titles = (fact for fact in below if fact.heading and fact.links > LINKED)
    leading = {_article(fact.element, known) for fact in titles} - {own, None}
    other = [f for f in facts if _article(f.element, known) in leading]
    within = {fact.number for fact in inside(other, own)}
    around = {fact.number for fact in other} - within
    words = sum(fact.words for fact in facts if fact.number not in around)
    second = page.witness.second
    if words < _TEXT or (second and second.agrees([page.texts[n - 1] for n in sorted(around)])):
        return []
    return sorted(around)


def _article(element: Element | None, known: dict[int, Element | None]) -> Element | None:
    """The innermost article element around an element; known: those that were found before."""
    path = []
    while element is not None and element.name != "article" and element.number not in known:
        path.append(element.number)
        element = element.above
    found = known.get(element.number, element) if element is not None else None
    known.update(dict.fromkeys(path, found))
    return found


def own_span(page: Page, span: tuple[int, int]) -> tuple[int, int]:
    """Exchange the longest run of text for the one in the element of the page's own title, where
    the two have no line in common and the own one is not much shorter.
    """
    run = [f for f in _texts(page) if span[0] <= f.number <= span[1]]
    least = max(_OWN, _OWN_SHARE * sum(fact.words for fact in run))
    element = titled_element(page, least)
    if element is None or inside(run, element):
        return span
    among = [f.number for f in inside((page.facts[n] for n in page.order), element)]
    own = main_span(page, among)
    if own is not None:
        far = "a longer text far from the page's own title"
        page.set_all((fact.number for fact in run), Role.RELATED, far)
    return own or span


def _texts(page: Page) -> list[Facts]:
    return [f for f in page.undecided() if f.prose and f.links < LINKED and not f.outside]


def _sums(
    pairs: Iterable[tuple[Element | None, float]],
) -> tuple[dict[int, float], dict[int, Element]]:
    """Add up values by element, each with all that stands in it. Cost: linear."""
    sums: dict[int, float] = {}
    known: dict[int, Element] = {}
    for element, value in pairs:
        if element is None:
            continue
        sums[element.number] = sums.get(element.number, 0.0) + value
        while element is not None and element.number not in known:
            known[element.number] = element
            element = element.above
    for number in sorted(known, reverse=True):
        above = known[number].above
        if above is not None:
            sums[above.number] = sums.get(above.number, 0.0) + sums.get(number, 0.0)
    return sums, known


def richest_element(page: Page) -> Element | None:
    """Find the element that holds most open text and least of anything else. Cost: linear."""
    facts = [page.facts[n] for n in page.order if not page.facts[n].hidden]
    gains, known = _sums((fact.element, _gain(page, fact)) for fact in facts)
    best, chosen = 0.0, None
    for number in sorted(known, reverse=True):
        if gains.get(number, 0.0) > best:
            best, chosen = gains[number], known[number]
    return chosen


def _gain(page: Page, fact: Facts) -> float:
    if not page.open(fact.number):
        return -1.0
    return fact.words if fact.links < LINKED and fact.words > 2 else -fact.words
