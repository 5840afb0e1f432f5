"""What follows for the briefs that rest on a document when something else is said of it."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import Brief, Revision
from ...models.filing import misfiled
from ...models.revision import Verb
from ..changing.change import imported_state, lock, revision_of
from ..changing.outcomes import NotAllowed
from ..changing.record import iso, record_of, with_records
from ..changing.telling import tell

# Days that no change of a document moves.
_SETTLED = (Brief.FiledBy.EVENT, Brief.FiledBy.EDITOR)

_NAMED = 3


def shown_of(document):
    """Return the approved brief whose readers are told how this document was read, or None."""
    return Brief.objects.approved().filter(citations__clipping__document=document).first()


def briefs_on(clipping):
    """Return the briefs that rest on a clipping, each once."""
    return list({cited.brief_id: cited.brief for cited in clipping.citations.all()}.values())


def as_before(briefs):
    """Say that the briefs made of a clipping stay as they are, "" where there are none."""
    if not briefs:
        return ""
    named = ", ".join(f"“{brief}”" for brief in briefs[:_NAMED])
    return _("Made of it already, and as before: %s. See that it still fits.") % named


def require_unshown(document, by):
    """Refuse to move roles and counts of lines that readers are told of to all but those who may
    change documents. Errors: NotAllowed
    """
    brief = None if by.has_perm("briefs.change_document") else shown_of(document)
    if brief:
        raise NotAllowed(
            _(
                "“%s” is published and tells readers how this document was read: "
                "an editor decides about its lines."
            )
            % brief
        )


def tell_of_document(document, *, by, seen=True):
    """Raise the edition where a brief that readers see rests on a document that changed.

    seen  False where nothing changed of which readers are told: neither counts nor roles of lines

    They see its kind, its language, and how many of its lines were kept, under which roles. An
    undated story stands under the day of its document, in an undated digest under that of the
    dated one above it: where that is another day now, or none, approved briefs are filed anew,
    if `by` may change documents, or None holds the shell. Else they are with their next save, as
    drafts are: a decision about a line that waits moves nothing that readers see. Which these are
    is returned as a sentence, "" for none.
    """
    wrong = misfiled_on([document.pk])
    may_move = by is None or by.has_perm("briefs.change_document")
    moved = file_anew(wrong, by=by) if may_move else []
    resting = Brief.objects.filter(citations__clipping__document=document)
    tell(moved, counted=moved, seen=bool(moved) or (seen and resting.public().exists()))
    return "" if may_move else _left_where_they_are(wrong)


def misfiled_on(documents):
    """Return the approved briefs that stand under another day than documents, by id, give them."""
    movable = Brief.objects.approved().exclude(filed_by__in=_SETTLED)
    movable = movable.filter(citations__clipping__document__in=documents)
    return list(misfiled(Brief.objects.filter(pk__in=movable.values("pk"))))


def file_anew(briefs, *, by):
    """File briefs by the rule of the house, each with a revision; `tell` has to follow.

    Returns their ids. Queries: a fixed number, however many they are
    """
    if not briefs:
        return []
    held = Brief.objects.filter(pk__in=[brief.pk for brief in lock(*briefs)])
    records = {parts.pk: record_of(parts, parts) for parts in with_records(held)}
    known = set(Revision.objects.present().filter(brief__in=held).values_list("brief", flat=True))
    moved, steps, now = [], [], timezone.now()
    for brief in misfiled(held):
        before = records[brief.pk]
        if brief.pk not in known:
            steps.append(imported_state(brief, before))
        brief.version, brief.changed_at = brief.version + 1, now
        after = before | {"filed_on": iso(brief.filed_on), "filed_by": str(brief.filed_by)}
        # Nobody's words: whom the house files anew has written nothing of it.
        told = {"note": _("Filed anew: its document is said to be otherwise."), "record": after}
        steps.append(revision_of(brief, Verb.WRITE, by=by, at=now, **told))
        moved.append(brief)
    Brief.objects.bulk_update(moved, ["filed_on", "filed_by", "version", "changed_at"])
    Revision.objects.bulk_create(steps)
    return [brief.pk for brief in moved]


def _left_where_they_are(briefs):
    if not briefs:
        return ""
    named = ", ".join(f"“{brief}”" for brief in briefs[:_NAMED])
    more = len(briefs) - _NAMED
    named += ngettext(" and %d more", " and %d more", more) % more if more > 0 else ""
    return _("Filed under another day by this, with the next save of an editor: %s.") % named
