"""Transcripts: what was said on air or before the press, with speakers, time codes or neither."""

import re

from ..lines.facts import Facts
from ..lines.items import Item
from ..lines.masthead import decide_masthead
from ..lines.page import Page
from ..shapes import Role
from ..words.lexicon import meets, plain
from .coded import coded_item, is_coded
from .noises import is_aloud, without_notes
from .speeches import run_in_speeches, sign_off
from .transcript_heads import derived_headline, headline_above, opens_broadcast
from .turns import spoken_turns, turns_of

_MOST_OPENERS = 20
_END = re.compile(
    r"[(\[*–—-]*\s*(?:END|FIN|ENDE|FINE|FIM|END OF TRANSCRIPT|完)[)\]*–—-]*"
    r"(?:\s+\d{1,2}[:.]\d{2}.{0,12})?|#{3,5}|-30-"
)
_HEARD = 80  # words
_SITE = (Role.SHARE_BAR, Role.NEWSLETTER, Role.RELATED, Role.LEGAL, Role.END_MATTER, Role.PAYWALL)
_FEW = 0.25  # the share of what is said that may stand below a line of the site


def why_transcript(page: Page) -> str:
    """Say what speaks for a transcript, nothing where it is none."""
    facts = [page.facts[n] for n in page.order]
    if is_coded(page, facts):
        return "its lines stand under time codes"
    noticed = any(meets("transcript-notice", f.plain) for f in facts)
    turns = spoken_turns(page, turns_of(page), noticed=noticed)
    speakers = {plain(name) for name, _ in turns.values()}
    texts = sum(f.prose or f.number in turns for f in facts)
    share = len(turns) / texts if texts else 0.0
    labelled = _is_labelled(facts)
    asks = any(meets("question", speaker) == "whole" for speaker in speakers)
    least = 0.2 if labelled else 0.3 if asks else 0.4
    if len(turns) >= max(4, len(speakers) + 2) and share >= least:
        return f"{len(turns)} turns of {len(speakers)} speakers"
    spoken, signed = len(run_in_speeches(page)), sign_off(page) is not None
    if spoken >= 2 and (signed or spoken >= 0.25 * texts):
        return f"{spoken} speakers run into what they say"
    if labelled and (spoken or len(turns) >= 2 or signed):
        return "it says that it is a transcript"
    return ""


def _is_labelled(facts: list[Facts]) -> bool:
    """Does a label call the text a transcript, or is it written as machines write?"""
    called = any(f.words <= 6 and meets("transcript", f.plain) for f in facts)
    return called or _is_in_small_letters(facts)


def _is_in_small_letters(facts: list[Facts]) -> bool:
    """Is a text of some length written without capitals, as machines write what they hear?"""
    told = [fact for fact in facts if fact.prose and not fact.han]
    words = sum(fact.words for fact in told)
    return words >= _HEARD and not any(fact.capitals for fact in told)


def transcript_item(page: Page) -> Item | None:
    """Make the one clipping of a transcript; cut time codes, drop what nobody said."""
    decide_masthead(page)
    if is_coded(page, [page.facts[n] for n in page.order]):
        return coded_item(page)
    return _spoken_item(page, turns_of(page))


def _spoken_item(page: Page, turns: dict[int, tuple[str, int]]) -> Item | None:
    """The talk in turns and speeches: all between the first and the last that somebody says."""
    for number in turns:
        page.reopen(number)
    speeches = run_in_speeches(page)
    said = [
        n
        for n in page.order
        if page.open(n) and (n in turns or n in speeches or page.facts[n].prose)
    ]
    said = _before_foreign(page, _before_end(page, said), turns)
    above = min(turns, default=said[0])
    head = None if opens_broadcast(page, said) else headline_above(page, above)
    top = head.number if head else 0
    first = next((n for n in said if n > top), said[0])
    told = [n for n in page.order if first <= n <= said[-1] and page.open(n) and n != top]
    lines = without_notes(page, [n for n in told if not _is_unsaid(page, n, turns)])
    return Item.told(head, lines, derived_headline(page, lines)) if lines else None


def _is_unsaid(page: Page, number: int, turns: dict[int, tuple[str, int]]) -> bool:
    """Drop a turn without a word, or an advertisement read aloud; is the line one?"""
    text = page.facts[number].text
    speaker, start = turns.get(number, ("", 0))
    if speaker and meets("sound", plain(text[start:])) == "whole":
        page.set(number, Role.SOUND, "nothing that could be heard")
    elif _advertises(speaker):
        page.set(number, Role.ADVERTISEMENT, f"said by “{speaker}”")
    elif is_aloud(text):
        page.set(number, Role.ADVERTISEMENT, "an advertisement read aloud")
    else:
        return False
    return True


def _advertises(speaker: str) -> bool:
    """Does the name of a speaker say that adverts are read: "PUBLICIDAD", "Locutor comercial"? A
    commercial director has something to say.
    """
    return meets("advertisement", plain(speaker)) == "whole"


def _before_end(page: Page, said: list[int]) -> list[int]:
    """Leave out what stands below "END" or "###", where the talk ends."""
    ends = (n for n in page.facts if _END.fullmatch(page.facts[n].text))
    end = next((n for n in ends if said and n > said[len(said) // 2]), None)
    if end is not None:
        page.set(end, Role.META, "the end of the talk")
    return [n for n in said if end is None or n < end]


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
