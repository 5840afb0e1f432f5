"""Lines that were broken at a fixed width are paragraphs again; each keeps its line numbers."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, pairwise, takewhile

from briefs.text.sentences import CLOSING

from ..decoding.markdown import Marks
from .frames import frame
from .running_heads import running_heads

_WIDEST = 110
_SLACK = 18
_NARROW = 20  # characters; shorter lines tell no width
_WEIGHT = 6  # of two lines that are one sentence, beside two that may be
_SURE = 3  # lines that were broken
_SMALL, _BROKEN = 0.25, 0.8  # of the lines near the width: small letters below; of those unended
_INDENT = 2  # spaces that a first line is set in
_TAILS = 3  # lines that end in the same bracket: heads with their source
_OPENS = re.compile(
    r"^\s*(?:[•●▪*·–—-]\s|[(\[]?\d{1,2}[.)\]]\s|\d{1,2}:\d{2}|[A-ZÁÉÍÓÚ][A-ZÁÉÍÓÚ .'-]{2,30}:)"
)
ENDS = re.compile(rf"[.!?:…。！？]{CLOSING}*\s*$")
_NUMBER = re.compile(r"^[-+−–(]?\s?(?:US\$|R\$|[$€£¥])?\s?\d[\d.,'’]*\s?[%)]?$")
_FIELD = re.compile(r"^\s*[^\W\d_][\w-]{1,20}(?: [\w-]{1,20})?\s?[:：]\s+\S")  # "From: a name"
_WORD = re.compile(r"[^\W_]")  # without one, a line is a rule: it parts texts as a blank line does
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(  # also in a list that counts them
    r"(?:\d{1,4}\. )?<?(?:(?:https?|file|ftp)://|mailto:|javascript:|www\.)\S+>?"
)
_WIRE = re.compile(r"\w\W? =\s*$")  # an agency ends its headline so
_CODE = re.compile(
    r"\d:\d\d[.,\d]*\s*-->\s*\d|^\s*[(\[]?\d{1,2}:\d\d:\d\d[)\]]?\s*$"
)  # nobody said it
_HYPHENED = re.compile(r"[^\W\d_][-\u00ad\u2010]\s*$")
_CLOSING = re.compile(r"\s*(?:[,;)\]]|[.:!?»”’…](?!\S*\w))")  # ".org", "”Yes”" open
_COLUMNS = re.compile(r"\S\s{2,}\S")


def is_row(text: str) -> bool:
    """Is the line a row of a table: columns apart by spaces, bars or tabs, with figures?"""
    if len(text) > 4 * _WIDEST:
        return False
    cells = [cell for cell in re.split(r"\s{2,}|\t|\s*\|\s*", text.strip()) if cell]
    return len(cells) >= 3 and sum(bool(_NUMBER.match(cell)) for cell in cells[1:]) >= max(
        2, 0.5 * (len(cells) - 1)
    )


def joined_lines(texts: list[str], marks: Marks) -> dict[int, int]:
    """Say, for a text broken at a fixed width, which lines go on the line before, also across the
    head and foot of a printed page.

    marks    a line in bold as a whole is a headline, and a heading goes on nothing

    Returns {number of a line: number of the first line of its paragraph}; empty where lines are
    paragraphs already. Cost: linear.
    """
    away = running_heads(texts)
    pairs = list(_pairs(texts, away))
    told = (pair[1:] for pair in pairs if not any(map(_is_address, pair[1:3])))
    beside = [(above, text) for above, text, apart in told if not apart]
    least, width = _widths(beside)
    if not _is_broken(beside, least, width):
        return {}
    longest = max((_size(above) for above, text in beside if _is_small(text)), default=width)
    closers = Counter(text.rstrip()[-1:] for text in texts)
    tails = {bracket for bracket in ")]" if closers[bracket] >= _TAILS}
    heads = {n for n, size in marks.bold.items() if size >= len("".join(texts[n - 1].split()))}
    tops = marks.headings
    found: dict[int, int] = {}
    for below, above, text, apart in pairs:
        last = apart or below - 1
        if apart:
            goes_on = _is_small(text) and not ENDS.search(above)
        elif below in tops or (last in heads) != (below in heads) or not _goes_on(above, text):
            goes_on = False
        elif _is_small(text):
            goes_on = _size(above) >= width - _SLACK or is_hyphened(above, text)
        else:
            figure = text.lstrip()[:1].isdigit() and not ENDS.search(above)
            full = _is_full(above, text, least) and _size(above) <= max(width, longest)
            goes_on = full or (figure and _size(above) >= width - _SLACK)
            goes_on = goes_on and above.rstrip()[-1] not in tails and not _is_set_in(above, text)
        if goes_on:
            found[below] = found.get(last, last)
    return found


def _pairs(texts: list[str], away: set[int]) -> Iterator[tuple[int, str, str, int]]:
    """Each two lines, one right below the other or with the edge of a page between them: the number
    of the lower, both texts, and the number of the upper if such an edge parts them, else 0.
    """
    above, edge = 0, False
    for number, text in enumerate(texts, start=1):
        if number in away:
            edge = True
        elif _WORD.search(text):
            if above and (edge or above == number - 1) and _LETTER.search(texts[above - 1]):
                yield number, texts[above - 1], text, above * edge
            above, edge = number, False
        elif text.strip():
            above = 0


def _is_set_in(above: str, text: str) -> bool:
    """Is the lower of two lines the first of a paragraph, set in?"""
    indents = [len(line) - len(line.lstrip()) for line in (above, text)]
    return indents[1] - indents[0] >= _INDENT


def _widths(pairs: list[tuple[str, str]]) -> tuple[int, int]:
    """The least and the largest width at which most lines were broken: they fit, and the first word
    below did not.
    """
    votes = [0] * (2 * _WIDEST)
    for above, text in pairs:
        size = _size(above)
        if _NARROW < size <= _WIDEST:
            weight = _WEIGHT if _is_small(text) and not ENDS.search(above) else 1
            votes[size] += weight
            end = size + 1 + len(text.split(maxsplit=1)[0])
            votes[min(end, len(votes) - 1)] -= weight
    told = list(accumulate(votes))[: _WIDEST + 1]
    least = max(range(len(told)), key=told.__getitem__)
    return least, least + len(list(takewhile(told[least].__eq__, told[least + 1 :])))


def is_hyphened(above: str, below: str) -> bool:
    """Was a word parted where the upper of two lines ends?"""
    return bool(_HYPHENED.search(above)) and _is_small(below)


def joined_text(lines: list[str]) -> str:
    """A paragraph in one line; words that were parted are whole again."""
    said = [line.strip() for line in lines]
    return "".join([*(_part(above, below) for above, below in pairwise(said)), said[-1]])


def _part(above: str, below: str) -> str:
    if is_hyphened(above, below):
        return above[:-1]
    return above if begins_closing(below) else f"{above} "


def begins_closing(text: str) -> bool:
    """Does a line begin with a mark that closes the words above it?"""
    return bool(_CLOSING.match(text))


def _size(text: str) -> int:
    return len(text.rstrip())


def _is_address(text: str) -> bool:
    return bool(_ADDRESS.fullmatch(text.strip()))


def _is_small(text: str) -> bool:
    """Does a line begin with a small letter, and not with an address?"""
    return text.lstrip()[:1].islower() and not _ADDRESS.match(text.lstrip())


def _is_broken(pairs: list[tuple[str, str]], least: int, width: int) -> bool:
    """Do enough lines near the width end without a stop, and go on below?"""
    near = [(a, b) for a, b in pairs if width - _SLACK <= _size(a) <= _WIDEST]
    unended = [(above, text) for above, text in near if not ENDS.search(above)]
    small = sum(_is_small(text) for _, text in unended)
    broken = sum(
        _is_small(text) or (_size(above) <= width and _is_full(above, text, least))
        for above, text in unended
    )
    if small >= _SURE and small >= _SMALL * len(near):
        return True
    return bool(small) and broken >= min(_SURE, len(unended)) and broken >= _BROKEN * len(unended)


def _is_full(text: str, below: str, width: int) -> bool:
    """Had the next line's first word no room here? German begins every noun with a capital."""
    return _size(text) + 1 + len(below.split(maxsplit=1)[0]) > width


def _goes_on(above: str, text: str) -> bool:
    """May a line go on the line above: no list, row, field of a head, or edge of a printed page?"""
    fields = _FIELD.match(text) and _FIELD.match(above)
    rows = is_row(text) or _COLUMNS.search(above.strip())
    titled = _WIRE.search(above) or (_WIRE.search(text) and above.rstrip()[-1:] in ")/")
    framed = any(frame(line.strip())[1] < len(line.strip()) for line in (above, text))
    apart = titled or framed or _is_address(text)
    apart = apart or _CODE.search(above)
    return not (_OPENS.match(text) or rows or fields or apart)
