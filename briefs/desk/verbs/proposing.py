"""What the writer of a draft copy proposes that readers be told; who approves it decides."""

from django.utils.translation import gettext as _

from ...models import Correction
from ...text import limits
from ...text.clean import clean_line
from ..changing.outcomes import Invalid
from .correcting import SILENT

# The key of a revision's snapshot.
TOLD = "told"
KINDS = ("", SILENT, *Correction.Kind.values)


def proposed(brief):
    """Return {"kind", "note"} as last proposed with the draft copy of a live brief; "" else."""
    nothing = {"kind": "", "note": ""}
    if not brief.rework_of_id:
        return nothing
    steps = brief.revisions.filter(snapshot__has_key=TOLD)
    # One value and one row: each snapshot holds a whole brief.
    return steps.values_list(f"snapshot__{TOLD}", flat=True).first() or nothing


def proposal(brief, told):
    """Return the facts that a revision keeps of a proposal, or None where it says nothing new.

    told    (kind, note), kind as in `correct`, either may be ""; None proposes nothing
    Errors  Invalid
    """
    if told is None or not brief.rework_of_id:
        return None
    kind, note = told[0], clean_line(told[1])
    if kind not in KINDS:
        raise Invalid(
            {"correction": [_("Say whether this is a correction, a clarification or an update.")]}
        )
    if len(note) > limits.NOTE:
        raise Invalid({"note": [_("A note has %d characters at most.") % limits.NOTE]})
    new = {"kind": kind, "note": note}
    return None if new == proposed(brief) else {TOLD: new}
