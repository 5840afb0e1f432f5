"""Verbs on what briefs name: keep a source, keep a tag. Readers see the change at once."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ...models import Source, SourceSlug, Tag
from ...text.fold import fold
from ..changing.change import retrying
from ..changing.outcomes import Invalid, Outcome
from ..grounds.offers import corrected
from ..grounds.resting import tell_of_document
from ..names.naming import give_name, held, require_perm, tell_readers
from ..stories.same_text import supersede_earlier

# What a form asks. The rest of a row may have been read anew since the form was opened.
_SAID_OF_DOCUMENTS = (
    "title",
    "host",
    "address",
    "kind",
    "language",
    "byline",
    "published_on",
    "published_precision",
    "predecessor",
)


@retrying
@transaction.atomic
def keep_source(source, *, by):
    """Save a new or changed source and tell index and edition."""
    right = "change" if source.pk else "add"
    require_perm(by, f"briefs.{right}_source", _("You do not have the right to change sources."))
    if source.pk:
        before = held(source)
        source.slug = before.slug
        if fold(source.name) != before.folded:
            SourceSlug.follow(source)
    other = Source.objects.filter(folded=fold(source.name)).exclude(pk=source.pk).first()
    if other:
        raise Invalid({"name": [_("There is a source “%s” already.") % other]})
    source.save()
    tell_readers(source.citations.values_list("brief_id", flat=True).distinct())
    return Outcome(None, _("The source “%s” is kept.") % source)


@retrying
@transaction.atomic
def keep_document(document, *, by):
    """Save what the desk says of a document, and tell those who read briefs that rest on it."""
    sentence = _("You do not have the right to change documents.")
    require_perm(by, "briefs.change_document", sentence)
    before = held(document)
    document.offers = before.offers
    corrected(document, before)
    document.save(update_fields=[*_SAID_OF_DOCUMENTS, "offers"])
    if document.predecessor_id != before.predecessor_id:
        supersede_earlier(document, timezone.now())
    tell_of_document(document, by=by)
    return Outcome(None, _("The document “%s” is kept.") % document)


@retrying
@transaction.atomic
def keep_tag(tag, *, by, other_names=None):
    """Save a new or changed tag and tell index and edition; its former address keeps working.

    other_names  called when the tag is saved, to keep its other names: the index reads them too
    A new tag asks for the same right: who may add tags alone does so by `new_tag`, in a brief.
    """
    require_perm(by, "briefs.change_tag", _("You do not have the right to change tags."))
    kept = held(tag) if tag.pk else None
    other = Tag.objects.named(tag.name).exclude(pk=tag.pk).first()
    if other:
        raise Invalid({"name": [_("This is a name of the tag “%s”.") % other]})
    if kept and kept.name != tag.name:
        give_name(kept, tag.name)
        tag.slug = kept.slug
    tag.save()
    if other_names:
        other_names()
    tell_readers(tag.tagged.values_list("content_object_id", flat=True))
    return Outcome(None, _("The tag “%s” is kept.") % tag)
