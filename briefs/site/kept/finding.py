"""From a slug to its thing: what is hidden answers like what is missing, old slugs lead on."""

import re

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse

from ...models import Brief
from .caching import counted_once

SLUG = re.compile(r"[-a-zA-Z0-9_]+")


def is_slug(text):
    """Say whether a text could be a slug; the database need not be asked of any other."""
    return bool(SLUG.fullmatch(text))


def named(state, model, slug):
    """Return the public tag or source with this slug, or None; found once an edition."""
    return found_once(state, model, "slug", slug)


def asked_for(state, model, slug):
    """As `named`; a slug that the thing had before it was renamed or merged finds it too."""
    return named(state, model, slug) or found_once(state, model, "former_slugs__slug", slug)


def found_once(state, model, column, slug):
    if not is_slug(slug):
        return None

    def find():
        return model.objects.public().filter(**{column: slug}).first()

    return counted_once(state, f"{model.__name__} {column} {slug}", find)


def find_named(request, model, slug, show):
    """Show the tag or source with this slug, or lead from a slug that it had before."""
    thing = named(request.state, model, slug)
    return show(thing) if thing else lead_on(request, model.objects.public(), slug)


def find(request, things, slug, show):
    thing = things.filter(slug=slug).first()
    return show(thing) if thing else lead_on(request, things, slug)


def find_stone(request, slug, show_stone):
    """Lead from a former slug of a public brief, or show the stone of a withdrawn one."""
    try:
        return lead_on(request, Brief.objects.public(), slug)
    except Http404:
        stones = Brief.objects.stones().only("id", "slug")
        return find(request, stones, slug, lambda stone: show_stone(stone.pk))


def lead_on(request, things, slug):
    """Lead from a former slug to the same page of its thing, from a feed to its feed.

    Errors: Http404 where nothing public had it.
    """
    if not (thing := things.filter(former_slugs__slug=slug).first()):
        raise Http404
    asked = request.resolver_match
    path = reverse(asked.view_name, kwargs=asked.kwargs | {"slug": thing.slug})
    query = request.META.get("QUERY_STRING")
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)
