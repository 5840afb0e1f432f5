"""Addresses that mail and Markdown write beside their words: "Read more [https://…]"."""

import re

from ..shapes import Cut

_ADDRESS = re.compile(
    r"\[([^\[\]]{1,300})\]\(https?://[^\s()]{1,2000}\)"
    r"|\s?[\[(<](?:[^\[\]()<>]{0,60}[\s:→|])?https?://[^\s\[\]()<>]{1,2000}\s?[\])>]"
)
_REASON = "an address beside its words"


def address_cuts(text: str) -> tuple[Cut, ...]:
    """Cut the addresses, and the words that stand with one in its brackets; keep linked words."""
    found = []
    for match in _ADDRESS.finditer(text) if "://" in text else ():
        if match[1]:
            found.append(Cut(match.start(), match.start(1), _REASON))
            found.append(Cut(match.end(1), match.end(), _REASON))
        else:
            found.append(Cut(match.start(), match.end(), _REASON))
    return tuple(found)


def without_addresses(text: str) -> str:
    """The text as a reader of the mail sees it."""
    for cut in reversed(address_cuts(text)):
        text = text[: cut.start] + text[cut.end :]
    return text.strip()
