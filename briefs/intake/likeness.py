"""Is it the same story? Folded words in runs, rare words, figures and headlines together."""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass

from briefs.text.fold import fold

from .figures import figures

_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W_]+(?:['.\-][^\W_]+)*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SHINGLE = 5
_HAN_SHINGLE = 9
_SIGNATURE = 24
_MODULUS = (1 << 61) - 1
_FIGURES_TO_COMPARE = 2


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two stories are, each share 0 to 1, and what follows from it."""

    text: float
    rare_words: float
    headline: float
    verdict: str
    reason: str


def _tokens(text: str) -> list[str]:
    text = fold(text).replace("per cent", "%").replace("percent", "%").replace("%", " % ")
    return _TOKEN.findall(text)


def shingles(text: str) -> set[int]:
    """Return the hashes of all runs of five words (nine letters in Chinese)."""
    words = _tokens(text)
    size = _HAN_SHINGLE if sum(bool(_HAN.match(w)) for w in words) > 0.5 * len(words) else _SHINGLE
    if 0 < len(words) < size:
        return {_hash(" ".join(words))}
    return {_hash(" ".join(words[i : i + size])) for i in range(len(words) - size + 1)}


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") >> 1


def signature(text: str) -> list[int]:
    """Return the 24 smallest shingle hashes, ascending: an index on them finds candidates.

    Two texts that share many runs share small hashes too, so that a database needs to look up only
    these numbers. Each fits a signed 64-bit column. Cost: linear.
    """
    return sorted(shingles(text))[:_SIGNATURE]


def compare(a, b, beat: frozenset[str] = frozenset()) -> Likeness:
    """Compare two stories (objects with `headline` and `text`).

    beat     folded words common to the beat; they weigh nothing
    verdict  same: merge; contains: one holds the other; conflict: one event, other figures;
             different
    """
    ours, theirs = shingles(a.text), shingles(b.text)
    shared = len(ours & theirs)
    smaller, larger = sorted((len(ours), len(theirs)))
    text = shared / smaller if smaller else 0.0
    both = shared / larger if larger else 0.0
    headline = _overlap(_rare(a.headline, beat), _rare(b.headline, beat))
    rare = _overlap(_rare(a.text, beat), _rare(b.text, beat))
    equal = fold(a.headline) == fold(b.headline) and bool(fold(a.headline))
    verdict, reason = _verdict(a, b, text, both, rare, headline, equal)
    return Likeness(round(text, 3), round(rare, 3), round(headline, 3), verdict, reason)


def _verdict(
    a, b, text: float, both: float, rare: float, headline: float, equal: bool
) -> tuple[str, str]:
    if not a.text or not b.text:
        if equal and len(_tokens(a.headline)) >= 4:
            return "same", "the headlines are the same and one has no text"
        return "different", "one has no text and the headlines differ"
    ours, theirs = _numbers(a.text), _numbers(b.text)
    differ = _figures_differ(ours, theirs)
    if differ and (text >= 0.3 or (equal and rare >= 0.4)):
        if both >= 0.9 or (
            equal and text >= 0.8 and len(differ) < _FIGURES_TO_COMPARE and both >= 0.8
        ):
            return "conflict", f"the words agree but figures differ: {differ[0]}"
        if _same_dates(a.text, b.text):
            return "conflict", f"one event told with other figures: {differ[0]}"
        return "different", f"the same form of words with other figures and dates: {differ[0]}"
    if text >= 0.5 and both >= 0.3:
        return "same", f"{text:.0%} of the runs of words of the shorter text stand in the other"
    if text >= 0.8 and both < 0.3:
        return "contains", "the shorter text stands in the longer one, which tells more"
    if text >= 0.5:
        return "contains", "most of the shorter text stands in the longer one"
    if equal and rare >= 0.45:
        return "same", "one headline, and the texts share their rare words"
    if text >= 0.22 and rare >= 0.5 and headline >= 0.3:
        return "same", "headline, rare words and runs of words agree"
    return "different", "too few runs of words are shared"


def _rare(text: str, beat: frozenset[str]) -> Counter:
    return Counter(t for t in _tokens(text) if (len(t) > 3 or _HAN.match(t)) and t not in beat)


def _overlap(a: Counter, b: Counter) -> float:
    small = min(len(a), len(b))
    return len(a.keys() & b.keys()) / small if small else 0.0


def _numbers(text: str) -> dict[str, set[float]]:
    found: dict[str, set[float]] = {}
    for figure in figures(text, "en"):
        found.setdefault(figure.unit, set()).add(figure.value)
    return found


def _figures_differ(ours: dict[str, set[float]], theirs: dict[str, set[float]]) -> list[str]:
    """Name the units for which both give values and neither's values are among the other's."""
    return [
        f"{sorted(ours[unit])[0]:g} and {sorted(theirs[unit])[0]:g} {unit}".strip()
        for unit in ours
        if unit in theirs and not (ours[unit] <= theirs[unit] or theirs[unit] <= ours[unit])
    ]


def _same_dates(a: str, b: str) -> bool:
    from .dates import dates_in

    ours = {(f.month, f.day) for f in dates_in(a, "und")}
    theirs = {(f.month, f.day) for f in dates_in(b, "und")}
    return not ours or not theirs or bool(ours & theirs)
