"""From a slug to its thing: what is hidden answers like what is missing, old slugs lead on."""

from django.http import Http404, HttpResponsePermanentRedirect

from ..models import Brief, Source, Tag
from .caching import counted_once


def named(state, things, slug):
    """Return the thing with this slug, or None; found once an edition.

    things  a function that makes the queryset of the public ones
    """
    if not slug.isprintable():
        return None
    name = f"{things.__qualname__} {slug}"
    return counted_once(state, name, lambda: things().filter(slug=slug).first())


def public_tags():
    return Tag.objects.public()


def public_sources():
    return Source.objects.public()


def tag_named(state, slug):
    return named(state, public_tags, slug)


def source_named(state, slug):
    return named(state, public_sources, slug)


def find_tag(state, slug, show):
    """Show the tag with this slug, or lead from a slug that it had before."""
    return show(tag) if (tag := tag_named(state, slug)) else lead_on(public_tags(), slug)


def find_source(state, slug, show):
    source = source_named(state, slug)
    return show(source) if source else lead_on(public_sources(), slug)


def lead_on(things, slug):
    if thing := things.filter(former_slugs__slug=slug).first():
        return HttpResponsePermanentRedirect(thing.get_absolute_url())
    raise Http404


def find(things, slug, show):
    if thing := things.filter(slug=slug).first():
        return show(thing)
    return lead_on(things, slug)


def find_brief(slug, show, show_stone):
    """As `find`, with no more of the brief than its address; a withdrawn one shows its stone."""
    try:
        return find(Brief.objects.public().only("id", "slug"), slug, show)
    except Http404:
        return find(Brief.objects.stones().only("id", "slug"), slug, show_stone)
