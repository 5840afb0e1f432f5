"""What a second reader of pages takes for the story: trafilatura, which finds the body of a page
by other signs than we do. A witness for lines that nothing else decides; it never speaks alone.
"""

import logging
from functools import cached_property

from lxml import etree

from ..words.lexicon import plain
from ..words.shingles import runs

NAME = "trafilatura"
_MOST_NESTED = 1_000_000  # the depths at which elements open and close, in sum
_MOST_TEXT = 1_000_000  # characters
_MOST_QUOTED = 1_000  # it looks through all that follows at each of these elements
_QUOTED = {"code", "pre", "q", "blockquote"}
SAID_AGAIN = 0.8  # the share of a line's runs of words that its reading has
_LONG = 8  # runs of words in a line that is long enough to be found inside another
_AGREED = 0.6  # the share of a story that it takes too, if both read the same one


class SecondReader:
    """Reads a parsed page when it is first asked; of a page that it cannot read it takes nothing.

    root   the tree that lxml made; it is not changed
    Cost   linear: pages of more nested elements or more text than it can bear are not handed over
    Errors none: whatever it raises is told by `silence`
    """

    def __init__(self, root: etree._Element):
        self._root = root
        self.silence = ""

    def takes(self, text: str) -> bool:
        """Does its reading have this line, or say its words if it is a long one?"""
        lines, said = self._reading
        line = plain(text)
        if not line or line in lines:
            return bool(line)
        asked = runs(text)
        return len(asked) >= _LONG and sum(run in said for run in asked) >= SAID_AGAIN * len(asked)

    def agrees(self, texts: list[str]) -> bool:
        """Does its reading say most of these lines, by their length?"""
        taken = sum(len(text) for text in texts if self.takes(text))
        return taken >= _AGREED * sum(map(len, texts)) > 0

    @cached_property
    def _reading(self) -> tuple[set[str], set[tuple[str, ...]]]:
        """The lines that it takes, folded, and all their runs of words."""
        if not self._bearable():
            self.silence = f"the page is too large for {NAME}"
            return set(), set()
        try:
            body = _body_of(self._root)
        except Exception as error:  # noqa: BLE001 whatever a witness raises, the page is read
            self.silence = f"{NAME} failed ({type(error).__name__})"
            return set(), set()
        rows = [row for row in body.split("\n") if row]
        lines = {plain(part) for row in rows for part in (row, *row.split("|"))}
        return lines, {run for row in rows for run in runs(row)}

    def _bearable(self) -> bool:
        nested = depth = size = quoted = 0
        for event, element in etree.iterwalk(self._root, events=("start", "end")):
            depth += 1 if event == "start" else -1
            nested += depth
            size += len(element.text or "") + len(element.tail or "")
            quoted += event == "start" and element.tag in _QUOTED
            if nested > _MOST_NESTED or size > 2 * _MOST_TEXT or quoted > _MOST_QUOTED:
                return False
        return True


def _body_of(root: etree._Element) -> str:
    """Ask trafilatura, set to rather leave out than to take in. It fetches nothing."""
    # One or two seconds to load, and needed by those who read pages only.
    from trafilatura import bare_extraction

    logging.getLogger(NAME).setLevel(logging.CRITICAL + 1)  # what it cannot read is told by us
    document = bare_extraction(
        root, fast=True, favor_precision=True, include_comments=False, include_tables=True
    )
    return (document.text if document else "") or ""
