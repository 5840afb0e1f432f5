"""The address that a page gives as its own: its canonical link, or what it tells networks."""

import re
from urllib.parse import unquote, urldefrag, urlsplit

from briefs.text.addresses import is_safe, untracked

from .linked_data import path_of, words_of

_ENDING = re.compile(r"\.[a-z]{2,5}$")


def own_address(root, metas: dict[str, str], titles: list[str]) -> str | None:
    """Return the address under which a page says that it stands, None where none is sure.

    The two ways in which a page tells it must agree. That of another story, or of a section, as a
    careless template puts into every page, is left: of two words or more at its end the page's
    titles say one, and an address without such words holds a figure.
    """
    link = root.find(".//link[@rel='canonical']")
    told = [link.get("href") if link is not None else None, metas.get("og:url")]
    told = [urldefrag(one.strip())[0] for one in told if one]
    told = [one for one in told if is_safe(one)]
    if not told or len({path_of(one) for one in told}) > 1 or not _is_of_story(told[0], titles):
        return None
    return untracked(told[0])


def _is_of_story(address: str, titles: list[str]) -> bool:
    parts = urlsplit(address)
    path = unquote(parts.path)
    steps = [step for step in path.split("/") if step]
    last = _ENDING.sub("", steps[-1]) if steps else ""
    words = words_of(re.sub(r"[\W\d_]+", " ", last))
    if len(words) > 1:
        return not words.isdisjoint(set().union(*map(words_of, titles)))
    return any(c.isdigit() for c in path + parts.query)
