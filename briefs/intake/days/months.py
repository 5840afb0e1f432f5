"""The names of months and weekdays in the languages that are read."""

from collections.abc import Iterator
from functools import cache
from itertools import product

from babel import Locale

from briefs.text.fold import fold

from ..words.lexicon import TOLD_APART

_LANGUAGES = ("en", "es", "pt", "fr", "de", "it", "nl")
_FORMS = ("format", "stand-alone")


def _locales(language: str) -> Iterator[Locale]:
    """Those of a language and of English; of one that is not told, those most often read."""
    told = language in _LANGUAGES or language in TOLD_APART
    return map(Locale, sorted({"en", language} if told else _LANGUAGES))


@cache
def month_names(language: str) -> dict[str, int]:
    """Return the folded names of months, long and short, of a language and of English."""
    found = {"sept": 9}
    for locale in _locales(language):
        if locale.language == "es" or language == "en":
            found["setiembre"] = 9
        for form, width in product(_FORMS, ("wide", "abbreviated")):
            for number, name in locale.months[form][width].items():
                found[fold(name).rstrip(".")] = number
    return found


@cache
def weekday_names(language: str) -> dict[str, int]:
    """Return the folded names of weekdays, Monday 0, of a language and of English."""
    found = {}
    for locale, form in product(_locales(language), _FORMS):
        for number, name in locale.days[form]["wide"].items():
            found[fold(name)] = found[fold(name).removesuffix("-feira")] = number
    return found
