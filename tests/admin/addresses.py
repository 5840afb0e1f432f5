"""Every address of the admin, found by walking the resolver, and what to call it with."""

from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver


def admin_patterns():
    """Yield (name, names of the arguments) of each address under the admin, unnamed ones too."""
    resolver = next(
        found
        for found in get_resolver().url_patterns
        if isinstance(found, URLResolver) and found.app_name == "admin"
    )
    yield from patterns_in(resolver, ())


def patterns_in(resolver, taken):
    for found in resolver.url_patterns:
        arguments = (*taken, *found.pattern.converters)
        if not arguments:
            arguments = tuple(getattr(found.pattern.regex, "groupindex", ()))
        if isinstance(found, URLPattern):
            yield found.name, arguments
        else:
            yield from patterns_in(found, arguments)
