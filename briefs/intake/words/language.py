"""Which language a text is in, told by its script and its most frequent words."""

import re

from briefs.text.fold import fold
from briefs.text.scripts import HAN, KANA

from .lexicon import LANGUAGES, TOLD_APART, tokens

_HAN, _KANA = re.compile(f"[{HAN}]"), re.compile(f"[{KANA}]")
_SPACED = re.compile(r"[^\W\d_]+")
_SCRIPTS = {
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "ko": re.compile(r"[\uac00-\ud7af]"),
    "el": re.compile(r"[\u0370-\u03ff]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
    "hi": re.compile(r"[\u0900-\u097f]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
}
UNKNOWN = "und"
_STOPS = (*LANGUAGES, *TOLD_APART)
_SAMPLE = 40_000  # characters looked at; a language does not change after them


def language_of(text: str) -> str:
    """Return the code of the language most of the text is in, "und" where nothing tells.

    Chinese and other scripts by their letters; languages of Latin script by the share of their
    stop words. Cost: linear, and bounded by a sample.
    """
    text = text[:_SAMPLE]
    han, letters = len(_HAN.findall(text)), sum(c.isalpha() for c in text)
    if not letters:
        return UNKNOWN
    if len(_KANA.findall(text)) > 0.1 * letters:
        return "ja"
    if han > 0.25 * letters:
        return "zh"
    for code, script in _SCRIPTS.items():
        if len(script.findall(text)) > 0.4 * letters:
            return code
    words = _SPACED.findall(fold(text))
    shares = {code: stop_share(words, code) for code in _STOPS if code != "zh"}
    best = max(shares, key=shares.get)
    if shares[best] < 0.12 or len(words) < 4:
        return UNKNOWN
    return best


def is_known(code: str) -> bool:
    """Say whether texts in this language are told from others."""
    return code in {*_STOPS, *_SCRIPTS, "ja"}


def stop_share(words: list[str], language: str) -> float:
    """Return the share of these folded words that are stop words of a language, or 0."""
    stops = tokens("stopwords", language) if language in _STOPS else frozenset()
    return sum(word in stops for word in words) / len(words) if words else 0.0
