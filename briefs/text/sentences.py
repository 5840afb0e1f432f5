"""Sentences, and the key under which a sentence keeps its evidence."""

import hashlib
import re

from .clean import paragraphs
from .fold import fold

# A mark that closes what was quoted or put in brackets, right behind the end of a sentence: “ in
# German, « where » opens, » in French behind a blank.
CLOSING = r"(?:[\"'”’“‘«»)\]】」』*]|[ \u00a0\u202f]»(?!\w))"
# A sentence ends at . ! ? … or their full-width forms with closing marks, where white space and
# something that can begin a sentence follow. "1.3 billion" ends none, "U.S." and "Dr." do not by
# the list of abbreviations, nor does the day of "19. Mai". Possessive quantifiers: a page of full
# stops is read once.
_END = re.compile(rf"[.!?…]++{CLOSING}*+|[。！？]++[”」』）]*+")
_OPENING = r"(?:«[ \u00a0\u202f]|[\"“„«»‘‚'(\[¿¡])"
_NEXT = re.compile(rf"\s++{_OPENING}*+[^\W_a-z]")
# Of a text without any capital, as machines write what they hear, a small letter begins one too.
_NEXT_SMALL = re.compile(rf"\s++(?:{_OPENING}|[–—-])*+\s?[^\W_]")
_FULL_WIDTH = frozenset("。！？”」』）")
_WIDE_END = re.compile(r"[。！？][”」』）]*+$")
_ABBREVIATION = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|prof|sr|sra|st|no|nr|vs|etc|inc|ltd|co|gen|gov|sen|rep|art|núm|sto|sta|av)"
    r"|\b[^\W\d_])\.$",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?<!\d)\d{1,2}\.$")
_MONTH_AFTER = re.compile(
    r"\s++(?:Jan|Feb|März|Mrz|Apr|Mai|Juni?|Juli?|Aug|Sept?|Okt|Nov|Dez)[a-z]*\b"
)


def sentences(text: str) -> list[str]:
    """Split plain text into its sentences, in order; paragraphs always end one."""
    return [sentence for block in paragraphs(text) for sentence in sentences_of(block)]


def sentences_of(paragraph: str) -> list[str]:
    """Split one of the paragraphs of a text."""
    found, start = [], 0
    begins = _NEXT_SMALL if paragraph == paragraph.lower() else _NEXT
    for match in _END.finditer(paragraph):
        end = match.end()
        if match[0][0] not in _FULL_WIDTH and not begins.match(paragraph, end):
            continue
        if _ABBREVIATION.search(paragraph, max(start, end - 12), end):
            continue
        if _MONTH_AFTER.match(paragraph, end) and _DAY.search(paragraph, end - 3, end):
            continue
        found.append(paragraph[start:end].strip())
        start = end
    if paragraph[start:].strip():
        found.append(paragraph[start:].strip())
    return found


def gap_after(sentence: str) -> str:
    """Return what parts a sentence from the next: a blank, or nothing behind a full-width mark."""
    return "" if not sentence or _WIDE_END.search(sentence) else " "


def sentence_key(sentence: str) -> str:
    """Return the SHA-256, in hexadecimal digits, of the sentence's folded text."""
    return hashlib.sha256(fold(sentence).encode()).hexdigest()
