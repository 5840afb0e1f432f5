"""Scripts that put no spaces between words: ranges of letters, to stand in patterns."""

import re

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f"  # Chinese letters, in Japanese too
KANA = "\u3040-\u30ff"  # Japanese syllables
UNSPACED = f"{HAN}{KANA}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Myanmar, Khmer too

_CJK = re.compile(f"[{HAN}{KANA}]")


def has_cjk(text: str) -> bool:
    """Does a Chinese or Japanese letter stand in the text?"""
    return bool(_CJK.search(text))


def count_cjk(text: str) -> int:
    """Count the Chinese and Japanese letters of a text."""
    return len(_CJK.findall(text))
