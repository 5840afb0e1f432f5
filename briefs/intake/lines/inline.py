"""A text in which each link and each word in bold was set on a line of its own is whole again.

Programs that take the text out of a page write it so. A line that begins with a comma or a full
stop shows it: nobody writes one.
"""

import re
from collections import Counter

from ..words.lexicon import tokens
from .paragraphs import ENDS, begins_closing

_SURE = 3  # lines that begin with a mark that closes
_LONGEST = 400  # characters of a piece in capitals between two parts of a sentence
_TAIL = 60  # characters in which the end of a line is looked at
_OPEN = re.compile(r"(?:[,(\[„“«‚–—]|\s-)\s*$")
_LAST = re.compile(r"([^\W\d_]+)\W*$")
_BULLET = re.compile(r"\s*(?:[•●▪*·–—-]\s|[(\[]?\w{1,2}[.)\]]\s)")


def joined_pieces(texts: list[str], language: str) -> dict[int, int]:
    """Say which lines go on the line before, as `paragraphs.joined_lines` does. Cost: linear.

    Returns an empty dict where fewer than three lines begin with a mark that closes.
    """
    lines = {n: text for n, text in enumerate(texts, start=1) if text.strip()}
    told = [n for n in lines if n - 1 in lines]
    if sum(begins_closing(lines[n]) for n in told) < _SURE:
        return {}
    stops = tokens("stopwords", language)
    often = Counter(text.strip() for text in lines.values())
    found: dict[int, int] = {}
    for number in told:
        above, text, below = lines[number - 1][-_TAIL:], lines[number], lines.get(number + 1, "")
        inside = number - 1 in found and often[text.strip()] < _SURE and len(text) < _LONGEST
        if _goes_on(above, text, stops) or (
            inside and not ENDS.search(above) and _goes_on(text[-_TAIL:], below, stops)
        ):
            found[number] = found.get(number - 1, number - 1)
    return found


def _goes_on(above: str, text: str, stops: frozenset[str]) -> bool:
    """Does a line go on the sentence above: a mark, a small letter, or what had to follow?"""
    if begins_closing(text):
        return True
    if not text.strip() or ENDS.search(above) or _BULLET.match(text):
        return False
    last = _LAST.search(above)
    open_word = bool(last) and last[1].islower() and last[1] in stops
    return text.lstrip()[:1].islower() or bool(_OPEN.search(above)) or open_word
