"""How a page hides text: by attributes, styles, and the classes of its own style sheets."""

import re

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*(?:0(?:px|em|rem|pt|%)?|1px)\s*(?:;|!|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)"
    r"|(?:left|top|right|text-indent|margin-left)\s*:\s*-\d{3,}|(?:^|[;\s])(?:max-)?height\s*:\s*[01](?:px)?\s*;[^}]*overflow\s*:\s*hidden|overflow\s*:\s*hidden\s*;[^}]*(?:^|[;\s])(?:max-)?height\s*:\s*[01](?:px)?\s*(?:;|$)"
    r"|clip\s*:\s*rect\(\s*[01]|transform\s*:\s*scale\(\s*0",
    re.IGNORECASE,
)
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{1,2000})\}")
_CLASS = re.compile(r"^\s*(?:[a-z]+)?\.([\w-]+)\s*$|^\s*#([\w-]+)\s*$")
_MOST_STYLE = 200_000  # characters of style sheets that are looked at
_SPOKEN_ONLY = frozenset((
    "sr-only", "visually-hidden", "screen-reader-text", "visuallyhidden", "screenreader",
    "screen-reader", "show-for-sr", "offscreen", "element-invisible",
))  # fmt: skip


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
    if (tag != "textarea" and element.get("placeholder") == "") or element.get("fallback") == "":
        return "shown only where something else is missing"
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
