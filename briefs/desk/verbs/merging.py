"""Verbs that make one brief of two, and two of one again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ...models import Brief
from ...models.revision import Verb
from ..changing import content as contents
from ..changing.change import check_version, keep, lock, retrying, tell_of
from ..changing.known_sources import find_source
from ..changing.outcomes import NotPossible, Outcome
from ..changing.record import moment, record_of
from ..changing.states import LIVE, require, require_right, state_of
from ..checking.checks import to_look_at, unmet
from ..grounds.crediting import undated_origin
from ..grounds.evidence import keep_evidence
from .gaining import tell_of_sources

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
    live it gains sources, not words: readers are told of these by a note in the house's words.
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
    _require_unreworked(current, target)
    if state_of(current) == LIVE and state_of(target) != LIVE:
        raise NotPossible(
            _("Readers see “%(one)s” and would lose it to “%(other)s”: publish that one first.")
            % {"one": current, "other": target}
        )
    before, target_before = record_of(current), record_of(target)
    present = {_key(citation) for citation in target_before["citations"]}
    added = [c for c in before["citations"] if _key(c) not in present]
    if state_of(target) == LIVE:
        _require_dated(added, current)
        _require_agreement(current, target)
    _put(target, target_before["citations"] + added)
    said = _("Merged “%s” into this brief.") % current
    extra = {MERGE: {"from": before["uid"], "added": added}}
    compared = tell_of_sources(target, target_before)
    about = {"by": by, "before": target_before, "extra": extra, "compared": compared}
    gained = keep(target, Verb.MERGE, note=said, **about)
    facts = {"into": target_before["uid"], "status": before["status"], "added": added}
    if current.waiting_since:
        facts["waiting_since"] = current.waiting_since.isoformat()
    _withdraw_into(current, target)
    said = _("Merged into “%s”.") % target
    gone = keep(current, Verb.MERGE, by=by, before=before, note=said, extra={MERGE: facts})
    tell_of(gained, gone)
    done = _("“%(one)s” is now part of “%(other)s”.") % {"one": current, "other": target}
    return Outcome(target, done, gained.revision)


def _require_unreworked(*briefs):
    for brief in briefs:
        if Brief.objects.filter(rework_of=brief).exists():
            raise NotPossible(_("Somebody is reworking “%s”: finish that first.") % brief)


def _withdraw_into(brief, target):
    brief.status = Brief.Status.WITHDRAWN
    brief.withdrawn_at = timezone.now()
    brief.withdrawn_because = _told_to_readers(target)
    brief.merged_into = target
    brief.waiting_since = None


def _require_dated(citations, brief):
    if source := undated_origin(citations):
        said = _(
            "“%(source)s” bears no date in “%(brief)s”: date it there, or say that it states "
            "no date."
        )
        raise NotPossible(said % {"source": source, "brief": brief})


def _require_agreement(brief, target):
    """Refuse where two tell one event with other figures and nobody has said which are followed."""
    against = brief.citations.filter(clipping__contradicts=target, note="")
    if cited := against.select_related("clipping").first():
        said = _(
            "“%(clipping)s” tells the event of “%(target)s” with other figures: say first, in the "
            "note of its citation, which are followed."
        )
        raise NotPossible(said % {"clipping": cited.clipping, "target": target})


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
    current, target = lock(brief, into or brief)
    if current.merged_into_id is None:
        return Outcome(current, _("“%s” is not merged.") % current, changed=False)
    check_version(current, version)
    before, target_before = record_of(current), record_of(target)
    if target.merged_into:
        said = _("“%(brief)s” is part of “%(other)s” by now: take it out of there first.")
        raise NotPossible(said % {"brief": target, "other": target.merged_into})
    facts = _facts_of_merge(current, target)
    if facts is None:
        raise NotPossible(
            _("“%s” was merged in another newsroom: what to give back is not known here.") % current
        )
    _require_unreworked(target)
    current.status = facts["status"]
    if current.status == Brief.Status.REVIEW:
        current.waiting_since = moment(facts.get("waiting_since")) or timezone.now()
    current.withdrawn_at, current.withdrawn_because = None, ""
    current.merged_into = None
    said = _("Taken out of “%s” again.") % target
    back = keep(current, Verb.UNMERGE, by=by, before=before, note=said)
    kept = _give_back(target, target_before["citations"], facts["added"])
    said = _("“%s” taken out.") % current
    compared = tell_of_sources(target, target_before)
    about = {"by": by, "before": target_before, "note": said, "compared": compared}
    tell_of(back, keep(target, Verb.UNMERGE, **about))
    done = _("“%s” stands for itself again.") % current
    done = " ".join(filter(None, [done, kept, to_look_at(current)]))
    return Outcome(current, done, back.revision)


def _facts_of_merge(brief, target):
    """Return what the history of a brief remembers of its merge into a target, or None.

    The last step that made one of two, or two of one, has to be that merge: one that an import
    brought left none, whatever was merged before.
    """
    steps = brief.revisions.filter(verb__in=(Verb.MERGE, Verb.UNMERGE)).order_by("-number")
    last = steps.values_list("snapshot", flat=True).first() or {}
    facts = last.get(MERGE, {})
    return facts if facts.get("into") == str(target.uid) else None


def _give_back(target, citations, added):
    """Take back what a merge had given, as far as nobody has worked with it since.

    Returns a sentence that says what stays and why, "" where nothing does
    """
    unmet_before = {check.name for check in unmet(target)}
    taken = [(given, found) for given in added if (found := _found(given, citations))]
    edited = [found for given, found in taken if _edited(given, found)]
    gone = [found for _given, found in taken if found not in edited]
    left = [citation for citation in citations if citation not in gone]
    _put(target, left)
    missing = [c for c in unmet(target) if c.name not in unmet_before]
    if gone and missing:
        _put(target, citations)
        return _("“%(brief)s” keeps all its sources: what was written since rests on them.") % {
            "brief": target
        }
    if edited:
        names = ", ".join(sorted({citation["source"] for citation in edited}))
        return _("“%(brief)s” keeps what was edited since: %(sources)s.") % {
            "brief": target,
            "sources": names,
        }
    return ""


def _put(target, citations):
    contents.put_citations(target, citations)
    contents.refile(target)
    keep_evidence(target, afresh=True)


def _found(given, citations):
    """Find the citation that a merge gave, though its source may be called otherwise by now."""
    here = [
        c for c in citations if (c["role"], c["clipping"]) == (given["role"], given["clipping"])
    ]
    if given["clipping"] is None:
        here = [c for c in here if c["address"] == given["address"]]
    if len(here) == 1 and (given["clipping"] or given["address"]):
        return here[0]
    known = find_source(given["source"])
    return next((c for c in here if known and c["source"] == known.name), None)


def _edited(given, found):
    return any(given[name] != found[name] for name in given if name not in ("source", "role"))
