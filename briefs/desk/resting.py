"""What follows for the briefs that rest on a document when something else is said of it."""

from django.utils.translation import gettext as _

from ..models import Brief
from ..models.filing import filing
from ..models.revision import Verb
from . import content as contents
from .change import keep, lock
from .record import record_of
from .telling import tell

# Days that no change of a document moves.
_SETTLED = (Brief.FiledBy.EVENT, Brief.FiledBy.EDITOR)


def tell_of_document(document, *, by):
    """Raise the edition where a brief that readers see rests on a document that changed.

    They see its kind, its language, and how many of its lines were kept, under which roles. An
    undated story stands under the day of its document, in an undated digest under that of the
    dated one above it: where that is another day now, or none, approved briefs are filed anew,
    if `by` may change documents, or None holds the shell. Else they are with their next save, as
    drafts are: a decision about a line that waits moves nothing that readers see.
    """
    resting = Brief.objects.filter(citations__clipping__document=document).distinct()
    moved = []
    if by is None or by.has_perm("briefs.change_document"):
        movable = resting.filter(status=Brief.Status.PUBLISHED).exclude(filed_by__in=_SETTLED)
        moved = [brief.pk for brief in movable.order_by("pk") if _is_misfiled(brief)]
    for brief in lock(*(Brief(pk=pk) for pk in moved)):
        _refile(brief, by)
    tell(moved, counted=moved, seen=resting.public().exists())


def _is_misfiled(brief):
    citations = brief.citations.select_related("clipping__document").order_by("position")
    published = brief.first_published_at
    return filing(brief, citations, published_at=published) != (brief.filed_on, brief.filed_by)


def _refile(brief, by):
    before = record_of(brief)
    contents.refile(brief)
    # Nobody's words: whom the house files anew has written nothing of it.
    said = _("Filed anew: its document is said to be otherwise.")
    keep(brief, Verb.WRITE, by=by, before=before, note=said)
