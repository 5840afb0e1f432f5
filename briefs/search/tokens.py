"""What of a text is found again: one function for both databases, for texts and for questions.

A token is a mark, an underscore and a folded stem:

    e_ s_ p_   a stem of an English, Spanish or Portuguese brief
    o_         a word of a brief in any other language, as it stands
    c_         two neighbouring letters of a script without spaces; the last of a run stands alone
    w_         a whole word, kept once a brief, for questions such as lith*

Tokens contain letters, digits and the underscore only, so they need no quoting anywhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from ..text.fold import fold

# A word is cut there; PostgreSQL takes no lexeme above 2,046 bytes.
LONGEST = 40
# Stands where two names meet, so that no phrase runs from one into the other.
GAP = "_"
# The words kept in memory with their tokens; the words of some 100,000 briefs.
KNOWN_WORDS = 400_000

# Han, kana, Thai, Lao, Khmer, Myanmar.
UNSPACED = (
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff"
    "\u1000-\u109f\u1780-\u17ff\U00020000-\U0002fa1f"
)
# The 's of a possessive is skipped; letters with points between them are one word: U.S. is US.
WORD = re.compile(
    rf"['’]s(?!\w)|((?:[^\W\d_{UNSPACED}]\.)+[^\W\d_{UNSPACED}](?!\w)|[{UNSPACED}]+|[^\W_{UNSPACED}]+)"
)
_RUN = re.compile(f"[{UNSPACED}]")

_MARKS = {"en": "e", "es": "s", "pt": "p"}
_STEMMERS = {
    "e": snowballstemmer.stemmer("english"),
    "s": snowballstemmer.stemmer("spanish"),
    "p": snowballstemmer.stemmer("portuguese"),
}
MARKS = ["e", "s", "p", "o"]
# The Portuguese stemmer knows these endings by their accents, which are not asked for here.
_ENDINGS = [("coes", "ções"), ("soes", "sões"), ("cao", "ção")]


@dataclass(frozen=True, slots=True)
class Hit:
    """A word where it stands in a text, with its token and its form without endings cut."""

    token: str
    plain: str
    start: int
    end: int


def mark_of(language: str) -> str:
    """Return the mark of the tokens of a text in this language, a code such as "pt-br"."""
    return _MARKS.get(language[:3].rstrip("-_").lower(), "o")


@lru_cache(maxsize=KNOWN_WORDS)
def plain(word: str) -> str:
    """Return a word folded, its points taken out, cut at LONGEST; "" where nothing is left."""
    if word.isascii():
        return word.lower().replace(".", "")[:LONGEST]
    return "".join(c for c in fold(word) if c.isalnum())[:LONGEST]


@lru_cache(maxsize=KNOWN_WORDS)
def stemmed(word: str, mark: str) -> str:
    """Return the token of a word, or "" if no letter or digit is left of it."""
    stem = plain(word)
    if stem and mark != "o":
        if mark == "p":
            for ending, accented in _ENDINGS:
                if stem.endswith(ending):
                    stem = stem.removesuffix(ending) + accented
        stem = plain(_STEMMERS[mark].stemWord(stem)) or stem
    return f"{mark}_{stem}" if stem else ""


def pairs(run: str) -> list[str]:
    """Return the tokens of a run of letters without spaces: each with its neighbour, last alone."""
    letters = [plain(letter) or letter for letter in run]
    return [f"c_{a}{b}" for a, b in zip(letters, [*letters[1:], ""], strict=True)]


def words_of(text: str) -> list[str]:
    """Return the words and runs of a text as they are written."""
    return [word for word in WORD.findall(text) if word]


def is_run(word: str) -> bool:
    """Say whether a word is a run of letters of a script without spaces."""
    return not word.isascii() and _RUN.match(word) is not None


def sequence(words: list[str], mark: str) -> list[str]:
    """Return the tokens of words in their order."""
    found = []
    for word in words:
        if word.isascii():
            found.append(stemmed(word, mark))
        elif is_run(word):
            found += pairs(word)
        elif token := stemmed(word, mark):
            found.append(token)
    return found


def starts(words: list[str]) -> list[str]:
    """Return the w_ tokens of words, each once, in the order of their first appearance."""
    return [f"w_{word}" for word in dict.fromkeys(map(plain, words)) if word and not is_run(word)]


def hits(text: str, mark: str) -> Iterator[Hit]:
    """Yield the words of a text where they stand, in the order of `sequence`."""
    for match in WORD.finditer(text):
        word = match[1]
        if not word:
            continue
        if is_run(word):
            at = match.start()
            for i, token in enumerate(pairs(word)):
                yield Hit(token, "", at + i, min(at + i + 2, match.end()))
        elif token := stemmed(word, mark):
            yield Hit(token, plain(word), match.start(), match.end())
