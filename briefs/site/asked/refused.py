"""What a reader is offered whose address could not be read: the form again, with what was asked."""

import re
from dataclasses import dataclass

from django.urls import reverse
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.translation import gettext as _

from ...search import read_day
from ...text import limits
from ...text.clean import clean_line
from .asking import Asking, filled
from .chips import before
from .filters import REPEATED

FEED = re.compile(r"feed\.(?:atom|rss|json)\Z")
WORDS = re.compile(r"\w+")
YEAR = re.compile(r"(?a:\d{4})")
DAY = re.compile(r"(?a:\d{1,2})")
# Parameters that no reader types.
PLACES = {"page", "before", "sort", "more"}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form. `guess` is (value, address) of what was probably meant, or None."""

    name: str
    label: str
    value: str
    wrong: bool
    example: str = ""
    guess: tuple | None = None


def ask_again(request, wrong):
    """Return the context of the form: its fields, what it keeps unseen, and the list without it.

    wrong  the names of the parameters that could not be read
    """
    where = FEED.sub("", request.path)
    asking = Asking(where, filled(request.GET))
    typed = [("date", _("Since"), "2021-11")] if "date" in wrong else filters_of(wrong)
    names = {name for name, _label, _example in typed}
    hidden = [
        (name, value)
        for name, value in asking.pairs
        if name not in names | wrong and not (wrong.intersection(REPEATED) and name in REPEATED)
    ]
    return {
        "where": where,
        "fields": [field_of(asking, request, wrong, *field) for field in typed],
        "hidden": hidden,
        "kept": [
            (before(name), value, asking.without(name, value))
            for name, value in hidden
            if name != "sort"
        ],
        "whole": asking.address(asking.filters) if wrong <= PLACES else "",
    }


def filters_of(wrong):
    """Return (name, label, example) of each field; where nothing typed was wrong there is none."""
    if wrong <= PLACES:
        return []
    return [
        ("q", _("Words"), ""),
        ("from", _("Filed from"), "2021-11"),
        ("to", _("Filed to"), "2021-12"),
    ]


def field_of(asking, request, wrong, name, label, example):
    most = limits.QUERY_CHARACTERS if name == "q" else 40
    value = clean_line(request.GET.get(name, "")[:most])
    guess = None
    if name in wrong - {"q"} and (meant := guess_date(value)):
        if name == "date":
            guess = (meant, f"{reverse('briefs:since')}?date={meant}")
        else:
            guess = (meant, asking.replacing(**{name: meant}))
    return Field(name, label, value, name in wrong, example, guess)


def guess_date(text):
    """Return what was meant by “Nov 2021”, “13 November 2021” or “2021/11/13”, or ""."""
    parts = WORDS.findall(text.casefold())
    years = [part for part in parts if YEAR.fullmatch(part)]
    months = [number for part in parts if (number := month_of(part))]
    days = [part for part in parts if DAY.fullmatch(part)]
    if len(years) != 1 or len(parts) > 3:
        return ""
    if len(months) == 1 and len(days) <= 1 and len(parts) == 2 + len(days):
        found = [years[0], f"{months[0]:02}", *(f"{int(day):02}" for day in days)]
    elif parts[0] == years[0] and len(parts) == 1 + len(days):
        found = [years[0], *(f"{int(day):02}" for day in days)]
    else:
        return ""
    try:
        read_day("-".join(found))
    except ValueError:
        return ""
    return "-".join(found)


def month_of(word):
    """Return the number of a month that is named in full or by three letters, or 0."""
    for names in (MONTHS, MONTHS_3):
        for number, name in names.items():
            if word == str(name).casefold():
                return number
    return 0
