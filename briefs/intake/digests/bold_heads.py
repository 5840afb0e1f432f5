"""Headlines in bold that run into their texts, as in a column of news in brief."""

import re

from ..lines.facts import Facts

_FEWEST, _LONGEST = 3, 16  # words of a headline
_TEXT = 40  # letters of a text
_AROUND = " .:–—-|"


def bold_title(fact: Facts) -> str | None:
    """The headline in bold with which a paragraph begins, None where it has none."""
    if not fact.bold:
        return None
    letters = list(re.finditer(r"\S", fact.text[: 4 * fact.bold]))[: fact.bold]
    if len(letters) < fact.bold:
        return None
    end = letters[-1].end()
    title = fact.text[:end].strip(_AROUND)
    fits = _FEWEST <= len(title.split()) <= _LONGEST and len(fact.text) - end > _TEXT
    return title if fits else None
