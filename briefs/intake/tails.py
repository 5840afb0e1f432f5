"""What is cut off the end of an honest line: links to the rest, labels of the site."""

import re

from .facts import Facts
from .lexicon import meets, plain
from .shapes import Cut

_TAIL = re.compile(r"([.!?…»”\"\])])\s+(?=\S)|(\.\.\.|…)(?=\w)")
_TAIL_SIZE = 60
_GLUED = re.compile(
    r"(?<=[.!?…»”\"\])])\s?([^\W\d_][^.!?…\d]{2,30}?)\s*(?:\.{2,3}|…|»|→|›|>>?|\+)?\s*(?:\([\d-]{6,10}\))?$"
)
_BRACKETS = re.compile(r"\([^)]*\)")


def tail_cuts(fact: Facts) -> tuple[Cut, ...]:
    """Cut "Read more »" and "Download PDF (2 MB)" off the end of an honest line."""
    if fact.words < 8:
        return ()
    glued = _GLUED.search(fact.text)
    if glued and meets("readmore", plain(glued[1])) == "whole":
        return (Cut(glued.start(1), len(fact.text), "a link to the rest at the end of the line"),)
    for match in _TAIL.finditer(fact.text[-_TAIL_SIZE:]):
        start = max(0, len(fact.text) - _TAIL_SIZE) + match.end(match.lastindex)
        tail = plain(_BRACKETS.sub("", fact.text[start:]))
        if tail and (
            meets("readmore", tail) == "whole"
            or (meets("navigation", tail) == "opening" and len(tail) < 30)
        ):
            return (Cut(start, len(fact.text), "a link to the rest at the end of the line"),)
    return ()
