"""What an empty list can say: what was probably meant, and what less would find."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .spelling import mended

WORDS_TRIED = 6


@dataclass(frozen=True, slots=True)
class Way:
    """Another question that finds something, with how many briefs it finds."""

    label: str
    url: str
    briefs: int


def meant(listing):
    """Return the way with the misspelt words mended, or None."""
    if not listing.found.asked or listing.problem:
        return None
    text = mended(listing.found.question, listing.data["q"], listing.state)
    return way(listing, text, "q", text) if text else None


def loosened(listing):
    """Return what each filter, taken away, and each word, left out, would give."""
    ways = [
        way(listing, f"{chip.before} {chip.label}", chip.name, without=chip.value)
        for chip in listing.chips
    ]
    words = listing.data.get("q", "").split()
    if 1 < len(words) <= WORDS_TRIED and '"' not in listing.data["q"]:
        for place, word in enumerate(words):
            rest = " ".join([*words[:place], *words[place + 1 :]])
            ways.append(way(listing, _("the word “%s”") % word, "q", rest))
    return [found for found in ways if found]


def way(listing, label, name, value=None, *, without=None):
    """Ask for another value of a parameter, or without one; None where that finds nothing."""
    other = listing.changed(name, [value] if value else None, without)
    if other.unknown or not (briefs := other.total):
        return None
    return Way(label, other.asking.address(other.asking.pairs), briefs)
