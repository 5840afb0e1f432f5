"""Sentences of a text, by its punctuation."""

import re

_END = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+(?=[\"'“‘«(¿¡\[]*[^\W_])|(?<=[。！？])[”」』）]?|\n+")
# What ends in a point and ends no sentence: single capitals, and short titles before names.
_SHORT = re.compile(r"(?:^|[\s(“\"])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|St|Sr|Sra|Dra|Lic|Ing|Gen|Gov|Sen|Rep|No|Nr|núm|pág|vs|Jr|Inc|Ltd|Co|Corp|approx|ca|bzw|etc|U\.S|U\.K|EE|UU|M|Mme|art|vol)\.$", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """Split a text into sentences, line ends included. Cost: linear."""
    found, start = [], 0
    for match in _END.finditer(text):
        piece = text[start : match.end()]
        if "\n" not in match.group() and _SHORT.search(text[max(start, match.start() - 12) : match.start()]):
            continue
        if piece.strip():
            found.append(piece.strip())
        start = match.end()
    if text[start:].strip():
        found.append(text[start:].strip())
    return found
