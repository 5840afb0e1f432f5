"""Which lines of a page show its title: the head repeats them with the name of the site beside."""

import re

from briefs.text.scripts import count_cjk

from ..words.lexicon import plain
from .blocks import Block
from .witness import Witness

_APART = re.compile(r"\s*(?:[-–—|·»_/]|::?|\()\s*")
_FEWEST, _FEWEST_HAN = 2, 6  # words, or letters of a script without spaces, that make a title
_SHORTEST, _LONG = 8, 4  # letters of a first heading, words of a title that a heading holds
_LONGEST = 300  # characters of a line that may be a title
_HEADS, _TEXT = (1, 2, 3), 80  # levels of headings, characters of a line that is text


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
    _take_site_off(blocks, witness)


def _take_site_off(blocks: list[Block], witness: Witness) -> None:
    """Of two parts of one title that both stand as headings, no text between, the lower is the
    title; the upper names the site.
    """
    first: dict[str, int] = {}
    told = 0  # texts above
    for block in blocks:
        told += len(block.text) > _TEXT and block.links < 0.5 and not block.hidden
        if block.heading in _HEADS and not block.hidden and len(block.text) <= _LONGEST:
            first.setdefault(plain(block.text), told)
    places = {name: place for place, name in enumerate(first)}
    for title in tuple(witness.titles):
        for mark in _APART.finditer(title):
            names = {plain(part): part for part in (title[: mark.start()], title[mark.end() :])}
            if len(names) < 2 or not names.keys() <= first.keys():
                continue
            upper, lower = sorted(names, key=places.get)
            if first[upper] == first[lower]:
                _name_site(witness, names[upper], upper, lower)


def _name_site(witness: Witness, name: str, upper: str, lower: str) -> None:
    witness.shown.discard(upper)
    witness.titles = [title for title in witness.titles if plain(title) != upper]
    if plain(witness.site or lower) == lower:
        witness.site = name


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
