"""The marks of Markdown are taken off a text; what they told of its lines is kept."""

import re
from dataclasses import dataclass, field

# "[words](address "title")", also broken over two lines; a picture has a "!" in front.
_LINK = re.compile(
    r"(?<!\\)\[((?:[^\[\]\\\n]|\\.|\n(?!\s)){0,300})\]"
    r"\((?=\)|[^\s()]*[/.#:])[^\s()]{0,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,2000}){0,3}"
    r"(?:\s\"[^\"\n]{0,300}\")?\s?\)"
)
_PICTURE = re.compile(rf"!{_LINK.pattern}")
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(?=[^\s#])([^\n]{1,400}?)[ \t#]*$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(slots=True)
class Marks:
    """What marks told of a text, by the number of a line."""

    headings: dict[int, int] = field(default_factory=dict)  # its level, from 1
    linked: dict[int, int] = field(default_factory=dict)  # letters that lead elsewhere
    bold: dict[int, int] = field(default_factory=dict)  # letters in bold with which it begins


def unmarked(text: str) -> tuple[str, Marks]:
    """Take the marks of pictures, links and headings off a text; its lines keep their numbers.

    Where there is one, "\\." is a stop, and so is any mark behind a backslash. Cost: linear.
    """
    marks = Marks()
    if "](" in text:
        text = _PICTURE.sub(lambda match: "\n" * match.group().count("\n"), text)
        text = _unlinked(text, marks.linked)
    headings = list(_HEADING.finditer(text))
    at, number = 0, 1
    for match in headings:
        number += text.count("\n", at, match.start())
        at = match.start()
        marks.headings[number] = len(match[1])
    text = _HEADING.sub(r"\2", text)
    return (_ESCAPED.sub(r"\1", text) if marks.linked or headings else text), marks


def _unlinked(text: str, linked: dict[int, int]) -> str:
    """The text with the words of its links alone; `linked` takes up how many letters they have."""
    parts, at, number = [], 0, 1
    for match in _LINK.finditer(text):
        number += text.count("\n", at, match.start())
        lines, breaks = match[1].split("\n"), match.group().count("\n")
        for below, line in enumerate(lines):
            linked[number + below] = linked.get(number + below, 0) + _letters(line)
        number += breaks
        parts += [text[at : match.start()], match[1], "\n" * (breaks + 1 - len(lines))]
        at = match.end()
    return "".join([*parts, text[at:]])


def _letters(text: str) -> int:
    return sum(not letter.isspace() for letter in text)
