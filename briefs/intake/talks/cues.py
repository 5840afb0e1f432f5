"""What stands below the codes of captions, and which of it nobody says to the matter."""

from itertools import pairwise
from statistics import median

from ..lines.page import Page
from ..shapes import Role
from ..words.lexicon import meets, plain, tokens
from .noises import is_aloud
from .timecodes import COUNTER, TIME_CODE, seconds_of, spoken

_STOPS = tuple('.?!…。？！"”»)]）】')  # that end a sentence
_SILENCE, _HELD = 1.5, 10  # seconds in which nobody speaks; up to a code that stands for itself
_SHORT_PASSAGE, _LONGEST_PASSAGE = 120, 400  # letters


def cues_of(page: Page, told: list[int]) -> list[list[int]]:
    """Part lines into what stands below a code, or beside it, without the numbers of captions."""
    cues: list[list[int]] = []
    for number in told:
        if COUNTER.match(page.facts[number].text):
            continue
        if not cues or TIME_CODE.match(page.facts[number].text):
            cues.append([])
        cues[-1].append(number)
    return cues


def foreign_lines(page: Page, cues: list[list[int]]) -> set[int]:
    """Drop what is advertised, and what the makers of the captions say of themselves."""
    return {n for passage, closed in _passages(page, cues) for n in _foreign(page, passage, closed)}


def _passages(page: Page, cues: list[list[int]]) -> list[tuple[list[int], bool]]:
    """Join what stands below codes up to the end of a sentence, a note about sound, or a silence:
    the time to the next code is longer than so many letters take in this talk.

    Returns  (lines, whether such an end was heard) of each: others end where they are long enough
    """
    said = [" ".join(spoken(page.facts[n].text) for n in cue) for cue in cues]
    starts = [seconds_of(page.facts[cue[0]].text) for cue in cues]
    times = [b - a for a, b in pairwise(starts)]
    paces = [time / len(text) for time, text in zip(times, said, strict=False) if text and time > 0]
    pace = median(paces) if paces else 0.0
    found: list[tuple[list[int], bool]] = []
    open_: list[int] = []
    told = 0
    for i, (cue, text) in enumerate(zip(cues, said, strict=True)):
        noted = text[:1] in tuple("([（") or _credits_makers(page, cue)
        if open_ and (noted or told > _LONGEST_PASSAGE):
            found.append((open_, noted))
            open_, told = [], 0
        open_ += cue
        told += len(text)
        held = times[i] if i < len(times) else 0
        silent = held >= _HELD or held - pace * len(text) >= _SILENCE
        if noted or silent or not text or text.endswith(_STOPS):
            found.append((open_, True))
            open_, told = [], 0
    return [*found, (open_, False)] if open_ else found


def _aloud(page: Page, passage: list[int], closed: bool) -> list[int]:
    """The lines of a passage that are an advertisement: all of a sentence, and of what no full stop
    parts, where it is long, those from the one with which it begins; where no end was heard, to the
    last that still sells.
    """
    said = [spoken(page.facts[n].text) for n in passage]
    if not is_aloud(" ".join(said)):
        return []
    if said[-1].endswith(_STOPS) or sum(map(len, said)) <= _SHORT_PASSAGE:
        return passage
    end = len(said)
    if not closed:
        end = next(end for end in range(1, end + 1) if is_aloud(" ".join(said[:end])))
    starts = range(end - 1, -1, -1)
    start = next(start for start in starts if is_aloud(" ".join(said[start:end])))
    while end < len(said) and _sells_on(said[end]):
        end += 1
    return passage[start:end]


def _sells_on(text: str) -> bool:
    return not text or is_aloud(text) or bool(set(plain(text).split()) & tokens("promo-words"))


def _credits_makers(page: Page, numbers: list[int]) -> bool:
    return any(meets("subtitle-credit", plain(spoken(page.facts[n].text))) for n in numbers)


def _foreign(page: Page, passage: list[int], closed: bool) -> list[int]:
    """Drop the lines of a passage that are an advertisement, or all if it says who made the
    captions.
    """
    if aloud := _aloud(page, passage, closed):
        page.set_all(aloud, Role.ADVERTISEMENT, "an advertisement read aloud")
        return aloud
    if not _credits_makers(page, passage):
        return []
    page.set_all(passage, Role.META, "says who made the captions")
    return passage
