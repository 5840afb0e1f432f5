"""What element names, classes and styles say about the text inside them."""

import re
from dataclasses import dataclass

from .shapes import Role


@dataclass(frozen=True, slots=True)
class Hint:
    """What the markup says a container is. A sure hint holds however much text is inside."""

    role: Role
    reason: str
    sure: bool = False
    name: str = ""  # the class and id that told it


@dataclass(eq=False, slots=True)
class Element:
    """One block of a page's markup. Elements count in the order in which they open."""

    number: int
    above: "Element | None" = None
    name: str = ""


HINTS = (
    (
        re.compile(r"cookie|consent|gdpr|onetrust|didomi|cmp-"),
        Role.COOKIE_NOTICE,
        "a cookie notice",
    ),
    (re.compile(r"comment|disqus|respond|discussion|reactions"), Role.COMMENT, "comments"),
    (
        re.compile(r"newsletter|subscri|signup|sign-up|optin|mailing|donat"),
        Role.NEWSLETTER,
        "a call to subscribe",
    ),
    (re.compile(r"paywall|regwall|metered|piano"), Role.PAYWALL, "a wall before the text"),
    (
        re.compile(
            r"(?<![a-z])(?:share|sharing|social|sharedaddy|addtoany|addthis|sns|follow-us|print)(?![a-z]{3})"
        ),
        Role.SHARE_BAR,
        "a share bar",
    ),
    (
        re.compile(
            r"related|recommend|popular|trending|most-?read|mostread|more-?(?:news|stories|posts)|read-?(?:next|also)|also-?like|you-?may|outbrain|taboola|crosslink|see-also|jp-relatedposts|latest-(?:news|posts)|recent-posts|headlines-list"
        ),
        Role.RELATED,
        "a list of other stories",
    ),
    (
        re.compile(r"sidebar|widget|rail(?![a-z])|secondary|complementary"),
        Role.RELATED,
        "beside the text",
    ),
    (
        re.compile(
            r"(?<![a-z])(?:ad|ads|advert|advertisement|adsense|adslot|dfp|gpt|banner|sponsor|sponsored|promo|promotion|publicidad|publicite|publicidade|werbung|anzeige)(?![a-z])"
        ),
        Role.ADVERTISEMENT,
        "an advertisement",
    ),
    (
        re.compile(
            r"breadcrumb|(?<![a-z])crumbs?(?![a-z])|(?<![a-z])(?:nav|navbar|navigation|menu|topbar|masthead-links|skip-link|toolbar|langs?|language-switch)(?![a-z])"
        ),
        Role.NAVIGATION,
        "navigation",
    ),
    (
        re.compile(
            r"pagination|(?<![a-z])pager(?![a-z])|page-numbers|pagenav|nav-links|post-navigation"
        ),
        Role.PAGER,
        "a pager",
    ),
    (
        re.compile(
            r"(?<![a-z])(?:foot|footer|colophon|imprint|impressum|copyright|legal|site-info|bottom-?bar|disclaimer)(?![a-z])"
        ),
        Role.LEGAL,
        "the page's foot",
    ),
    (
        re.compile(r"caption|wp-caption|image-credit|photo-credit|gallery|slideshow"),
        Role.CAPTION,
        "a caption",
    ),
    (
        re.compile(
            r"(?<![a-z])(?:tags?|tag-list|tagcloud|tags-links|categories|cat-links|keywords|topics)(?![a-z])(?!-)"
        ),
        Role.META,
        "labels of the story",
    ),
    (
        re.compile(
            r"author-?(?:bio|box|info|description|card)|about-?author|(?<![a-z])bio(?![a-z])"
        ),
        Role.META,
        "about the author",
    ),
    (re.compile(r"weather|clima(?![a-z])|meteo|ticker|clock"), Role.WEATHER, "weather or a ticker"),
    (
        re.compile(r"login|log-in|register|search-?(?:form|box|bar)"),
        Role.NAVIGATION,
        "a form of the site",
    ),
    (
        re.compile(r"modal|popup|pop-up|overlay|lightbox|toast"),
        Role.ADVERTISEMENT,
        "a window over the page",
    ),
)
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
_NAME = re.compile(r"[\s_]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z][a-z])")  # articleBody is two words

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*(?:0(?:px|em|rem|pt|%)?|1px)\s*(?:;|!|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)"
    r"|(?:left|top|right|text-indent|margin-left)\s*:\s*-\d{3,}|(?:^|[;\s])(?:max-)?height\s*:\s*[01](?:px)?\s*;[^}]*overflow\s*:\s*hidden|overflow\s*:\s*hidden\s*;[^}]*(?:^|[;\s])(?:max-)?height\s*:\s*[01](?:px)?\s*(?:;|$)"
    r"|clip\s*:\s*rect\(\s*[01]|transform\s*:\s*scale\(\s*0",
    re.IGNORECASE,
)
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{1,2000})\}")
_CLASS = re.compile(r"^\s*(?:[a-z]+)?\.([\w-]+)\s*$|^\s*#([\w-]+)\s*$")
_MOST_STYLE = 200_000  # characters of style sheets that are looked at
_SPOKEN_ONLY = frozenset(
    {
        "sr-only",
        "visually-hidden",
        "screen-reader-text",
        "visuallyhidden",
        "screenreader",
        "screen-reader",
        "show-for-sr",
        "offscreen",
        "element-invisible",
    }
)


def hint_of(element, tag: str) -> Hint | None:
    """Say what an element's name, role or class tells about its text, None where nothing."""
    role = element.get("role")
    if role in _ROLES:
        return _ROLES[role]
    if tag in _ELEMENTS:
        if tag == "footer" and any(a.tag == "article" for a in _parents(element, 3)):
            return Hint(Role.LEGAL, "inside the story's foot")
        return _ELEMENTS[tag]
    if tag in _PLAIN_ELEMENTS and not (tag in ("p", "span", "a") and element.get("class")):
        return None
    name = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
    name = _NAME.sub(" ", _CAMEL.sub("-", name)).strip().lower()
    if not name:
        return None
    for pattern, kind, reason in HINTS:
        if pattern.search(name):
            if tag in ("p", "span", "a", "h1", "h2") and kind not in (
                Role.ADVERTISEMENT,
                Role.CAPTION,
                Role.SHARE_BAR,
                Role.RELATED,
            ):
                continue
            return Hint(kind, f"the markup calls it {reason}", name=name)
    return None


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


def hiding_classes(root) -> frozenset[str]:
    """Return the classes and ids (with #) that the page's own style sheets hide, media rules left
    out.
    """
    found, budget = set(), _MOST_STYLE
    for style in root.iter("style"):
        sheet = _without_media((style.text or "")[:budget])
        budget -= len(sheet)
        for selectors, body in _RULE.findall(sheet):
            if _HIDING.search(body):
                for selector in selectors.split(","):
                    match = _CLASS.match(selector)
                    if match:
                        found.add(match[1] or f"#{match[2]}")
    return frozenset(found)


def _without_media(sheet: str) -> str:
    """Leave out the blocks of @media and the like, which hold on some screens only."""
    kept, depth, at = [], 0, 0
    skipping = False
    for match in re.finditer(r"@[a-z-]+[^{};]{0,200}\{|[{}]", sheet):
        mark = match.group()
        if mark.startswith("@") and not skipping:
            kept.append(sheet[at : match.start()])
            skipping, depth = True, 1
        elif skipping:
            depth += -1 if mark == "}" else 1
            if depth == 0:
                skipping, at = False, match.end()
    if not skipping:
        kept.append(sheet[at:])
    return "".join(kept)


def hidden_by(element, tag: str, hiding: frozenset[str]) -> str:
    """Say how an element hides its text, "" where it does not."""
    if tag in ("noscript", "template"):
        return f"inside {tag}, which browsers do not show"
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return "hidden by its attribute"
    if element.get("aria-hidden") == "true" and tag not in ("body", "main", "html"):
        return "hidden from screen readers"
    style = element.get("style")
    if style and _HIDING.search(style[:1000]):
        return "hidden by its style"
    classes = (element.get("class") or "").split()[:30]
    if hiding and (hiding & set(classes) or f"#{element.get('id')}" in hiding):
        return "hidden by the page's style sheet"
    if _SPOKEN_ONLY & {name.lower() for name in classes}:
        return "shown to screen readers only"
    return ""
