"""Addresses that mail writes beside its words: "Read more [https://…]"."""

import re

from ..shapes import Cut

_ADDRESS = re.compile(
    r"\s?[\[(<](?:[^\[\]()<>]{0,60}[\s:→|])?https?://[^\s\[\]()<>]{1,2000}\s?[\])>]"
)
_REASON = "an address beside its words"


def address_cuts(text: str) -> tuple[Cut, ...]:
    """Cut the addresses, and the words that stand with one in its brackets."""
    found = _ADDRESS.finditer(text) if "://" in text else ()
    return tuple(Cut(match.start(), match.end(), _REASON) for match in found)


def without_addresses(text: str) -> str:
    """The text as a reader of the mail sees it."""
    for cut in reversed(address_cuts(text)):
        text = text[: cut.start] + text[cut.end :]
    return text.strip()
