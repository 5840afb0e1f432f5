"""Runs of words: what two texts share, and by which few numbers a text is found again."""

import hashlib
import re
from functools import lru_cache

from briefs.text.fold import fold
from briefs.text.scripts import HAN

_TOKEN = re.compile(rf"[{HAN}]|[^\W_]+(?:['.\-][^\W_]+)*")
_HAN = re.compile(f"[{HAN}]")
_SHINGLE = 5
_HAN_SHINGLE = 9
_SIGNATURE = 24


@lru_cache(maxsize=64)
def tokens_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, figures among them; in Chinese the letters."""
    text = fold(text).replace("per cent", "%").replace("percent", "%").replace("%", " % ")
    return tuple(_TOKEN.findall(text))


def telling(text: str) -> set[str]:
    """Return the folded words of a text that may tell one story from another."""
    return {word for word in tokens_of(text) if len(word) > 3 or _is_han(word)}


def _is_han(word: str) -> bool:
    return bool(_HAN.match(word))


def runs(text: str) -> set[tuple[str, ...]]:
    """Return all runs of five words (nine letters in Chinese), each once."""
    words = tokens_of(text)
    size = _HAN_SHINGLE if sum(map(_is_han, words)) > 0.5 * len(words) else _SHINGLE
    if 0 < len(words) < size:
        return {words}
    return set(zip(*(words[i:] for i in range(size)), strict=False))


def signature(text: str) -> list[int]:
    """Return the 24 smallest hashes of runs, ascending: an index on them finds candidates.

    Two texts that share many runs share small hashes too, so that a database needs to look up only
    these numbers. Each fits a signed 64-bit column. Cost: linear.
    """
    return sorted({_hash(" ".join(run)) for run in runs(text)})[:_SIGNATURE]


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") >> 1
