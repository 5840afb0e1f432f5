"""Who gets the credit for a story: who wrote it, and who showed or listed it."""

from . import limits
from .clean import clean_line
from .fold import fold


def clean_name(name):
    """Return a name as a source can bear it, "" where none can."""
    name = clean_line(name or "")[: limits.NAME].strip()
    return name if len(fold(name)) <= limits.FOLDED_NAME else ""


def credit(named, reading, host, *, kind, fallback):
    """Return ([(role, name)], whether the document only lists the story); its origin comes first.

    named     whom the story itself names as its source, ""
    reading   what says of a document `origin` and `aggregator`, None where it is not at hand
    host      who shows the document, ""
    kind      of the document: an item of a digest that names its source is only listed there
    fallback  who is taken to have written what names nobody
    What is only collected somewhere was not written there: then its host is no origin.
    """
    listed = kind == "digest" and bool(named)
    aggregator = clean_name(reading.aggregator) if reading else ""
    if listed:
        aggregator = aggregator or host
    origin = named or (clean_name(reading.origin) if reading else "")
    origin = origin or ("" if aggregator else host) or fallback
    role, shown = ("aggregator", aggregator) if aggregator else ("host", host)
    found = [("origin", origin)]
    if shown and fold(shown) != fold(origin):
        found.append((role, shown))
    return found, listed


def its_own(own, shown, listed):
    """Return day or address of an origin: the story's own. Those of a document that only lists it
    are not the origin's."""
    return own if own or listed else shown
