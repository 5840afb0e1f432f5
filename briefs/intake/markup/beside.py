"""What stands beside the headline of a page, and what belongs to comments, teasers and bars."""

import re
from itertools import islice

from ..words.lexicon import plain

_FOREIGN = re.compile(
    r"comment|komment|related|teaser|sidebar|widget|recommend|recent|similar|popular|promo",
    re.IGNORECASE,
)
_DEEP = 40  # ancestors that are looked at
_MOST = 200  # headings that are looked at


def around_headline(root, titles: list[str]) -> dict:
    """Return the headline and the elements around it, each with how far out it stands.

    The headline is a heading that says one of the page's titles, else its first heading.
    """
    said = {plain(title) for title in titles}
    heads = list(islice(root.iter("h1", "h2", "h3"), _MOST))
    own = [h for h in heads if plain(" ".join(h.itertext())) in said]
    head = next(iter(own or heads), None)
    if head is None:
        return {}
    around = [head, *(one for one in head.iterancestors() if one.tag != "html")]
    return {one: distance for distance, one in enumerate(around)}


def nearest(found: list, around: dict) -> tuple[set, object]:
    """Return what stands nearest around the headline, and the element that holds it and that.

    found   [(element, what it tells)]; all that share the innermost such element count
    """
    near: dict = {}
    for element, told in found:
        holder = next((one for one in element.iterancestors() if one in around), None)
        if holder is not None:
            near.setdefault(holder, set()).add(told)
    holder = min(near, key=around.get, default=None)
    return near.get(holder, set()), holder


def is_foreign(element, around: dict) -> bool:
    """Does it stand in a comment, a teaser, a list or a bar beside the story?

    Elements that hold the headline too are the page's own, whatever they are called.
    """
    for number, one in enumerate((element, *element.iterancestors())):
        if number == _DEEP or one.tag == "body" or one in around:
            return False
        if one.tag in ("aside", "nav") or _FOREIGN.search(f"{one.get('class')} {one.get('id')}"):
            return True
    return False
