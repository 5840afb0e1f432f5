"""Text enters the house through one function."""

import re
import unicodedata

# Bidirectional overrides and isolates turn what an editor reads against what is stored; the byte
# order mark and the zero-width space hide differences. Zero-width joiners stay: scripts need them.
_INVISIBLE = (
    "\u200b\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e"
    "\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
)
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
    text = unicodedata.normalize("NFC", _TOO_MANY_MARKS.sub(r"\1", text))
    # A few marks are made of two.
    return _TOO_MANY_MARKS.sub(r"\1", text)


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
