"""What a second reader of the page changes: it decides lines that the rules left over.

It reads with other signs, and rather leaves out than takes in. So what it takes of our leftovers
belongs to the story more often than not; what it leaves out counts against doubtful lines only.
"""

from .articles.articles import seconded_item
from .kinds import Kind
from .lines.facts import Facts
from .lines.items import Item
from .lines.page import Page
from .markup.placing import says
from .markup.second_reader import SAID_AGAIN, SecondReader
from .passages.elements import element_of, inside
from .shapes import Role
from .words.shingles import runs

_FEWEST = 60  # words that it takes on a page where the rules find no story, or fewer
_UNCLAIMED = (None, Role.LEFTOVER)
_POISON = (Role.SPAM, Role.COOKIE_NOTICE, Role.PAYWALL)
_LOST = 0.1  # the share of a story that it must add
_SOME_LINKS = 0.2  # the share of links from which a line is doubtful
_LABEL = 12  # words; a longer line is no crosshead
SECONDED = "trafilatura, a second reader of pages, takes this for the story"
_LEFT_OUT = "a doubtful line that trafilatura, a second reader of pages, leaves out"


def hear_second(page: Page, kind: Kind) -> Kind:
    """Return the kind of a page with the lines that a second reader decided."""
    second = page.witness.second
    if second is None or not (kind.name == "article" or kind.empty):
        return kind
    found = _found(page, kind, second) if not kind.paywall and _is_little(page, kind) else None
    if found:
        kind = found
    elif kind.items:
        _leave_out(page, kind.items[0], second)
        _take_in(page, kind.items[0], second)
    if second.silence:
        kind.why += f"; {second.silence}"
    return kind


def _is_little(page: Page, kind: Kind) -> bool:
    """Did the rules find no story, or a few words?"""
    return sum(page.facts[n].words for item in kind.items for n in item.lines) < _FEWEST


def _found(page: Page, kind: Kind, second: SecondReader) -> Kind | None:
    """The story of a page where the rules find none, or some words that it does not take. It must
    say the page's own title, unless those words do not either. None where it is none.
    """
    facts = [page.facts[n] for n in page.order if page.role(n) not in _POISON]
    taken = [fact for fact in facts if not fact.hidden and second.takes(fact.text)]
    kept = [page.facts[n].text for item in kind.items for n in item.lines]
    if sum(fact.words for fact in taken) < _FEWEST or second.agrees(kept):
        return None
    titles = page.witness.titles
    if not says([fact.text for fact in taken], titles) and (not kept or says(kept, titles)):
        return None
    for fact in taken:
        page.roles.pop(fact.number, None)
    item = seconded_item(page, [fact.number for fact in taken])
    return Kind("article", "one story, found by a second reader of pages, trafilatura", [item])


def _take_in(page: Page, item: Item, second: SecondReader) -> None:
    """Keep what it takes of the lines left over, of lines alike the one nearest to the story.

    A few labels more prove nothing: only where it takes a tenth more than we do was text lost,
    and only where what classes name otherwise is as long as our story, they name it wrongly.
    """
    kept = [page.facts[n] for n in (*item.lines, item.head) if n]
    stood = {fact.plain for fact in kept}
    told = {run for fact in kept for run in runs(fact.text)}
    first, last = item.first, item.last
    taken, named = [], []  # of lines that no rule claims, and of those that a class does
    for number in sorted(page.order, key=lambda n: max(first - n, n - last)):
        fact = page.facts[number]
        if fact.plain in stood or not _is_left(page, fact, last) or not second.takes(fact.text):
            continue
        if not _is_told(fact, told):
            stood.add(fact.plain)
            (taken if page.role(number) in _UNCLAIMED else named).append(fact)
    if sum(len(fact.text) for fact in named) >= sum(len(fact.text) for fact in kept):
        taken += named
    if sum(len(fact.text) for fact in taken) < _LOST * sum(len(fact.text) for fact in kept):
        return
    for fact in taken:
        page.roles.pop(fact.number, None)
    item.seconded = {fact.number for fact in taken}
    item.lines = sorted({*item.lines, *item.seconded})


def _is_told(fact: Facts, told: set[tuple[str, ...]]) -> bool:
    """Does the story say nearly all of the line already?"""
    asked = runs(fact.text)
    return sum(run in told for run in asked) >= SAID_AGAIN * len(asked)


def _is_left(page: Page, fact: Facts, last: int) -> bool:
    """Is the line one that no rule claims, or only the name of a class?

    An excerpt that is cut short leads elsewhere; a question below the story asks the reader; a
    cell with links is a menu of a page laid out as a table.
    """
    if fact.tag == "td" and fact.links >= _SOME_LINKS:
        return False
    if fact.cut_short or (fact.number > last and fact.text.endswith(("?", "？"))):
        return False
    role, hint = page.role(fact.number), fact.hint
    return role in _UNCLAIMED or (hint is not None and not hint.sure and hint.role is role)


def _leave_out(page: Page, item: Item, second: SecondReader) -> None:
    facts = [page.facts[n] for n in item.lines]
    element = element_of(facts)
    held = {fact.number for fact in inside(facts, element)} if element else set(item.lines)
    doubted = [
        fact
        for fact in facts
        if (fact.links >= _SOME_LINKS and fact.number not in page.listed)
        or (fact.number not in held and fact.words <= _LABEL and not fact.ends and not fact.bullet)
    ]
    left = {fact.number for fact in doubted if not second.takes(fact.text)}
    if not left or len(left) == len(facts) or not second.agrees([fact.text for fact in facts]):
        return
    page.set_all(left, Role.LEFTOVER, _LEFT_OUT)
    item.lines = [n for n in item.lines if n not in left]
