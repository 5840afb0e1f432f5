"""Numbers as readers see them: 200,000."""

from functools import lru_cache

from django.utils.formats import number_format
from django.utils.translation import get_language, gettext_lazy

WORDS = {
    2: gettext_lazy("two"),
    3: gettext_lazy("three"),
    4: gettext_lazy("four"),
    5: gettext_lazy("five"),
    6: gettext_lazy("six"),
    7: gettext_lazy("seven"),
    8: gettext_lazy("eight"),
    9: gettext_lazy("nine"),
}


def grouped(number):
    return written(number, get_language())


def in_words(number):
    """Two to nine as words, as in a sentence; others in figures."""
    return WORDS.get(number) or grouped(number)


@lru_cache(maxsize=4096)
def written(number, _language):
    return number_format(number, force_grouping=True)
