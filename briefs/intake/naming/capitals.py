"""What capitals tell of a name, and how its text writes one that is all in capitals."""

import re
from collections.abc import Iterable

from .named import ARTICLES

_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def is_titled(text: str) -> bool:
    """Do most of the longer words of a text begin with a capital, as those of a name do?"""
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


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
