"""Talks under time codes, as files of captions have them."""

import re
from itertools import pairwise
from statistics import median

from ..lines.facts import Facts
from ..lines.items import Item
from ..lines.page import Page
from ..shapes import Cut, Role
from ..words.lexicon import meets, plain
from .cues import cues_of, foreign_lines
from .timecodes import (
    CAPTION_TAG,
    COUNTER,
    RANGE_CODE,
    TIME_CODE,
    begins_at_once,
    counts_down,
    counts_from_start,
    seconds_of,
    small_gaps,
)
from .transcript_heads import derived_headline, headline_above, opens_broadcast

_NOTE = re.compile(r"[(\[]([^()\[\]]{2,30})[)\]]")
_HOUR, _HEADED = re.compile(r"\W{0,2}(?:[01]?\d|2[0-3]):[0-5]\d(?![:.,]\d)"), 0.7
_FEWEST, _CODED, _OF_THE_PAGE = 6, 0.4, 0.2
_JUMP = 20  # usual steps; a longer one leads out of the talk
_MAGIC = "webvtt"
_BLOCKS = {"style", "region"}  # their lines are code; a note may say what the captions are of


def decide_captions(page: Page) -> None:
    """Drop the head of a WebVTT file, down to the first blank line, and the words of its blocks."""
    if page.marked or not page.order or page.facts[page.order[0]].plain.split()[0] != _MAGIC:
        return
    above, block = page.order[0], True
    for number in page.order:
        said = page.facts[number].plain
        fresh = number > above + 1
        above = number
        block = (block and not fresh) or (fresh and said in _BLOCKS)
        if block or (fresh and said.split()[0] == "note"):
            page.set(number, Role.CODE, "a word of the file's format")


def is_coded(page: Page, facts: list[Facts]) -> bool:
    """Do lines open with times from and to, or with times that go on by small steps?

    Those are most lines from the first to the last time, which hold much of what the page says: a
    menu above a talk and a list of films below it are no part of it.
    """
    if sum(bool(RANGE_CODE.match(f.text)) for f in facts) >= 3:
        return True
    free = (None, Role.DATELINE, Role.META)
    coded = [f for f in facts if TIME_CODE.match(f.text) and page.role(f.number) in free]
    many = _fill_their_part(facts, coded) and not _are_headlines(page, coded)
    told = (
        many and small_gaps(page, coded) and not counts_down(coded) and not _are_hours(facts, coded)
    )
    return told or counts_from_start(facts)


def _fill_their_part(facts: list[Facts], coded: list[Facts]) -> bool:
    if len(coded) < _FEWEST:
        return False
    part = [f for f in facts if coded[0].number <= f.number <= coded[-1].number]
    words, others = (sum(f.words for f in some) for some in (part, facts))
    return len(coded) > _CODED * len(part) and words > _OF_THE_PAGE * others


def _are_hours(facts: list[Facts], coded: list[Facts]) -> bool:
    """Are they hours of a day, of which a story tells more above or below? A talk begins in its
    first minute.
    """
    first, last = coded[0], coded[-1]
    around = (f for f in facts if f.prose and not first.number <= f.number <= last.number + 1)
    return not begins_at_once(first) and any(around)


def _are_headlines(page: Page, coded: list[Facts]) -> bool:
    """Do hours of the day open the headlines of a ticker, each above a text of its own?"""
    heads = 0
    for fact in coded:
        below = page.facts.get(fact.last + 1) or page.facts.get(fact.last + 2)
        told = below is not None and below.prose and fact.words > 2
        heads += bool(_HOUR.match(fact.text)) and not fact.ends and told
    return heads >= _HEADED * len(coded)


def coded_item(page: Page) -> Item | None:
    """The talk under time codes: all from the first code to the line below the last."""
    coded = _of_the_talk(page, [n for n in page.order if TIME_CODE.match(page.facts[n].text)])
    first, last = coded[0], coded[-1]
    end = _end(page, coded)
    above = page.before(first, 1)
    if above and COUNTER.match(above[0].text):
        page.set(above[0].number, Role.TIME_CODE, "the number of a caption")
    told = [n for n in page.order if first <= n <= end and page.role(n) is not Role.SPAM]
    cues = cues_of(page, told)
    foreign = foreign_lines(page, cues)
    # A notice about the transcript opens or closes it; the same words between are spoken.
    foreign |= {n for n in (*cues[0], *cues[-1]) if page.role(n) is Role.NOTICE}
    lines = [n for n in told if n not in foreign and _take_coded(page, n, last)]
    if not lines:
        return None
    head = None if opens_broadcast(page, lines) else headline_above(page, first)
    return Item.told(head, lines, derived_headline(page, lines), joined=True)


def _of_the_talk(page: Page, coded: list[int]) -> list[int]:
    """The codes but for the lengths of other films below the talk: they go back and forth, while a
    second part of a talk goes on from its beginning.
    """
    times = [seconds_of(page.facts[n].text) for n in coded]
    end = next((i for i in range(_FEWEST, len(times)) if times[i] < times[i - 1]), len(times))
    if end == len(times):
        return coded
    step = _JUMP * max(1, median(b - a for a, b in pairwise(times[: end - 1])))
    end -= times[end - 1] - times[end - 2] > step
    goes_on = sum(0 <= b - a <= step for a, b in pairwise(times[end:]))
    return coded if goes_on > (len(times) - end) / 2 else coded[:end]


def _end(page: Page, coded: list[int]) -> int:
    """The last line below the last code: where codes stand alone as many as below another one, and
    no more than its block.
    """
    end = last = coded[-1]
    if not TIME_CODE.fullmatch(page.facts[last].text):
        return last + 1
    places = [page.place[n] for n in coded]
    most = max((b - a for a, b in pairwise(places)), default=len(page.order))
    for number in page.order[places[-1] + 1 : places[-1] + most]:
        if not page.marked and number != page.facts[end].last + 1:
            break
        end = number
    return end


def _is_labelled_advert(page: Page, number: int, text: str) -> bool:
    """Drop a line that opens with "[advert]"; is it one?"""
    label = _NOTE.match(text)
    told = label is not None and meets("advertisement", plain(label[1])) == "whole"
    if told:
        page.set(number, Role.ADVERTISEMENT, f"labelled “{label[1]}”")
    return told


def _take_coded(page: Page, number: int, last: int) -> bool:
    """Cut code and tags out of a line of captions, or drop it; does it hold what was said?"""
    text = page.facts[number].text
    match = TIME_CODE.match(text)
    rest = text[match.end() :] if match else text
    if (match and not rest.strip()) or COUNTER.match(text):
        page.set(number, Role.TIME_CODE, "a time code by itself")
        page.metas.pop(number, None)
        return False
    if not match and number > last and not page.open(number):
        return False
    said = CAPTION_TAG.sub("", rest).strip()
    if said[:1] in "([" and said[-1:] in ")]":
        page.set(number, Role.SOUND, "a note about sound")
        return False
    if _is_labelled_advert(page, number, rest):
        return False
    page.reopen(number)
    code = [Cut(0, match.end(), "a time code")] if match else []
    tags = (
        Cut(tag.start(), tag.end(), "a tag of the captions") for tag in CAPTION_TAG.finditer(text)
    )
    notes = (n for n in _NOTE.finditer(rest) if meets("sound", plain(n[1])) == "whole")
    at = len(text) - len(rest)
    page.cuts[number] = (
        *code,
        *tags,
        *(Cut(at + n.start(), at + n.end(), "a note about sound") for n in notes),
    )
    return True
