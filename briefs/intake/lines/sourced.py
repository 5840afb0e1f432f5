"""Items that each name their source in a line of its own: "Source: X, 11 March"."""

from ..words.lexicon import plain
from .attributions import attribution_of, is_source_line
from .items import Item
from .page import Page

_LEAST = 2  # different names
_LOOK = 5  # lines above a source or a text among which its headline stands
_LONGEST = 20  # words of a line that names a source
_DATED = 0.5  # the share of these lines that tell a day too, at least
_LONG, _MOST = 150, 0.7  # words of an item, and its share of all, that make it the page's own story
_SURE = 3.0


def names_source(page: Page, number: int) -> str | None:
    """The plain name of the source that a labelled line of its own names."""
    fact = page.facts[number]
    if fact.words > _LONGEST or not is_source_line(fact.text):
        return None
    said = attribution_of(fact.text, page.language, page.day_first)
    return plain(said.name) if said and said.name else None


def sourced_items(page: Page) -> tuple[list[Item], float]:
    """Find the items of plain text of which each has its source below its headline, or below its
    text, and say how sure that is. None is one where a line of a source stands otherwise, or where
    a text holds a headline more: there an item may bear no source.
    """
    if page.marked:
        return [], 0.0
    named = {n: names_source(page, n) for n in page.order}
    sources = [n for n in page.order if named[n]]
    if len({named[n] for n in sources}) < _LEAST or not _are_dated(page, sources):
        return [], 0.0
    items = _headed_by(page, sources) or _closed_by(page, sources)
    sizes = [sum(page.facts[n].words for n in item.lines) for item in items]
    if not items or (max(sizes) >= _LONG and max(sizes) >= _MOST * sum(sizes)):
        return [], 0.0
    return items, _SURE


def _are_dated(page: Page, sources: list[int]) -> bool:
    said = [attribution_of(page.facts[n].text, page.language, page.day_first) for n in sources]
    return sum(bool(one.found) for one in said) >= _DATED * len(sources)


def _headed_by(page: Page, sources: list[int]) -> list[Item]:
    """The items whose source stands between the headline and the text."""
    heads = [_heads_above(page, source) for source in sources]
    if not all(heads):
        return []
    ends = [*(above[0] for above in heads[1:]), page.order[-1] + 1]
    texts = [_text(page, n + 1, end) for n, end in zip(sources, ends, strict=True)]
    return _items(page, heads, texts)


def _closed_by(page: Page, sources: list[int]) -> list[Item]:
    """The items whose source stands below the text; nothing is told below the last."""
    if any(page.facts[n].prose and page.open(n) for n in page.order if n > sources[-1]):
        return []
    heads, texts, start = [], [], page.order[0]
    for source in sources:
        text = _text(page, start, source)
        heads.append(_heads_above(page, text[0]) if text else [])
        texts.append(text)
        start = source + 1
    return _items(page, heads, texts)


def _items(page: Page, heads: list[list[int]], texts: list[list[int]]) -> list[Item]:
    if not all(heads) or not all(texts):
        return []
    if any(not (page.facts[n].prose or page.facts[n].ends) for text in texts for n in text):
        return []
    return [
        Item(above[0], page.facts[above[0]].text, [*above[1:], *text])
        for above, text in zip(heads, texts, strict=True)
    ]


def _heads_above(page: Page, number: int) -> list[int]:
    """The short lines right above a line, up to a blank one; not the page's first, its name."""
    found: list[int] = []
    for fact in reversed(page.before(number, _LOOK)):
        apart = bool(found) and fact.last + 1 < found[0]
        if apart or fact.prose or fact.ends or not page.open(fact.number) or fact.words < 2:
            break
        if found and page.place[fact.number] == 0:
            break
        found.insert(0, fact.number)
    return found


def _text(page: Page, start: int, end: int) -> list[int]:
    """The open lines from the first to the last that is text."""
    told = [n for n in page.order if start <= n < end and page.open(n)]
    text = [n for n in told if page.facts[n].prose or page.facts[n].ends]
    return [n for n in told if text[0] <= n <= text[-1]] if text else []
