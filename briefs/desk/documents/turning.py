"""An editor knows better: a line that was kept is left out, one that was left out is kept."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import Clipping
from ...text import limits
from ...text.clean import cut_line
from ..changing.change import retrying
from ..changing.outcomes import Outcome
from ..grounds.resting import as_before, briefs_on, require_unshown
from .by_hand import decided
from .readings import free, not_rejected, opened, read_again, text_of, told, uncalled


@retrying
@transaction.atomic
def turn(document, number, *, by, keep=None):
    """Turn the decision about one line round: kept becomes left out, left out becomes kept.

    keep  what the line is to be; None for what it is not now
    A line that no clipping holds becomes a clipping of its own, so that it is never lost; it can
    be joined to the one above. Briefs that rest on its clipping stay as they are: their people are
    told, as of changed evidence. Errors: NotAllowed, NotPossible.
    """
    document = opened(document, by)
    text, lines = text_of(document, number), document.line_records
    uncalled(document, number, number)
    role, _reason, was_kept = lines[number - 1][:3]
    if keep == was_kept:
        said = _("Line %d is kept already.") if keep else _("Line %d is left out already.")
        return Outcome(None, said % number, changed=False)
    holder = document.clippings.filter(first_line__lte=number, last_line__gte=number).first()
    goes = holder is not None and was_kept and holder.first_line == holder.last_line
    if holder is not None:
        (free if goes else not_rejected)(holder)
    require_unshown(document, by)
    why = _decided_by(by, not was_kept)
    lines[number - 1] = decided(lines[number - 1], role, why, not was_kept)
    document.save(update_fields=["reading"])
    said = _("Line %d is left out now.") if was_kept else _("Line %d is kept now.")
    if goes:
        holder.delete()
        became = _("“%s” is no clipping any more.") % holder
    elif holder is not None:
        became = _with_other_lines(holder, document)
    else:
        made = Clipping(document=document, first_line=number, last_line=number)
        made.headline = cut_line(text, limits.TITLE)
        read_again(made, document)
        became = _("It is a clipping of its own; join it to the one above if it belongs there.")
    return told(document, f"{said % number} {became}", by, seen=True)


def _with_other_lines(clipping, document):
    """Read a clipping again of which a line was turned round; say what became of it."""
    briefs = briefs_on(clipping)
    if briefs:
        clipping.superseded_at = timezone.now()
    read_again(clipping, document)
    words = len(clipping.excerpt.split())
    said = ngettext("“%(c)s” has one word of text.", "“%(c)s” has %(n)d words of text.", words) % {
        "c": clipping,
        "n": words,
    }
    return f"{said} {as_before(briefs)}".strip()


def _decided_by(by, kept):
    said = _("%s kept it") if kept else _("%s left it out")
    return said % by.get_username()
