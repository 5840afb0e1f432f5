"""Lines that say who and when: bylines, dates, sources, reading times, run together or apart."""

import re
from functools import cache

from .attributions import attribution_of
from .dates import dates_in
from .facts import Facts
from .lexicon import phrases
from .persons import is_person_name
from .pieces import Meta, understand

_PIECES = re.compile(r"\s*[|·•¦│／]\s*|\s+[–—/-]\s+|\s{3,}|\t|\s*;\s+|\s+\*\s+")
_LABEL_AHEAD = re.compile(
    r"\s+(?=(?:来源|文章来源|稿源|作者|记者|编辑|责编|责任编辑|浏览|点击|阅读|字号|发布时间|发表时间|时间|日期|评论)\s*[:：])"
)
_TELLING = re.compile(r"[\d:：]")
_APART = " ,|·•–—-"  # what stands between a name and a day
_DATE_FIRST = re.compile(r"^\W*\d{1,4}[-./ ]")


def read_meta(fact: Facts, language: str, *, day_first: bool | None = None) -> Meta | None:
    """Read a line as a meta line; None where it is something else.

    A meta line is short, and all of it but a few words is dates, hours, names after a label,
    counts or kinds of text.
    """
    if fact.words > 32 or len(fact.text) > 260 or (fact.sentences > 3 and fact.prose):
        return None
    if not _may_tell(fact):
        return None
    meta = Meta()
    total = understood = 0
    for piece in _split(fact.text):
        size = max(1, len(piece))
        total += size
        understood += size * understand(piece, meta, language, day_first)
    meta.understood = understood / total if total else 0.0
    if (
        fact.ends
        and fact.words >= 4
        and fact.text[-1] in ".!?。"
        and not meta.labelled
        and meta.understood < 0.75
    ):
        return None  # a short sentence that names a day
    alone = False
    if meta.dates and not (meta.source or fact.prose):
        meta.dated_by = _medium_beside_day(fact.text, language, day_first)
        alone = _is_name_and_day(fact, meta, language, day_first)
        if meta.byline and not alone:
            meta.dated_by = None
    wordy = fact.words >= 8 and fact.stops >= 0.3 and len(_split(fact.text)) == 1
    sentence = wordy and not alone
    if sentence and not meta.labelled and meta.understood < 0.75:
        return None  # the like without its full stop
    if (
        meta.clock
        and any(d.day and d.year for d in meta.dates)
        and not fact.ends
        and fact.words <= 22
        and not _DATE_FIRST.match(fact.text)
    ):
        meta.understood = max(meta.understood, 0.5)
    if (
        meta.dates
        and meta.whole_date
        and all(len(piece.split()) <= 5 for piece in meta.unknown)
        and len(meta.unknown) <= 2
    ):
        meta.understood = max(meta.understood, 0.5)
    if meta.whole_date and len(meta.unknown) == 1 and is_person_name(meta.unknown[0]):
        meta.beside_date = meta.beside_date or meta.unknown[0]
    if alone or _is_dated_label(fact, meta, language, day_first):
        meta.understood = max(meta.understood, 0.5)
    if not (
        meta.dates
        or meta.byline
        or meta.source
        or meta.read_time
        or meta.labelled
        or (meta.clock and meta.understood > 0.9)
    ):
        return None
    return meta


def _medium_beside_day(text: str, language: str, day_first: bool | None) -> str | None:
    """Name the medium of a line such as "Radio Arvela, 3 May 2024", in small letters too."""
    small = text == text.lower()
    named = attribution_of(text.title() if small else text, language, day_first)
    if named is None or not (named.name and named.sure and named.found):
        return None
    return named.name.lower() if small else named.name


def _is_name_and_day(fact: Facts, meta: Meta, language: str, day_first: bool | None) -> bool:
    """Does the line say the name of a medium, a day, and no word between?"""
    name = meta.dated_by
    if not name or not fact.text.startswith(name):
        return False
    found = dates_in(fact.text, language, day_first=day_first)
    return bool(found) and not fact.text[len(name) : found[0].start].strip(_APART)


def _is_dated_label(fact: Facts, meta: Meta, language: str, day_first: bool | None) -> bool:
    """Is this a whole date with a few labels beside it: where it stood, under which heads?"""
    if fact.ends or fact.words > _MOST_LABELS or fact.stops > 0.2 or fact.heading or fact.han:
        return False
    if not any(found.day and found.year for found in meta.dates):
        return False
    whole = [f for f in dates_in(fact.text, language, day_first=day_first) if f.day and f.year]
    return bool(whole) and (
        whole[0].start <= len(fact.bullet) or whole[-1].end >= len(fact.text.rstrip(" .|"))
    )


def _may_tell(fact: Facts) -> bool:
    """A quick look: a digit, a colon, or a label such as "By" in front."""
    if _TELLING.search(fact.text) or fact.han:
        return True
    first = fact.plain.split(" ", 1)[0]
    return first in _label_words()


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


_MOST_LABELS = 14  # words of a line that is a date among labels
