"""Time codes: where a line opens with one, and lines that hold nothing else."""

import re
from itertools import pairwise

from ..lines.facts import Facts
from ..lines.page import Page

TIME_CODE = re.compile(
    r"^\W{0,2}\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s*(?:-{0,2}>|–|—|-)\s*\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)?[^\w(\[（【“«\"¿¡<{]{0,2}\s*"
    r"(?:(?:align|position|line|size|vertical|region):\S+\s*)*"
)
RANGE_CODE = re.compile(
    r"^\W{0,2}\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?\s*(?:-{0,2}>|–|—|-)\s*\d{1,2}:\d{2}"
)
# "<v Ana Berg>" says who speaks in WebVTT; the other tags are of letters and places on the screen.
VOICE = re.compile(r"<v(?:\.[\w.-]+)?\s+([^<>]{2,60})>")
CAPTION_TAG = re.compile(
    r"</?(?:v|c|i|b|u|font|lang|ruby|rt)\b[^<>]{0,80}>|<\d{1,2}:[\d:.]+>|\{\\[^{}]{1,40}\}"
)
_RECORDED = re.compile(r"[(\[]?\d{1,2}:\d{2}:\d{2}[)\]]?$")
_RECORDINGS, _EARLY = 4, (0, 10, 0)
_MINUTE = 60  # seconds in which a talk begins
_NEXT = 3  # lines from one time to the next
_TIME = re.compile(r"\d+")
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2})")
_OPENING = 8  # characters of a text that opens with an hour of any form, as "17.45 Uhr"
COUNTER = re.compile(r"^\d{1,5}$")


def spoken(text: str) -> str:
    """What is said in a line of captions, without its time code and tags."""
    return CAPTION_TAG.sub("", text[code_end(text) :]).strip()


def small_gaps(page: Page, coded: list[Facts]) -> bool:
    """Does little stand from one time to the next? Of times from the first minute on blank lines do
    not count: a page of elements has them everywhere, and so has a ticker with the hours of a day.
    """
    talk = begins_at_once(coded[0])
    places = [page.place[fact.number] if talk else fact.number for fact in coded]
    near = sum(below - above <= _NEXT for above, below in pairwise(places))
    return near > 0.5 * len(coded)


def begins_at_once(first: Facts) -> bool:
    """Is the first time of a page one of a talk's first minute?"""
    return seconds_of(first.text) < _MINUTE


def counts_down(coded: list[Facts]) -> bool:
    """Do the times go down, as the hours of a ticker with its newest entry on top?"""
    codes = (code_of(fact.text) or fact.text[:_OPENING] for fact in coded)
    times = [tuple(map(int, _TIME.findall(code)))[:3] for code in codes]
    downs = sum(b < a for a, b in pairwise(times))
    return downs >= 3 and not any(b > a for a, b in pairwise(times))


def counts_from_start(facts: list[Facts]) -> bool:
    """Do times that stand alone, "[00:00:41]", begin near nought and go up, as a recorder's do?"""
    times = [tuple(map(int, _TIME.findall(f.text))) for f in facts if _RECORDED.match(f.text)]
    rising = all(a < b for a, b in pairwise(times))
    return len(times) >= _RECORDINGS and times[0] < _EARLY and rising


def code_of(text: str) -> str:
    match = TIME_CODE.match(text)
    return match.group() if match else ""


def code_end(text: str) -> int:
    match = TIME_CODE.match(text)
    return match.end() if match else 0


def seconds_of(text: str) -> int:
    """The seconds from the start that the code of a line tells, 0 where it has none."""
    found = _CLOCK.search(code_of(text))
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    return 3600 * hours + 60 * minutes + seconds
