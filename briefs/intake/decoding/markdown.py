"""Marks are taken off a text: of Markdown and messengers, and the numbers of links that a list of
addresses below counts; what they told of its lines is kept.
"""

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
# Words in bold or slanted: *so*, **so**, _so_, ~so~.
_EMPHASIS = re.compile(
    r"(?<![\w*_~/@])(\*{1,3}|_{1,3}|~{1,2})(?=[^\s*_~])"
    r"([^*\n]{1,300}?[^\s*_~]|[^*\n]{1,150}\n(?:>+ ?)?[^\s*][^*\n]{0,150}[^\s*_~])\1(?![\w*_~])"
)
_BOLD = ("*", "__")
_WORD = re.compile(r"[^\W_]")
_FEWEST = 3  # addresses in a list that counts the links above
_ADDRESS = re.compile(r"^[ \t]{0,6}(\d{1,4})\. [a-z][a-z+.-]{1,15}:\S+$", re.MULTILINE)
_NUMBER = re.compile(r"\[(\d{1,4})\](?=\S)")  # "[3]Harbour"


@dataclass(slots=True)
class Marks:
    """What marks told of a text, by the number of a line."""

    headings: dict[int, int] = field(default_factory=dict)  # its level, from 1
    linked: dict[int, int] = field(default_factory=dict)  # letters that lead elsewhere
    bold: dict[int, int] = field(default_factory=dict)  # letters in bold with which it begins


def unmarked(text: str) -> tuple[str, Marks]:
    """Take the marks of pictures, links, headings and emphasis off a text; its lines keep their
    numbers.

    Where there is one, "\\." is a stop, and so is any mark behind a backslash. Cost: linear.
    """
    marks, text = Marks(), _unnumbered(text)
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
    text = _ESCAPED.sub(r"\1", text) if marks.linked or headings else text
    return _unemphasised(text, marks.bold), marks


def _unnumbered(text: str) -> str:
    """Take the numbers off the links that a list of addresses below counts too."""
    listed = list(_ADDRESS.finditer(text)) if "[" in text else []
    if len(listed) < _FEWEST:
        return text
    numbers, start = {match[1] for match in listed}, listed[0].start()
    told = _NUMBER.sub(lambda mark: "" if mark[1] in numbers else mark.group(), text[:start])
    return told + text[start:]


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


def _unemphasised(text: str, bold: dict[int, int]) -> str:
    """The text without emphasis; `bold` takes up how many letters a line has in bold with which it
    begins.
    """
    parts, at, number = [], 0, 1
    for match in _EMPHASIS.finditer(text):
        before = text[at : match.start()]
        number += before.count("\n")
        parts += [before, match[2]]
        at = match.end()
        opening = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if match[1].startswith(_BOLD) and not _WORD.search(opening):
            for line, said in enumerate((opening + match[2]).split("\n"), start=number):
                bold[line] = _letters(said)
        number += match[2].count("\n")
    return "".join([*parts, text[at:]])


def _letters(text: str) -> int:
    return sum(not letter.isspace() for letter in text)
