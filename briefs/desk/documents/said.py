"""What a clipping says of itself, told anew from the lines of which a person said what they are."""

from datetime import date

from django.utils.translation import gettext as _

from ...intake import author_in, day_in, is_day_first, source_in
from ...models import Clipping
from ...models.fields import Precision
from ...text import limits
from ...text.clean import cut_line
from ...text.credit import clean_name
from ..changing.differences import day_said, span_said
from .by_hand import called_in
from .days_of_stories import tell_event
from .readings import excerpt_of

_SPAN = ("first_line", "last_line")
_DAYS = ("event_on", "event_until", "published_on")
SAID = ("headline", "origin", "byline", "published_on", "published_precision", "event_on",
        "event_until", "event_precision", "event_method", "flags")  # fmt: skip


def kept_of(clipping):
    """Return what a clipping says, as JSON holds it: {field: value}, with its lines."""
    values = {name: getattr(clipping, name) for name in (*_SPAN, *SAID)}
    return values | {name: str(values[name]) for name in _DAYS if values[name]}


def is_kept(value, lines):
    """Say whether `kept_of` may have kept this: asked of what comes in with a fixture.

    lines  how many the document has
    """
    if not isinstance(value, dict) or value.keys() != {*_SPAN, *SAID}:
        return False
    words = {name: value[name] for name in SAID if name not in (*_DAYS, "flags")}
    first, last = value["first_line"], value["last_line"]
    return (
        all(isinstance(word, str) and len(word) <= _width(name) for name, word in words.items())
        and all(value[name] is None or _is_day(value[name]) for name in _DAYS)
        and _fits(value["published_on"], value["published_precision"])
        and _fits(value["event_on"], value["event_precision"])
        and (value["event_until"] is None or (value["event_on"] or "9") <= value["event_until"])
        and type(first) is type(last) is int
        and 1 <= first <= last <= lines
    )


def _width(name):
    return Clipping._meta.get_field(name).max_length


def _is_day(value):
    try:
        return isinstance(value, str) and str(date.fromisoformat(value)) == value
    except ValueError:
        return False


def _fits(day, precision):
    known = precision in (Precision.DAY, Precision.MONTH, Precision.YEAR)
    return known if day else precision == Precision.UNKNOWN


def put(clipping, said):
    """Let a clipping say what `kept_of` kept; its lines stay."""
    for name in SAID:
        value = said[name]
        setattr(clipping, name, date.fromisoformat(value) if value and name in _DAYS else value)


def say_again(document, clipping, read):
    """Tell headline, credit, days and text of a clipping from its lines. Nothing is written.

    read  what it said as it was read: holds where nobody called a line something else
    A day stands in the date line, else beside the source or the author.
    """
    put(clipping, read)
    called = called_in(document.line_records, clipping)
    printed = document.printed_lines(clipping.first_line, clipping.last_line)
    texts = {line.number: line.text.strip() for line in printed}
    lines = {what: texts[number] for what, number in called.items()}
    language = document.intake_language
    if "headline" in lines:
        clipping.headline = cut_line(lines["headline"], limits.TITLE)
    if "source" in lines:
        clipping.origin = clean_name(source_in(lines["source"], language))
    if "byline" in lines:
        clipping.byline = clean_name(author_in(lines["byline"], language))
    text = excerpt_of(clipping, document)
    if text.split() != clipping.excerpt.split():
        # Else its paragraphs stay as they were read: a paragraph may have several lines.
        clipping.excerpt = text
    day_first = is_day_first(document.text, language)
    dated = [lines[what] for what in ("date", "source", "byline") if what in lines]
    days = (day_in(line, language, day_first=day_first) for line in dated)
    day = next((day for day in days if day), None)
    if day:
        clipping.published_on, clipping.published_precision = day.first, day.precision
    if day or "headline" in lines:
        tell_event(document, clipping)


def changes(before, after):
    """Say in one line what a clipping says otherwise than before, "" for nothing."""
    labels = {
        "headline": _("headline"),
        "origin": _("source"),
        "byline": _("byline"),
        "published": _("its date"),
        "event": _("day of the story"),
    }
    was, now = _in_words(before), _in_words(after)
    said = _("%(label)s %(now)s instead of %(was)s")
    none = _("none")
    return "; ".join(
        said % {"label": label, "now": now[name] or none, "was": was[name] or none}
        for name, label in labels.items()
        if was[name] != now[name]
    )


def _in_words(kept):
    quoted = {n: f"“{kept[n]}”" if kept[n] else "" for n in ("headline", "origin", "byline")}
    return quoted | {
        "published": day_said(kept["published_on"], kept["published_precision"]),
        "event": span_said(kept["event_on"], kept["event_until"], kept["event_precision"]),
    }
