"""What one line says of who and when, after somebody said which of these it is; and what it sells.

A person has decided what the line is; so a name needs no further witness here.
"""

import re

from .days.clocks import is_date_word
from .days.dates import dates_in, without_dates
from .lines.attributions import attribution_of
from .lines.credits import medium_in
from .lines.facts import facts_of
from .lines.meta_labels import label_of
from .lines.metas import read_meta
from .naming.persons import author_name
from .roles.spam import spam_cuts
from .shapes import Cut, PartialDate
from .words.lexicon import plain

_CELL = re.compile(r"\s*[|·•│｜©]\s*|\s+[–—-]\s+|\s{3,}|\t")
_AROUND = ' ,.:;–—-“”"«»《》()[]'
_YEARS = re.compile(r"\b(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)?\d{2})?\b")
_CRY = re.compile(r"[^.!?。！？]*[!！]+")
_LONGEST, _MOST_WORDS = 70, 8


def is_text(line: str, language: str) -> bool:
    """Does the line tell something in sentences, and not who or when?"""
    return facts_of(1, line, language).prose and not medium_in(line)


def sold_in(line: str, language: str) -> tuple[Cut, ...]:
    """The clauses of a line that sell, as spans of it. Of a document flagged *tampered* alone: what
    others are about may read like them.
    """
    indent = len(line) - len(line.lstrip())
    cuts = spam_cuts(facts_of(1, line, language))
    ends = ((cut, cut.end + indent) for cut in cuts)
    # A sentence that ends in a cry sells to its end.
    return tuple(
        Cut(cut.start + indent, cry.end() if (cry := _CRY.match(line, end)) else end, cut.reason)
        for cut, end in ends
    )


def source_in(line: str, language: str) -> str | None:
    """The source that a line names, None where it names none: a sentence that tells something."""
    fact = facts_of(1, line, language)
    if told := medium_in(line):
        return told
    if fact.prose:
        return None
    meta, said = read_meta(fact, language), attribution_of(line, language, None)
    named = (meta and (meta.source or meta.dated_by)) or (said and said.name)
    if meta and meta.byline and not named:
        return None
    cells = [named] if named else _CELL.split(_without_days(line, language))
    return next((name for cell in cells if (name := _name(cell, language))), None)


def author_in(line: str, language: str) -> str | None:
    """The author whom a line names, None where it names nobody or an organisation."""
    fact = facts_of(1, line, language)
    if fact.prose:
        return None
    meta = read_meta(fact, language)
    name = author_name((meta and meta.byline) or _without_days(line, language)) or ""
    return _name(name, language)


def day_in(line: str, language: str, *, day_first: bool | None = None) -> PartialDate | None:
    """The first day, month or year with its year that a line bears, None where it bears none."""
    days = [found.date for found in dates_in(line, language, day_first=day_first)]
    return next((day for day in days if day), None)


def _without_days(line: str, language: str) -> str:
    return _YEARS.sub(" ", without_dates(line, dates_in(line, language), " | "))


def _name(text: str, language: str) -> str | None:
    name = text.strip(_AROUND)
    if "(" in name and ")" not in name:
        name = name.partition("(")[0].strip(_AROUND)
    short = len(name) <= _LONGEST and len(name.split()) <= _MOST_WORDS
    letters = sum(c.isalpha() for c in name)
    label = label_of(name)[0] or all(is_date_word(word, language) for word in plain(name).split())
    named = short and letters > 1 and not label and not _tells(name)
    return name if named else None


def _tells(name: str) -> bool:
    """Is it a sentence or a headline: capitals, but on few of its long words?"""
    long = [word for word in name.split() if len(word) > 3]
    big = sum(word[0].isupper() for word in long)
    return 0 < big < len(long) / 2
