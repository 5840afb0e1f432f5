"""Lines that say who and when: bylines, dates, sources, reading times, run together or apart."""

import re
from functools import cache

from briefs.text.scripts import HAN

from ..naming.persons import is_person_name
from ..words.lexicon import meets, phrases, plain
from .attributions import attribution_of
from .facts import Facts
from .meta import Meta
from .pieces import PieceReader

_PIECES = re.compile(r"\s*[|·•¦│／]\s*|\s+[–—/-]\s+|\s{3,}|\t|\s*;\s+|\s+\*\s+")
_LABEL_AHEAD = re.compile(
    r"\s+(?=(?:来源|文章来源|稿源|作者|记者|编辑|责编|责任编辑|浏览|点击|阅读|字号|发布时间|发表时间|时间|日期|评论)\s*[:：])"
)
_TELLING = re.compile(r"[\d:：]")
_APART = " ,|·•–—-"  # what stands between a name and a day
_BRACKETS = str.maketrans("【】", "  ")
_DATE_FIRST = re.compile(r"^\W*\d{1,4}[-./ ]")
_HAN_DATED = re.compile(rf"[{HAN}（）()]{{2,16}}\s+\d{{4}}\s?年\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日")
_MOST_WORDS, _LONGEST, _MOST_SENTENCES = 32, 260, 3  # of a line that tells who and when
_MOST_DATED = 22  # words of one with a day and an hour
_MOST_LABELS = 14  # words of a line that is a date among labels
_MOST, _HALF = 0.75, 0.5  # shares of a line that are understood


def read_meta(fact: Facts, language: str, *, day_first: bool | None = None) -> Meta | None:
    """Read a line as a meta line; None where it is something else.

    A meta line is short, and all of it but a few words is dates, hours, names after a label,
    counts or kinds of text.
    """
    if not _may_tell(fact):
        return None
    reader = PieceReader(language, day_first)
    pieces = _split(fact.text)
    meta = reader.meta
    meta.understood = _understood(pieces, reader)
    name_and_day = _take_medium(fact, reader)
    told = meta.labelled or meta.understood >= _MOST
    if not told and (_is_sentence(fact) or (_is_wordy(fact, pieces) and not name_and_day)):
        return None
    if meta.whole_date and len(meta.unknown) == 1 and is_person_name(meta.unknown[0]):
        meta.beside_date = meta.beside_date or meta.unknown[0]
    if (
        name_and_day
        or _is_day_and_hour(fact, meta)
        or _is_day_and_names(meta)
        or _is_dated_label(fact, reader)
    ):
        meta.understood = max(meta.understood, _HALF)
    return None if meta.is_empty else meta


def _may_tell(fact: Facts) -> bool:
    """A quick look: a short line with a digit, a colon, a label such as "By" in front, or a part
    such as "yesterday".
    """
    long = fact.words > _MOST_WORDS or len(fact.text) > _LONGEST
    if long or (fact.sentences > _MOST_SENTENCES and fact.prose):
        return False
    if _TELLING.search(fact.text) or fact.han:
        return True
    if fact.plain.split(" ", 1)[0] in _label_words():
        return True
    pieces = _split(fact.text) if fact.words <= _MOST_LABELS else []
    return len(pieces) > 1 and any(meets("ago", plain(piece)) == "whole" for piece in pieces)


@cache
def _label_words() -> frozenset[str]:
    """The first words of the labels that open a meta line."""
    sections = ("byline", "published", "updated", "meta", "source-line")
    return frozenset(phrase.split(" ", 1)[0] for section in sections for phrase in phrases(section))


def _split(text: str) -> list[str]:
    # A date may itself hold a dash or a bar; dates are told by dates_in, so split around marks
    # only.
    text = _LABEL_AHEAD.sub("|", text)
    return [piece for piece in _PIECES.split(text) if piece and piece.strip()]


def _understood(pieces: list[str], reader: PieceReader) -> float:
    """Read the pieces; return the share of their characters that was understood."""
    total = understood = 0
    for piece in pieces:
        total += len(piece)
        understood += len(piece) * reader.read(piece)
    return understood / total if total else 0.0


def _take_medium(fact: Facts, reader: PieceReader) -> bool:
    """Note the medium beside a day; is the line its name, the day, and no word between?"""
    meta = reader.meta
    if not meta.dates or meta.source or fact.prose:
        return False
    name = _medium_beside_day(fact.text, reader)
    day = reader.dates(fact.text)[:1] if name and fact.text.startswith(name) else []
    alone = bool(day) and not fact.text[len(name) : day[0].start].strip(_APART)
    meta.dated_by = name if alone or not meta.byline else None
    return alone


def _medium_beside_day(text: str, reader: PieceReader) -> str | None:
    """Name the medium of a line such as "Radio Arvela, 3 May 2024", in small letters too."""
    text = text.translate(_BRACKETS)
    small = text == text.lower()
    named = attribution_of(text.title() if small else text, reader.language, reader.day_first)
    if named is None or not (named.name and named.sure and named.found):
        return None
    return named.name.lower() if small else named.name


def _is_sentence(fact: Facts) -> bool:
    """Is it a short sentence, which names a day perhaps?"""
    return fact.ends and fact.words >= 4 and fact.text[-1] in ".!?。"


def _is_wordy(fact: Facts, pieces: list[str]) -> bool:
    """Does it read as a sentence whose full stop is missing?"""
    return fact.words >= 8 and fact.stops >= 0.3 and len(pieces) == 1


def _is_day_and_hour(fact: Facts, meta: Meta) -> bool:
    """Do a whole day and an hour stand in a short line that the day does not open?"""
    whole = any(found.day and found.year for found in meta.dates)
    short = not fact.ends and fact.words <= _MOST_DATED
    return meta.clock and whole and short and not _DATE_FIRST.match(fact.text)


def _is_day_and_names(meta: Meta) -> bool:
    """Do one or two pieces as short as names stand beside pieces that are dates as a whole?"""
    short = all(len(piece.split()) <= 5 for piece in meta.unknown)
    timed = (meta.dates and meta.whole_date) or meta.ago
    return bool(timed) and short and len(meta.unknown) <= 2


def _is_dated_label(fact: Facts, reader: PieceReader) -> bool:
    """Is this a whole date with a few labels beside it: where it stood, under which heads?"""
    if fact.ends or fact.words > _MOST_LABELS or fact.stops > 0.2 or fact.heading:
        return False
    if fact.han:
        return bool(_HAN_DATED.fullmatch(fact.text))
    if not any(found.day and found.year for found in reader.meta.dates):
        return False
    whole = [found for found in reader.dates(fact.text) if found.day and found.year]
    return bool(whole) and (
        whole[0].start <= len(fact.bullet) or whole[-1].end >= len(fact.text.rstrip(" .|"))
    )
