"""What is cut out of an honest line: addresses beside words, what sells, links to the rest."""

import re

from ..lines.addresses import address_cuts
from ..lines.facts import Facts, is_cut_short
from ..lines.page import Page
from ..shapes import Cut
from ..words.lexicon import meets, plain
from .spam import spam_cuts

_TAIL = re.compile(r"([.!?…»”\"\])])\s+(?=\S)|(\.\.\.|…)(?=\w)")
_TAIL_SIZE = 60
_GLUED = re.compile(
    r"(?<=[.!?…»”\"\])])\s?([^\W\d_][^.!?…\d]{2,30}?)\s*(?:\.{2,3}|…|»|→|›|>>?|\+)?\s*(?:\([\d-]{6,10}\))?$"
)
_BRACKETS = re.compile(r"\([^)]*\)")
_FEWEST = 8  # words of a line that a link to the rest may end
_LONGEST_LABEL = 30


def cut_line(page: Page, fact: Facts, honest: frozenset[str]) -> None:
    """Note what is cut out of a line, and whether a link to the rest ends it.

    honest   phrases that sell, but which the document itself is about
    """
    size = len(fact.text)
    addresses = address_cuts(fact.text)
    if addresses:
        page.cuts[fact.number] = addresses
    leads_on = bool(addresses) and addresses[-1].end == size
    page.tails += leads_on and fact.ends  # behind a full stop it leads to the rest
    cuts = (*spam_cuts(fact, honest), *(() if leads_on else _tail_cuts(fact)))
    if cuts:
        page.cut(fact.number, *cuts)
        if cuts[-1].end == size:
            fact.ends, fact.cut_short = True, is_cut_short(fact.text[: cuts[-1].start])
            page.tails += 1


def _tail_cuts(fact: Facts) -> tuple[Cut, ...]:
    """Cut "Read more »" and "Download PDF (2 MB)" off the end of a line."""
    if fact.words < _FEWEST:
        return ()
    start = _glued_tail(fact.text) or _tail(fact.text)
    return (Cut(start, len(fact.text), "a link to the rest at the end of the line"),) * bool(start)


def _glued_tail(text: str) -> int:
    glued = _GLUED.search(text)
    return glued.start(1) if glued and meets("readmore", plain(glued[1])) == "whole" else 0


def _tail(text: str) -> int:
    """Where a link to the rest, or a label of the site, begins behind a sentence, or 0."""
    for match in _TAIL.finditer(text[-_TAIL_SIZE:]):
        start = max(0, len(text) - _TAIL_SIZE) + match.end(match.lastindex)
        tail = plain(_BRACKETS.sub("", text[start:]))
        label = meets("navigation", tail) == "opening" and len(tail) < _LONGEST_LABEL
        if label or meets("readmore", tail) == "whole":
            return start
    return 0
