"""Whether a brief says again what readers were told was wrong, unclear or of yesterday."""

from django.utils.translation import gettext as _

from ...text.fold import fold
from ..changing.differences import labels
from ..changing.record import TEXT
from .check import LOOK, MET


def taken_back(case):
    """Compare the text with what each note to readers replaced, the newest note first.

    A draft copy is asked about the notes of its live brief. What a later note put back in so many
    words was decided in public.
    """
    brief = case.brief
    live = brief.rework_of or brief
    now = {name: fold(getattr(brief, name)) for name in TEXT}
    later = dict.fromkeys(TEXT, "")
    count = 0
    for note in live.corrections.order_by("-number"):
        count += 1
        for change in note.changes:
            field = change["field"]
            before, after = fold(change["before"] or ""), fold(change["after"] or "")
            if field not in TEXT:
                continue
            back = before and before in now[field] and not (after and after in now[field])
            if back and before not in later[field]:
                said = _("The %(field)s says again what “%(note)s” took back: “%(words)s”")
                told = {"field": labels()[field], "note": note, "words": change["before"]}
                return LOOK, said % told
            later[field] += f"\n{after}"
    return MET, _("It takes no correction back.") if count else _("None was made.")
