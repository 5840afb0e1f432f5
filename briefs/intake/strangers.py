"""Lines inside a plain text that are foreign to its story: teasers, invitations, who writes here.

No markup tells them apart. Each line is weighed by what it says and by what stands around it: the
site speaks of newsletters and of itself, foreign lines stand beside dropped ones and near the end.
"""

import math
import re
from collections import Counter

from .facts import Facts
from .lexicon import plain, tokens
from .page import Page
from .shapes import Role

# What speaks for a foreign line and what against, fitted to phrases that some hundred pages hold
# and to those around their stories. Measures are yes or no where no range is given.
_WEIGHTS = {
    "any line": -1.45,
    "site": 1.5,  # a half, 1: one word, two words that sites use of themselves
    "we": 0.6,
    "late": 1.3,  # 0 to 1: the share of the story above it
    "below dropped": 1.1,  # thirds: up to three lines right above are dropped
    "above dropped": 0.75,  # the same right below
    "the author": 1.05,  # it opens with a name that signs the page, late
    "again": 1.0,  # the line comes twice on the page
    "placed": 0.95,  # "(left)": it names who stands where in a picture
    "no end": 0.6,
    "short": 0.5,  # it is no sentence
    "words": -1.6,  # the logarithm of their number, a fifth
    "figures": -2.3,  # 0 to 1: the share of digits
    "telling": -0.7,  # 0 to 1: the share of small words that texts need and labels do not
    "quotation": -0.6,
    "said": -0.6,
    "shared": -0.5,  # 0 to 1, short lines only: the share of longer words that the story says
}
_PLACED = re.compile(
    r"\((?:l|r|m|left|right|center|links|rechts|mitte|izq|der|esq|dir|à gauche|à droite)\.?\)",
    re.IGNORECASE,
)
_STEM = 6  # letters of a word that are the same in most of its forms
_OPENING = 3  # words in which the name of an author is looked for
_LATE = 0.3  # the share of the story above the line that tells who wrote it
_PARAGRAPH = 25  # words
_FEWEST = 4  # lines of a story in which foreign ones are looked for


def without_strangers(page: Page, head: Facts | None, lines: list[int]) -> list[int]:
    """Drop the foreign lines of a story; return those that stay. Cost: linear in the story."""
    if len(lines) < _FEWEST:
        return lines
    kept = {*lines, head.number if head else 0}
    spread = Counter(stem for n in lines if page.facts[n].prose for stem in _stems(page.facts[n]))
    names = {
        word
        for meta in page.metas.values()
        for word in plain(meta.byline or "").split()
        if len(word) > 2
    }
    total = sum(page.facts[n].words for n in lines)
    told, found = 0, []
    for number in lines:
        fact = page.facts[number]
        late = told / max(1, total)
        told += fact.words
        measures = _measures(page, fact, kept, spread, names, late)
        paragraph = fact.prose and fact.ends and fact.words >= _PARAGRAPH
        told_by = measures["site"] or measures["the author"]
        if paragraph and not told_by:
            found.append(number)  # where a paragraph stands proves nothing against it
        elif sum(_WEIGHTS[name] * value for name, value in measures.items()) > 0:
            page.set(number, Role.LEFTOVER, "foreign to the story around it")
        else:
            found.append(number)
    return found


def _stems(fact: Facts) -> set[str]:
    return {token[:_STEM] for token in fact.tokens if len(token) > 3 or fact.han}


def _measures(
    page: Page, fact: Facts, kept: set[int], spread: Counter, names: set[str], late: float
) -> dict[str, float]:
    stems, said = _stems(fact), set(fact.tokens)
    opening = set(plain(" ".join(fact.text.split()[:_OPENING])).split())
    shared = sum(spread[stem] > 0 for stem in stems) / max(1, len(stems))
    return {
        "any line": 1,
        "site": min(2, len(said & tokens("site-words"))) / 2,
        "we": bool(said & tokens("we")),
        "late": late,
        "below dropped": _dropped(page, reversed(page.before(fact.number, 3)), kept) / 3,
        "above dropped": _dropped(page, page.after(fact.number, 3), kept) / 3,
        "the author": late > _LATE and bool(names & opening),
        "again": fact.seen > 1,
        "placed": bool(_PLACED.search(fact.text)),
        "no end": not fact.ends,
        "short": not fact.prose,
        "words": math.log1p(fact.words) / 5,
        "figures": sum(c.isdigit() for c in fact.text) / len(fact.text),
        "telling": fact.stops,
        "quotation": any(c in fact.text for c in '"“”„«»'),
        "said": bool(said & tokens("said")),
        "shared": 0.0 if fact.prose else shared,
    }


def _dropped(page: Page, beside, kept: set[int]) -> int:
    """Count the lines beside a line, the nearest first, up to the first that is kept."""
    count = 0
    for fact in beside:
        if fact.number in kept:
            break
        count += 1
    return count
