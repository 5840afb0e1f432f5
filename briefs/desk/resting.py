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


def tell_of_document(document):
    """Raise the edition where a brief that readers see rests on a document that changed.

    They see its kind, its language, and how many of its lines were kept, under which roles. An
    undated story stands under the day of its document, in an undated digest under that of the
    dated one above it: where that is another day now, or none, approved briefs are filed anew.
    Drafts are with their next save.
    """
    resting = Brief.objects.filter(citations__clipping__document=document).distinct()
    movable = resting.filter(status=Brief.Status.PUBLISHED).exclude(filed_by__in=_SETTLED)
    moved = [brief.pk for brief in movable.order_by("pk") if _is_misfiled(brief)]
    for brief in lock(*(Brief(pk=pk) for pk in moved)):
        _refile(brief)
    tell(moved, counted=moved, seen=resting.public().exists())


def _is_misfiled(brief):
    citations = brief.citations.select_related("clipping__document").order_by("position")
    published = brief.first_published_at
    return filing(brief, citations, published_at=published) != (brief.filed_on, brief.filed_by)


def _refile(brief):
    before = record_of(brief)
    contents.refile(brief)
    # By nobody: it is the rule of the house, and no word of it was written.
    said = _("Filed anew: its document is said to be otherwise.")
    keep(brief, Verb.WRITE, by=None, before=before, note=said)
