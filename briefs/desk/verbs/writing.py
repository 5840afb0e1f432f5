"""Verbs of those who write: write, submit, send back, assign, restore."""

from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ...models import Brief
from ...models.revision import Verb
from ...text import limits
from ..changing import content as contents
from ..changing.change import begin, lock_for, open_brief, retrying, store
from ..changing.outcomes import NotAllowed, NotPossible, Outcome, sentence
from ..changing.record import content_of, record_of, same
from ..changing.states import LIVE, require, state_of
from ..checking.checks import to_look_at
from ..grounds.evidence import keep_evidence
from .proposing import proposal

RANDOM = 4  # the version of a UUID


@retrying
@transaction.atomic
def write(brief, content, *, by, version=None, note="", told=None, uid=None):
    """Keep what was typed: into a new draft (brief None) or into a draft or brief in review.

    content  a content record or part of one (`record.CONTENT_FIELDS`)
    told     on the draft copy of a live brief what readers might be told of it: (kind, note)
    uid      of a new draft, a random one that its form has carried: sent twice, it is made once
    Errors   Invalid, NotAllowed, NotPossible, Stale
    """
    if brief is None:
        return _write_new(content, by=by, note=note, uid=uid)
    current = lock_for(Verb.WRITE, brief, by=by)
    proposed = proposal(current, told)
    if proposed is None and same(content, record_of(current)):
        require(Verb.WRITE, current, by)
        return Outcome(current, _("Nothing was changed."), changed=False)
    brief, before = open_brief(Verb.WRITE, brief, by=by, version=version)
    contents.put(brief, content)
    if brief.author_id is None:
        brief.author = by
    keep_evidence(brief)
    revision = store(brief, Verb.WRITE, by=by, before=before, note=note, extra=proposed)
    return Outcome(brief, _("“%s” is saved.") % brief, revision, changed=revision is not None)


def _write_new(content, *, by, note, uid):
    if not by.has_perm("briefs.add_brief"):
        raise NotAllowed(_("You do not have the right to add briefs."))
    made = Brief.objects.filter(uid=uid, author=by).first() if uid else None
    first = made and made.revisions.filter(number=1, verb=Verb.WRITE).first()
    if first and same(content, first.snapshot):
        return Outcome(made, _("“%s” is saved already.") % made, changed=False)
    # A brief that bears it was sent with other words; one that is not random is that of a clipping.
    free = uid and uid.version == RANDOM and not Brief.objects.filter(uid=uid).exists()
    brief = Brief(author=by, version=1, uid=uid if free else uuid4())
    contents.put_fields(brief, content)
    brief.save()
    contents.put(brief, content)
    keep_evidence(brief)
    brief.save()
    revision = begin(brief, Verb.WRITE, by=by, note=note)
    return Outcome(brief, _("“%s” is a new draft.") % brief, revision)


@retrying
@transaction.atomic
def submit(brief, *, by, version, note=""):
    """Hand a draft over for review."""
    current = lock_for(Verb.SUBMIT, brief, by=by)
    if current.status == Brief.Status.REVIEW:
        return Outcome(current, _("“%s” is in review already.") % current, changed=False)
    brief, before = open_brief(Verb.SUBMIT, brief, by=by, version=version)
    brief.status = Brief.Status.REVIEW
    brief.waiting_since = timezone.now()
    if brief.author_id is None:
        brief.author = by
    revision = store(brief, Verb.SUBMIT, by=by, before=before, note=note)
    return Outcome(brief, _("“%s” waits for review.") % brief, revision)


@retrying
@transaction.atomic
def send_back(brief, *, by, version, note):
    """Return a brief in review, or one that is scheduled, to its author with a note."""
    current = lock_for(Verb.RETURN, brief, by=by)
    if current.status == Brief.Status.DRAFT:
        return Outcome(current, _("“%s” is a draft already.") % current, changed=False)
    brief, before = open_brief(Verb.RETURN, brief, by=by, version=version)
    note = sentence(note, "note", _("Say in a sentence what the author should change."))
    brief.status = Brief.Status.DRAFT
    brief.waiting_since = None
    if before["first_published_at"] == before["published_at"]:
        brief.first_published_at = None
    brief.published_at = None
    brief.slug = brief.slug if brief.first_published_at else None
    revision = store(brief, Verb.RETURN, by=by, before=before, note=note)
    return Outcome(brief, _("“%s” went back to its author.") % brief, revision)


@retrying
@transaction.atomic
def assign(brief, to, *, by, version, due_on=None):
    """Give a brief to somebody, by a day; `to` None takes it from them."""
    current = lock_for(Verb.ASSIGN, brief, by=by)
    if (current.assigned_to_id, current.due_on) == (to.pk if to else None, due_on):
        require(Verb.ASSIGN, current, by)
        return Outcome(current, _("Nothing was changed."), changed=False)
    brief, before = open_brief(Verb.ASSIGN, brief, by=by, version=version)
    if to is not None and not to.has_perm("briefs.change_brief"):
        raise NotPossible(_("%s cannot write briefs.") % to)
    brief.assigned_to, brief.due_on = to, due_on
    extra = {"assigned_to": to.get_username() if to else "", "due_on": str(due_on or "")}
    revision = store(brief, Verb.ASSIGN, by=by, before=before, extra=extra)
    if to is None:
        return Outcome(brief, _("“%s” is assigned to nobody.") % brief, revision)
    return Outcome(brief, _("“%(b)s” is assigned to %(to)s.") % {"b": brief, "to": to}, revision)


@retrying
@transaction.atomic
def restore(brief, number=None, *, by, version, note="", because=""):
    """Restore the content of revision `number`, or bring a withdrawn brief back to its readers.

    because  of a brief that is brought back the sentence that says why, for readers
    The text of a live brief is restored through `rework` or `correct`, since readers must be told.
    """
    current = lock_for(Verb.RESTORE, brief, by=by)
    if number is None and state_of(current) == LIVE and by.has_perm("briefs.withdraw_brief"):
        return Outcome(current, _("“%s” is public already.") % current, changed=False)
    wanted = number and current.revisions.filter(number=number).first()
    withdrawn = current.status == Brief.Status.WITHDRAWN
    if wanted and not withdrawn and same(content_of(wanted.snapshot), record_of(current)):
        require(Verb.RESTORE, current, by)
        return Outcome(current, _("Revision %d is what stands here.") % number, changed=False)
    brief, before = open_brief(Verb.RESTORE, brief, by=by, version=version)
    if withdrawn:
        if number is not None:
            raise NotPossible(_("Bring the withdrawn brief back first, then restore its text."))
        return _bring_back(brief, because, by=by, before=before)
    if number is None:
        raise NotPossible(_("Say which revision is to be restored."))
    if wanted is None:
        raise NotPossible(_("There is no revision %s.") % number)
    contents.put(brief, content_of(wanted.snapshot))
    keep_evidence(brief)
    said = note or _("Revision %d restored.") % number
    revision = store(brief, Verb.RESTORE, by=by, before=before, note=said)
    if revision is None:
        return Outcome(brief, _("Revision %d is what stands here.") % number, changed=False)
    return Outcome(brief, _("Revision %d stands here again.") % number, revision)


def _bring_back(brief, because, *, by, before):
    """Let readers see a withdrawn brief again, under its address."""
    if not (brief.slug and brief.published_at and brief.first_published_at):
        raise NotPossible(
            _("“%s” was never public here: write a brief of its own instead.") % brief
        )
    wanted = _("Say in one sentence for readers why it is back.")
    because = sentence(because, "because", wanted, limit=limits.REASON)
    brief.status = Brief.Status.PUBLISHED
    brief.withdrawn_at, brief.withdrawn_because = None, ""
    # The note of an older step was for colleagues alone: what readers may see has its own name.
    said = {"note": because, "extra": {"back_because": because}}
    revision = store(brief, Verb.RESTORE, by=by, before=before, **said)
    said = [_("“%s” is public again.") % brief, to_look_at(brief)]
    return Outcome(brief, " ".join(filter(None, said)), revision)
