"""Bytes become text by one stated rule."""

import hashlib
import re

import ftfy
from ftfy.badness import badness

from briefs.text import limits
from briefs.text.clean import LINE_ENDS, clean

from ..shapes import RefusedDocument
from .charsets import declared, shifts, wide

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_BINARY = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x7fELF", b"MZ\x90",
    b"\x1f\x8b", b"RIFF", b"OggS", b"ID3", b"SQLite format 3", b"\xd0\xcf\x11\xe0", b"Rar!",
    b"7z\xbc\xaf", b"BZh",
)  # fmt: skip
_CONFIG = ftfy.TextFixerConfig(
    unescape_html=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    remove_terminal_escapes=False,
    normalization=None,
    explain=False,
)
# No column of a table is so far from the next. What parts a line at blanks with a mark behind them
# looks at a run without one once for each blank: without an end to it, that is their square.
_WIDEST_GAP = 200
_GAP = re.compile(rf"(?<![^\S\n])[^\S\n]{{{_WIDEST_GAP + 1},}}")
_HEAD = 64 * 1024  # bytes by which text is told from what is none
_FEW = 0.002  # share of letters that may be broken
DESTROYED = "\ufffd"


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Return the text of a document, not yet cleaned, and the name of its encoding.

    A byte order mark decides; then UTF-16 where every other byte is NUL; then UTF-8 if every byte
    is valid; then what an HTML page declares, if its bytes are letters there but for a few; then
    UTF-8 with few errors; then Windows-1251 where its words are; then GB 18030 where that gives
    mostly Chinese; else Windows-1252, in which every byte is a letter.
    Errors  RefusedDocument for what is no text, or more of it than the limits allow.
    """
    if not data.strip():
        raise RefusedDocument(f"{name} is empty.")
    if len(data) > limits.DOCUMENT_BYTES:
        size = limits.DOCUMENT_BYTES // limits.MIB
        raise RefusedDocument(f"{name} is larger than {size} MiB, the most that is read.")
    text, encoding = _decode(data, name)
    text = _GAP.sub(" " * _WIDEST_GAP, LINE_ENDS.sub("\n", text))
    if not text.strip():
        raise RefusedDocument(f"{name} holds no letters.")
    if text.count("\n") >= limits.DOCUMENT_LINES:
        raise RefusedDocument(
            f"{name} has more than {limits.DOCUMENT_LINES} lines, the most that is read."
        )
    return text, encoding


def _decode(data: bytes, name: str) -> tuple[str, str]:
    if marked := _marked(data, name):
        return marked
    if data.startswith(_BINARY):
        raise RefusedDocument(
            f"{name} is not text: it is a packed, picture, sound or program file; copy the words "
            "out of it and paste them."
        )
    unmarked = wide(data[:_HEAD])
    text = _mostly(data, unmarked) if unmarked is not None else None
    if text is not None:
        return text, unmarked
    _refuse_noise(data[:_HEAD], name)
    codec = declared(data)
    if shifts(data, codec):
        return data.decode(codec, "replace"), codec
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        broken = error
    text = _mostly(data, codec) if codec else None
    if text is not None:
        return text, codec
    text = _mostly(data, "utf-8")
    if text is not None and any(ord(c) > 127 and c != DESTROYED for c in text[:200_000]):
        return text, f"utf-8 with errors (first at byte {broken.start})"
    return _guess(data)


def _marked(data: bytes, name: str) -> tuple[str, str] | None:
    """Read what begins with a byte order mark; UTF-8 with errors is left to the other rules."""
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if encoding is None:
        return None
    try:
        return data.decode(encoding), encoding.removesuffix("-sig")
    except UnicodeDecodeError as error:
        if encoding == "utf-8-sig":
            return None
        raise RefusedDocument(f"{name} says that it is {encoding} and is not.") from error


def _refuse_noise(head: bytes, name: str) -> None:
    if head.count(0) > len(head) * 0.02:
        raise RefusedDocument(f"{name} is not text: it is full of NUL bytes.")
    controls = sum(head.count(bytes([c])) for c in (*range(1, 9), *range(14, 27), *range(28, 32)))
    if controls > len(head) * 0.05:
        raise RefusedDocument(f"{name} is not text: it is full of control characters.")


def _mostly(data: bytes, codec: str) -> str | None:
    """Decode bytes of which all but a few mean something in an encoding; None where too many do
    not.
    """
    text = data.decode(codec, "replace")
    return text if text.count(DESTROYED) <= _FEW * len(text) + 2 else None


def _guess(data: bytes) -> tuple[str, str]:
    if _is_cyrillic(data[:_HEAD]):
        return data.decode("cp1251", "replace"), "cp1251"
    try:
        chinese = data.decode("gb18030")
    except UnicodeDecodeError:
        chinese = ""
    letters = [c for c in chinese[:20_000] if ord(c) > 127]
    common = sum("\u4e00" <= c <= "\u9fff" or c in "，。、；：？！“”《》（）" for c in letters)
    if letters and common > 0.9 * len(letters) and len(letters) > 0.2 * len(chinese[:20_000]):
        return chinese, "gb18030"
    return data.decode("cp1252", "replace"), "cp1252"


def _is_cyrillic(data: bytes) -> bool:
    """Are these words of Windows-1251: whole words of high bytes, most of them its small letters?

    In Western text high bytes stand alone among others; in Chinese many lie below its letters.
    """
    runs = re.findall(rb"[\x80-\xff]+", data)
    high = b"".join(runs)
    letters = sum(byte >= 0xC0 for byte in high)
    small = sum(byte >= 0xE0 for byte in high)
    return len(high) >= 3 * len(runs) > 0 and letters > 0.9 * len(high) and small > 0.6 * len(high)


def repair(text: str) -> tuple[str, bool, bool]:
    """Undo reversible mojibake line by line: the text, whether repaired, whether some is destroyed.

    The text is not cleaned before, since the traces of the damage are control characters.
    UTF-8 that was read as Windows-1252 or Latin-1 can be turned back. What was replaced by U+FFFD
    or question marks cannot; it is told, never guessed.
    """
    lines, repaired = [], False
    for line in text.split("\n"):
        if len(line) < 500_000 and not line.isascii() and badness(line):
            fixed = ftfy.fix_text_segment(line, _CONFIG)
            if "\n" not in fixed and fixed != line and badness(fixed) < badness(line):
                line, repaired = fixed, True
        lines.append(line)
    text = clean("\n".join(lines))
    return text, repaired, DESTROYED in text
