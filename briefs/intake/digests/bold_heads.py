"""Headlines in bold that run into their texts, as in a column of news in brief."""

import re

from ..lines.facts import Facts

_FEWEST, _LONGEST = 3, 16  # words of a headline
_TEXT = 40  # letters of a text
_AROUND = " .:–—-|"


def bold_title(fact: Facts) -> tuple[str, int]:
    """The headline in bold with which a paragraph begins, behind its number, and where the text
    itself begins; "" and 0 where it has none.
    """
    if not fact.bold:
        return "", 0
    letters = list(re.finditer(r"\S", fact.text[: 4 * fact.bold]))[: fact.bold]
    if len(letters) < fact.bold:
        return "", 0
    end = letters[-1].end()
    title = fact.text[len(fact.order) : end].strip(_AROUND)
    fewest = 1 if fact.order else _FEWEST
    fits = fewest <= len(title.split()) <= _LONGEST and len(fact.text) - end > _TEXT
    return (title, end) if fits else ("", 0)
