"""HTML becomes lines: one block, one line, with what the markup says about each.

Parsed by lxml, never by html.parser. Scripts, styles and comments are no text and make no lines;
text that the page hides makes lines that are dropped, so that an editor can see what was hidden.
"""

import re

from lxml import etree
from lxml import html as lxml_html

from .lines.facts import Facts
from .markup.blocks import Block, walk_of
from .markup.nesting import check_limits
from .markup.placing import place
from .markup.second_reader import SecondReader
from .markup.shown_titles import take_shown_titles
from .markup.witness import Witness
from .markup.witnesses import witness_of
from .shapes import RefusedDocument

_LOOKS = re.compile(r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_HEAD_TAGS = re.compile(r"<(?:style|script|meta|link|title)[\s>]", re.IGNORECASE)
_SOME_TAGS = re.compile(
    r"</?(?:p|div|span|a|br|h[1-6]|li|ul|td|article|section)\b[^<>]{0,500}>", re.IGNORECASE
)


def is_html(text: str, name: str, media_type: str | None) -> bool:
    """Say whether a text is HTML: by its stated type, else by its first 4,000 characters."""
    head = text[:4000]
    if media_type:
        return "html" in media_type
    if _LOOKS.search(head):
        return True
    if name.lower().endswith((".html", ".htm", ".xhtml")):
        return bool(_HEAD_TAGS.search(head) or _SOME_TAGS.search(text[:20_000]))
    return len(_SOME_TAGS.findall(head)) >= 8 and "</" in head


def blocks_of(text: str, name: str) -> tuple[list[Block], Witness]:
    """Parse a page into blocks (a blank block between those that are apart) and its own witness.

    Errors  RefusedDocument beyond the limits of depth and count, which are checked before parsing
    Cost    linear
    """
    check_limits(text, name)
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise RefusedDocument(f"{name} says it is HTML but holds no page.") from error
    walk = walk_of(root)
    place(walk)
    witness = witness_of(root)
    witness.second = SecondReader(root)
    take_shown_titles(walk.blocks, witness)
    return _spaced(walk.blocks), witness


def _spaced(blocks: list[Block]) -> list[Block]:
    """Leave one blank line between blocks that are apart, none at the ends."""
    found: list[Block] = []
    for block in blocks:
        if block.text or (found and found[-1].text):
            found.append(block)
    if found and not found[-1].text:
        found.pop()
    return found or [Block("")]


def mark(fact: Facts, block: Block) -> None:
    """Give a line's facts what the markup says about it."""
    fact.tag = block.tag
    fact.heading = block.heading
    fact.links = block.links
    fact.hidden = block.hidden
    fact.hint = block.hint
    fact.outside = block.outside
    fact.stamp = block.stamp
    fact.link = block.link
    fact.element = block.element
    fact.bold = block.bold
    fact.ruled = block.ruled
