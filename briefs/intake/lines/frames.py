"""Signs that a line opens and closes with, as nothing but a headline does: "+++ so +++", "^so<"."""

import re

_QUOTES = r"\"'“”„«»‘’‹›(){}\[\]【】〔〕（）"
_OPENS = re.compile(
    rf"[^\w\s{_QUOTES}¿¡.…@$€£¥&#%]{{1,8}}\s*(?=[^\W_]|[{_QUOTES}¿¡#])|_{{2,6}}(?=\S)"
)
_CLOSES = re.compile(rf"(?<=\S)\s*[^\w\s{_QUOTES}.…,;:!?%$€£¥°&/]{{1,8}}$|(?<=\S)_{{2,6}}$")
_DASH = re.compile(r"[-–—+*]")
_INNER = re.compile(r"[^|<>]{4,200}")
_WORD = re.compile(r"[^\W\d_]{2}")


def frame(text: str) -> tuple[int, int]:
    """Where a line begins and ends within the signs that frame it; the whole line without such."""
    opening = _OPENS.match(text)
    closing = _CLOSES.search(text, max(0, len(text) - 12)) if opening else None
    if closing is None or closing.start() <= opening.end():
        return 0, len(text)
    inner = text[opening.end() : closing.start()]
    glued = not (opening.group()[-1:].isspace() and closing.group()[:1].isspace())
    if glued and (_is_dash(opening) or _is_dash(closing)) and len(closing.group().strip()) < 2:
        return 0, len(text)
    address = (opening.group(), closing.group()) == ("<", ">")
    told = not address and _INNER.fullmatch(inner) and _WORD.search(inner)
    return (opening.end(), closing.start()) if told else (0, len(text))


def _is_dash(match: re.Match) -> bool:
    return bool(_DASH.fullmatch(match.group().strip()))
