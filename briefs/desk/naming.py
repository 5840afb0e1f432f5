"""Verbs on names: rename tags, merge sources. Old addresses keep leading to them."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Brief, Citation, Document, Source, SourceSlug, Tag, TagSlug
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
