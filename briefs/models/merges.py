"""What a merge of two tags, or of two sources, took over, so that it can be undone."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from ..text import limits
from .citation import Citation
from .slugs import SLUG_LENGTH
from .tag import TaggedBrief


class NameMerge(models.Model):
    """A tag or source as it was before it became part of another one.

    was, into   ids of the two rows, no foreign keys: the one is gone, and the other may become
                part of a third one, and be taken apart from it again, under the same id
    slugs       its former addresses
    names       its other names, as they are compared
    alone       its ties to briefs that the other one did not have; both, those that the two had
    briefs      how many briefs it had
    """

    # The model that ties a brief to such a thing, and its columns: the brief, the thing, what tells
    # two ties of one brief to one thing apart, and what else it says.
    tie, brief, thing, apart, said = None, "", "", (), ()

    was = models.BigIntegerField(unique=True)
    into = models.BigIntegerField(db_index=True)
    name = models.CharField(max_length=limits.NAME)
    slug = models.SlugField(max_length=SLUG_LENGTH)
    slugs = models.JSONField(default=list)
    names = models.JSONField(default=list)
    alone = models.JSONField(default=list)
    both = models.JSONField(default=list)
    briefs = models.PositiveIntegerField(db_default=0)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
        ordering = ["-at", "-id"]

    def __str__(self):
        return self.name

    @classmethod
    def entry(cls, columns):
        """Return what `both` keeps of a tie, and `alone` of one with the columns of its key."""
        return columns

    @classmethod
    def columns(cls, entry):
        """Return the columns of a tie that is kept there, as a dictionary."""
        return entry

    @classmethod
    def key(cls, columns):
        """Return what tells a tie from all others to one thing, the id of its brief first."""
        return columns[cls.brief], *(columns[name] for name in cls.apart)

    @property
    def brief_ids(self):
        """The ids of the briefs that it had."""
        return {self.columns(entry)[self.brief] for entry in (*self.alone, *self.both)}


class TagMerge(NameMerge):
    """A tag that was merged. Of a tie the id of its brief is kept."""

    tie, brief, thing = TaggedBrief, "content_object_id", "tag_id"

    kind = models.CharField(max_length=12)
    code = models.CharField(max_length=3, blank=True)
    suggested = models.BooleanField()
    imported = models.CharField(max_length=64, blank=True)

    @classmethod
    def entry(cls, columns):
        return columns[cls.brief]

    @classmethod
    def columns(cls, entry):
        return {cls.brief: entry}


class SourceMerge(NameMerge):
    """A source that was merged. Of a tie its columns are kept.

    row        its own columns, by name
    documents  the ids of those that it hosted
    """

    tie, brief, thing = Citation, "brief_id", "source_id"
    apart = ("role", "clipping_id", "address")
    said = ("title", "published_on", "published_precision", "note", "position")

    row = models.JSONField(default=dict)
    documents = models.JSONField(default=list)

    @classmethod
    def entry(cls, columns):
        day = columns.get("published_on")
        return columns | ({"published_on": day.isoformat()} if day else {})

    @classmethod
    def key(cls, columns):
        """A clipping is cited once in a role, whatever address stands beside it."""
        brief, role, clipping, address = super().key(columns)
        return brief, role, clipping, "" if clipping else address
