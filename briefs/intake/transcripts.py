"""Transcripts: what was said on air or before the press, with speakers, time codes or neither."""

from .facts import Facts
from .items import Item
from .lexicon import meets, phrases, plain
from .masthead import decide_masthead
from .page import Page
from .shapes import Cut, Role
from .speeches import run_in_speeches, sign_off
from .timecodes import CAPTION_TAG, COUNTER, RANGE_CODE, TIME_CODE, counts_down, small_gaps
from .transcript_heads import derived_headline, free_titles, headline_above, opens_broadcast
from .turns import spoken_turns, turns_of

_MOST_OPENERS = 20
_HEARD = 80  # words
_SITE = (Role.SHARE_BAR, Role.NEWSLETTER, Role.RELATED, Role.LEGAL, Role.END_MATTER, Role.PAYWALL)
_FEW = 0.25  # the share of what is said that may stand below a line of the site


def transcript_score(page: Page) -> tuple[float, str]:
    """Say how much speaks for a transcript, and what."""
    facts = [page.facts[n] for n in page.order]
    coded = [
        f
        for f in facts
        if TIME_CODE.match(f.text)
        and (page.open(f.number) or page.role(f.number) in (Role.DATELINE, Role.META))
    ]
    ranged = [f for f in facts if RANGE_CODE.match(f.text)]
    if len(ranged) >= 3 or (
        len(coded) >= 6
        and len(coded) > 0.4 * len(facts)
        and small_gaps(coded)
        and not counts_down(coded)
    ):
        return 5.0, "its lines stand under time codes"
    labelled = any(
        page.facts[n].words <= 6 and meets("transcript", page.facts[n].plain) for n in page.order
    )
    labelled = labelled or _is_in_small_letters(facts)
    turns = spoken_turns(page, turns_of(page))
    prose = [f for f in facts if f.prose or f.number in turns]
    speakers = {plain(name) for name, _ in turns.values()}
    repeated = len(turns) - len(speakers)
    share = len(turns) / len(prose) if prose else 0.0
    asks = any(meets("question", speaker) == "whole" for speaker in speakers)
    if len(turns) >= 4 and repeated >= 2 and (share >= 0.4 or (labelled and share >= 0.2)):
        return 4.0 + asks, f"{len(turns)} turns of {len(speakers)} speakers"
    if asks and len(turns) >= 3 and share >= 0.3:
        return 4.0, "questions and answers"
    spoken = run_in_speeches(page)
    signed = sign_off(page) is not None
    if len(spoken) >= 2 and (signed or len(spoken) >= 0.25 * len(prose)):
        return 3.5, f"{len(spoken)} speakers run into what they say"
    if labelled and (len(spoken) >= 1 or len(turns) >= 2 or signed):
        return 3.0, "it says that it is a transcript"
    return 0.0, ""


def _is_in_small_letters(facts: list[Facts]) -> bool:
    """Is a text of some length written without capitals, as machines write what they hear?"""
    told = [fact for fact in facts if fact.prose and not fact.han]
    words = sum(fact.words for fact in told)
    return words >= _HEARD and not any(fact.capitals for fact in told)


def transcript_item(page: Page) -> Item | None:
    """Make the one clipping of a transcript; cut time codes, drop what nobody said."""
    free_titles(page)
    decide_masthead(page)
    coded = [
        n
        for n in page.order
        if TIME_CODE.match(page.facts[n].text) and page.role(n) not in (Role.SPAM,)
    ]
    if len(coded) >= 3 and len(coded) >= 0.25 * len(page.order):
        return _coded_item(page, coded)
    turns = turns_of(page)
    for number in turns:
        page.roles.pop(number, None)
        page.metas.pop(number, None)
    speeches = run_in_speeches(page)
    said = [
        n
        for n in page.order
        if page.open(n) and (n in turns or n in speeches or page.facts[n].prose)
    ]
    said = _before_foreign(page, said, turns)
    if not said:
        return None
    first, last = said[0], said[-1]
    broadcast = opens_broadcast(page, said)
    head = None if broadcast else headline_above(page, min(turns, default=first))
    if head is not None:
        said = [n for n in said if n > head.number]
        first = said[0] if said else first
    lines = []
    for number in page.order:
        if not first <= number <= last or not page.open(number) or (head and number == head.number):
            continue
        text = page.facts[number].text
        if head is not None and page.facts[number].plain == head.plain:
            page.set(number, Role.LEFTOVER, "the headline again")
            continue
        if number in turns and meets("sound", plain(text[turns[number][1] :])) == "whole":
            page.set(number, Role.SOUND, "nothing that could be heard")
        elif meets("sound", plain(text)) == "whole":
            page.set(number, Role.SOUND, "a note about sound")
        elif _is_aloud(text):
            page.set(number, Role.ADVERTISEMENT, "an advertisement read aloud")
        else:
            lines.append(number)
    lines = _without_stage(page, lines)
    return Item(
        head.number if head else None,
        head.text if head else derived_headline(page, lines),
        lines,
        derived=head is None,
    )


def _before_foreign(page: Page, said: list[int], turns: dict[int, tuple[str, int]]) -> list[int]:
    """Leave out what stands below a foreign list, unless a speaker of before goes on there; of a
    talk in turns, a little text below a line of the site too.
    """
    words = sum(page.facts[n].words for n in said)
    few = {
        n
        for n in page.order
        if page.role(n) in _SITE
        and said
        and n > said[0]
        and sum(page.facts[m].words for m in said if m > n) <= _FEW * words
    }
    for opener in sorted({*sorted(page.openers)[:_MOST_OPENERS], *sorted(few)[:_MOST_OPENERS]}):
        before = {plain(turns[n][0]) for n in said if n < opener and n in turns}
        after = {plain(turns[n][0]) for n in said if n > opener and n in turns}
        if before and not before & after:
            return [n for n in said if n < opener]
    return said


def _is_aloud(text: str) -> bool:
    said = f" {plain(text)} "
    return len(said) < 600 and any(f" {phrase} " in said for phrase in phrases("aloud"))


def _without_stage(page: Page, lines: list[int]) -> list[int]:
    """Drop what stands in brackets before and after the talk."""
    kept = []
    for number in lines:
        text = page.facts[number].text
        if text[0] in "([（" and text[-1] in ")]）" and page.facts[number].words <= 14:
            page.set(number, Role.SOUND, "a note of the transcriber in brackets")
        else:
            kept.append(number)
    return kept


def _coded_item(page: Page, coded: list[int]) -> Item | None:
    first, last = coded[0], coded[-1]
    lines = []
    for number in page.order:
        fact = page.facts[number]
        if not first <= number <= last + 1 or page.role(number) in (Role.SPAM, Role.HIDDEN):
            continue
        match = TIME_CODE.match(fact.text)
        rest = fact.text[match.end() :] if match else fact.text
        if (match and not rest.strip()) or COUNTER.match(fact.text):
            page.set(number, Role.TIME_CODE, "a time code by itself")
            page.metas.pop(number, None)
            continue
        if not match and number > last and not page.open(number):
            continue
        if meets("sound", plain(rest)) == "whole" or (rest[:1] in "([" and rest[-1:] in ")]"):
            page.set(number, Role.SOUND, "a note about sound")
            continue
        if _is_aloud(rest):
            page.set(number, Role.ADVERTISEMENT, "an advertisement read aloud")
            continue
        page.roles.pop(number, None)
        page.metas.pop(number, None)
        tags = CAPTION_TAG.finditer(fact.text)
        page.cuts[number] = (
            *([Cut(0, match.end(), "a time code")] if match else ()),
            *(Cut(tag.start(), tag.end(), "a tag of the captions") for tag in tags),
        )
        lines.append(number)
    if not lines:
        return None
    head = None if opens_broadcast(page, lines) else headline_above(page, first)
    return Item(
        head.number if head else None,
        head.text if head else derived_headline(page, lines),
        lines,
        derived=head is None,
        joined=True,
    )
