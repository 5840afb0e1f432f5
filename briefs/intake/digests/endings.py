"""Items whose texts end alike: the source in brackets or behind a dash, or in a line below."""

import re

from ..lines.attributions import is_source_line
from ..lines.facts import Facts
from ..lines.items import Item
from ..lines.page import Page
from ..passages.apart import sure_of
from ..shapes import Role
from .run_in_labels import first_sentence

_NAME = r"(?=[^\W\d_a-zß-öø-ÿ])[^()\[\]（）【】.!?\n]{2,60}"
_INSIDE = re.compile(rf"[(\[（【]{_NAME}[)\]）】]\W{{0,2}}$|[.!?。”»\"]\s?[–—-]{{1,2}}\s?{_NAME}$")
_MARKED = re.compile(r"^(?:[–—-]{1,2}\s?\S|[(\[（【].{1,80}[)\]）】]\.?$|\w+[:：]\s*\S)")
_LINE = 8  # words of a line that names a source
_LEAST = 3
_USUAL = 0.8  # the share of lines below texts that stand alike
_BESIDE = {
    None,
    Role.SOURCE_LINE,
    Role.BYLINE,
    Role.META,
    Role.DATELINE,
    Role.NAVIGATION,
    Role.CAPTION,
    Role.CREDIT,
}


def ended_items(page: Page) -> tuple[list[Item], float]:
    """Find the texts that end in their source, and how sure it is that each is a story."""
    for items in (_by_ends(page), _by_lines(page)):
        sure = sure_of(page, items)
        if sure:
            return items, sure
    return [], 0.0


def _by_ends(page: Page) -> list[Item]:
    """Each text up to a paragraph that ends in a name apart."""
    texts = [fact for fact in page.undecided() if fact.prose]
    ends = {fact.number for fact in texts if _INSIDE.search(fact.text[-80:])}
    if len(ends) < _LEAST or len(ends) < 0.5 * len(texts):
        return []
    items, told = [], []
    for fact in texts:
        told.append(fact.number)
        if fact.number in ends:
            items.append(_item(page, told))
            told = []
    return items


def _by_lines(page: Page) -> list[Item]:
    """Each text down to the short line below it, where one stands below the last text too."""
    runs = _runs(page)
    below = [(text, line) for text, line in runs if line is not None]
    if len(below) < _LEAST or len(below) < len(runs):
        return []
    lines = [line for _, line in below]
    marked = sum(bool(_MARKED.match(f.text)) or is_source_line(f.text) for f in lines)
    near = sum(line.number - page.facts[text[-1]].last == 1 for text, line in below)
    far = sum(page.after(f.number)[0].number - f.number > 1 for f in lines if page.after(f.number))
    if marked < _USUAL * len(lines) and min(near, far + 1) < _USUAL * len(lines):
        return []
    for line in lines:
        page.set(line.number, Role.SOURCE_LINE, "names the source of the text above")
    return [_item(page, text) for text, _ in below]


def _runs(page: Page) -> list[tuple[list[int], Facts | None]]:
    """The runs of paragraphs, each with the short line below it, None where none stands there."""
    runs: list[tuple[list[int], Facts | None]] = []
    open_run = False
    for number in page.order:
        fact = page.facts[number]
        if page.open(number) and fact.prose:
            if not open_run:
                runs.append(([], None))
            runs[-1][0].append(number)
            open_run = True
        else:
            if open_run and fact.words <= _LINE and page.role(number) in _BESIDE:
                runs[-1] = (runs[-1][0], fact)
            open_run = False
    return runs


def _item(page: Page, text: list[int]) -> Item:
    return Item(None, first_sentence(page.facts[text[0]].text), text, derived=True)
