"""What of a text is found again: one function for both databases, for texts and for questions.

A token is a mark, an underscore and a folded stem:

    e_ s_ p_   a stem of an English, Spanish or Portuguese brief
    o_         a word of a brief in any other language, as it stands
    c_         two neighbouring letters of a script without spaces; the last of a run stands alone
    w_         a whole word whose stem is another, kept once a brief, for questions such as lith*

Tokens contain letters, digits and the underscore only, so they need no quoting anywhere.
"""

import re
from collections.abc import Iterable

import snowballstemmer

from ..text.fold import fold
from ..text.scripts import UNSPACED

# A word is cut there; PostgreSQL takes no lexeme above 2,046 bytes.
LONGEST = 40
# Stands where two names meet, so that no phrase runs from one into the other.
GAP = "_"
# How many words of a language are kept in memory with their tokens.
KNOWN_WORDS = 100_000

_RUN = re.compile(f"[{UNSPACED}]")
# The 's of a possessive is skipped; letters with points between them are one word: U.S. is US.
WORD = re.compile(
    rf"['’]s(?!\w)|((?:[^\W\d_{UNSPACED}]\.)+[^\W\d_{UNSPACED}](?!\w)"
    rf"|[{UNSPACED}]+|[^\W_{UNSPACED}]+)"
)
# Most texts need no more than this, which takes a fifth of the time.
_PLAIN_WORD = re.compile("[A-Za-z0-9]+")
_INITIALS = re.compile(r"\.[A-Za-z]")
_PRINTERS_MARKS = str.maketrans(
    dict.fromkeys("“”„«»", '"') | dict.fromkeys("–—…", " ") | {"’": "'"}
)

_MARKS = {"en": "e", "es": "s", "pt": "p"}
_STEMMERS = {
    "e": snowballstemmer.stemmer("english"),
    "s": snowballstemmer.stemmer("spanish"),
    "p": snowballstemmer.stemmer("portuguese"),
}
MARKS = [*_STEMMERS, "o"]
# The Portuguese stemmer knows these endings by their accents, which are not asked for here.
_ENDINGS = [("coes", "ções"), ("soes", "sões"), ("cao", "ção")]


class Known(dict):
    """Words and what a function makes of them, computed once; starts anew when it is full."""

    def __init__(self, make):
        super().__init__()
        self.make = make

    def __missing__(self, word):
        if len(self) >= KNOWN_WORDS:
            self.clear()
        made = self[word] = self.make(word)
        return made


def mark_of(language: str) -> str:
    """Return the mark of the tokens of a text in this language, a code such as "pt-br"."""
    return _MARKS.get(language[:3].rstrip("-_").lower(), "o")


def plain(word: str) -> str:
    """Return a word folded, its points taken out, cut at LONGEST; "" where nothing is left."""
    if word.isascii():
        return word.lower().replace(".", "")[:LONGEST]
    return "".join(c for c in fold(word) if c.isalnum())[:LONGEST]


def is_run(word: str) -> bool:
    """Say whether a word is a run of letters of a script without spaces."""
    return not word.isascii() and _RUN.match(word) is not None


def stemmed(word: str, mark: str) -> str:
    """Return the token of a word; GAP if no letter or digit is left of it, "" for a run."""
    if is_run(word):
        return ""
    stem = plain(word)
    if not stem:
        return GAP
    if mark == "p":
        for ending, accented in _ENDINGS:
            if stem.endswith(ending):
                stem = stem.removesuffix(ending) + accented
    if mark != "o":
        stem = plain(_STEMMERS[mark].stemWord(stem)) or stem
    return f"{mark}_{stem}"


_tokens = {mark: Known(lambda word, mark=mark: stemmed(word, mark)) for mark in MARKS}


def whole(word: str, mark: str) -> str:
    """Return the w_ token of a word, or "" where the token of its stem says as much."""
    token = _tokens[mark][word]
    return "" if token in ("", GAP) or token[2:] == plain(word) else f"w_{plain(word)}"


_wholes = {mark: Known(lambda word, mark=mark: whole(word, mark)) for mark in MARKS}


def pairs(run: str) -> list[str]:
    """Return the tokens of a run of letters without spaces: each with its neighbour, last alone."""
    letters = [plain(letter) or letter for letter in run]
    return [f"c_{a}{b}" for a, b in zip(letters, [*letters[1:], ""], strict=True)]


def pattern_of(text: str) -> re.Pattern:
    """Return what finds the words of a text: WORD, or what is as good for it and sooner done."""
    if text.isascii() and "'s" not in text and not _INITIALS.search(text):
        return _PLAIN_WORD
    return WORD


def words_of(text: str) -> list[str]:
    """Return the words and runs of a text as they are written."""
    if not text.isascii():
        text = text.translate(_PRINTERS_MARKS)
    return [word for word in pattern_of(text).findall(text) if word]


def sequence(words: list[str], mark: str) -> list[str]:
    """Return the tokens of words in their order."""
    found = list(map(_tokens[mark].__getitem__, words))
    if "" not in found:
        return found
    spread = []
    for word, token in zip(words, found, strict=True):
        spread += [token] if token else pairs(word)
    return spread


def wholes(words: Iterable[str], mark: str) -> list[str]:
    """Return the w_ tokens of words, each once, in the order of their first appearance."""
    found = dict.fromkeys(map(_wholes[mark].__getitem__, words))
    found.pop("", None)
    return list(found)


def hits(text: str, mark: str) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the tokens of a text as `sequence` does, and of each where it begins and ends."""
    pattern = pattern_of(text)
    # What WORD skips is found outside of its group.
    found = [match for match in pattern.finditer(text) if match[pattern.groups]]
    words, places = [match[0] for match in found], [match.span() for match in found]
    tokens = sequence(words, mark)
    if len(tokens) == len(words):
        return tokens, places
    spread = []
    for word, (start, end) in zip(words, places, strict=True):
        of_pairs = [(i, min(i + 2, end)) for i in range(start, end)]
        spread += of_pairs if is_run(word) else [(start, end)]
    return tokens, spread
