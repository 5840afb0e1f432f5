"""What a merge of two tags took over, so that it can be undone."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from ..text import limits
from .slugs import SLUG_LENGTH


class TagMerge(models.Model):
    """A tag as it was before it became a name of another one.

    was, into   ids of the two rows, no foreign keys: the one is gone, and the other may become a
                name of a third one, and be taken apart from it again, under the same id
    names       its other names as they are compared; slugs, its former addresses
    alone       ids of the briefs that bore it and not the other; both, of those that bore the two
    """

    was = models.BigIntegerField(unique=True)
    into = models.BigIntegerField(db_index=True)
    name = models.CharField(max_length=limits.NAME)
    slug = models.SlugField(max_length=SLUG_LENGTH)
    kind = models.CharField(max_length=12)
    code = models.CharField(max_length=3, blank=True)
    suggested = models.BooleanField()
    imported = models.CharField(max_length=64, blank=True)
    names = models.JSONField(default=list)
    slugs = models.JSONField(default=list)
    alone = models.JSONField(default=list)
    both = models.JSONField(default=list)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-id"]

    @property
    def briefs(self):
        """How many briefs bore it."""
        return len(self.alone) + len(self.both)

    def __str__(self):
        return self.name
