"""Sentences, and the key under which a sentence keeps its evidence."""

import hashlib
import re

from .clean import paragraphs
from .fold import fold

# A sentence ends at . ! ? … or their full-width forms, with closing marks, before white space and
# something that can begin a sentence. "1.3 billion" and "U.S." do not end one; "Dr." is kept whole
# by the list of abbreviations, single letters by the look behind.
_END = re.compile(r"(?:[.!?…]+[\"”»’')\]]*(?=\s+[\"“«‘'(\[¿¡]*[^\W_a-z])|[。！？]+[”」』）]*)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|prof|sr|sra|st|no|nr|vs|etc|inc|ltd|co|gen|gov|sen|rep|art|núm|sto|sta|av)"
    r"|\b[^\W\d_])\.$",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """Split plain text into its sentences, in order; paragraphs always end one."""
    found = []
    for paragraph in paragraphs(text):
        start = 0
        for match in _END.finditer(paragraph):
            piece = paragraph[start : match.end()]
            if _ABBREVIATION.search(piece[-12:]):
                continue
            found.append(piece.strip())
            start = match.end()
        if paragraph[start:].strip():
            found.append(paragraph[start:].strip())
    return found


def sentence_key(sentence: str) -> str:
    """Return the SHA-256, in hexadecimal digits, of the sentence's folded text."""
    return hashlib.sha256(fold(sentence).encode()).hexdigest()
