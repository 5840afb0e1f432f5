"""What an empty list can say: what was probably meant, and what less would find."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ...search import pieces
from .spelling import mended, named_whole

PIECES_TRIED = 6  # each is a search of its own


@dataclass(frozen=True, slots=True)
class Way:
    """Another question that finds something, with how many briefs it finds."""

    label: str
    url: str
    briefs: int


def meant(listing):
    """Return the way with misspelt words mended, or with names of tags made whole; or None."""
    if not listing.found.asked:
        return None
    asked, state = listing.data["q"], listing.state
    if listing.problem:
        text = named_whole(asked, state)
    else:
        text = mended(listing.found.question, asked, state)
    return way(listing, text, "q", text) if text else None


def loosened(listing):
    """Return what each filter, taken away, and each piece of the question, left out, would give."""
    asked = [match[0] for match, _after in pieces(listing.found.question.text)]
    asked = [piece for piece in dict.fromkeys(asked) if any(map(str.isalnum, piece))]
    ways = [
        way(listing, label_of(chip, asked), chip.name, without=chip.value) for chip in listing.chips
    ]
    if 1 < len(asked) <= PIECES_TRIED:
        for place, piece in enumerate(asked):
            rest = " ".join([*asked[:place], *asked[place + 1 :]])
            ways.append(way(listing, named(piece), "q", rest))
    return [found for found in ways if found]


def label_of(chip, asked):
    """Name a filter that is set. asked  the pieces of the question, which is one filter too"""
    if chip.name != "q":
        return f"{chip.before} {chip.label}"
    return named(*asked) if len(asked) == 1 else _("the words “%s”") % chip.label


def named(piece):
    """Name a piece of a question; a sign or a field says itself what it is."""
    return piece if re.search('^-|[":*]', piece) else _("the word “%s”") % piece


def way(listing, label, name, value=None, *, without=None):
    """Ask for another value of a parameter, or without one; None where that finds nothing."""
    other = listing.changed(name, [value] if value else None, without)
    if other.unknown or not (briefs := other.total):
        return None
    return Way(label, other.asking.address(other.asking.pairs), briefs)
