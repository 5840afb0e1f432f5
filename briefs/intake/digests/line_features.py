"""What may open an item: the features of a line, none of which is known to be one in advance."""

import re
from bisect import bisect_left
from collections import Counter

from ..days.dates import dates_in, short_dates_in
from ..lines.facts import Facts
from ..lines.items import frame_end
from ..lines.page import Page
from ..markup.markup import Element
from ..words.countries import country_opening
from .run_in_labels import CLOCK, PLACED

_COUNT = re.compile(r"[(\[]?\d{1,3}(?:/\d{0,2}[)\]]?|[)\]:]?)\s")
_SIGN = re.compile(r"[^\w\s\"'“”„«»‘’¿¡.…]+")
_SHAPE = re.compile(r"\d\S{0,11}")  # "07:10", "12.5."
_DIGITS = re.compile(r"\d+")
_BRACKET = re.compile(r"\W{0,3}([(\[【〔#])[^()\[\]【】〔〕]{2,40}")
_PARTED = re.compile(r"(?=[^\W_])[^:：|·•.!?…\n]{2,60}?\s*([:：]|\s[–—-]{1,2}\s|[—|·•])\s*(?=\S)")
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{2}[A-ZÀ-Þ\d ,'’%&/-]{2,100}[.:–—\s-]")
_TAIL = re.compile(r"[)\]）】]$|[(|·–—-]\s?[^()|·.]{2,40}\)?$")
_DASHES = str.maketrans("–—：", "--:")
_FLAG = "\U0001f1e6", "\U0001f1ff"
_OPENING = 60  # characters
_DEEP = 6  # elements around a line that are looked at
_CAPITAL = 0.8  # the share of capitals of a line that is set in them
_MARK = 0.7  # what a mark is worth as the opening of an item; a place alone proves nothing

type Feature = tuple[str, ...]


def worth_of(feature: Feature) -> float:
    """What it speaks for an item that a line opens it with this feature."""
    return _MARK if any(kind == "mark" for kind, _said in feature) else 0.0


def features(
    page: Page, fact: Facts, above: Facts | None, *, text: bool, over_text: bool
) -> list[tuple[str, str]]:
    """Name the features of a line, each with its kind.

    above      the line above, None at the top
    text       the line is a text itself; over_text: one stands right below it
    """
    found = [("plain", "text" if text else "short")]
    if over_text and not text:
        found.append(("place", "above a text"))
    found += _place(page, fact, above) + _marks(page, fact) + _markup(fact)
    if fact.tag and not text:
        found.append(("place", f"in {fact.tag}"))
    return found


def _place(page: Page, fact: Facts, above: Facts | None) -> list[tuple[str, str]]:
    last = above.last if above else 0
    found = []
    if fact.number - last > 1 or page.marked:
        found.append(("plain", "below a blank line"))
    if fact.number - last > 2:
        found.append(("place", "below blank lines"))
    at = bisect_left(page.rules, last + (not page.marked))
    if at < len(page.rules) and page.rules[at] <= fact.number and above:
        found.append(("mark", "below a rule"))
    role = page.role(above.number) if above else None
    if role is not None:
        found.append(("place", f"below {role}"))
    if above and above.address_share > 0.5:
        found.append(("place", "below an address"))
    return found


def _marks(page: Page, fact: Facts) -> list[tuple[str, str]]:
    found = []
    text = fact.text[:200]
    mark = fact.order or fact.bullet
    sign = _SIGN.match(text)
    if fact.order or _COUNT.match(text):
        found.append(("mark", "number"))
    elif mark.strip() or sign:
        found.append(("mark", _picture(mark.strip() or sign.group())))
    if shape := _SHAPE.match(text):
        found.append(("mark", _DIGITS.sub("1", shape.group())))
    rest = text[len(mark) :]
    clock = CLOCK.match(rest)
    if clock and not clock.group().isspace():
        found.append(("mark", "hour"))
    if any(one.start < 4 for one in _days(page, rest[:_OPENING])):
        found.append(("mark", "day"))
    if PLACED.match(rest):
        found.append(("mark", "place"))
    if country_opening(rest, page.language):
        found.append(("mark", "country"))
    if bracket := _BRACKET.match(text):
        found.append(("mark", bracket[1]))
    if parted := _PARTED.match(rest):
        found.append(("mark", f"a label and {parted[1].strip().translate(_DASHES)[:1]}"))
    if fact.capitals > _CAPITAL or _CAPITALS.match(rest):
        found.append(("mark", "capitals"))
    if frame_end(fact) < len(fact.text):
        found.append(("mark", "a frame"))
    if not fact.ends and _TAIL.search(fact.text):
        found.append(("mark", "a tail"))
    if page.role(fact.number) is not None:
        found.append(("place", page.role(fact.number)))
    return found


def _days(page: Page, opening: str) -> list:
    found = dates_in(opening, page.language, day_first=page.day_first)
    if page.day_first is not None:
        found += short_dates_in(opening, day_first=page.day_first)
    return found


def _picture(mark: str) -> str:
    if mark[:1] < "\u2600":
        return mark[:2]
    return "flag" if _FLAG[0] <= mark[:1] <= _FLAG[1] else "picture"


def _markup(fact: Facts) -> list[tuple[str, str]]:
    found = []
    if fact.heading:
        found.append(("mark", f"heading {fact.heading}"))
    if fact.links > 0.7:
        found.append(("mark", "a link"))
    if fact.bold:
        found.append(("mark", "bold"))
    return found


def containers(lines: list[Facts]) -> dict[int, list[tuple[str, str]]]:
    """The features that the markup around them gives: a line is the first of several in its
    element, where elements of that name stand side by side. Cost: linear, at most six elements a
    line.
    """
    held = Counter(element.number for fact in lines for element in _around(fact))
    seen: set[int] = set()
    found: dict[int, list[tuple[str, str]]] = {}
    for fact in lines:
        for element in _around(fact):
            if element.number not in seen and held[element.number] > 1:
                key = f"first in {element.name} of {element.above.number}"
                found.setdefault(fact.number, []).append(("mark", key))
            seen.add(element.number)
    return found


def _around(fact: Facts) -> list[Element]:
    found, element = [], fact.element
    while element is not None and element.above is not None and len(found) < _DEEP:
        found.append(element)
        element = element.above
    return found
