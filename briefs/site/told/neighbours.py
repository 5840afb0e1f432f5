"""The briefs that stand next to a brief by filing date."""

import itertools
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ...models import Brief
from ...models.addresses import address_of
from ..kept.questions import ID, Question
from ..kept.state import HOUR
from ..wording import dates
from .related import Kin

# Stands in the question for the day under which the brief is filed.
DAY = date(1, 2, 3)


def beside(hour, day, pk):
    """Ask for the public briefs right before and after a place; each is read off an index."""
    public = Brief.objects.public(at=hour)
    newer = public.filter(Q(filed_on__gt=day) | Q(id__gt=pk), filed_on__gte=day)
    older = public.filter(Q(filed_on__lt=day) | Q(id__lt=pk), filed_on__lte=day)
    next_one = newer.order_by("filed_on", "id").values("id")[:1]
    one_before = older.newest_first().values("id")[:1]
    return public.filter(Q(id=next_one) | Q(id=one_before)).newest_first().values_list(*Kin._fields)


BESIDE = Question("newsroom_beside", beside, [HOUR, DAY, ID])


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The next brief by filing date, to either side."""

    side: str
    headline: str
    language: str
    url: str
    when: str


def neighbours_of(brief):
    """Return the public briefs that stand next to a public brief in the list of all."""
    place, found = (brief.filed_on, brief.pk), BESIDE.rows(timezone.now(), brief.filed_on, brief.pk)
    return [
        Neighbour(
            side=_("Newer") if (other.filed_on, other.id) > place else _("Older"),
            headline=other.headline,
            language=other.language,
            url=address_of("briefs:brief", other.slug),
            when=dates.standing(other).text,
        )
        for other in itertools.starmap(Kin, found)
    ]
