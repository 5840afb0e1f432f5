"""Signs that a line is a headline or none: what it says of itself, what stands around it."""

import re
from collections import Counter

from ..lines.facts import Facts
from ..lines.items import frame_end
from ..lines.meta import Meta
from ..lines.page import Page
from ..shapes import Role

_TAIL = re.compile(r"[(|·\[](?=[^()|·\[\]]{2,60}[)\]]?$)")  # what names the source of a headline
_SHAPES = "\u25a0", "\u25ff"
_PICTURES = "\u2028"
_MOST = 0.8  # the share of headlines that bear a sign
_TEASERS = (Role.TEASER, Role.TEASER_HEAD)


def head_signs(fact: Facts) -> set[str]:
    """The signs that a line bears at both ends, as heads of one list do alike."""
    tail = _TAIL.search(fact.text)
    borne = {
        "framed": frame_end(fact) < len(fact.text),
        "bold": fact.bold and fact.bold >= len("".join(fact.text.split())),
        "a picture": picture_of(fact),
        "numbered": fact.order,
        f"a tail behind {tail and tail[0]}": tail,
    }
    return {sign for sign, bears in borne.items() if bears}


def picture_of(fact: Facts) -> str:
    """The emoji that open a line, "" where it opens with none: a dash or a square is no picture."""
    opening = fact.bullet.strip()
    drawn = opening[:1] > _PICTURES and not _SHAPES[0] <= opening[:1] <= _SHAPES[1]
    return opening if drawn else ""


def common_signs(heads: list[Facts], least: int = 3) -> set[str]:
    """The signs that nearly all of these headlines bear, where they are several."""
    told = Counter(sign for fact in heads for sign in head_signs(fact))
    return {sign for sign, n in told.items() if n >= max(least, _MOST * len(heads))}


def signs_below(page: Page, fact: Facts) -> list[Meta]:
    """The lines of who and when below a headline; one deck may stand between."""
    found, decks = [], 0
    for below in page.after(fact.number, 5):
        if below.number in page.metas:
            found.append(page.metas[below.number])
        elif page.open(below.number) or page.role(below.number) in _TEASERS:
            decks += 1
            if decks > 1 or below.words < 8 or found:
                break
    return found


def ends_path(page: Page, fact: Facts) -> bool:
    """Does a path of places in the site, right above, end in this line?"""
    return fact.words >= 2 and any(
        page.role(f.number) is Role.NAVIGATION
        and f.words > fact.words
        and f.plain.endswith(fact.plain)
        for f in page.before(fact.number, 4)
    )
