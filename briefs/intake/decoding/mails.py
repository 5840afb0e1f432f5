"""A saved mail is opened: its head, and its text or page as its reader saw it."""

import re
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from html import escape

from briefs.text import limits
from briefs.text.clean import clean_line

from ..shapes import RefusedDocument
from .charsets import codec_of

_HEAD = re.compile(rb"(?:[A-Za-z][A-Za-z-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n")
_ENCODED = re.compile(
    rb"^content-(?:type:\s*(?:multipart/|text/html)|transfer-encoding:\s*(?:base64|quoted))",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD = re.compile(
    rb"^content-[a-z-]{1,40}:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE
)
_LONGEST_FIELD = 4_000  # bytes
_NESTING = (b"boundary=", b"message/rfc822")
_MOST_NESTED = 20
_MOST_PARTS = 1_000  # lines that may part two
_LONGEST_HEAD = 20_000  # bytes
_SHOWN = ("From", "To", "Subject", "Date")
_ENOUGH = 200  # characters of a plain part; less only leads to the page
_CODED = re.compile(r"(?:=\?[\w-]{2,40}\?[BbQq]\?[^?\s]{1,500}\?=(?:[ \t](?==\?))?){1,20}")
_NOTES = 2  # lines right above what is quoted; more are headlines
_QUOTED = re.compile(r"^>+ ?", re.MULTILINE)
_QUOTES = 0.4  # the share of lines that are quoted in a mail that was sent on


def opened(data: bytes, name: str) -> tuple[bytes, str | None]:
    """Return what a mail with encoded parts holds, in UTF-8, and its media type; others as given.

    Its head is kept as lines, attachments are named and left out.
    Errors   RefusedDocument where it holds no text, or parts within parts without end
    """
    head = _HEAD.match(data[:_LONGEST_HEAD].replace(b"\r\n", b"\n"))
    if head is None or not _ENCODED.search(head.group()) or len(data) > limits.DOCUMENT_BYTES:
        return data, None
    nested = sum(data.lower().count(mark) for mark in _NESTING)
    fields = (len(field.group()) for field in _FIELD.finditer(data))
    if nested > _MOST_NESTED or data.count(b"\n--") > _MOST_PARTS or max(fields) > _LONGEST_FIELD:
        raise RefusedDocument(f"{name} is a mail of too many parts within parts.")
    message = message_from_bytes(data)
    parts = [part for part in message.walk() if not part.is_multipart()]
    try:
        texts, left = _told_by(parts)
    except ValueError as error:
        raise RefusedDocument(f"{name} is a mail that names an encoding which is none.") from error
    rows = [f"{field}: {_line(message[field])}" for field in _SHOWN if message[field]]
    if len(texts["text/plain"]) >= _ENOUGH or (texts["text/plain"] and not texts["text/html"]):
        whole = "\n\n".join(["\n".join(rows), texts["text/plain"], "\n".join(left)])
        return whole.encode(), "text/plain"
    if not texts["text/html"]:
        raise RefusedDocument(f"{name} is a mail without a text.")
    top = "".join(f"<p>{escape(row)}</p>" for row in [*rows, *left])
    return f"<header>{top}</header>{texts['text/html']}".encode(), "text/html"


def unquoted(text: str) -> tuple[str, int]:
    """Decode the coded words of a mail's head, and take the marks of quoting off a mail sent on;
    also return its first line, 0 where nothing was sent on: lines stand above each quoted text.
    """
    text = _CODED.sub(lambda match: clean_line(_line(match.group())), text)
    lines = [line for line in text.split("\n") if line.strip()]
    quoted = sum(line.startswith(">") for line in lines)
    if quoted < max(3, _QUOTES * len(lines)):
        return text, 0
    runs = len(re.findall(r"^[^>\s].*\n\s*>", text, re.MULTILINE))
    first = 1 + text.count("\n", 0, _QUOTED.search(text).start())
    return _QUOTED.sub("", text), first if runs <= _NOTES else 0


def _told_by(parts: list[Message]) -> tuple[dict[str, str], list[str]]:
    """Return the first text of each kind, and the lines that name what was attached.

    Errors  ValueError where a name is in an encoding that Python knows and cannot decode by
    """
    texts, left = {"text/plain": "", "text/html": ""}, []
    for part in parts:
        kind = part.get_content_type()
        if kind in texts and part.get_content_disposition() != "attachment" and not texts[kind]:
            texts[kind] = _text_of(part).strip()
        elif part.get_filename():
            left.append(f"Attachment: {_line(part.get_filename())}")
    return texts, left


def _text_of(part: Message) -> str:
    content = part.get_payload(decode=True) or b""
    return content.decode(codec_of(part.get_content_charset() or "") or "utf-8", "replace")


def _line(value: object) -> str:
    """A field of the head or a name as one line, its encoded words decoded."""
    try:
        said = str(make_header(decode_header(str(value))))
    except (LookupError, ValueError, HeaderParseError):
        said = str(value)
    return " ".join(said.split())
