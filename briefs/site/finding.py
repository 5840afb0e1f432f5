"""From a slug to its thing: what is hidden answers like what is missing, old slugs lead on."""

from django.http import Http404, HttpResponsePermanentRedirect

from ..models import Brief, Source, Tag


def find(things, slug, show):
    """Show the thing with this slug, or lead from a slug that it had before."""
    if thing := things.filter(slug=slug).first():
        return show(thing)
    if thing := things.filter(former_slugs__slug=slug).first():
        return HttpResponsePermanentRedirect(thing.get_absolute_url())
    raise Http404


def find_tag(slug, show):
    return find(Tag.objects.public(), slug, show)


def find_source(slug, show):
    return find(Source.objects.public(), slug, show)


def find_brief(slug, show, show_stone):
    """As `find`, with no more of the brief than its address; a withdrawn one shows its stone."""
    try:
        return find(Brief.objects.public().only("id", "slug"), slug, show)
    except Http404:
        return find(Brief.objects.stones().only("id", "slug"), slug, show_stone)
