"""Press reviews: paragraphs that each tell what another paper says, without a headline or mark."""

import re
from statistics import median

from ..lines.facts import Facts
from ..lines.items import Item
from ..lines.page import Page
from ..shapes import Role
from ..words.lexicon import phrases
from .marks import marks_of_text, without_foreign
from .run_in_labels import first_sentence

_ABOVE = 8  # lines of the page that may call it a press review
_LONGEST = 16  # words of such a line
_OPENING = 110  # characters of a paragraph in which the paper is named
_SENTENCE = re.compile(r"[.!?…]\s")
_NAME = re.compile(
    r"(?<=\s)[A-ZÀ-Þ][\w’'-]+|^[A-ZÀ-Þ][\w’'-]*\s+[A-ZÀ-Þ][\w’'-]+|《[^》]+》|[“”„«\"]\S"
)
_LEAST = 3
_NAMED = 0.7  # the share of the paragraphs that name another in their first sentence
_SURE = 3.0
_FIRST, _SHORT, _LESS = 3, 4, 0.7  # first words; letters of a word; of the usual length


def reviewed_items(page: Page) -> tuple[list[Item], float]:
    """Find the paragraphs of a page that calls itself a press review, and how sure it is one.

    Each paragraph whose first words hold a name is an item; one without goes on the one above, but
    for the last, which speak of the review itself.
    """
    called = _called(page)
    if called is None:
        return [], 0.0
    text = [page.facts[n] for n in page.order if n > called and page.open(n)]
    text = [fact for fact in text if fact.prose]
    if len(text) > _LEAST and _is_about_review(page.facts[called], text):
        page.set(text.pop().number, Role.LEFTOVER, "about the review, below its last paper")
    named = [fact.number for fact in text if _names_another(fact.text)]
    if len(named) < _LEAST or len(named) < _NAMED * len(text):
        return [], 0.0
    items: list[Item] = []
    for fact in text:
        if fact.number > named[-1]:
            page.set(fact.number, Role.LEFTOVER, "about the review, below its last paper")
        elif fact.number in named or not items:
            items.append(Item(None, first_sentence(fact.text), [fact.number], derived=True))
        else:
            items[-1].lines.append(fact.number)
    return without_foreign(page, items), _SURE


def _called(page: Page) -> int | None:
    """The line above the text that calls the page a press review."""
    for number in page.order[:_ABOVE]:
        fact = page.facts[number]
        if fact.prose:
            return None
        said = f" {fact.plain} "
        for phrase in phrases("press-review") if fact.words <= _LONGEST else ():
            if (phrase if phrase > "\u3000" else f" {phrase} ") in said:
                return number
    return None


def _is_about_review(title: Facts, text: list[Facts]) -> bool:
    """Does the last paragraph, a short one, begin with a word of the review's title?"""
    words = {word for word in title.tokens if len(word) > _SHORT}
    last = text[-1]
    return bool(words & set(last.tokens[:_FIRST])) and last.words < _LESS * median(
        fact.words for fact in text[:-1]
    )


def _names_another(text: str) -> bool:
    """Does a name stand in its first sentence, or a mark around it, as around a summary?"""
    opening = _SENTENCE.split(text[:_OPENING])[0]
    return bool(_NAME.search(opening) or marks_of_text(text))
