"""Verbs on what briefs name: keep a source, keep a tag. Readers see the change at once."""

from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Tag
from .change import retrying
from .naming import rename_tag, require_right, tell_readers
from .outcomes import Outcome


@retrying
@transaction.atomic
def keep_source(source, *, by):
    """Save a new or changed source and tell index and edition."""
    right = "change" if source.pk else "add"
    require_right(by, f"briefs.{right}_source", _("You do not have the right to change sources."))
    source.save()
    tell_readers(source.citations.values_list("brief_id", flat=True).distinct())
    return Outcome(None, _("The source “%s” is kept.") % source)


@retrying
@transaction.atomic
def keep_tag(tag, *, by, other_names=None):
    """Save a new or changed tag and tell index and edition; its former address keeps working.

    other_names  called when the tag is saved, to keep its other names: the index reads them too
    """
    right = "change" if tag.pk else "add"
    require_right(by, f"briefs.{right}_tag", _("You do not have the right to change tags."))
    kept = Tag.objects.filter(pk=tag.pk).first() if tag.pk else None
    if kept and kept.name != tag.name:
        rename_tag(kept, tag.name, by=by)
        tag.slug = Tag.objects.values_list("slug", flat=True).get(pk=tag.pk)
    tag.save()
    if other_names:
        other_names()
    tell_readers(tag.tagged.values_list("content_object_id", flat=True))
    return Outcome(None, _("The tag “%s” is kept.") % tag)
