"""Turns of a talk: lines that open with a speaker and a colon, and who is none."""

import re

from briefs.text.scripts import HAN

from ..lines.facts import Facts
from ..lines.page import Page
from ..naming.source_names import is_place
from ..shapes import Role
from ..words.lexicon import meets, plain

_WORDS = r"[^\W\d_][\w.'’#\-]*(?:,?\s+[^\W\d_#][\w.'’#\-]*){0,6}"
_TURN = re.compile(rf"^[-–—•]?\s*({_WORDS}(?:\s*[(\[][^)\]]{{1,60}}[)\]])?)\s*[:：]\s*(?=\S)")
_DASHED = re.compile(rf"^({_WORDS}(?:\s*[(\[][^)\]]{{1,60}}[)\]])?)\s+[–—-]{{1,2}}\s+(?=\S)")
_CODE = r"[(\[]?\d{1,2}:\d{2}(?::\d{2})?[)\]]?"
_SPEAKER_ALONE = re.compile(
    rf"^({_WORDS}(?:\s*[(\[](?!\d+:)[^)\]]{{1,60}}[)\]])?)(?:\s*[:：]|\s+{_CODE}\s*[:：]?)$"
)
_HAN_TURN = re.compile(
    rf"^([{HAN}·A-Za-z]{{1,12}}(?:\s*[（(][^)）]{{1,20}}[)）])?)\s*[:：]\s*(?=\S)"
)
# The record of a parliament or a court: "Mr. RENSHAW. Thank you", "The CHAIR. We adjourn."
_RECORD_TURN = re.compile(
    r"^((?:[^\W\d_][\w.'’-]*\.?\s+){0,3}[^\W\d_a-z][^\W\d_a-z.'’-]*[^\W\d_a-z])\s*\.\s+(?=[^\W\d_])"
)
_LONG_TURN = 14  # words that are a sentence even without a full stop
_SHORT_TURN = 4  # the same where a notice says that the text is a transcript
_AT_LENGTH = 0.3  # the share of turns that are texts: labels of a menu say short titles
_JOINING = {"de", "del", "la", "los", "von", "van", "der", "da", "do", "du", "des", "of", "y"}
_NOT_SPEAKERS = {
    "source", "photo", "note", "related", "tags", "update", "http", "https", "foto", "fuente",
    "fonte", "quelle", "by", "por", "published", "read more",
}  # fmt: skip


def spoken_turns(
    page: Page, turns: dict[int, tuple[str, int]], *, noticed: bool
) -> dict[int, tuple[str, int]]:
    """Leave out labels that are no speakers: fields of a form, captions, the heads of teasers.

    A speaker says sentences, most of the times that the name comes, and not the same one again.
    None is one where hardly a turn is more than a short title. What a machine heard has no full
    stops: where a notice speaks of the transcript, fewer words are a sentence.

    noticed  whether one does
    """
    least = _SHORT_TURN if noticed else _LONG_TURN
    told = {n for n, turn in turns.items() if _says(page, n, turn, least)}
    often: dict[str, list[bool]] = {}
    for number, (name, _) in turns.items():
        often.setdefault(plain(name), []).append(number in told)
    speakers = {name for name, said in often.items() if sum(said) >= 0.6 * len(said)}
    spoken = {n: turn for n, turn in turns.items() if plain(turn[0]) in speakers}
    texts = (_said(page, n, turn) for n, turn in spoken.items())
    told = sum(fact.prose or (noticed and fact.words >= least) for fact in texts)
    return spoken if told >= _AT_LENGTH * len(spoken) else {}


def _said(page: Page, number: int, turn: tuple[str, int]) -> Facts:
    """The line that holds what is said: the one below a name that stands alone."""
    fact = page.facts[number]
    return fact if turn[1] < len(fact.text) else next(iter(page.after(number, 1)), fact)


def _says(page: Page, number: int, turn: tuple[str, int], least: int) -> bool:
    """Does a sentence follow the name, in this line or, where the name stands alone, below it?"""
    fact = page.facts[number]
    if fact.seen > 1 or fact.links > 0.6:
        return False
    if turn[1] < len(fact.text):
        return fact.ends or fact.prose or fact.words >= least or fact.han > 0
    below = page.after(number, 1)
    return bool(below) and below[0].number not in page.openers and (below[0].prose or below[0].ends)


def turns_of(page: Page) -> dict[int, tuple[str, int]]:
    """Return the lines that open with a speaker and a colon, or a dash where somebody asks: name
    and where the speech begins.
    """
    found, dashed = {}, {}
    titles = page.witness.plain_titles
    for number in page.order:
        fact = page.facts[number]
        if page.role(number) not in (None, Role.BYLINE, Role.META, Role.SOURCE_LINE):
            continue
        match = (
            _HAN_TURN.match(fact.text)
            or _TURN.match(fact.text[:140])
            or (not fact.han and _RECORD_TURN.match(fact.text[:80]))
        )
        if fact.heading or (page.place[number] < 3 and fact.plain in titles):
            continue
        alone = (
            _SPEAKER_ALONE.match(fact.text) if fact.words <= 8 and len(fact.text) < 140 else None
        )
        if alone and _is_speaker(alone[1]):
            found[number] = (alone[1].strip(), len(fact.text))
            continue
        said = plain(match[1]) if match else ""
        label = said in _NOT_SPEAKERS or meets("related", said) == "whole"
        if match and not label and _is_speaker(match[1]):
            found[number] = (match[1].strip(), match.end())
        elif (match := _DASHED.match(fact.text[:140])) and _is_speaker(match[1]):
            dashed[number] = (match[1].strip(), match.end())
    asks = any(meets("question", plain(name)) == "whole" for name, _ in dashed.values())
    return found | dashed if asks else found


def _is_speaker(name: str) -> bool:
    said = plain(name.split("(")[0].split("（")[0])
    if meets("question", said) == "whole" or meets("answer", said) == "whole":
        return True
    if meets("transcript", said) == "whole":
        return False
    if is_place(name):
        return False  # "Peru: the port …" is a story of a round-up
    words = re.split(r"[(\[,]", name)[0].split()
    return 1 <= len(words) <= 6 and all(
        w[0].isupper() or not w.isascii() or w in _JOINING for w in words
    )
