"""Lines that were broken at a fixed width are paragraphs again; each keeps its line numbers."""

import re
from itertools import pairwise

_WIDEST = 110
_SLACK = 18
_LONG, _NARROW = 40, 20  # characters of a line that tells the width; where none is so long
_OPENS = re.compile(
    r"^\s*(?:[•●▪*·–—-]\s|[(\[]?\d{1,2}[.)\]]\s|\d{1,2}:\d{2}|[A-ZÁÉÍÓÚ][A-ZÁÉÍÓÚ .'-]{2,30}:)"
)
_ENDS = re.compile(r"[.!?。！？:][\"'”’»)\]]*\s*$")
_NUMBER = re.compile(r"^[-+−–(]?\s?(?:US\$|R\$|[$€£¥])?\s?\d[\d.,'’]*\s?[%)]?$")
_PAGED = re.compile(r"\s{4,}\d{1,4}\s*")  # the number of a printed page, at its edge
_FIELD = re.compile(r"^\s*[^\W\d_][\w-]{1,20}(?: [\w-]{1,20})?\s?[:：]\s+\S")  # "From: a name"
_WORD = re.compile(r"[^\W_]")  # without one, a line is a rule: it parts texts as a blank line does
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+>?")
_WIRE = re.compile(r"\w\W? =\s*$")  # an agency ends its headline so
_CODE = re.compile(
    r"\d:\d\d[.,\d]*\s*-->\s*\d|^\s*[(\[]?\d{1,2}:\d\d:\d\d[)\]]?\s*$"
)  # nobody said it
_COLUMNS = re.compile(r"\S\s{2,}\S")


def is_row(text: str) -> bool:
    """Is the line a row of a table: columns apart by spaces, bars or tabs, with figures?"""
    if len(text) > 4 * _WIDEST:
        return False
    cells = [cell for cell in re.split(r"\s{2,}|\t|\s*\|\s*", text.strip()) if cell]
    return len(cells) >= 3 and sum(bool(_NUMBER.match(cell)) for cell in cells[1:]) >= max(
        2, 0.5 * (len(cells) - 1)
    )


def joined_lines(texts: list[str]) -> dict[int, int]:
    """Say, for a text broken at a fixed width, which lines go on the line before.

    Returns {number of a line: number of the first line of its paragraph}; empty where lines are
    paragraphs already. Cost: linear.
    """
    lengths = [len(text.rstrip()) * bool(_WORD.search(text)) for text in texts]
    long = [n for n in lengths if n > _LONG]
    narrow = len(long) < 4 and max(lengths) < _LONG + _NARROW
    long = [n for n in lengths if n > _NARROW] if narrow else long
    width = sorted(long)[int(0.9 * (len(long) - 1))] if len(long) >= 4 else _WIDEST + 1
    full = _full(width)
    if width > _WIDEST or not _is_broken(texts, lengths, width, len(long), narrow=narrow):
        return {}
    found: dict[int, int] = {}
    first = 1
    for i, (above, text) in enumerate(pairwise(texts), start=1):
        if lengths[i] and lengths[i - 1] in full and _goes_on(above, text):
            found[i + 1] = first
        else:
            first = i + 1
    return found


def _full(width: int) -> range:
    """The lengths of lines that were broken."""
    return range(width - min(_SLACK, width // 2), _WIDEST + 1)


def _is_broken(
    texts: list[str], lengths: list[int], width: int, long: int, *, narrow: bool
) -> bool:
    """Do enough lines near the width end without a stop, and go on below? Of narrow ones most."""
    full = _full(width)
    pairs = [
        (above, text)
        for i, (above, text) in enumerate(pairwise(texts))
        if lengths[i] in full and lengths[i + 1] > 0
    ]
    unended = [(above, text) for above, text in pairs if not _ENDS.search(above)]
    small = sum(text.lstrip()[:1].islower() for _, text in unended)
    broken = sum(
        text.lstrip()[:1].islower() or _is_full(above, text, width) for above, text in unended
    )
    plainly = small >= 3 and small >= min(0.25 * long, 0.5 * len(pairs))
    if narrow:
        return plainly and small >= 0.4 * len(pairs)
    return plainly or (small >= 1 and broken >= 4 and broken >= min(0.4 * long, 0.8 * len(unended)))


def _is_full(text: str, below: str, width: int) -> bool:
    """Had the next line's first word no room here? German begins every noun with a capital."""
    word = below.split(maxsplit=1)[0]
    return len(text.rstrip()) + 1 + len(word) > width


def _goes_on(above: str, text: str) -> bool:
    """May a line go on the line above: no list, row, field of a head, or edge of a printed page?"""
    fields = _FIELD.match(text) and _FIELD.match(above)
    rows = is_row(text) or is_row(above) or _COLUMNS.search(above.strip())
    titled = _WIRE.search(above) or (_WIRE.search(text) and above.rstrip()[-1:] in ")/")
    apart = titled or _PAGED.fullmatch(above) or _ADDRESS.fullmatch(text.strip())
    apart = apart or _CODE.search(above)
    return not (_OPENS.match(text) or rows or fields or apart)
