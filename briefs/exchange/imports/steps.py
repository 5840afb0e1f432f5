"""What an import leaves in the history of a brief that it overwrites.

A brief that comes in for the first time needs nothing: it stands there as it came, and the first
verb keeps that. Of a draft that a program read and a command brought, and that a command brings
again, nothing is kept either: nobody had a hand in it.
"""

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q

from ...desk import record_of, with_records
from ...desk.changing.change import revision_of
from ...models import Brief, Revision
from ...models.revision import Verb


def by_hand():
    """Return the steps that somebody made here, for an Exists() of each brief: not the imports."""
    return Revision.objects.filter(brief=OuterRef("pk")).exclude(verb=Verb.IMPORT)


def keep_former(run, ids):
    """Keep what is about to be overwritten, unless the history holds it.

    Returns the ids of those of the briefs whose history goes on.
    """
    briefs = Brief.objects.filter(pk__in=ids)
    if run.by is None:
        begun = Exists(Revision.objects.filter(brief=OuterRef("pk")))
        briefs = briefs.filter(Q(importer__isnull=False) | begun)
    briefs = list(with_records(briefs.select_related("importer")))
    kept = Revision.objects.present().filter(brief__in=briefs)
    held = set(kept.values_list("brief", flat=True))
    Revision.objects.bulk_create(
        _step(brief, by=brief.importer, at=brief.changed_at)
        for brief in briefs
        if brief.pk not in held
    )
    return [brief.pk for brief in briefs]


def keep_present(run, ids):
    """Keep what was just brought in over these briefs, as a step of whoever brought it."""
    by = get_user_model().objects.get(pk=run.by) if run.by and ids else None
    briefs = with_records(Brief.objects.filter(pk__in=ids))
    Revision.objects.bulk_create(_step(brief, by=by, at=run.now) for brief in briefs)


def _step(brief, *, by, at):
    return revision_of(brief, Verb.IMPORT, by=by, at=at, record=record_of(brief, brief))
