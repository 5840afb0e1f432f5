"""Dates and weekdays in a sentence that tell of something else than the news itself."""

import re

from .months import weekday_names

_BACKGROUND = re.compile(
    r"\b(?:which|who|whose|que en|quien|cuyo|cuya|qui|cujo|cuja|deren|dessen),?\s[^.;,]{0,40}$"
    r"|\b(?:since|until|first held|founded|established|born|desde|hasta|depuis|jusqu|seit|até"
    r"|fundad[ao]|nacid[ao])\b[^.;,]{0,24}$"
    r"|\b(?:by|before|after|bis)\s(?:the\s)?$",
    re.IGNORECASE,
)
_CLAUSE = r"[^.;:,]{0,80}"
# "had stopped", "había parado", "avait cessé", "hatte am"; not "had to", "avait lieu"
_PLUPERFECT = re.compile(
    r"\b(?:had\s(?!(?:to|an?|the|no|its|their|his|her|our)\b|\d)"
    r"|hab[ií]an?\s\w+(?:[aií]d[oa]|to|cho|so)\b"
    r"|(?:tinham?|haviam?)\s\w+(?:[aií]d[oa]|to|so|go|nho)\b"
    r"|avai(?:t|ent)\s(?:(?:pas|déjà|ainsi)\s)?(?!lieu|trois)\w+(?:[éiu]|is|it|rt)(?:e?s?)\b"
    rf"|hatten?\b){_CLAUSE}$",
    re.IGNORECASE,
)
_PLUPERFECT_BEHIND = re.compile(rf"^{_CLAUSE}\b(?:hatten?\b|\w+(?:en|t)\swar(?:en)?(?=[,.]|$))")
_PLACE = re.compile(r"^[^\W\d_][^.;:\d]{1,40}[,(]\s*$")
_NAME = re.compile(r"(?:[^\W\d_a-zß-ÿ][\w'’-]*[\s/]?){1,4}[,(]\s*$")
_STOP = re.compile(r"\)?\s?[.:](?=\s|$)")
_MARK = re.compile(r"^\)?\s*(?:\([^)]{2,40}\)|/[^/]{2,40}/)?\s*\.?\s?[-–—]")


def is_background(sentence: str, start: int) -> bool:
    """Does what stands before a day say that it is told in passing ("which, in …", "since …")?"""
    return bool(_BACKGROUND.search(sentence[:start]))


def is_earlier(sentence: str, start: int, end: int) -> bool:
    """Does the clause around a day tell what had been before the news?"""
    before, behind = sentence[:start], sentence[end:]
    return bool(_PLUPERFECT.search(before) or _PLUPERFECT_BEHIND.match(behind))


def is_dateline(sentence: str, start: int, end: int) -> bool:
    """Does the day stand behind a place and before a dash, as the day of writing?

    Behind a name of capitals alone, which is no weekday, a full stop is enough.
    """
    before, behind = sentence[:start], sentence[end:]
    if _STOP.match(behind) and _NAME.match(before):
        return before.split()[-1].strip(",(").casefold() not in weekday_names("und")
    return bool(_PLACE.match(before) and _MARK.match(behind))
