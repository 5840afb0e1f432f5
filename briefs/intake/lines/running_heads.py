"""The heads and feet of printed pages, which stand in the midst of a text copied from them."""

import re
from collections import defaultdict
from itertools import pairwise

from briefs.text.sentences import CLOSING

_LONGEST = 120  # characters
_NUMBER = re.compile(r"\d{1,4}")
_GAP = re.compile(r"\S\s{3,}\S|^\s{12,}\S")  # set at both edges of the page, or in its middle
_OF = re.compile(r"(?<!\d)(\d{1,3})\s?(?:/|of|von|de|sur|di)\s?(\d{1,3})(?!\d)\W*$")
_ENDS = re.compile(rf"[.!?。！？:;]{CLOSING}*\s*$")


def running_heads(texts: list[str]) -> set[int]:
    """Find lines that come again with the number of their page, and others that come again at both
    edges of the page. Lines count from 1. Cost: linear.
    """
    again: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts, start=1):
        line = text.strip()
        if 2 < len(line) <= _LONGEST and not _ENDS.search(line):
            again[_NUMBER.sub("0", " ".join(line.split()))].append(number)
    found: set[int] = set()
    for numbers in again.values():
        if len(numbers) > 1 and _is_running([texts[n - 1] for n in numbers]):
            found.update(numbers)
    return found


def _is_running(lines: list[str]) -> bool:
    """Do these lines, equal but for numbers, count their pages or stand at both edges of one?"""
    if not any(map(str.isalpha, "".join(lines[0].split()))):
        return False
    figures = [[*map(int, _NUMBER.findall(line))] for line in lines]
    others = [[n for n in row if n != row[-1]] for row in figures]
    gaps = all(_GAP.search(line.rstrip()) for line in lines)
    if figures[0] == figures[-1]:
        return gaps and all(row == figures[0] for row in figures)
    pages = [_OF.search(line) for line in lines]
    if all(pages):
        totals = {page[2] for page in pages}
        counted = [int(page[1]) for page in pages]
        last = int(pages[-1][2])
        if counted[-1] > last or (counted[0] > 2 and counted[-1] < last - 1):
            return False  # days of a month
    else:
        counted, totals = [row[-1] for row in figures], set(map(tuple, others))
        if not gaps:
            return False
    return len(totals) == 1 and all(a < b <= a + 2 for a, b in pairwise(counted))
