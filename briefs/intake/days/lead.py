"""The first date or weekday that the lead of a story tells."""

import re

from briefs.text.sentences import sentences

from ..shapes import PartialDate
from ..words.lexicon import plain
from .asides import is_background, is_dateline, is_earlier
from .dates import Found, dates_in, short_dates_in
from .months import weekday_names

_LEAD = 3  # sentences in which the date of the story itself is looked for
_WEEKDAYS = 3  # the headline and sentences in which a weekday may be the story's
_MONTHS = 2  # the like for a month without a day
_LONGEST = 4_000  # characters of a sentence that are looked at
_AHEAD = re.compile(
    r"\b(?:will|starting|next|upcoming|próximo|próxima|prochain|nächsten|nächste|scheduled|expected|prevista?)\b[^.;]{0,30}$"
    r"|\b(?:from|desde)\s(?:\w+\s)?$|\bto\s$"
    r"|\b(?:until|till|hasta|até|bis|ab|(?:a|à) partir d[eoau])\s(?:\w+\s){0,3}$"
    r"|\bjusqu['’](?:à|au|en)\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
# "to rule on", not "to 3 euros", "to Lima", "to the court", "to hospital".
_TO_DO = re.compile(
    r"\bto\s(?!(?:the|an?|its?|their|his|her|our|this|that|these|those|all|some|more|less|half|one"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+(?:teen|ty)|hospital"
    r"|prison|jail|court|parliament|school|work|sea|power|trial)\b)[a-z]+\b[^.;]{0,30}$"
)
# "closes on", "is to … on"; "cierra", "cerrará", "va a cerrar"; "fecha", "fechará", "vai fechar";
# "ferme", "fermera", "va fermer"; "schließt", "wird".
_TO_COME = {
    "en": r"(?:(?:re)?opens|closes|begins|starts|ends|resumes|takes\s(?:effect|place)) on"
    r"|(?:is|are)\s(?:due\s)?to\s[a-z]+",
    "es": r"[a-zà-ÿ]+[aeidb]rán?|(?:será|irá)n?|van?\sa\s[a-zà-ÿ]+r"
    r"|(?:re)?abren?|cierran?|comienzan?|empiezan?|inician?|terminan?|arrancan?|entran?\sen\svigor",
    "pt": r"[a-zà-ÿ]+[aei]r(?:á|ão)|(?:ser|ir)(?:á|ão)|(?:vai|vão)\s[a-zà-ÿ]+r"
    r"|(?:re)?abrem?|fecham?|começam?|iniciam?|terminam?|retomam?|entram?\sem\svigor",
    "fr": r"[a-zà-ÿ]+(?:[ei]|d)r(?:a|ont)|(?:se|au|i)r(?:a|ont)|(?:va|vont)\s[a-zà-ÿ]+r?e?r"
    r"|r?ouvre(?:nt)?|ferme(?:nt)?|commence(?:nt)?|débute(?:nt)?|repren(?:d|nent)"
    r"|se\stermine(?:nt)?|entre(?:nt)?\sen\svigueur",
    "de": r"wird|werden|öffnet|schließt|beginnt|startet|endet|tritt"
    r"|(?:öffn|schließ|beginn|start|end|tret)en",
}
_COMING = {
    language: re.compile(rf"\b(?:{verbs})\b[^.;,:]{{0,30}}$")
    for language, verbs in _TO_COME.items()
}
# "every Monday", "los lunes", "le lundi", "il lunedì": a habit; "da lunedì" is to come.
_HABITS = {
    "en": r"every|each",
    "es": r"los|cada",
    "pt": r"cada|toda",
    "fr": r"le|chaque|dès",
    "de": r"jeden",
    "it": r"il|la|ogni|da|dal|dalla",
    "nl": r"elke|iedere|vanaf",
}
_HABIT = {
    language: re.compile(rf"\b(?:{words})\s$", re.IGNORECASE) for language, words in _HABITS.items()
}
_BESIDE = re.compile(r"[\s,(]*(?:(?:the|el|le|den|dem|dia|día)\s)?")


def lead_of(headline: str, text: str) -> list[str]:
    """The headline and the first sentences."""
    return [part[:_LONGEST] for part in (headline, *sentences(text)[:_LEAD])]


def dateline_of(lead: list[str], language: str, day_first: bool | None) -> Found | None:
    """The day that opens the text behind its place, which is the day of writing."""
    for sentence in lead[1:2]:
        for found in dates_in(sentence, language, day_first=day_first)[:1]:
            if found.day and is_dateline(sentence, found.start, found.end):
                return found
    return None


def first_told(
    lead: list[str],
    language: str,
    *,
    day_first: bool | None,
    run_in: bool,
    anchor: PartialDate | None,
) -> tuple[Found | re.Match, str] | None:
    """Return the first date or weekday of the lead with its sentence.

    A weekday in passing, and what had been before the news, count only where nothing else does; a
    date in passing never, nor the day of a dateline, which is that of writing.
    """
    second = None
    for i, sentence in enumerate(lead):
        dates = dates_in(sentence, language, day_first=day_first)
        if run_in and not dates:
            dates = [f for f in short_dates_in(sentence[:30], day_first=day_first) if f.start < 12]
        told = [(f.start, f.end, f) for f in dates if not f.doubtful and (f.day or i < _MONTHS)]
        if i < _WEEKDAYS and anchor is not None and anchor.precision == "day":
            days = _weekdays(sentence, language, dates)
            told += [(day.start(), day.end(), day) for day in days]
        for start, end, one in sorted(told, key=lambda each: each[0]):
            aside = is_background(sentence, start)
            opens = i == 1 and not run_in and is_dateline(sentence, start, end)
            if opens or (aside and isinstance(one, Found)):
                continue
            if not (aside or is_earlier(sentence, start, end)):
                return one, sentence
            second = second or (one, sentence)
    return second


def _weekdays(sentence: str, language: str, dates: list[Found]) -> list[re.Match]:
    """The weekdays of a sentence that are neither ahead nor a habit, nor those of a date beside."""
    names = weekday_names(language)
    return [
        match
        for match in re.finditer(r"[^\W\d_]+(?:-feira)?", sentence)
        if plain(match.group()).replace(" ", "-") in names
        and not _is_other(sentence[: match.start()], language)
        and not any(
            _BESIDE.fullmatch(sentence, match.end(), date.start)
            or _BESIDE.fullmatch(sentence, date.end, match.start())
            for date in dates
        )
    ]


def _is_other(before: str, language: str) -> bool:
    """Does a word or the tense of a verb, before a weekday, say that it is to come, or a habit?"""
    own = (_COMING.get(language), _HABIT.get(language))
    return any(pattern.search(before) for pattern in (_AHEAD, _TO_DO, *filter(None, own)))
