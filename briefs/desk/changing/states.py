"""The state machine: one table that the verbs, the tests and docs/states.md read."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...models import Brief
from ...models.revision import Verb
from .outcomes import NotAllowed, NotPossible

DRAFT, REVIEW, WITHDRAWN = Brief.Status.DRAFT, Brief.Status.REVIEW, Brief.Status.WITHDRAWN
NO_MINUTE = gettext_lazy(
    "A change of a live brief is published at once: nothing runs at a minute to come that could "
    "put it in its place."
)
# `published` is two states to the desk: what readers see, and what waits for its minute.
LIVE, SCHEDULED = "live", "scheduled"


@dataclass(frozen=True, slots=True)
class Rule:
    """From which states a verb leads to which, and which right it asks for.

    to       the state after it; None where it stays
    rework   whether it can be done to the draft copy of a live brief
    """

    states: tuple
    to: str | None
    right: str
    rework: bool = True


STATES = {
    Verb.WRITE: Rule((DRAFT, REVIEW), None, "briefs.change_brief"),
    Verb.SUBMIT: Rule((DRAFT,), REVIEW, "briefs.submit_brief"),
    Verb.RETURN: Rule((REVIEW, SCHEDULED), DRAFT, "briefs.approve_brief"),
    Verb.APPROVE: Rule((REVIEW,), LIVE, "briefs.approve_brief"),
    Verb.PUBLISH: Rule((DRAFT, REVIEW, SCHEDULED), LIVE, "briefs.approve_brief"),
    Verb.SCHEDULE: Rule((DRAFT, REVIEW, SCHEDULED), SCHEDULED, "briefs.approve_brief", False),
    Verb.REWORK: Rule((LIVE,), None, "briefs.change_brief", False),
    Verb.CORRECT: Rule((LIVE,), None, "briefs.correct_brief", False),
    Verb.WITHDRAW: Rule((LIVE,), WITHDRAWN, "briefs.withdraw_brief", False),
    Verb.RESTORE: Rule((DRAFT, REVIEW, WITHDRAWN), None, "briefs.change_brief"),
    Verb.MERGE: Rule((DRAFT, REVIEW, LIVE), WITHDRAWN, "briefs.merge_brief", False),
    Verb.UNMERGE: Rule((WITHDRAWN,), None, "briefs.merge_brief", False),
    Verb.ASSIGN: Rule((DRAFT, REVIEW, SCHEDULED), None, "briefs.assign_brief"),
}


def state_of(brief):
    """Return the desk's state of a brief: draft, review, scheduled, live or withdrawn."""
    if brief.status == Brief.Status.PUBLISHED:
        return SCHEDULED if brief.is_scheduled else LIVE
    return Brief.Status(brief.status)


def allowed(user, brief):
    """Return the verbs that this person may use on this brief as it stands."""
    return {verb for verb in STATES if _fits(verb, brief) and _may(user, verb, brief)}


def require_right(verb, brief, by):
    """Raise NotAllowed unless this person may do this to this brief at all."""
    if not _may(by, verb, brief):
        raise NotAllowed(_not_allowed(by, verb, brief))


def require(verb, brief, by):
    """Raise NotAllowed or NotPossible unless this person may do this to this brief now."""
    require_right(verb, brief, by)
    if not _fits(verb, brief):
        if brief.rework_of_id and verb == Verb.SCHEDULE:
            raise NotPossible(NO_MINUTE)
        state = state_name(state_of(brief))
        if brief.rework_of_id and not STATES[verb].rework:
            state = _("the draft copy of a live brief")
        raise NotPossible(
            _("“%(brief)s” is %(state)s: it cannot be %(done)s.")
            % {"brief": brief, "state": state, "done": done_name(verb)}
        )


def state_name(state):
    """Say a state in an editor's words."""
    return {
        DRAFT: _("a draft"),
        REVIEW: _("in review"),
        SCHEDULED: _("scheduled"),
        LIVE: _("live"),
        WITHDRAWN: _("withdrawn"),
    }[state]


def done_name(verb):
    """Say what a verb does to a brief, as in "it cannot be …"."""
    return {
        Verb.WRITE: _("written in"),
        Verb.SUBMIT: _("submitted"),
        Verb.RETURN: _("sent back"),
        Verb.APPROVE: _("approved"),
        Verb.PUBLISH: _("published"),
        Verb.SCHEDULE: _("scheduled"),
        Verb.REWORK: _("reworked"),
        Verb.CORRECT: _("corrected"),
        Verb.WITHDRAW: _("withdrawn"),
        Verb.RESTORE: _("brought back or restored"),
        Verb.MERGE: _("merged"),
        Verb.UNMERGE: _("taken apart"),
        Verb.ASSIGN: _("assigned"),
    }[verb]


def _fits(verb, brief):
    rule = STATES[verb]
    if brief.rework_of_id and not rule.rework:
        return False
    if verb == Verb.UNMERGE:
        return brief.merged_into_id is not None
    if verb == Verb.RESTORE and brief.merged_into_id is not None:
        return False
    return state_of(brief) in rule.states


def _may(user, verb, brief):
    if not user.has_perm(STATES[verb].right):
        return False
    if verb == Verb.RESTORE and brief.status == WITHDRAWN:
        return user.has_perm("briefs.withdraw_brief")
    if verb in (Verb.WRITE, Verb.SUBMIT, Verb.RESTORE):
        return may_touch(user, brief)
    return True


def may_touch(user, brief):
    """Say whether a person may change the text of a draft.

    Editors may change any. A reporter may change their own, one assigned to them, and one that
    nobody has taken up yet; once it is in review, only their own.
    """
    if user.has_perm("briefs.approve_brief"):
        return True
    if user.pk in (brief.author_id, brief.assigned_to_id):
        return True
    return brief.author_id is None and brief.status == DRAFT


def _not_allowed(user, verb, brief):
    if user.has_perm(STATES[verb].right):
        return _("“%(brief)s” is somebody else’s: ask an editor to assign it to you.") % {
            "brief": brief
        }
    return _("You do not have the right to %(verb)s briefs.") % {"verb": verb.value}
