"""Which part of an event's date the desk inferred: readers see that part in square brackets."""

import re

from django.db import models
from django.db.models import Q
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy

# How a reason says that no year is printed: intake's own words, then those of desks.
_NO_YEAR = re.compile(
    r"^year \d{4} inferred: |\b(?:(?:no|a|any|without) year|(?:sin|ningún|el) año"
    r"|(?:sem|nenhum|o) ano|(?:sans|aucune|pas d['’]) ?année|kein(?:e|en)? (?:Jahr|Jahreszahl))\b",
    re.IGNORECASE,
)


class Part(models.TextChoices):
    YEAR = "year", gettext_lazy("the year")
    DAY = "day", gettext_lazy("the day")
    DATE = "date", gettext_lazy("the whole date")


PARTS = [("", gettext_lazy("nothing, it is as stated")), *Part.choices]

STATED = Q(event_inferred=False, event_inferred_from="", event_inferred_part="")
INFERRED = Q(
    Q(event_inferred_part__in=[Part.YEAR, Part.DATE])
    | Q(event_inferred_part=Part.DAY, event_precision="day"),
    ~Q(event_inferred_from=""),
    event_inferred=True,
    event_on__isnull=False,
)


def part_told(inferred, because):
    """Return the part that a reason tells of, "" where nothing is inferred.

    For fixtures and callers that leave the part out. Where a reason does not say that the year
    alone is missing the whole date counts: brackets too wide mislead nobody.
    """
    if not inferred:
        return ""
    return (Part.YEAR if _NO_YEAR.search(because) else Part.DATE).value


def with_part(content):
    """Return a brief's content, whole or partial, with the part where it tells of an inference."""
    if "event_inferred" not in content or "event_inferred_part" in content:
        return content
    told = part_told(content["event_inferred"], content.get("event_inferred_from", ""))
    return content | {"event_inferred_part": told}


@receiver(pre_save, sender="briefs.Brief")
def tell_part(sender, instance, **kwargs):
    """A fixture that `loaddata` reads may leave the part out."""
    if instance.event_inferred and not instance.event_inferred_part:
        instance.event_inferred_part = part_told(True, instance.event_inferred_from)
