"""Differences between two texts, word by word, in bounded time."""

import re
from collections import Counter
from difflib import SequenceMatcher

from .sentences import sentences

_TOKEN = re.compile(r"\s+|[^\W_]+(?:['’.\-][^\W_]+)*|.", re.DOTALL)
# A block of more tokens, or with more pairs of equal words, is compared as a whole: to match them
# takes as many steps as there are pairs, at its worst once for each token.
_MOST_TOKENS, _MOST_PAIRS = 1_500, 30_000

SAME, OUT, IN = "same", "out", "in"


def word_differences(before: str, after: str) -> list[tuple[str, str]]:
    """Return the pieces of both texts in order: ("same" | "out" | "in", text).

    The "same" and "out" pieces together are `before`, "same" and "in" together are `after`.
    """
    left, right = _TOKEN.findall(before), _TOKEN.findall(after)
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    end = 0
    while end < min(len(left), len(right)) - start and left[-1 - end] == right[-1 - end]:
        end += 1
    middle = _middle(left[start : len(left) - end], right[start : len(right) - end])
    pieces = [(SAME, "".join(left[:start])), *middle, (SAME, "".join(left[len(left) - end :]))]
    return _joined(pieces)


def _middle(left, right):
    if max(len(left), len(right)) > _MOST_TOKENS or _pairs(left, right) > _MOST_PAIRS:
        return [(OUT, "".join(left)), (IN, "".join(right))]
    pieces = []
    # Blanks are the same only beside a word that is.
    matcher = SequenceMatcher(str.isspace, left, right, autojunk=False)
    for op, i, j, k, m in matcher.get_opcodes():
        if op == "equal":
            pieces.append((SAME, "".join(left[i:j])))
        else:
            pieces += [(OUT, "".join(left[i:j])), (IN, "".join(right[k:m]))]
    return _bridged(pieces)


def _pairs(left, right):
    """Return how many pairs of equal tokens two lists have, blanks left out."""
    ours, theirs = Counter(left), Counter(right)
    return sum(n * theirs[token] for token, n in ours.items() if not token.isspace())


def _bridged(pieces):
    """Let a lone space between two changed words belong to the change: it reads better."""
    bridged = []
    for n, (kind, text) in enumerate(pieces):
        between = 0 < n < len(pieces) - 1
        if kind == SAME and between and text.isspace():
            bridged += [(OUT, text), (IN, text)]
        else:
            bridged.append((kind, text))
    runs, out, new = [], "", ""
    for kind, text in bridged:
        if kind == SAME:
            runs += [(OUT, out), (IN, new), (SAME, text)]
            out = new = ""
        elif kind == OUT:
            out += text
        else:
            new += text
    return [*runs, (OUT, out), (IN, new)]


def _joined(pieces):
    joined = []
    for kind, text in pieces:
        if not text:
            continue
        if joined and joined[-1][0] == kind:
            joined[-1] = (kind, joined[-1][1] + text)
        else:
            joined.append((kind, text))
    return joined


def changed_sentences(before: str, after: str) -> tuple[str, str]:
    """Return the sentences of each text that the other does not have, enough to be read alone."""
    left, right = sentences(before), sentences(after)
    kept_left, kept_right = set(left), set(right)
    return (
        " ".join(s for s in left if s not in kept_right),
        " ".join(s for s in right if s not in kept_left),
    )
