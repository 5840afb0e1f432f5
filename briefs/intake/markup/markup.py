"""What the names, roles and classes of elements say about the text inside them."""

import re
from dataclasses import dataclass
from itertools import islice

from ..shapes import Role
from ..words.lexicon import meets, plain
from .hints import HINTS, Hint

# The elements of HTML, by what they do to a line of text.
VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
))  # fmt: skip
AUTOCLOSED = frozenset((
    "colgroup", "dd", "dt", "li", "option", "p", "tbody", "td", "tfoot", "th", "thead", "tr",
))  # fmt: skip
SILENT = frozenset((
    "audio", "button", "canvas", "datalist", "iframe", "link", "map", "math", "meta", "object",
    "option", "script", "select", "style", "svg", "title", "video",
))  # fmt: skip
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "label", "legend", "li", "main",
    "menu", "nav", "noscript", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "template", "textarea", "tfoot", "th", "thead", "time-line", "tr", "ul",
))  # fmt: skip
TIGHT = frozenset((
    "br", "dd", "dt", "label", "li", "td", "th", "tr",
))  # fmt: skip
HEADINGS = {f"h{i}": i for i in range(1, 7)}


@dataclass(eq=False, slots=True)
class Element:
    """One block of a page's markup. Elements count in the order in which they open."""

    number: int
    above: "Element | None" = None
    name: str = ""
    kind: str = ""  # its class


KICKER = Hint(Role.LEFTOVER, "the markup calls it a line beside the title", True)
_KICKER = re.compile(
    r"kicker|dachzeile|overline|topline|roofline|spitzmarke|eyebrow|antetitulo|volanta|surtitre"
    r"|sub-?(?:head|title|line)|unterzeile|untertitel"
)
_ELEMENTS = {
    "nav": Hint(Role.NAVIGATION, "inside the navigation element", True),
    "footer": Hint(Role.LEGAL, "inside the page's foot", True),
    "aside": Hint(Role.RELATED, "inside an element beside the text"),
    "form": Hint(Role.COMMENT_FORM, "inside a form"),
    "figcaption": Hint(Role.CAPTION, "inside a picture's caption", True),
    "figure": Hint(Role.CAPTION, "inside a picture's frame"),
    "dialog": Hint(Role.ADVERTISEMENT, "a window over the page", True),
    "amp-ad": Hint(Role.ADVERTISEMENT, "inside an element for advertisements", True),
    "amp-sticky-ad": Hint(Role.ADVERTISEMENT, "inside an element for advertisements", True),
    "amp-embed": Hint(Role.ADVERTISEMENT, "inside an element for advertisements", True),
    "amp-consent": Hint(Role.COOKIE_NOTICE, "inside an element that asks for consent", True),
    "amp-sidebar": Hint(Role.NAVIGATION, "inside the navigation element", True),
}
_ROLES = {
    "navigation": Hint(Role.NAVIGATION, "marked as navigation", True),
    "contentinfo": Hint(Role.LEGAL, "marked as the page's foot", True),
    "complementary": Hint(Role.RELATED, "marked as beside the text"),
    "search": Hint(Role.NAVIGATION, "marked as search", True),
    "dialog": Hint(Role.ADVERTISEMENT, "a window over the page"),
    "alertdialog": Hint(Role.COOKIE_NOTICE, "a window over the page"),
}
_PLAIN_ELEMENTS = frozenset(
    ["html", "body", "main", "article", "head", "a", "b", "i", "em", "strong", "span", "time", "p"]
)
_ADVERT = Hint(Role.ADVERTISEMENT, "its label says that it is an advertisement", True)
# What the class of a single line or heading may say of it.
_OF_LINES = (Role.ADVERTISEMENT, Role.CAPTION, Role.SHARE_BAR, Role.RELATED)
_SIGNED = 200  # characters of author, day and hour
_NAME = re.compile(r"[\s_]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z][a-z])")  # articleBody is two words


def hint_of(element, tag: str) -> Hint | None:
    """Say what an element's name, role or class tells about its text, None where nothing."""
    role = element.get("role")
    if role in _ROLES:
        return _ROLES[role]
    if tag in _ELEMENTS:
        if tag == "footer" and any(a.tag == "article" for a in _parents(element, 3)):
            return Hint(Role.LEGAL, "inside the story's foot")
        if tag == "aside" and _signs(element):
            return None
        return _ELEMENTS[tag]
    if meets("advertisement", plain((element.get("aria-label") or "")[:300])) == "whole":
        return _ADVERT
    inline = tag in ("p", "span", "a")
    if tag in _PLAIN_ELEMENTS and not (inline and element.get("class")):
        return None
    name = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
    name = _NAME.sub(" ", _CAMEL.sub("-", name)).strip().lower()
    told = (hint for hint in HINTS if hint[0].search(name)) if name else ()
    for _, role, reason in told:
        if role in _OF_LINES or not (inline or tag in ("h1", "h2")):
            return Hint(role, f"the markup calls it {reason}", name=name)
    return None


def _signs(element) -> bool:
    """Does an element hold the story's author, and little else? Themes put it beside the text."""
    if element.find(".//*[@rel='author']") is None:
        return False
    said = "".join(islice(element.itertext(), _SIGNED))
    return len(" ".join(said.split())) < _SIGNED


def is_kicker(element) -> bool:
    """Does the class of a part of a heading, beside another part, call it a kicker or a deck?"""
    name = (element.get("class") or "")[:300].lower()
    if not name or not _KICKER.search(name):
        return False
    alone = element.getnext() is None and element.getprevious() is None
    return not alone or bool((element.tail or "").strip())


def _parents(element, most: int):
    for _ in range(most):
        element = element.getparent()
        if element is None:
            return
        yield element
