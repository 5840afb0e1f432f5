"""The word lists of intake, read once from data/: labels, stop words, names of months and countries."""

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from briefs.text.fold import fold

LANGUAGES = ("en", "es", "pt", "fr", "de", "zh")
_APART = re.compile(r"[^\w]+|_")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_LONGEST = 8  # tokens, or characters in Chinese, of a label that opens a line


def plain(text: str) -> str:
    """Return the folded text with everything but letters and digits made into single spaces."""
    return _APART.sub(" ", fold(text).replace("'", "")).strip()


@dataclass(slots=True)
class Labels:
    """The labels of one section: whole lines, openings, and phrases that stand anywhere."""

    whole: set[str] = field(default_factory=set)
    openings: dict[str, list[str]] = field(default_factory=dict)
    anywhere: dict[str, list[str]] = field(default_factory=dict)
    anywhere_han: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, entry: str) -> None:
        inner = entry.strip("*")
        first, *rest = (plain(part) for part in inner.split("*"))
        if not first and not (rest and entry.startswith("*")):
            return
        if entry.startswith("*") and entry.endswith("*"):
            if _HAN.search(first):
                self.anywhere_han.append((first, *rest))
            else:
                self.anywhere.setdefault(first, []).append(" ".join(rest))
        elif entry.startswith("*"):
            self.openings.setdefault("", []).append(plain(inner))
        elif entry.endswith("*") or rest:
            self.openings.setdefault(first, []).append(" ".join(rest))
        else:
            self.whole.add(first)

    def match(self, text: str) -> str | None:
        """Say how a plain text meets these labels: "whole", "opening", "anywhere" or None."""
        if text in self.whole:
            return "whole"
        for opening in _openings(text):
            for needed in self.openings.get(opening, ()):
                if not needed or needed in text[len(opening) :]:
                    return "opening"
        for ending in self.openings.get("", ()):
            if text.endswith(" " + ending) and text.split(" ", 1)[0].isdigit():
                return "whole"
        if self.anywhere_han and _HAN.search(text) and any(all(part in text for part in parts) for parts in self.anywhere_han):
            return "anywhere"
        if self.anywhere:
            tokens = text.split()
            for size in range(1, 8):
                for i in range(len(tokens) - size + 1):
                    needed = self.anywhere.get(" ".join(tokens[i : i + size]))
                    if needed and any(not part or part in text for part in needed):
                        return "anywhere"
        return None


def _openings(text: str):
    tokens = text.split(None, _LONGEST)[:_LONGEST]
    for size in range(len(tokens), 0, -1):
        yield " ".join(tokens[:size])
    if _HAN.search(text[:_LONGEST]):
        for size in range(min(_LONGEST, len(text)), 0, -1):
            yield text[:size]


@cache
def _read(name: str) -> dict[str, list[str]]:
    """Read one data file: its sections, each with its entries as written."""
    sections: dict[str, list[str]] = {}
    section: list[str] = []
    text = files(__package__).joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    for line in text.split("\n"):
        line = line.strip()
        if line.startswith("[") and line.endswith("]") and line[1:-1].replace("-", "").isalpha():
            section = sections.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            section.append(line)
    return sections


@cache
def labels(section: str) -> Labels:
    """Return the labels of a section in all languages together."""
    found = Labels()
    for name in ("all", *LANGUAGES):
        for entry in _read(name).get(section, ()):
            found.add(entry)
    return found


@cache
def tokens(section: str, language: str | None = None) -> frozenset[str]:
    """Return the single words of a section, folded: of one language, or of all together."""
    names = ("all", *LANGUAGES) if language is None else (language,)
    lines = (line for name in names for line in _read(name).get(section, ()))
    return frozenset(fold(word) for line in lines for word in line.split())


@cache
def phrases(section: str) -> tuple[str, ...]:
    """Return the entries of a section in all languages, plain, longest first."""
    found = {plain(e) for n in ("all", *LANGUAGES) for e in _read(n).get(section, ())}
    return tuple(sorted((entry for entry in found if entry), key=lambda e: (-len(e), e)))


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Read a data file of rows: fields apart by a bar."""
    text = files(__package__).joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    return tuple(
        tuple(part.strip() for part in line.split("|"))
        for line in text.split("\n")
        if line.strip() and not line.startswith("#")
    )
