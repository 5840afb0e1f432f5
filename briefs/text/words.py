"""Words, and runs of words that two texts share.

A word is a run of letters with inner apostrophes, hyphens or points; docs/own-words.md says why.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .clean import BLANK_LINES, clean
from .fold import fold
from .scripts import UNSPACED

RUN_WORDS = 8
RUN_CHARACTERS = 20

_WORD = re.compile(rf"[{UNSPACED}]|[^\W\d_{UNSPACED}]+(?:['’.\-‐‑][^\W\d_{UNSPACED}]+)*")
_UNSPACED_LETTER = re.compile(f"[{UNSPACED}]")
# Single marks hold three letters at least, and the apostrophes of their words.
_QUOTED = re.compile(
    r"„([^„“”\n]*)[“”]|“([^“”\n]*)”|«([^«»\n]*)»|\"([^\"\n]*)\""
    r"|(?<!\w)‘(?!\d)((?:[^‘’\n]|’(?=\w)){3,})’(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands: its folded form and its place in the text, in characters."""

    folded: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """Find the words of a text. In scripts without spaces every letter is a word of its own."""
    return [Word(fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words that stands in our text, and in the other in the lines `line` to `until`."""

    words: str
    length: int
    start: int
    end: int
    line: int
    until: int


def quoted_spans(text: str) -> list[tuple[int, int, str]]:
    """Find what stands inside “ ”, „ “, ‘ ’, " " or « »: start and end without the marks, and the
    words.
    """
    return [
        (*match.span(match.lastindex), match[match.lastindex]) for match in _QUOTED.finditer(text)
    ]


def closes_plainly(text: str, end: int) -> bool:
    """Is the mark at `end` a quotation's beyond doubt? ’ may be the farmers’ apostrophe, too."""
    if text[end] != "’":
        return True
    return text[end - 1] in ",.!?…" or text[end + 1 : end + 2] in ("", *".,;:!?)")


class Names:
    """The names taken out of both texts before runs are compared: tags, aliases, sources."""

    def __init__(self, names: Iterable[str]):
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for name in names:
            key = tuple(word.folded for word in words(clean(name)))
            if key:
                self._by_first.setdefault(key[0], []).append(key)
        for keys in self._by_first.values():
            keys.sort(key=len, reverse=True)

    def length_at(self, folded: list[str], i: int) -> int:
        """Say how many words of the longest name start at word i, 0 where none does."""
        for key in self._by_first.get(folded[i], ()):
            if tuple(folded[i : i + len(key)]) == key:
                return len(key)
        return 0


def _plain(text: str, names: Names) -> list[Word]:
    """Find the words of a text, names left out."""
    found = words(text)
    folded = [word.folded for word in found]
    kept = []
    i = 0
    while i < len(found):
        skip = names.length_at(folded, i)
        if not skip:
            kept.append(found[i])
        i += skip or 1
    return kept


def _by_paragraph(text: str, names: Names) -> Iterator[list[Word]]:
    """Yield the words of each paragraph, as readers get them, names left out."""
    run: list[Word] = []
    for word in _plain(text, names):
        if run and BLANK_LINES.search(text, run[-1].end, word.start):
            yield run
            run = []
        run.append(word)
    yield run


def _grams(run: list[Word]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield each shortest run that counts: eight words, or twenty letters without spaces."""
    for i in range(len(run)):
        size = RUN_CHARACTERS if _UNSPACED_LETTER.match(run[i].folded) else RUN_WORDS
        if i + size <= len(run):
            yield i, i + size, tuple(word.folded for word in run[i : i + size])


def shared_runs(ours: str, theirs: str, names: Names) -> list[Run]:
    """Find the runs of eight words or more that stand in our text and in theirs.

    ours, theirs  plain text; names are taken out of both; figures are no words
                  A run of ours ends with its paragraph. Theirs is read across its lines: those of
                  a mail, a newspaper's column or subtitles end in mid-sentence.
    Returns       the longest runs, in the order of our text, none inside another
    Cost          linear in the characters of both texts
    """
    paragraphs = list(_by_paragraph(ours, names))
    wanted = {gram for run in paragraphs for _, _, gram in _grams(run)}
    where: dict[tuple[str, ...], tuple[int, int]] = {}
    their_words, line, counted = _plain(theirs, names), 1, 0
    for i, j, gram in _grams(their_words):
        if gram in wanted and gram not in where:
            at = their_words[i].start
            line, counted = line + theirs.count("\n", counted, at), at
            where[gram] = line, line + theirs.count("\n", at, their_words[j - 1].start)
    found: list[Run] = []
    for run in paragraphs:
        start = end = None
        line = until = 0
        for i, j, gram in _grams(run):
            if gram not in where:
                continue
            if start is not None and i <= end:
                end, until = j, max(until, where[gram][1])
                continue
            if start is not None:
                found.append(_run(ours, run, start, end, line, until))
            start, end, (line, until) = i, j, where[gram]
        if start is not None:
            found.append(_run(ours, run, start, end, line, until))
    return found


def _run(text: str, run: list[Word], start: int, end: int, line: int, until: int) -> Run:
    first, last = run[start].start, run[end - 1].end
    return Run(" ".join(text[first:last].split()), end - start, first, last, line, until)


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Put empty lines in place of the spans (start, end), so that no run crosses them."""
    parts, at = [], 0
    for start, end in sorted(spans):
        start = max(start, at)
        parts += [text[at:start], "\n" * (end - start)]
        at = max(at, end)
    return "".join([*parts, text[at:]])
