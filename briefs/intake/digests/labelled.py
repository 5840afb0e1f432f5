"""Items below labels: a country, a place, a day, a paper or a subject in a line of its own."""

import re
from itertools import pairwise
from statistics import mean, median

from ..lines.facts import Facts
from ..lines.items import Item, stripped
from ..lines.page import Page
from ..passages.apart import AGAIN, sure_of, words_of
from ..passages.things import bears_news
from ..shapes import Role
from ..words.countries import countries_in, is_country
from .run_in_labels import first_sentence

type _Group = tuple[Facts, list[int]]  # a label and the texts below it

_LABEL, _LONGEST = 5, 100  # words and characters of a label
_LEAST, _LEAST_TOLD = 3, 2  # labels; items
_COUNTED = 2  # labels with a number
_DOUBTFUL = 0.08  # the share of words said before, below labels that name neither place nor day
_BESIDE = {None, Role.SOURCE_LINE, Role.META, Role.DATELINE, Role.NAVIGATION}
_KNOWN = 0.6  # the share of labels that name a country or a day
_NAMED, _SAY = 3, 0.6  # words of a name; the share of labels that say more
_SHORT = 0.5  # of the usual length: a paragraph that goes on with the one above
_GOES_ON = 0.05  # the share of its words that a paragraph has of the one above, if it goes on
_AROUND = re.compile(r"^\W+|\W+$")
_SURE = 3.0


def sectioned_items(page: Page) -> tuple[list[Item], float]:
    """Find items that stand under the name of a country instead of a headline."""
    groups = [group for group in _groups(page) if is_country(_AROUND.sub("", group[0].text))]
    items = _items_of(page, groups)
    return items, _SURE if len(groups) >= _LEAST and len(items) >= _LEAST_TOLD else 0.0


def labelled_items(page: Page) -> tuple[list[Item], float]:
    """Find the texts below labels of any make, and how sure it is that each is a story. Of labels
    that count up, numbered_items judges.
    """
    groups = _groups(page)
    if sum(bool(label.order) for label, _ in groups) >= _COUNTED:
        return [], 0.0
    known = sum(_is_known(page, label) for label, _ in groups) >= _KNOWN * len(groups)
    items = _items_of(page, groups)
    sure = sure_of(page, items, AGAIN if known else _DOUBTFUL)
    return items, sure if len(groups) >= _LEAST else 0.0


def _groups(page: Page) -> list[_Group]:
    """Labels with the texts right below them, which another line ends."""
    groups: list[_Group] = []
    label, inside = None, False
    for number in page.order:
        fact, role = page.facts[number], page.role(number)
        if role is None and (fact.prose or fact.ends):
            if label is not None:
                groups.append((label, []))
                label, inside = None, True
            if inside:
                groups[-1][1].append(number)
        else:
            short = fact.words <= _LABEL and len(fact.text) <= _LONGEST
            told = short and not fact.ends and role in _BESIDE
            label, inside = fact if told and number not in page.openers else None, False
    return groups


def _is_known(page: Page, label: Facts) -> bool:
    dated = label.number in page.metas and page.metas[label.number].dates
    return bool(dated or countries_in(label.text.title(), page.language))


def _items_of(page: Page, groups: list[_Group]) -> list[Item]:
    """One item below each label, or as many as there are paragraphs, if each is a story.

    Where most labels say more than a name, and of one text each, they are its headline.
    """
    apart = _are_apart(page, [text for _, text in groups])
    said = sum(
        label.words > _NAMED and len(text) == 1 and page.role(label.number) is None
        for label, text in groups
    )
    if said > _SAY * len(groups):
        return [Item(label.number, stripped(label), text, []) for label, text in groups]
    items = []
    for label, text in groups:
        page.set(label.number, Role.META, "a label above the items below")
        marked = all(page.facts[n].bullet or page.facts[n].order for n in text)
        metas = [label.number] if label.number in page.metas else []
        for told in [[n] for n in text] if marked or apart else [text]:
            head = first_sentence(page.facts[told[0]].text)
            items.append(Item(None, head, told, metas, derived=True, label=label.text))
    return items


def _are_apart(page: Page, texts: list[list[int]]) -> bool:
    """Does no paragraph go on with the one above it below the same label?"""
    lines = [n for text in texts for n in text]
    pairs = [pair for text in texts for pair in pairwise(text)]
    if not pairs:
        return False
    usual = median(page.facts[n].words for n in lines)
    for number in lines:
        one = Item(None, "", [number])
        if page.facts[number].words < _SHORT * usual or not bears_news(page, one):
            return False
    return mean(_shared(page, *pair) for pair in pairs) <= _GOES_ON


def _shared(page: Page, above: int, below: int) -> float:
    own = words_of(page, [below])
    return len(own & words_of(page, [above])) / len(own) if own else 0.0
