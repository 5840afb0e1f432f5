"""The word lists of intake, read once from data/: labels, stop words, names of months and
countries.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

from briefs.text.fold import fold
from briefs.text.scripts import has_cjk

LANGUAGES = ("en", "es", "pt", "fr", "de", "zh")
# Languages that are told, of whose labels intake knows a few or none.
TOLD_APART = ("it", "nl", "pl", "cs", "ro", "sv", "da", "nb", "tr", "hu", "fi", "ca", "ru")
_FILES = ("all", *LANGUAGES, *TOLD_APART)
_APART = re.compile(r"[^\w]+|_")
_SECTION = re.compile(r"\[(words: )?([a-z-]*[a-z][a-z-]*)\]")
_SHORT = 200  # characters of a text that is worth remembering
_LONGEST_LINE = 1_200  # characters of a line that labels are looked for in
_LONGEST = 8  # tokens, or characters in Chinese, of a label that opens a line


def plain(text: str) -> str:
    """Return the folded text with everything but letters and digits made into single spaces."""
    return _plain(text) if len(text) < _SHORT else plain_of_folded(fold(text))


@lru_cache(maxsize=1 << 14)
def _plain(text: str) -> str:
    return plain_of_folded(fold(text))


def plain_of_folded(text: str) -> str:
    return _APART.sub(" ", text.replace("'", "")).strip()


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """fold() for single words, which come again and again."""
    return fold(word)


class _Table:
    """The labels of all sections: whole lines, openings, and phrases that stand anywhere."""

    def __init__(self):
        self.whole: dict[str, list[str]] = {}
        self.openings: dict[str, list[tuple[str, str]]] = {}
        self.endings: dict[str, list[str]] = {}
        self.anywhere: dict[str, list[tuple[list[str], list[str], str]]] = {}
        self.anywhere_han: list[tuple[list[str], str]] = []

    def add(self, section: str, entry: str) -> None:
        first, *rest = (plain(part) for part in entry.strip("*").split("*"))
        if not first:
            return
        if entry.startswith("*") and entry.endswith("*"):
            if has_cjk(first):
                self.anywhere_han.append(([first, *rest], section))
            else:
                words = first.split()
                self.anywhere.setdefault(words[0], []).append((words, rest, section))
        elif entry.startswith("*"):
            self.endings.setdefault(first, []).append(section)
        elif entry.endswith("*") or rest:
            self.openings.setdefault(first, []).append((" ".join(rest), section))
        else:
            self.whole.setdefault(first, []).append(section)

    def look(self, text: str) -> dict[str, str]:
        """Say for each section how a plain text meets it: whole, opening or anywhere, the first
        wins.
        """
        words = text.split()
        met = chain(
            ((section, "whole") for section in self._whole(text, words)),
            ((section, "opening") for section in self._opened(text, words)),
            ((section, "anywhere") for section in self._anywhere(text, words)),
        )
        found: dict[str, str] = {}
        for section, how in met:
            found.setdefault(section, how)
        return found

    def _whole(self, text: str, words: list[str]):
        yield from self.whole.get(text, ())
        if words and words[0].isdigit():
            for ending in (" ".join(words[-1:]), " ".join(words[-2:])):
                yield from self.endings.get(ending, ())

    def _opened(self, text: str, words: list[str]):
        for opening in _openings(text, words):
            for needed, section in self.openings.get(opening, ()):
                if not needed or needed in text[len(opening) :]:
                    yield section

    def _anywhere(self, text: str, words: list[str]):
        if has_cjk(text):
            for parts, section in self.anywhere_han:
                if all(part in text for part in parts):
                    yield section
        for i, word in enumerate(words):
            for phrase, rest, section in self.anywhere.get(word, ()):
                if words[i : i + len(phrase)] == phrase and all(part in text for part in rest):
                    yield section


def _openings(text: str, words: list[str]):
    for size in range(min(len(words), _LONGEST), 0, -1):
        yield " ".join(words[:size])
    if has_cjk(text[:_LONGEST]):
        for size in range(min(_LONGEST, len(text)), 0, -1):
            yield text[:size]


@cache
def _table() -> _Table:
    table = _Table()
    for name in _FILES:
        for section, entries in _read(name).labels.items():
            for entry in entries:
                table.add(section, entry)
    return table


@lru_cache(maxsize=1 << 12)
def sections_of(text: str) -> dict[str, str]:
    """Say which sections a plain text meets, and how. Longer texts than any label meet none."""
    return _table().look(text) if len(text) <= _LONGEST_LINE else {}


def meets(section: str, text: str) -> str | None:
    """Say how a plain text meets one section: "whole", "opening", "anywhere" or None."""
    return sections_of(text).get(section)


class _Sections(NamedTuple):
    """The sections of a data file, each with its entries as written."""

    labels: dict[str, list[str]]
    words: dict[str, list[str]]


@cache
def _read(name: str) -> _Sections:
    found = _Sections({}, {})
    entries: list[str] = []
    for line in _lines(name):
        if section := _SECTION.fullmatch(line):
            kind = found.words if section[1] else found.labels
            entries = kind.setdefault(section[2], [])
        else:
            entries.append(line)
    return found


def _lines(name: str) -> list[str]:
    """The lines of a data file without comments."""
    text = files("briefs.intake").joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.split("\n"))
    return [line for line in lines if line and not line.startswith("#")]


def _entries(section: str, names: Iterable[str]) -> Iterator[str]:
    """The entries of a section, of labels or of words, in some of the files."""
    for name in names:
        for found in _read(name):
            yield from found.get(section, ())


@cache
def tokens(section: str, language: str | None = None) -> frozenset[str]:
    """Return the single words of a section, folded: of one language, or of all together."""
    names = ("all", *LANGUAGES) if language is None else (language,)
    return frozenset(fold(word) for entry in _entries(section, names) for word in entry.split())


@cache
def phrases(section: str) -> tuple[str, ...]:
    """Return the entries of a section in all languages, plain, longest first."""
    found = {plain(entry) for entry in _entries(section, _FILES)} - {""}
    return tuple(sorted(found, key=lambda entry: (-len(entry), entry)))


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Read a data file of rows: fields apart by a bar."""
    return tuple(tuple(part.strip() for part in line.split("|")) for line in _lines(name))
