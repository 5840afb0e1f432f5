"""Another brief that tells of one day in the same figures: its clippings may be in two languages,
and share no words with those of this one."""

from django.db.models import Count

from ...models import Brief
from ..changing.record import TEXT
from ..grounds.stated import Text
from ..grounds.written_in import written_in

# Of the briefs of one day so many are compared, the newest first.
MOST = 20
SHARED_FIGURES, SHARED_TAGS = 2, 2
# Below it numbers agree by chance.
TELLING = 10


def of_one_day(brief, tags):
    """Return the brief of the same day that shares most figures with this one, and two tags; None
    where none shares enough. Queries: one."""
    ours = figures_of(brief)
    if brief.event_on is None or len(ours) < SHARED_FIGURES or len(tags) < SHARED_TAGS:
        return None
    own = {brief.pk, brief.rework_of_id, brief.merged_into_id} - {None}
    others = Brief.objects.filter(filed_on=brief.event_on, tagged__tag__in=tags, rework_of=None)
    others = others.exclude(status=Brief.Status.WITHDRAWN).exclude(pk__in=own)
    near = others.annotate(shared=Count("tagged")).filter(shared__gte=SHARED_TAGS).order_by("-pk")
    shared = [(len(ours & figures_of(other)), other) for other in near[:MOST]]
    most, other = max(shared, key=lambda pair: pair[0], default=(0, None))
    return other if most >= SHARED_FIGURES else None


def figures_of(brief):
    """Return the values of the figures in a brief's own text, in whatever words."""
    language = written_in(brief)
    texts = (Text(getattr(brief, name), language) for name in TEXT)
    return {f.value.value for text in texts for f in text.figures if f.value.value >= TELLING}
