"""A name in capitals, as its text writes it elsewhere: THE QUAY LETTER, "the Quay Letter"."""

import re
from collections.abc import Iterable

from .named import ARTICLES


def as_written(name: str | None, texts: Iterable[str]) -> str | None:
    """Return a name of two words or more that is in capitals throughout as one of the texts has it,
    its article aside; as it is where none tells. Cost: linear in the texts.
    """
    words = (name or "").split()
    if len(words) < 2 or not name.isupper():
        return name
    article = words[:1] if words[0].lower() in ARTICLES and len(words) > 2 else []
    own = words[len(article) :]
    said = re.compile(rf"(?<!\w){r'\s'.join(map(re.escape, own))}(?!\w)", re.IGNORECASE)
    for match in (match for text in texts for match in said.finditer(text)):
        found = match.group().split()
        if not match.group().isupper() and found[0][0].isupper() and found[-1][0].isupper():
            return " ".join([*(word.capitalize() for word in article), *found])
    return name
