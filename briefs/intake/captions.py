"""What the format of a file of captions says of itself: its magic word, its fields, its notes."""

from .page import Page
from .shapes import Role

_MAGIC = "webvtt"
_BLOCKS = {"style", "region"}  # their lines are code; a note may say what the captions are of


def decide_captions(page: Page) -> None:
    """Drop the head of a WebVTT file, down to the first blank line, and the words of its blocks."""
    if page.marked or not page.order or page.facts[page.order[0]].plain.split()[0] != _MAGIC:
        return
    above, block = page.order[0], True
    for number in page.order:
        said = page.facts[number].plain
        fresh = number > above + 1
        above = number
        block = (block and not fresh) or (fresh and said in _BLOCKS)
        if block or (fresh and said.split()[0] == "note"):
            page.set(number, Role.CODE, "a word of the file's format")
