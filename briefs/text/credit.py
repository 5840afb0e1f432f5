"""Who gets the credit for a story: who wrote it, and who showed or listed it."""

from typing import NamedTuple

from . import limits
from .clean import clean_line
from .fold import fold


def clean_name(name):
    """Return a name as a source can bear it, "" where none can."""
    name = clean_line(name or "")[: limits.NAME].strip()
    return name if len(fold(name)) <= limits.FOLDED_NAME else ""


class Told(NamedTuple):
    """What a story, or the document that shows it, tells of itself: whose it is, where, and when.

    day  of any kind, None where none is told
    """

    name: str
    address: str
    day: object


class Credit(NamedTuple):
    """Who gets the credit in which role, and the address and day under which that is cited."""

    role: str
    name: str
    address: str
    day: object


def credit(story, shown, reading, *, kind, fallback):
    """Return the Credits of a story; its origin comes first.

    story     Told of itself: whom it names as its source, ""
    shown     Told of the document: who shows it, ""
    reading   what says of a document `origin` and `aggregator`, None where it is not at hand
    kind      of the document: an item of a digest that names its source is only listed there, and
              address and day of the digest are not the origin's
    fallback  who is taken to have written what names nobody
    What is only collected somewhere was not written there: then its host is no origin.
    """
    listed = kind == "digest" and bool(story.name)
    aggregator = clean_name(reading.aggregator) if reading else ""
    if listed:
        aggregator = aggregator or shown.name
    origin = story.name or (clean_name(reading.origin) if reading else "")
    origin = origin or ("" if aggregator else shown.name) or fallback
    own = story if listed else Told("", story.address or shown.address, story.day or shown.day)
    found = [Credit("origin", origin, own.address, own.day)]
    role, name = ("aggregator", aggregator) if aggregator else ("host", shown.name)
    if name and fold(name) != fold(origin):
        found.append(Credit(role, name, shown.address, shown.day))
    return found
