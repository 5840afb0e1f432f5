"""Lines that were broken at a fixed width are paragraphs again; each keeps its line numbers."""

import re

_WIDEST = 110
_SLACK = 18
_OPENS = re.compile(
    r"^\s*(?:[•●▪*·–—-]\s|[(\[]?\d{1,2}[.)\]]\s|\d{1,2}:\d{2}|[A-ZÁÉÍÓÚ][A-ZÁÉÍÓÚ .'-]{2,30}:)"
)
_ENDS = re.compile(r"[.!?。！？:][\"'”’»)\]]*\s*$")
_NUMBER = re.compile(r"^[-+−–(]?\s?(?:US\$|R\$|[$€£¥])?\s?\d[\d.,'’]*\s?[%)]?$")
_PAGED = re.compile(r"\s{4,}\d{1,4}\s*")  # the number of a printed page, at its edge
_FIELD = re.compile(r"^\s*[^\W\d_][\w-]{1,20}(?: [\w-]{1,20})?\s?[:：]\s+\S")  # "From: a name"
_WORD = re.compile(r"[^\W_]")  # without one, a line is a rule: it parts texts as a blank line does
_COLUMNS = re.compile(r"\S\s{2,}\S")


def is_row(text: str) -> bool:
    """Is the line a row of a table: columns apart by spaces, bars or tabs, with figures?"""
    if len(text) > 4 * _WIDEST:
        return False
    cells = [cell for cell in re.split(r"\s{2,}|\t|\s*\|\s*", text.strip()) if cell]
    return len(cells) >= 3 and sum(bool(_NUMBER.match(cell)) for cell in cells[1:]) >= max(
        2, 0.5 * (len(cells) - 1)
    )


def _is_full(text: str, below: str, width: int) -> bool:
    """Had the next line's first word no room here? German begins every noun with a capital."""
    word = below.split(maxsplit=1)[0]
    return len(text.rstrip()) + 1 + len(word) > width


def joined_lines(texts: list[str]) -> dict[int, int]:
    """Say, for a text broken at a fixed width, which lines go on the line before.

    Returns {number of a line: number of the first line of its paragraph}; empty where lines are
    paragraphs already. Cost: linear.
    """
    lengths = [len(text.rstrip()) * bool(_WORD.search(text)) for text in texts]
    long = [n for n in lengths if n > 40]
    width = sorted(long)[int(0.9 * (len(long) - 1))] if len(long) >= 4 else _WIDEST + 1
    if width > _WIDEST:
        return {}
    full = range(width - _SLACK, _WIDEST + 1)  # lengths of lines that were broken
    unended = [
        i
        for i in range(len(texts) - 1)
        if lengths[i] in full and lengths[i + 1] > 0 and not _ENDS.search(texts[i])
    ]
    small = sum(texts[i + 1].lstrip()[:1].islower() for i in unended)
    broken = sum(
        texts[i + 1].lstrip()[:1].islower() or _is_full(texts[i], texts[i + 1], width)
        for i in unended
    )
    plainly = small >= 3 and small >= 0.25 * len(long)
    if not plainly and (small < 1 or broken < 4 or broken < 0.4 * len(long)):
        return {}
    found: dict[int, int] = {}
    first = 1
    for i in range(1, len(texts)):
        goes_on = (
            lengths[i] > 0
            and lengths[i - 1] in full
            and not _OPENS.match(texts[i])
            and not is_row(texts[i])
            and not is_row(texts[i - 1])
            and not (_FIELD.match(texts[i]) and _FIELD.match(texts[i - 1]))
            and not _PAGED.fullmatch(texts[i - 1])
            and len(_COLUMNS.findall(texts[i - 1].strip())) < 1
        )
        if goes_on:
            found[i + 1] = first
        else:
            first = i + 1
    return found
