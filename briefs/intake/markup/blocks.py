"""A page's markup is walked: one block, one line, with where in the markup it stood."""

import re
from dataclasses import dataclass, field

from lxml import etree

from briefs.text.addresses import is_safe, untracked
from briefs.text.clean import clean_line

from .hiding import hidden_by, hiding_classes
from .hints import Hint
from .markup import BLOCKS, HEADINGS, KICKER, SILENT, TIGHT, Element, hint_of, is_kicker

_TITLES = (1, 2)  # headings that are one line, whatever breaks it on the screen
_INLINE = ("a", "b", "em", "i", "label", "small", "span", "strong", "time")
_ROW, _MOST_ROW, _LONGEST_ROW = 3, 12, 200  # elements of a row of labels; its characters
_DATED = re.compile(r"\d{4}\D|\d:\d\d")
_MOST_AROUND = 12  # containers around a line that are looked at, from the inside out


@dataclass(slots=True)
class Block:
    """One line of the page: its text and where in the markup it stood."""

    text: str
    tag: str = ""
    heading: int = 0
    links: float = 0.0
    hidden: str = ""
    hints: tuple[int, ...] = ()
    inside: tuple[int, ...] = ()
    hint: Hint | None = None
    outside: bool = False
    stamp: str | None = None
    link: str = ""  # the first address outside the page that the line leads to
    element: Element | None = None
    bold: int = 0  # letters at its beginning that are set in bold, if others follow
    ruled: bool = False  # a line across the page is drawn above


@dataclass(slots=True)
class _Open:
    """An element that is open while the page is walked."""

    tag: str
    hidden: str
    hints: tuple[int, ...]
    inside: tuple[int, ...]
    link: bool
    heading: int
    element: Element | None = None
    kicker: bool = False
    opens_bold: bool = False
    row: bool = False  # what it holds is apart on the screen, with no blank between


@dataclass(slots=True)
class Walk:
    """The blocks of a page so far, and the line that is being gathered."""

    blocks: list[Block] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    length: int = 0
    stamp: str | None = None
    link: str = ""
    bold: int = 0
    hints: list[Hint] = field(default_factory=list)
    containers: int = 0
    elements: int = 0
    ruled: bool = False


def walk_of(root) -> Walk:
    """Walk a parsed page, element by element. Cost: linear."""
    walk = Walk()
    hiding = hiding_classes(root)
    stack = [_Open("", "", (), (), False, 0)]
    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if silent or tag in SILENT:
            silent += 1 if event == "start" else -1
            if not silent:
                _add(walk, element.tail, stack[-1])
        elif event == "start":
            stack.append(_opened(walk, element, tag, stack[-1], hiding))
            _begin(walk, element, tag, stack)
        else:
            _end(walk, element, tag, stack)
    return walk


def _begin(walk: Walk, element, tag: str, stack: list[_Open]) -> None:
    """End the line above where the element begins one, and note what it tells."""
    if tag == "br" and stack[-1].heading in _TITLES:
        _add(walk, " ", stack[-1])
    elif tag in BLOCKS or tag == "br":
        _flush(walk, stack[-2], tag)
        walk.ruled |= tag == "hr"
    elif stack[-1].kicker:
        _flush(walk, stack[-2], "br")
    if tag == "time" and element.get("datetime"):
        walk.stamp = element.get("datetime")[:40]
    if tag == "a" and not walk.link and (element.get("href") or "").startswith("http"):
        walk.link = element.get("href")
    if stack[-2].row or (tag == "a" and _touches_link(element)):
        _add(walk, " ", stack[-1])
    stack[-1].opens_bold = tag in ("b", "strong") and not walk.length
    _add(walk, element.text, stack[-1])


def _end(walk: Walk, element, tag: str, stack: list[_Open]) -> None:
    if tag in BLOCKS or stack[-1].kicker:
        _flush(walk, stack[-1], "br" if stack[-1].kicker else tag)
    if stack.pop().opens_bold:
        walk.bold = walk.length
    _add(walk, element.tail, stack[-1])


def _opened(walk: Walk, node, tag: str, parent: _Open, hiding: frozenset[str]) -> _Open:
    hidden = parent.hidden or hidden_by(node, tag, hiding)
    hints, inside = parent.hints, parent.inside
    heading = HEADINGS.get(tag, parent.heading)
    kicker = heading in _TITLES and tag not in HEADINGS and is_kicker(node)
    hint = KICKER if kicker else hint_of(node, tag)
    if hint:
        walk.hints.append(hint)
        hints = (*hints[-_MOST_AROUND:], len(walk.hints) - 1)
    if (
        tag in ("article", "main")
        or node.get("role") == "main"
        or node.get("itemprop") == "articleBody"
    ):
        walk.containers += 1
        inside = (*inside[-_MOST_AROUND:], walk.containers)
    element = parent.element
    if tag in BLOCKS:
        walk.elements += 1
        element = Element(walk.elements, parent.element, tag, node.get("class") or "")
    return _Open(
        tag,
        hidden,
        hints,
        inside,
        parent.link or tag == "a",
        0 if kicker else heading,
        element,
        kicker,
        row=tag in BLOCKS and _is_row(node),
    )


def _touches_link(node) -> bool:
    above = node.getprevious()
    return above is not None and above.tag == "a" and not above.tail


def _is_row(node) -> bool:
    """Is this a row of labels with a day among them, as "<span>2025-04-18</span><span>By …"?"""
    if not _ROW <= len(node) <= _MOST_ROW or (node.text or "").strip():
        return False
    if any(child.tag not in _INLINE or (child.tail or "").strip() for child in node):
        return False
    said = ""
    for part in node.itertext():
        said += part
        if len(said) > _LONGEST_ROW:
            return False
    return bool(_DATED.search(said))


def _stands_below_kicker(walk: Walk) -> bool:
    hints = walk.blocks[-1].hints if walk.blocks else ()
    return bool(hints) and walk.hints[hints[-1]] is KICKER


def _add(walk: Walk, text: str | None, where: _Open) -> None:
    if not text:
        return
    walk.parts.append(text)
    size = len(text) - text.count(" ") - text.count("\n")
    walk.length += size
    if where.link:
        walk.linked += size


def _flush(walk: Walk, where: _Open, tag: str) -> None:
    """End a line."""
    text = clean_line("".join(walk.parts)) if walk.parts else ""
    if where.heading in _TITLES and _stands_below_kicker(walk):
        text = text.lstrip(" :|·–—-")
    if text:
        walk.blocks.append(
            Block(
                text,
                where.tag,
                where.heading,
                walk.linked / walk.length if walk.length else 0.0,
                where.hidden,
                where.hints,
                where.inside,
                stamp=walk.stamp,
                link=untracked(walk.link) if is_safe(walk.link) else "",
                element=where.element,
                bold=walk.bold if walk.bold < walk.length else 0,
                ruled=walk.ruled,
            )
        )
        if tag not in TIGHT:
            walk.blocks.append(Block(""))
        walk.stamp, walk.link, walk.ruled = None, "", False
    elif walk.blocks and walk.blocks[-1].text and tag not in TIGHT:
        walk.blocks.append(Block(""))
    walk.parts, walk.linked, walk.length, walk.bold = [], 0, 0, 0
