"""Scripts that put no spaces between words: ranges of letters, to stand in patterns."""

import re
import unicodedata
from collections import Counter

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f"  # Chinese letters, in Japanese too
KANA = "\u3040-\u30ff"  # Japanese syllables
UNSPACED = f"{HAN}{KANA}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Myanmar, Khmer too

# What letters tell of a language, by the first word of their names. Where many languages are
# written in them only the script is told.
_LANGUAGES = {
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "GREEK": "el",
    "HEBREW": "he",
    "THAI": "th",
    "CYRILLIC": "und-Cyrl",
    "ARABIC": "und-Arab",
    "DEVANAGARI": "und-Deva",
}
_CJK = re.compile(f"[{HAN}{KANA}]")


def has_cjk(text: str) -> bool:
    """Does a Chinese or Japanese letter stand in the text?"""
    return bool(_CJK.search(text))


def count_cjk(text: str) -> int:
    """Count the Chinese and Japanese letters of a text."""
    return len(_CJK.findall(text))


def language_of_letters(text: str) -> str:
    """Return the language tag that most letters of a text tell, or ""; Latin ones tell nothing.

    Chinese letters among which one of Japan stands are Japanese.
    """
    if text.isascii():
        return ""
    letters = filter(str.isalpha, text)
    scripts = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in letters)
    told = [_LANGUAGES.get(script, "") for script, _number in scripts.most_common()]
    return "ja" if told[:1] == ["zh"] and "ja" in told else next(iter(told), "")
