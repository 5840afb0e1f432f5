"""The filters that are set, as words that take themselves away."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from ...models import Source
from ...search import read_day
from ...text.clean import clean_line
from ..wording import dates
from .filters import language_name

BEFORE = {
    "q": gettext_lazy("words"),
    "tag": gettext_lazy("tag"),
    "-tag": gettext_lazy("without"),
    "source": gettext_lazy("source"),
    "-source": gettext_lazy("without source"),
    "kind": gettext_lazy("kind of source"),
    "-kind": gettext_lazy("without kind of source"),
    "language": gettext_lazy("language"),
    "from": gettext_lazy("filed from"),
    "to": gettext_lazy("filed to"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """One set filter: parameter and value as asked, and what it is called."""

    name: str
    value: str
    before: str
    label: str
    url: str

    @property
    def out(self):
        return self.name.startswith("-")


def chips_of(listing):
    chips = []
    for name, value in listing.asking.filters:
        label = value
        if name.strip("-") in ("tag", "source"):
            names = {thing.slug: thing.name for thing in listing.cleaned(name)}
            label = names.get(value, value)
        elif name in ("kind", "-kind") and value in Source.Kind:
            label = Source.Kind(value).label
        elif name == "language":
            label = language_name(value)
        elif name in ("from", "to"):
            label = date_label(value)
        elif name == "q":
            label = clean_line(value)
        chips.append(Chip(name, value, before(name), label, listing.asking.without(name, value)))
    return chips


def named(title, chips):
    """Return what a list is called with what narrows it: “port · Briefs, tag Peru, without rail”.

    The words of a search stand first, so that the names of tabs and feeds differ where one looks.
    """
    words = [chip.label for chip in chips if chip.name == "q"]
    others = [f"{chip.before} {chip.label}" for chip in chips if chip.name != "q"]
    return " · ".join([*words, ", ".join([title, *others])])


def before(name):
    return str(BEFORE[name])


def date_label(text):
    """Return 2021-07 as July 2021; text is a date that was read before."""
    text = text.strip()
    precision = ["year", "month", "day"][text.count("-")]
    return dates.partial(read_day(text), precision, dates.LONG)
