"""On which day a story happened, counted anew where a person changed what its clipping holds."""

from ...intake import PartialDate, event_of, is_day_first
from ...models import Document
from ...text import limits
from ...text.clean import cut_line

_EVENT = ("event_on", "event_until", "event_precision", "event_method")
_LONGEST = 100_000  # characters in which the day of a story is looked for


def tell_event(document, clipping):
    """Look for the day of the story again; in a digest a neighbour may have told its year."""
    event = _found(document, clipping)
    if event.on or document.kind != Document.Kind.DIGEST:
        _put(clipping, event.on, event.until, event.precision, event.method)
    flag_undated(document, clipping)


def part_events(document, first, second):
    """Count the day anew for both parts of a clipping that is split.

    Where a part names its day without a year, the year is that which was told of the whole: by a
    neighbour in a digest.
    """
    whole = [getattr(first, name) for name in _EVENT]
    for part in (first, second):
        event = _found(document, part)
        _put(part, event.on, event.until, event.precision, event.method)
        if event.method and not event.on and whole:
            _put(part, *whole)
            whole = None
        flag_undated(document, part)


def _found(document, clipping):
    return event_of(
        clipping.headline,
        clipping.excerpt[:_LONGEST],
        document.intake_language,
        anchor=_day_of(_dated(document, clipping)),
        witness=None,
        day_first=is_day_first(document.text, document.intake_language),
    )


def _put(clipping, on, until, precision, method):
    clipping.event_on, clipping.event_until, clipping.event_precision = on, until, precision
    clipping.event_method = cut_line(method, limits.REASON)


def flag_undated(document, clipping):
    """Say of a clipping that it is undated where neither it nor its document tells a day."""
    undated = not (clipping.event_on or _dated(document, clipping).published_on)
    others = [flag for flag in clipping.flags if flag != "undated"]
    clipping.flags = sorted([*others, "undated"]) if undated else others


def _dated(document, clipping):
    return clipping if clipping.published_on else document


def _day_of(shown):
    day, precision = shown.published_on, shown.published_precision
    if day is None:
        return None
    exact = {"day": 3, "month": 2, "year": 1}.get(precision, 0)
    return PartialDate(*(day.year, day.month, day.day)[:exact]) if exact else None
