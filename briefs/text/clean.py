"""Text enters the house through one function."""

import re
import unicodedata

# Bidirectional overrides and isolates turn what an editor reads against what is stored; what is
# never seen (Unicode's default ignorable characters) hides differences: a word that holds one is
# another word to each of our rules, and the same to whoever reads it.
_INVISIBLE = (
    "\u00ad\u061c\u115f\u1160\u17b4\u17b5\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
# Joiners, and what selects a variant of a letter, stay where a script or a picture needs them: not
# behind a figure or a letter of the Latin, Greek and Cyrillic scripts.
JOINERS = "".join(
    map(chr, [0x34F, *range(0x180B, 0x1810), 0x200C, 0x200D, *range(0xFE00, 0xFE10)])
) + "".join(map(chr, range(0xE0100, 0xE01F0)))
_NEEDLESS = re.compile(f"(?<=[0-9A-Za-z\u00c0-\u052f\u1e00-\u1fff])[{JOINERS}]+")
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + _INVISIBLE
    + "]"
)
BLANK_LINES = re.compile(r"\n[^\S\n]*\n")
LINE_ENDS = re.compile("\r\n?|\x85|\u2028|\u2029")
# No script puts more marks on a letter (Unicode Annex 15, stream-safe text), and to order longer
# runs costs normalisation the square of their length.
_MOST_MARKS = 30
_MARK = "".join(c for c in map(chr, range(0x300, 0x1E950)) if unicodedata.combining(c))
_TOO_MANY_MARKS = re.compile(f"([{_MARK}]{{{_MOST_MARKS}}})[{_MARK}]+")


def clean(text: str) -> str:
    """Return text as the house keeps it: NFC, LF line ends, no NUL, controls or bidi overrides.

    Tabs and line feeds stay, and thirty marks on one letter. Idempotent, linear in the number of
    characters, and the same on every database because nothing is left that one of them would
    change. Private-use characters stay.
    """
    if text.isascii() and text.isprintable():
        return text
    text = LINE_ENDS.sub("\n", text)
    # Removing a character can bring two combining marks together, so normalise last.
    text = _UNWANTED.sub("", text)
    if text.isascii():
        return text
    text = _composed(text)
    if (bare := _NEEDLESS.sub("", text)) != text:
        text = _composed(bare)
    # A few marks are made of two.
    return _TOO_MANY_MARKS.sub(r"\1", text)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", _TOO_MANY_MARKS.sub(r"\1", text))


def clean_line(text: str) -> str:
    """Return text as one line: cleaned, white space runs folded into single spaces, trimmed."""
    return " ".join(clean(text).split())


def cut_line(text: str, most: int) -> str:
    """Return text as one line of at most so many characters, cut between words, "…" behind it."""
    line = clean_line(text)
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0][: most - 1] + "…"


def paragraphs(text: str) -> list[str]:
    """Split plain text into its paragraphs: blocks between blank lines, each as one line."""
    return cleaned_paragraphs(clean(text))


def cleaned_paragraphs(text: str) -> list[str]:
    """As `paragraphs`, of text that was cleaned when it was kept."""
    blocks = BLANK_LINES.split(text)
    return [line for line in (" ".join(block.split()) for block in blocks) if line]
