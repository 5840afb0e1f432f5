"""Verbs that make one brief of two, and two of one again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Brief
from ..models.revision import Verb
from . import content as contents
from .change import check_version, lock, retrying, store
from .evidence import keep_evidence
from .outcomes import NotPossible, Outcome
from .record import record_of
from .states import LIVE, require, require_right, state_of

# What the revision of a merged brief remembers, so that the merge can be undone.
MERGE = "merge"


def _key(citation):
    where = None if citation["clipping"] else citation["address"]
    return citation["source"], citation["role"], tuple(citation["clipping"] or ()), where


@retrying
@transaction.atomic
def merge(brief, into, *, by, version, into_version):
    """Make `brief` part of `into`, which takes over its citations; both histories say so.

    A brief that was public keeps its address, which then leads to the other one. If `into` is
    live it gains sources, not words, so readers are told by the source block and no note is asked.
    """
    if brief.pk == into.pk:
        raise NotPossible(_("A brief cannot be merged into itself."))
    current, target = lock(brief, into)
    for one in (current, target):
        require_right(Verb.MERGE, one, by)
    if current.merged_into_id == target.pk:
        return Outcome(target, _("“%s” was merged already.") % current, changed=False)
    for one, read in ((current, version), (target, into_version)):
        require(Verb.MERGE, one, by)
        check_version(one, read)
    for one in (current, target):
        if Brief.objects.filter(rework_of=one).exists():
            raise NotPossible(_("Somebody is reworking “%s”: finish that first.") % one)
    before, target_before = record_of(current), record_of(target)
    present = {_key(citation) for citation in target_before["citations"]}
    added = [c for c in before["citations"] if _key(c) not in present]
    contents.put_citations(target, target_before["citations"] + added)
    contents.refile(target)
    keep_evidence(target)
    said = _("Merged “%s” into this brief.") % current
    extra = {MERGE: {"from": before["uid"], "added": added}}
    target_revision = store(target, Verb.MERGE, by=by, before=target_before, note=said, extra=extra)
    facts = {"into": target_before["uid"], "status": before["status"], "added": added}
    current.status = Brief.Status.WITHDRAWN
    current.withdrawn_at = timezone.now()
    current.withdrawn_because = _told_to_readers(target)
    current.merged_into = target
    current.waiting_since = None
    store(current, Verb.MERGE, by=by, before=before, note=said, extra={MERGE: facts})
    done = _("“%(one)s” is now part of “%(other)s”.") % {"one": current, "other": target}
    return Outcome(target, done, target_revision)


def _told_to_readers(target):
    """Return the reason on the stone of a merged brief: it names none that readers cannot see."""
    if state_of(target) == LIVE:
        return _("It tells the same story as “%s”.") % target
    return _("It tells the same story as another brief.")


@retrying
@transaction.atomic
def unmerge(brief, *, by, version):
    """Undo a merge: the brief stands for itself again, the other gives back what it had taken."""
    require_right(Verb.UNMERGE, brief, by)
    into = Brief.objects.filter(merged=brief).first()
    if into is None:
        return Outcome(brief, _("“%s” is not merged.") % brief, changed=False)
    current, target = lock(brief, into)
    require(Verb.UNMERGE, current, by)
    check_version(current, version)
    before, target_before = record_of(current), record_of(target)
    last = current.revisions.filter(verb=Verb.MERGE).order_by("-number").first()
    if last is None or MERGE not in last.snapshot:
        raise NotPossible(
            _("“%s” was merged in another newsroom: what to give back is not known here.") % current
        )
    facts = last.snapshot[MERGE]
    current.status = facts["status"]
    current.withdrawn_at, current.withdrawn_because = None, ""
    current.merged_into = None
    said = _("Taken out of “%s” again.") % target
    revision = store(current, Verb.UNMERGE, by=by, before=before, note=said)
    taken = {_key(citation) for citation in facts["added"]}
    left = [c for c in target_before["citations"] if _key(c) not in taken]
    contents.put_citations(target, left)
    contents.refile(target)
    keep_evidence(target)
    store(target, Verb.UNMERGE, by=by, before=target_before, note=_("“%s” taken out.") % current)
    return Outcome(current, _("“%s” stands for itself again.") % current, revision)
