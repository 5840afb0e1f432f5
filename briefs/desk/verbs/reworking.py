"""A live brief taken up again as a draft copy, while the live one may change under it."""

from bisect import bisect
from operator import attrgetter

from django.db import transaction
from django.utils.translation import gettext as _

from ...models import Brief, Revision
from ...models.revision import Verb
from ..changing import content as contents
from ..changing.change import begin, check_version, keep, lock, lock_for, retrying, store
from ..changing.differences import labels
from ..changing.meaning import became, by_rows
from ..changing.outcomes import NotPossible, Outcome
from ..changing.record import UNITS, content_of, record_of
from ..changing.states import require
from ..grounds.evidence import copy_evidence, keep_evidence


@retrying
@transaction.atomic
def rework(brief, *, by, version, number=None):
    """Make a draft copy of a live brief. Readers see nothing of it until it is approved.

    number  the revision of the live brief whose text the draft begins with; else what stands now
    """
    current = lock_for(Verb.REWORK, brief, by=by)
    copy = Brief.objects.filter(rework_of=current).first()
    if copy and number is None:
        return Outcome(copy, _("“%s” is being reworked already.") % current, changed=False)
    if copy:
        raise NotPossible(_("“%s” is being reworked already: finish that draft first.") % current)
    require(Verb.REWORK, current, by)
    check_version(current, version)
    wanted = None if number is None else current.revisions.filter(number=number).first()
    if number is not None and wanted is None:
        raise NotPossible(_("There is no revision %s.") % number)
    content = content_of(record_of(current))
    copy = Brief(rework_of=current, author=by, created_at=current.created_at)
    contents.put_fields(copy, content)
    copy.save()
    contents.put(copy, content)
    copy_evidence(current, copy)
    copy.save()
    revision = begin(copy, Verb.REWORK, by=by)
    if wanted is not None:
        # A step of its own after what stands in public: who put the old text back wrote it.
        before = record_of(copy)
        contents.put(copy, content_of(wanted.snapshot))
        keep_evidence(copy)
        said = _("Revision %d of the live brief.") % number
        revision = store(copy, Verb.RESTORE, by=by, before=before, note=said) or revision
    return Outcome(copy, _("A draft of “%s” is ready; readers see no change.") % current, revision)


def carry_over(live, before, after):
    """Give the draft copy of a live brief, if there is one, what the live one has just become.

    before, after  records of the live brief
    A unit in which the draft has words of its own is left to `require_nothing_taken_back`.
    Returns the Change of the copy, of which the verb is to tell, or None
    """
    copy = Brief.objects.filter(rework_of=live).first()
    if copy is None:
        return None
    (copy,) = lock(copy)
    was = record_of(copy)
    carried = {}
    for unit, names in UNITS.items():
        shown, ours, new = (_unit(by_rows(record), unit) for record in (before, was, after))
        if ours == shown and new != shown:
            carried |= {name: after[name] for name in names}
    if not carried:
        return None
    contents.put(copy, carried)
    keep_evidence(copy)
    # By nobody: these words are public, so who wrote them may still approve the draft.
    said = _("Carried over from the live brief.")
    return keep(copy, Verb.WRITE, by=None, before=was, note=said)


def require_nothing_taken_back(copy, live):
    """Raise NotPossible where a draft would undo what the live brief became after it was begun.

    A unit that was written anew in the draft since then is the decision of whoever wrote it.
    """
    steps = list(copy.revisions.order_by("at", "number"))
    changes = list(live.revisions.filter(at__gt=steps[0].at).order_by("number"))
    records = [record_of(copy), record_of(live), *(r.snapshot for r in (*steps, *changes))]
    parts = became(records)
    ours, shown, *meant = (by_rows(record, parts) for record in records)
    then = _when_live_changed(steps, changes, meant)
    lost = [unit for unit in then if _unit(ours, unit) == then[unit] != _unit(shown, unit)]
    if lost:
        named = labels()
        raise NotPossible(
            _(
                "“%(brief)s” was changed after this draft was begun, and the draft would take that "
                "back: %(units)s. Look at the live brief, then write the draft anew there."
            )
            % {"brief": live, "units": ", ".join(str(named[unit]) for unit in lost)}
        )


def _when_live_changed(steps, changes, meant):
    """Return {unit: the draft's content of it when the live brief's was last changed}.

    steps, changes  revisions of the draft, and of the live brief since it was begun
    meant           of each of them, what it says `by_rows`
    """
    seen, before = {}, meant[0]
    for change, now in zip(changes, meant[len(steps) :], strict=True):
        then = meant[bisect(steps, change.at, key=attrgetter("at")) - 1]
        for unit in UNITS:
            if _unit(now, unit) != _unit(before, unit):
                seen[unit] = _unit(then, unit)
        before = now
    return seen


def _unit(content, unit):
    """Return what is said of a unit, to be compared.

    Where the house files a brief moves by itself, so it counts as one and the same.
    """
    if unit == "filed" and content["filed_by"] != Brief.FiledBy.EDITOR:
        return None
    return [content[name] for name in UNITS[unit]]


def take_over_history(copy, live):
    """Put the revisions of the draft copy behind those of the live brief: no text is lost."""
    last = live.revisions.order_by("-number").values_list("number", flat=True).first()
    steps = list(copy.revisions.order_by("number").exclude(verb=Verb.REWORK))
    live.version = max(last or 0, live.version)
    for step in steps:
        live.version += 1
        step.pk, step.brief, step.number = None, live, live.version
        step.snapshot |= {"rework": True}
    Revision.objects.bulk_create(steps)
    Brief.objects.filter(pk=live.pk).update(version=live.version)
