"""An editor knows better: turn a line's decision round, split or join clippings."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import Clipping
from ...text import limits
from ...text.clean import cut_line
from ..changing.change import retrying
from ..changing.outcomes import NotPossible, Outcome
from ..grounds.crediting import deal_credit, take_credit
from ..grounds.resting import require_unshown, tell_of_document
from ..names.naming import held
from ..stories.likeness import mark
from .by_hand import called_in, decided, note_of
from .days_of_stories import flag_undated, part_events
from .taking_in import may_read


def hold_clippings(document):
    """Hold the clippings of a document whose row is held: in one order, whoever asks for them."""
    list(document.clippings.select_for_update().order_by("pk").values_list("pk"))


def opened(document, by):
    """Return a document whose lines are decided about; its row and those of its clippings are held.

    Errors: as the verbs
    """
    may_read(by)
    document = held(document)
    if document.text is None or not document.reading:
        raise NotPossible(_("The text of this document is not kept: attach the file first."))
    hold_clippings(document)
    return document


def _free(clipping):
    if clipping.rejected_because:
        raise NotPossible(_("“%s” is rejected: take that back first.") % clipping)
    cited = clipping.citations.select_related("brief").first()
    if cited:
        raise NotPossible(
            _("“%(brief)s” rests on “%(clipping)s”: its lines stay as they are.")
            % {"brief": cited.brief, "clipping": clipping}
        )
    return clipping


def excerpt_of(clipping, document):
    """Return the text of a clipping: its kept lines but the headline."""
    head = called_in(document.line_records, clipping).get("headline")
    kept = [
        line.text.strip()
        for line in document.printed_lines(clipping.first_line, clipping.last_line)
        if line.kept and line.role != "blank" and line.number != head
    ]
    if not head and clipping.headline and kept and kept[0].endswith(clipping.headline[-40:]):
        kept = kept[1:]
    return "\n\n".join(kept)


def _read_again(clipping, document):
    """Make the excerpt of a clipping from its kept lines, and mark it afresh."""
    clipping.excerpt = excerpt_of(clipping, document)
    clipping.save()
    mark([clipping])


def _decided_by(by, kept):
    said = _("%s kept it") if kept else _("%s left it out")
    return said % by.get_username()


def _decide(document, *numbers):
    """Note that an editor said where these clippings begin."""
    lines = document.line_records
    for number in numbers:
        line = lines[number - 1]
        lines[number - 1] = decided(line, *line[:3], edge=True)
    document.save(update_fields=["reading"])


def _uncalled(document, first, last):
    """Refuse to deal lines to other clippings of which one says something of the whole of its."""
    for number, line in enumerate(document.line_records[first - 1 : last], start=first):
        if note_of(line).get("called"):
            raise NotPossible(
                _("Somebody said what line %d is to its clipping: take that back first.") % number
            )


def text_of(document, number):
    """Return the text of a line. Errors: NotPossible where it has none."""
    if 1 <= number <= len(document.line_records):
        (line,) = document.printed_lines(number, number)
        if text := line.text.strip():
            return text
    raise NotPossible(_("There is no text in line %s.") % number)


def _told(document, said, by, *, seen=False):
    """End a decision: tell who rests on the document, and name what cannot follow it yet."""
    return Outcome(None, f"{said} {tell_of_document(document, by=by, seen=seen)}".strip())


@retrying
@transaction.atomic
def turn(document, number, *, by):
    """Turn the decision about one line round: kept becomes left out, left out becomes kept.

    A line that no clipping holds becomes a clipping of its own, so that it is never lost; it can
    be joined to the one above. Errors: NotAllowed, NotPossible.
    """
    document = opened(document, by)
    text, lines = text_of(document, number), document.line_records
    _uncalled(document, number, number)
    role, was_kept = lines[number - 1][0], lines[number - 1][2]
    holder = document.clippings.filter(first_line__lte=number, last_line__gte=number).first()
    if holder is not None:
        _free(holder)
    require_unshown(document, by)
    why = _decided_by(by, not was_kept)
    lines[number - 1] = decided(lines[number - 1], role, why, not was_kept)
    document.save(update_fields=["reading"])
    said = _("Line %d is left out now.") if was_kept else _("Line %d is kept now.")
    said %= number
    if holder is not None and was_kept and holder.first_line == holder.last_line:
        said += " " + _("“%s” is no clipping any more.") % holder
        holder.delete()
    elif holder is not None:
        _read_again(holder, document)
        words = len(holder.excerpt.split())
        said += " " + ngettext(
            "“%(c)s” has one word of text.", "“%(c)s” has %(n)d words of text.", words
        ) % {"c": holder, "n": words}
    elif not was_kept:
        made = Clipping(document=document, first_line=number, last_line=number)
        made.headline = cut_line(text, limits.TITLE)
        _read_again(made, document)
        said += " " + _(
            "It is a clipping of its own; join it to the one above if it belongs there."
        )
    return _told(document, said, by, seen=True)


@retrying
@transaction.atomic
def split(clipping, number, *, by):
    """Split a clipping: line `number` becomes the headline of a second one."""
    document = opened(clipping.document, by)
    clipping = _free(held(clipping))
    if not clipping.first_line < number <= clipping.last_line:
        raise NotPossible(
            _("A clipping of lines %(first)d to %(last)d cannot be split at line %(n)d.")
            % {"first": clipping.first_line, "last": clipping.last_line, "n": number}
        )
    text = text_of(document, number)
    _uncalled(document, number, clipping.last_line)
    second = Clipping(document=document, first_line=number, last_line=clipping.last_line)
    second.headline = cut_line(text, limits.TITLE)
    clipping.last_line = number - 1
    credited = deal_credit(document, clipping, second)
    _decide(document, clipping.first_line, number)
    for part in (clipping, second):
        part.excerpt = excerpt_of(part, document)
    part_events(document, clipping, second)
    for part in (clipping, second):
        part.save()
    mark([clipping, second])
    said = _("“%(one)s” now ends above “%(two)s”.") % {"one": clipping, "two": second}
    if credited:
        said += " " + _("The source and the day stand beside the second one, and go with it.")
    return _told(document, said, by)


@retrying
@transaction.atomic
def join(clipping, *, by):
    """Join a clipping to the one above it in the same document: one story after all."""
    document = opened(clipping.document, by)
    clipping = _free(held(clipping))
    higher = document.clippings.filter(first_line__lt=clipping.first_line)
    above = higher.order_by("-first_line").first()
    if above is None:
        raise NotPossible(_("No clipping stands above “%s”.") % clipping)
    _free(above)
    _uncalled(document, clipping.first_line, clipping.last_line)
    above.last_line = clipping.last_line
    above.flags = sorted({*above.flags, *clipping.flags})
    take_credit(above, clipping)
    above.contradicts = above.contradicts or clipping.contradicts
    if above.event_on is None and clipping.event_on is not None:
        for name in ("event_on", "event_until", "event_precision", "event_method"):
            setattr(above, name, getattr(clipping, name))
    flag_undated(document, above)
    said = _("“%(two)s” is part of “%(one)s” now.") % {"one": above, "two": clipping}
    clipping.delete()
    _decide(document, above.first_line)
    _read_again(above, document)
    return _told(document, said, by)
