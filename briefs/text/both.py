"""Two people changed one text: a text that holds what both wrote."""

from difflib import SequenceMatcher

from .clean import paragraphs
from .sentences import sentences

# A piece of its own where a paragraph ends.
_PARAGRAPH = "\n\n"
# Above this many sentences in one text both are given as they are: matching is quadratic.
_MOST_SENTENCES = 500


def both(read: str, newer: str, mine: str, *, newer_mark: str, mine_mark: str) -> str:
    """Return one text with the sentences that either side changed since both read the same text.

    Where both changed the same sentences both stand, each in brackets after its mark:
    "[[mark: …]]". What one side alone changed, added or took away is so in the text, unmarked.
    """
    texts = [_pieces(text) for text in (read, newer, mine)]
    if max(map(len, texts)) > _MOST_SENTENCES:
        texts = [[read], [newer], [mine]]
    base, left, right = texts
    edits = sorted([(*e, 0) for e in _edits(base, left)] + [(*e, 1) for e in _edits(base, right)])
    found, at = [], 0
    for group in _groups(edits):
        start, end = group[0][0], max(edit[1] for edit in group)
        found += base[at:start]
        at = end
        sides = [_side(base, start, end, [e for e in group if e[3] == side]) for side in (0, 1)]
        touched = {edit[3] for edit in group}
        if len(touched) == 1 or sides[0] == sides[1]:
            found += sides[touched.pop()]
        else:
            found += _marked(sides[0], newer_mark) + _marked(sides[1], mine_mark)
    return _joined(found + base[at:])


def is_marked(text: str, *marks: str) -> bool:
    """Say whether a text made by `both` still holds one of its marks."""
    return any(f"[[{mark}:" in text for mark in marks)


def _pieces(text):
    found = []
    for paragraph in paragraphs(text):
        found += [_PARAGRAPH, *sentences(paragraph)]
    return found[1:]


def _edits(base, side):
    """Return (first, last, pieces) for each run of `base` that a side replaced."""
    codes = SequenceMatcher(None, base, side, autojunk=False).get_opcodes()
    return [(i, j, side[k:m]) for op, i, j, k, m in codes if op != "equal"]


def _groups(edits):
    """Group edits that share pieces, or that put something in at the same place."""
    groups, end = [], 0
    for edit in edits:
        first, last, *_rest = edit
        same_place = groups and first == last == end == groups[-1][0][0]
        if groups and (first < end or same_place):
            groups[-1].append(edit)
            end = max(end, last)
        else:
            groups.append([edit])
            end = last
    return groups


def _side(base, start, end, edits):
    found, at = [], start
    for first, last, pieces, _number in edits:
        found += base[at:first] + pieces
        at = last
    return found + base[at:end]


def _marked(pieces, mark):
    words = _joined([piece for piece in pieces if piece != _PARAGRAPH])
    ends = [_PARAGRAPH] if pieces and pieces[-1] == _PARAGRAPH else []
    return [f"[[{mark}: {words}]]", *ends] if words else ends


def _joined(pieces):
    text = ""
    for piece in pieces:
        if piece == _PARAGRAPH:
            text = text.rstrip() + _PARAGRAPH
        else:
            text += piece if not text or text.endswith(_PARAGRAPH) else f" {piece}"
    return text.strip()
