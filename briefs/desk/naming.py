"""Verbs on names: rename and merge tags, merge sources. Old addresses keep leading to them."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import (
    Brief,
    Citation,
    Document,
    Source,
    SourceSlug,
    Tag,
    TaggedBrief,
    TagName,
    TagSlug,
)
from ..models.slugs import free_slug
from .change import retrying
from .outcomes import Invalid, NotAllowed, NotPossible, Outcome
from .telling import tell


def require_right(by, right, sentence):
    if not (by.is_active and by.has_perm(right)):
        raise NotAllowed(sentence)


def tell_readers(ids):
    """Index and count the briefs again, and a visible change if a reader could see any of them."""
    ids = list(ids)
    seen = len(ids) > 1000 or Brief.objects.public().filter(pk__in=ids).exists()
    tell(ids, counted=ids, seen=seen)


def held(thing):
    """Read a tag or a source again and hold its row, or refuse where somebody merged it."""
    found = type(thing).objects.select_for_update().filter(pk=thing.pk).first()
    if found is None:
        raise NotPossible(_("“%s” is no longer there: somebody merged or deleted it.") % thing)
    return found


@retrying
@transaction.atomic
def merge_tags(tag, into, *, by):
    """Make `tag` a name of `into`: its briefs, aliases and addresses go over."""
    require_right(by, "briefs.merge_tag", _("You do not have the right to merge tags."))
    if tag.pk == into.pk:
        raise NotPossible(_("A tag cannot be merged into itself."))
    tags = Tag.objects.select_for_update().order_by("pk").in_bulk([tag.pk, into.pk])
    if len(tags) < 2:
        raise NotPossible(_("One of the two tags is no longer there."))
    tag, into = tags[tag.pk], tags[into.pk]
    if tag.kind != into.kind and (tag.code or not tag.suggested):
        # What kind a suggestion is was guessed; what an editor said is not undone in passing.
        said = {"one": tag, "kind": tag.get_kind_display()}
        said |= {"other": into, "other_kind": into.get_kind_display()}
        raise NotPossible(
            _(
                "“%(one)s” is of the kind %(kind)s, “%(other)s” %(other_kind)s: if they are one, "
                "give them one kind first."
            )
            % said
        )
    # Held, so that no brief that is being written drops one tag while it loses the other here.
    ties = TaggedBrief.objects.select_for_update().filter(tag__in=[tag, into]).order_by("pk")
    carry = {tag.pk: [], into.pk: []}
    for one, brief in ties.values_list("tag_id", "content_object_id"):
        carry[one].append(brief)
    briefs = carry[tag.pk]
    name, address = tag.name, tag.get_absolute_url()
    hand_over(tag.pk, into.pk, slug=tag.slug)
    tell_readers(briefs)
    said = _("“%(one)s” is now a name of “%(other)s”.") % {"one": name, "other": into}
    return Outcome(None, f"{said} {gone_over(briefs, address, into)}")


def hand_over(tag, into, *, slug):
    """Give ties, names and addresses of one tag to another, by their ids, and take it away.

    slug  its own address, if that is to lead to the other; ""
    """
    both = TaggedBrief.objects.filter(tag=into).values("content_object")
    TaggedBrief.objects.filter(tag=tag, content_object__in=both).delete()
    TaggedBrief.objects.filter(tag=tag).update(tag=into)
    TagName.objects.filter(tag=tag).update(tag=into, main=False)
    TagSlug.objects.filter(tag=tag).update(tag=into)
    Tag.objects.filter(pk=tag).delete()
    if slug:
        TagSlug.objects.create(tag_id=into, slug=slug)


@retrying
@transaction.atomic
def rename_tag(tag, name, *, by):
    """Give a tag a new main name and address; the old ones keep leading to it."""
    require_right(by, "briefs.change_tag", _("You do not have the right to change tags."))
    tag = held(tag)
    if tag.name == name:
        return Outcome(None, _("Nothing was changed."), changed=False)
    other = Tag.objects.named(name).exclude(pk=tag.pk).first()
    if other:
        raise Invalid({"name": [_("This is a name of the tag “%s”.") % other]})
    old = tag.slug
    tag.name = name
    tag.former_slugs.filter(slug=free_slug(name, fallback="tag", taken=lambda slug: False)).delete()
    tag.slug = ""
    tag.slug = free_slug(name, fallback="tag", taken=lambda s: s != old and TagSlug.taken(s))
    tag.save()
    if tag.slug != old:
        TagSlug.objects.get_or_create(tag=tag, slug=old)
    tell_readers(tag.tagged.values_list("content_object_id", flat=True))
    return Outcome(None, _("The tag is now called “%s”.") % tag)


@retrying
@transaction.atomic
def merge_sources(source, into, *, by):
    """Make `source` part of `into`: its citations, documents and addresses go over."""
    require_right(by, "briefs.merge_source", _("You do not have the right to merge sources."))
    if source.pk == into.pk:
        raise NotPossible(_("A source cannot be merged into itself."))
    sources = Source.objects.select_for_update().order_by("pk").in_bulk([source.pk, into.pk])
    if len(sources) < 2:
        raise NotPossible(_("One of the two sources is no longer there."))
    source, into = sources[source.pk], sources[into.pk]
    # Held, as the ties of tags are.
    cited = Citation.objects.select_for_update().filter(source__in=[source, into]).order_by("pk")
    ties = cited.values_list("source_id", "brief_id")
    briefs = {brief for one, brief in ties if one == source.pk}
    _cite_once(source, into)
    source.citations.update(source=into)
    Document.objects.filter(host=source).update(host=into)
    SourceSlug.objects.filter(source=source).update(source=into)
    slug, name, address = source.slug, source.name, source.get_absolute_url()
    source.delete()
    SourceSlug.objects.create(source=into, slug=slug)
    tell_readers(briefs)
    said = _("“%(one)s” is now part of “%(other)s”.") % {"one": name, "other": into}
    return Outcome(None, f"{said} {gone_over(briefs, address, into)}")


def gone_over(briefs, address, into):
    """Say how many briefs a merge moved, and where the old address leads."""
    n, there = len(briefs), into.get_absolute_url()
    moved = ngettext("%(n)d brief went over.", "%(n)d briefs went over.", n) % {"n": n}
    if not n:
        moved = _("No brief had to go over.")
    leads = _("%(address)s leads to %(there)s now.") % {"address": address, "there": there}
    return f"{moved} {leads}"


def _cite_once(source, into):
    """Drop citations of `source` in briefs that cite `into` for the same thing."""
    there = into.citations.filter(brief=OuterRef("brief"), role=OuterRef("role"))
    of_clipping = there.filter(clipping=OuterRef("clipping"))
    of_address = there.filter(clipping=None, address=OuterRef("address"))
    source.citations.filter(Exists(of_clipping) | Q(Exists(of_address), clipping=None)).delete()
