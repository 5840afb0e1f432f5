"""The addresses of a brief: the one that it has, those that it had."""

from datetime import timedelta
from functools import partial

from django.db import models
from django.utils import timezone

from .slugs import FormerSlug, free_slug, stem

# So near its minute a brief keeps its address: readers may have it before the other one does.
SOON = timedelta(minutes=1)


class BriefSlug(FormerSlug):
    """An address under which a brief was public before."""

    of = "brief"

    brief = models.ForeignKey("briefs.Brief", on_delete=models.CASCADE, related_name="former_slugs")


def slug_mark(uid):
    """Return what marks the slug of a brief that waits for its minute.

    Had it the plain one, a number in the address of a live brief would tell of what is to come.
    """
    return uid.hex[:6]


def marked_slug(brief):
    """Return the address of a brief that waits, whether or not a plain one is taken."""
    taken = partial(BriefSlug.taken, but=brief.pk)
    return free_slug(brief.headline, fallback="brief", taken=taken, mark=slug_mark(brief.uid))


def plain_slug(brief):
    """Return the address that its headline makes, whether or not it is taken."""
    return stem(brief.headline, "brief")


def in_the_way(slugs):
    """Return the briefs that wait for a minute under one of these addresses, not soon."""
    from .brief import Brief

    soon = timezone.now() + SOON
    return Brief.objects.scheduled().filter(slug__in=slugs, first_published_at__gt=soon)


def make_room(slugs):
    """Let nobody who waits for a minute keep one of these addresses from a brief that is out now.

    A fixture may have given it. Nobody has seen it there, so it takes its marked one instead; a
    number behind the other's address would tell of it.
    """
    for brief in in_the_way(slugs):
        brief.slug = marked_slug(brief)
        brief.save(update_fields=["slug"])
