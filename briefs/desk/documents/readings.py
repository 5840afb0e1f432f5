"""An editor knows better: split or join clippings."""

from django.db import transaction
from django.utils.translation import gettext as _

from ...intake import without
from ...models import Clipping
from ...text import limits
from ...text.clean import cut_line
from ..changing.change import retrying
from ..changing.outcomes import NotPossible, Outcome
from ..checking.tampering import sold_by
from ..grounds.crediting import deal_credit, take_credit
from ..grounds.resting import require_unshown, tell_of_document
from ..names.naming import held
from ..stories.likeness import mark
from .by_hand import as_read, called_in, decided, forgotten, note_of
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


def not_rejected(clipping):
    if clipping.rejected_because:
        raise NotPossible(_("“%s” is rejected: take that back first.") % clipping)


def free(clipping):
    not_rejected(clipping)
    cited = clipping.citations.select_related("brief").first()
    if cited:
        raise NotPossible(
            _("“%(brief)s” rests on “%(clipping)s”: where it begins and ends stays as it is.")
            % {"brief": cited.brief, "clipping": clipping}
        )
    return clipping


def excerpt_of(clipping, document):
    """Return the text of a clipping: its kept lines but the headline, without clauses that sell."""
    head = called_in(document.line_records, clipping).get("headline")
    kept = [
        without(line.text, cuts) if (cuts := sold_by(line, document)) else line.text.strip()
        for line in document.printed_lines(clipping.first_line, clipping.last_line)
        if line.kept and line.role != "blank" and line.number != head
    ]
    if not head and clipping.headline and kept and kept[0].endswith(clipping.headline[-40:]):
        kept = kept[1:]
    return "\n\n".join(kept)


def read_again(clipping, document):
    """Make the excerpt of a clipping from its kept lines, and mark it afresh."""
    clipping.excerpt = excerpt_of(clipping, document)
    clipping.save()
    mark([clipping])


def _decide(document, *numbers):
    """Note that an editor said where these clippings begin."""
    lines = document.line_records
    for number in numbers:
        line = lines[number - 1]
        lines[number - 1] = decided(line, *line[:3], edge=True)
    document.save(update_fields=["reading"])


def _raise(document, number, by):
    """Let a line that was left out be the headline of a split; say whether it was left out."""
    lines = document.line_records
    if lines[number - 1][2]:
        return False
    require_unshown(document, by)
    why = _("%s says so") % by.get_username()
    lines[number - 1] = decided(lines[number - 1], "headline", why, True)
    return True


def _lower(document, number, by):
    """Let the headline of a split be what it was read as; say whether a split had raised it."""
    line = document.line_records[number - 1]
    if line[0] != "headline" or as_read(line)[0] == "headline":
        return False
    require_unshown(document, by)
    document.line_records[number - 1] = forgotten(line)
    return True


def uncalled(document, first, last):
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


def told(document, said, by, *, seen=False):
    """End a decision: tell who rests on the document, and name what cannot follow it yet."""
    return Outcome(None, f"{said} {tell_of_document(document, by=by, seen=seen)}".strip())


@retrying
@transaction.atomic
def split(clipping, number, *, by):
    """Split a clipping: line `number` becomes the headline of a second one."""
    document = opened(clipping.document, by)
    clipping = free(held(clipping))
    if not clipping.first_line < number <= clipping.last_line:
        raise NotPossible(
            _("A clipping of lines %(first)d to %(last)d cannot be split at line %(n)d.")
            % {"first": clipping.first_line, "last": clipping.last_line, "n": number}
        )
    text = text_of(document, number)
    uncalled(document, number, clipping.last_line)
    second = Clipping(document=document, first_line=number, last_line=clipping.last_line)
    second.headline = cut_line(text, limits.TITLE)
    clipping.last_line = number - 1
    credited = deal_credit(document, clipping, second)
    raised = _raise(document, number, by)
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
    return told(document, said, by, seen=raised)


@retrying
@transaction.atomic
def join(clipping, *, by):
    """Join a clipping to the one above it in the same document: one story after all."""
    document = opened(clipping.document, by)
    clipping = free(held(clipping))
    higher = document.clippings.filter(first_line__lt=clipping.first_line)
    above = higher.order_by("-first_line").first()
    if above is None:
        raise NotPossible(_("No clipping stands above “%s”.") % clipping)
    free(above)
    uncalled(document, clipping.first_line, clipping.last_line)
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
    lowered = _lower(document, clipping.first_line, by)
    _decide(document, above.first_line)
    read_again(above, document)
    return told(document, said, by, seen=lowered)
