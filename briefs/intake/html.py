"""HTML becomes lines: one block, one line, with what the markup says about each.

Parsed by lxml, never by html.parser. Scripts, styles and comments are no text and make no lines;
text
that the page hides makes lines that are dropped, so that an editor can see what was hidden.
"""

import re
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as lxml_html

from briefs.text import limits
from briefs.text.clean import clean_line

from .facts import Facts
from .lexicon import plain
from .markup import Element, Hint, hidden_by, hiding_classes, hint_of
from .page import Witness
from .shapes import RefusedDocument
from .witnesses import witness_of

_LOOKS = re.compile(r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_SOME_TAGS = re.compile(
    r"</?(?:p|div|span|a|br|h[1-6]|li|ul|td|article|section)\b[^<>]{0,500}>", re.IGNORECASE
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})")
_RAW = re.compile(r"<(!--|script|style)(?![a-z])")
_RAW_ENDS = {"!--": "-->", "script": "</script", "style": "</style"}
_LONGEST_TAG = 5_000  # characters in which a tag that closes itself is looked for
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_AUTOCLOSED = frozenset(
    ["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup"]
)
_SILENT = frozenset(
    [
        "script",
        "style",
        "head",
        "title",
        "meta",
        "link",
        "svg",
        "canvas",
        "object",
        "iframe",
        "select",
        "option",
        "button",
        "math",
        "audio",
        "video",
        "map",
        "datalist",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "label",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "time-line",
        "tr",
        "ul",
        "noscript",
        "template",
    ]
)
_TIGHT = frozenset(["li", "dt", "dd", "td", "th", "tr", "br", "label"])
_HEADINGS = {f"h{i}": i for i in range(1, 7)}
_SENTENCE, _MUCH = 80, 60  # characters of a line that is text, words of a story
_NAMED = 0.5  # the share of a title's longer words that its text says
_MOST_AROUND = 12  # containers around a line that are looked at, from the inside out
_MOST_OF_PAGE = (
    0.45  # a container with more of the page's text than this is not what its class says
)


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
    element: Element | None = None


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


@dataclass(slots=True)
class _Walk:
    blocks: list[Block] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    length: int = 0
    stamp: str | None = None
    hints: list[Hint] = field(default_factory=list)
    containers: int = 0
    elements: int = 0
    tight: bool = False


def is_html(text: str, name: str, media_type: str | None) -> bool:
    """Say whether a text is HTML: by its stated type, else by its first 4,000 characters."""
    head = text[:4000]
    if media_type:
        return "html" in media_type
    if _LOOKS.search(head):
        return True
    if name.lower().endswith((".html", ".htm", ".xhtml")):
        return bool(_SOME_TAGS.search(text[:20_000]))
    return len(_SOME_TAGS.findall(head)) >= 8 and "</" in head


def blocks_of(text: str, name: str) -> tuple[list[Block], Witness]:
    """Parse a page into blocks (a blank block between those that are apart) and its own witness.

    Errors  RefusedDocument beyond the limits of depth and count, which are checked before parsing
    Cost    linear
    """
    _check_limits(text, name)
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise RefusedDocument(f"{name} says it is HTML but holds no page.") from error
    walk = _walk(root)
    _place(walk)
    return _spaced(walk.blocks), witness_of(root)


def _check_limits(text: str, name: str) -> None:
    if text.count("<") > 2 * limits.DOCUMENT_ELEMENTS:
        raise RefusedDocument(
            f"{name} has more than {limits.DOCUMENT_ELEMENTS} elements, the most that is read."
        )
    depth = count = 0
    raw = _raw_spans(text)
    for match in _TAG.finditer(text):
        tag = match[2].lower()
        if tag in _VOID or tag in _AUTOCLOSED:
            count += not match[1]
            continue
        while raw and raw[-1][1] <= match.start():
            raw.pop()
        if raw and raw[-1][0] <= match.start():
            count += raw[-1][0] == match.start()
            continue
        if match[1]:
            depth = max(0, depth - 1)
            continue
        count += 1
        end = text.find(">", match.end(), match.end() + _LONGEST_TAG)
        if text[end - 1] != "/":
            depth += 1
            if depth > limits.DOCUMENT_DEPTH:
                raise RefusedDocument(
                    f"{name} nests its elements deeper than {limits.DOCUMENT_DEPTH}, the limit."
                )
    if count > limits.DOCUMENT_ELEMENTS:
        raise RefusedDocument(
            f"{name} has more than {limits.DOCUMENT_ELEMENTS} elements, the most that is read."
        )


def _raw_spans(text: str) -> list[tuple[int, int]]:
    """Return where comments, scripts and styles stand, last first: tags inside them open nothing.

    One that is never closed hides nothing, and is looked for once only.
    """
    spans, at = [], 0
    unclosed: set[str] = set()
    lowered = text.lower() if len(text.lower()) == len(text) else text
    while match := _RAW.search(lowered, at):
        ending = _RAW_ENDS[match[1]]
        end = -1 if ending in unclosed else lowered.find(ending, match.end())
        if end < 0:
            unclosed.add(ending)
            at = match.end()
            continue
        at = end + len(ending)
        spans.append((match.start(), at))
    return spans[::-1]


def _walk(root) -> _Walk:
    walk = _Walk()
    hiding = hiding_classes(root)
    stack = [_Open("", "", (), (), False, 0)]
    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "!"
        if event == "start":
            if silent or tag in _SILENT or tag == "!":
                silent += 1
                continue
            stack.append(_opened(walk, element, tag, stack[-1], hiding))
            if tag in _BLOCKS or tag == "br":
                _flush(walk, stack[-2], tag)
            if tag == "time" and element.get("datetime"):
                walk.stamp = element.get("datetime")[:40]
            _add(walk, element.text, stack[-1])
        else:
            if silent:
                silent -= 1
                if not silent:
                    _add(walk, element.tail, stack[-1])
                continue
            if tag in _BLOCKS:
                _flush(walk, stack[-1], tag)
            stack.pop()
            _add(walk, element.tail, stack[-1])
    return walk


def _opened(walk: _Walk, node, tag: str, parent: _Open, hiding: frozenset[str]) -> _Open:
    hidden = parent.hidden or hidden_by(node, tag, hiding)
    hints, inside = parent.hints, parent.inside
    hint = hint_of(node, tag)
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
    if tag in _BLOCKS:
        walk.elements += 1
        element = Element(walk.elements, parent.element, tag)
    return _Open(
        tag,
        hidden,
        hints,
        inside,
        parent.link or tag == "a",
        _HEADINGS.get(tag, parent.heading),
        element,
    )


def _add(walk: _Walk, text: str | None, where: _Open) -> None:
    if not text:
        return
    walk.parts.append(text)
    size = len(text) - text.count(" ") - text.count("\n")
    walk.length += size
    if where.link:
        walk.linked += size


def _flush(walk: _Walk, where: _Open, tag: str) -> None:
    """End a line."""
    text = clean_line("".join(walk.parts)) if walk.parts else ""
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
                element=where.element,
            )
        )
        if tag not in _TIGHT:
            walk.blocks.append(Block(""))
        walk.stamp = None
    elif walk.blocks and walk.blocks[-1].text and tag not in _TIGHT:
        walk.blocks.append(Block(""))
    walk.parts, walk.linked, walk.length = [], 0, 0


def _place(walk: _Walk) -> None:
    """Decide which hints of the markup hold, and which container is the page's main text."""
    total = sum(len(b.text) for b in walk.blocks if not b.hidden and b.links < 0.5) or 1
    shown = sum(len(b.text) for b in walk.blocks if not b.hidden)
    concealed = sum(len(b.text) for b in walk.blocks if b.hidden)
    sizes: dict[int, int] = {}
    alike: dict[Hint, int] = {}
    titled: set[int] = set()
    inside: dict[int, int] = {}
    for block in walk.blocks:
        if concealed > 2 * shown:
            block.hidden = ""  # the page shows itself by a script; what is hidden is the page
        size = len(block.text) if block.links < 0.5 and not block.hidden else 0
        for hint in block.hints:
            sizes[hint] = sizes.get(hint, 0) + size
            alike[walk.hints[hint]] = alike.get(walk.hints[hint], 0) + size
            if block.heading == 1:
                titled.add(hint)
        for container in block.inside:
            inside[container] = inside.get(container, 0) + size
    for block in walk.blocks:
        for hint in reversed(block.hints):
            kind = walk.hints[hint]
            if max(sizes[hint], alike[kind]) > _MOST_OF_PAGE * total and not kind.sure:
                continue
            if hint in titled and (block.heading == 1 or not kind.sure):
                continue
            block.hint = kind
            break
    main = max(inside, key=lambda c: (inside[c], c), default=None)
    if main is not None and inside[main] >= 0.5 * total:
        for block in walk.blocks:
            block.outside = bool(block.text) and main not in block.inside


def mistrust(blocks: list[Block]) -> bool:
    """Forget what the names of classes say, and tell whether much text stood under them.

    For a page on which nothing else tells a story: its theme uses such names for the story itself.
    """
    named = [block for block in blocks if block.hint and not block.hint.sure]
    words = sum(len(b.text.split()) for b in named if b.links < 0.3 and len(b.text) > _SENTENCE)
    if words < _MUCH:
        return False
    for block in named:
        block.hint = None
    return True


def unhide(blocks: list[Block], titles: list[str]) -> bool:
    """Forget that text is hidden, and tell whether it is the story that the page's title names.

    For a page on which nothing else tells a story: a script shows it once the page has loaded.
    """
    hidden = [block for block in blocks if block.hidden and block.links < 0.3]
    told = [plain(block.text) for block in hidden if len(block.text) > _SENTENCE]
    said = {word for text in told for word in text.split()}
    named = any(
        len(words) >= 2 and sum(word in said for word in words) >= _NAMED * len(words)
        for words in ({w for w in plain(t).split() if len(w) > 3} for t in titles)
    )
    if not named or sum(len(text.split()) for text in told) < _MUCH:
        return False
    for block in hidden:
        block.hidden = ""
    return True


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
    fact.element = block.element
