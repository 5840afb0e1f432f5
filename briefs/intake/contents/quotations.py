"""Quotations and who is quoted, where the sentence names one."""

import re

from briefs.text.words import quoted_spans

from ..shapes import Quotation
from ..words.lexicon import tokens

_NAME = re.compile(r"((?:[^\W\d_a-zà-ÿ][\w'’.\-]*\s+){0,4}[^\W\d_a-zà-ÿ][\w'’\-]+)")
_NEAR = 110


def quotations(text: str, line: int = 0) -> list[Quotation]:
    """Find what stands in quotation marks with its speaker. Cost: linear.

    The speaker is the name beside a word of saying in the same line, after or before the marks.
    """
    found = []
    for offset, row in enumerate(text.split("\n")):
        for start, end, inside in quoted_spans(row):
            if len(inside.split()) < 3 and len(inside) < 12:
                continue
            found.append(Quotation(inside.strip(), _speaker(row, start, end), line + offset))
    return found


def open_quotation(text: str) -> bool:
    """Does the text end inside a quotation that was opened and never closed?"""
    if text.count("“") > text.count("”") or text.count("«") > text.count("»"):
        return True
    return text.count('"') % 2 == 1


def _speaker(row: str, start: int, end: int) -> str | None:
    said = tokens("said")
    after = row[end + 1 : end + _NEAR]
    before = row[max(0, start - _NEAR) : max(0, start - 1)]
    for part in (after, before):
        words = re.findall(r"[\w'’\-]+", part.casefold())
        if said & set(words):
            names = [m for m in _NAME.findall(part) if m.casefold() not in said]
            if names:
                return (names[0] if part is after else names[-1]).strip(" .,'’")
    return None
