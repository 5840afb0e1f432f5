"""Addresses of what has a page: a name is resolved once, not for each link of a page."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse


def address_of(name, slug):
    """Return what `reverse` would, of the view with this name that takes a slug alone."""
    before, after = around_slug(name, get_script_prefix())
    return f"{before}{slug}{after}"


def fixed_address(name, *args):
    """Return what `reverse` would, of one of few pages: the months of an archive, the standards."""
    return resolved(name, args, get_script_prefix())


@lru_cache(maxsize=512)
def resolved(name, args, prefix):
    """prefix  that of the server, as `reverse`"""
    return reverse(name, args=args)


@lru_cache(maxsize=16)
def around_slug(name, prefix):
    """Return what stands before a slug and behind it."""
    before, _slug, after = reverse(name, args=["slug"]).rpartition("slug")
    return before, after
