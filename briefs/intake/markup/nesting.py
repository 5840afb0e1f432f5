"""How deep and how many: the limits of a page's markup, checked before it is parsed."""

import re

from briefs.text import limits

from ..shapes import RefusedDocument
from .markup import AUTOCLOSED, VOID

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})")
_RAW = re.compile(r"<(!--|script|style)(?![a-z])")
_RAW_ENDS = {"!--": "-->", "script": "</script", "style": "</style"}
_LONGEST_TAG = 5_000  # characters in which a tag that closes itself is looked for


def check_limits(text: str, name: str) -> None:
    """Raise RefusedDocument for a page beyond the limits of depth and count. Cost: linear."""
    if text.count("<") > 2 * limits.DOCUMENT_ELEMENTS:
        raise RefusedDocument(
            f"{name} has more than {limits.DOCUMENT_ELEMENTS} elements, the most that is read."
        )
    depth = count = 0
    raw = _raw_spans(text)
    for match in _TAG.finditer(text):
        tag = match[2].lower()
        if tag in VOID or tag in AUTOCLOSED:
            count += not match[1]
            continue
        while raw and raw[-1][1] <= match.start():
            raw.pop()
        if raw and raw[-1][0] <= match.start():
            count += raw[-1][0] == match.start()
            continue
        if match[1]:
            depth = max(0, depth - 1)
            continue
        count += 1
        end = text.find(">", match.end(), match.end() + _LONGEST_TAG)
        if text[end - 1] != "/":
            depth += 1
            if depth > limits.DOCUMENT_DEPTH:
                raise RefusedDocument(
                    f"{name} nests its elements deeper than {limits.DOCUMENT_DEPTH}, the limit."
                )
    if count > limits.DOCUMENT_ELEMENTS:
        raise RefusedDocument(
            f"{name} has more than {limits.DOCUMENT_ELEMENTS} elements, the most that is read."
        )


def _raw_spans(text: str) -> list[tuple[int, int]]:
    """Return where comments, scripts and styles stand, last first: tags inside them open nothing.

    One that is never closed hides nothing, and is looked for once only.
    """
    spans, at = [], 0
    unclosed: set[str] = set()
    lowered = text.lower() if len(text.lower()) == len(text) else text
    while match := _RAW.search(lowered, at):
        ending = _RAW_ENDS[match[1]]
        end = -1 if ending in unclosed else lowered.find(ending, match.end())
        if end < 0:
            unclosed.add(ending)
            at = match.end()
            continue
        at = end + len(ending)
        spans.append((match.start(), at))
    return spans[::-1]
