"""Items whose headline runs into their text."""

import re

from ..lines.facts import Facts
from ..lines.items import Item
from ..lines.page import Page
from ..shapes import Role
from ..words.lexicon import meets, plain
from .bold_heads import bold_title
from .run_in_labels import is_long

_TITLE = re.compile(r"(?P<title>[^:：.!?]{12,120})[:：]\s+(?=[\"“«¿¡]?[^\W\d_a-zà-öø-ÿ])")
_BRACKETED = re.compile(r"\W{0,3}[【〖](?P<title>[^【】〖〗]{2,60})[】〗]\s*")
_CAPITALS = re.compile(
    r"(?P<title>[A-ZÀ-Þ\d][A-ZÀ-Þ\d ,'’%$€£-]{11,100})(?:[.:]|\s[-–—])\s+(?=[\"“«¿¡]?[A-ZÀ-Þ])"
)
_NUMBER = re.compile(r"^\d{1,2}[.)]\s+")
_BRACKETS = tuple("【〖")
_LEAST_TEXT = 20  # letters
_MOST = 0.7  # the share of the texts, and of their words


def titled_items(page: Page) -> tuple[list[Item], float]:
    """Find items whose headline runs into the text: a colon, brackets, bold or capitals tell it."""
    prose = [page.facts[n] for n in page.order if page.open(n) and page.facts[n].prose]
    found = []
    for fact in prose:
        bold = ("", 0) if page.marked else bold_title(fact)
        title, end, least = (*bold, 0) if bold[0] else title_of(fact)
        if title and meets("advertisement", plain(title)) == "whole":
            page.set(fact.number, Role.ADVERTISEMENT, f"labelled “{title}”")
        elif title and is_long(fact, end + least):
            found.append(Item(None, title, [fact.number]))
    heads = {item.headline for item in found}
    if len(found) < 3 or len(heads) < len(found):
        return [], 0.0
    prose = [fact for fact in prose if page.open(fact.number)]
    between = [f for f in prose if found[0].first <= f.number <= found[-1].last]
    words = sum(page.facts[item.first].words for item in found)
    most = words >= _MOST * sum(fact.words for fact in prose)
    return (found, 2.5) if most and len(found) >= _MOST * len(between) else ([], 0.0)


def title_of(fact: Facts) -> tuple[str, int, int]:
    """The headline that runs into a text, where the text begins, and how much longer it must be.

    A colon proves least: more text follows it than a label has.
    """
    text = fact.text[:200]
    behind = len(fact.order) if fact.text[len(fact.order) :][:1] in _BRACKETS else 0
    for form in (_BRACKETED, _CAPITALS, _TITLE):
        match = form.match(text, behind)
        if match and (form is _BRACKETED or 3 <= len(match["title"].split()) <= 16 or fact.order):
            title = _NUMBER.sub("", match["title"]).strip()
            return title, match.end(), _LEAST_TEXT * (form is _TITLE)
    return "", 0, 0
