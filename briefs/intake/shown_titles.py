"""Which lines of a page show its title: the head repeats them with the name of the site beside."""

import re

from briefs.text.scripts import count_cjk

from .blocks import Block
from .lexicon import plain
from .page import Witness

_APART = re.compile(r"\s*(?:[-–—|·»_/]|::?|\()\s*")
_FEWEST, _FEWEST_HAN = 2, 6  # words, or letters of a script without spaces, that make a title
_SHORTEST, _LONG = 8, 4  # letters of a first heading, words of a title that a heading holds
_LONGEST = 300  # characters of a line that may be a title


def take_shown_titles(blocks: list[Block], witness: Witness) -> None:
    """Add the lines that begin a title of the head, or end it, up to a mark that parts names.

    What is shorter than the rest of that title must be a heading. A first heading may begin a
    title with any words of it, and a heading may say more than a title. Cost: linear.
    """
    site = plain(witness.site or "")
    parts = {part: left for title in witness.titles for part, left in _parts(title).items()}
    titles = {plain(title) for title in witness.titles}
    for block in blocks:
        if block.hidden or block.links > 0.6 or not block.text or len(block.text) > _LONGEST:
            continue
        text = plain(block.text)
        if text == site:
            continue
        if block.heading in (1, 2) and _says(block, text, titles):
            witness.shown.add(text)
        if text not in parts or not _is_title(block.text):
            continue
        if len(text) >= parts[text] or block.heading in (1, 2):
            witness.shown.add(text)


def _says(block: Block, text: str, titles: set[str]) -> bool:
    """Does a first heading begin a title, or a heading hold one with less beside it?"""
    begins = block.heading == 1 and len(text) >= _SHORTEST
    if begins and any(title.startswith(f"{text} ") for title in titles):
        return True
    long = [
        title for title in titles if len(title.split()) >= _LONG and 2 * len(title) >= len(text)
    ]
    return any(f" {title} " in f" {text} " for title in long)


def _is_title(text: str) -> bool:
    return len(text.split()) >= _FEWEST or count_cjk(text) >= _FEWEST_HAN


def _parts(title: str) -> dict[str, int]:
    """Return the beginnings and ends of a title with the length of what they leave out."""
    found: dict[str, int] = {}
    for mark in _APART.finditer(title):
        before, after = plain(title[: mark.start()]), plain(title[mark.end() :])
        found.setdefault(before, len(after))
        found.setdefault(after, len(before))
    return found
