"""Addresses that last: a slug that was ever public keeps leading to its thing."""

import re

from django.db import models
from django.utils.text import slugify

SLUG_LENGTH = 80

# Small words: an address that was cut does not end with one.
_SMALL = re.compile(
    "an?|and|at|by|for|from|in|of|on|or|the|to|with"
    "|al|con|del?|el?|en|las?|los?|para|por|que|una?|y"
    "|ao?|com|d[ao]s?|em|n[ao]|os|uma?|aux?|des|du|et|le|les|ou|sur"
    "|auf|das|de[mnr]|die|eine?|im|mit|nach|und|von|zu[mr]?"
)
_IN_FIGURES = re.compile(r"(?<=\d)[.,](?=\d)")


class FormerSlug(models.Model):
    """A slug under which a thing was once found. Subclasses add the thing as a foreign key.

    `of` names that key.
    """

    of = None
    slug = models.SlugField(max_length=SLUG_LENGTH, unique=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.slug

    @classmethod
    def taken(cls, slug, but=None):
        """Say whether a thing of this kind has or had a slug; the one with id `but` may have it."""
        kind = cls._meta.get_field(cls.of).related_model
        present = kind.objects.filter(slug=slug).exclude(pk=but)
        return present.exists() or cls.objects.filter(slug=slug).exists()

    @classmethod
    def follow(cls, thing):
        """Give a thing that is called otherwise the slug of its name; the one it had leads on.

        The thing is not saved.
        """
        old, its = thing.slug, cls.objects.filter(**{cls.of: thing})
        its.filter(slug=stem(thing.name, cls.of)).delete()
        thing.slug = free_slug(
            thing.name, fallback=cls.of, taken=lambda slug: slug != old and cls.taken(slug)
        )
        if thing.slug != old:
            its.get_or_create(slug=old, defaults={cls.of: thing})


def stem(text, fallback, mark=""):
    """Return the slug that a text has where nothing else has it.

    text      a headline or name; where nothing of it can stand in a slug, `fallback` is used
    mark      what stands behind the words, whether or not they are taken
    """
    # Else 4.5 would become 45.
    slug = slugify(_IN_FIGURES.sub("-", text))
    most = SLUG_LENGTH - 8 - len(mark)
    if len(slug) > most:
        slug = slug[:most].rsplit("-", 1)[0]
        while "-" in slug and _SMALL.fullmatch(slug.rpartition("-")[2]):
            slug = slug.rpartition("-")[0]
    slug = slug.strip("-_") or fallback
    return f"{slug}-{mark}" if mark else slug


def free_slug(text, *, fallback, taken, mark=""):
    """Return the slug of a text as `stem` makes it, numbered where it is taken.

    taken     a function from slug to bool that looks at present and former slugs
    Where n things of one name are numbered without a gap, `taken` is called 2 log n times.
    """
    first = stem(text, fallback, mark)
    if not taken(first):
        return first
    last, free = 1, 2
    while taken(f"{first}-{free}"):
        last, free = free, 2 * free
    while free - last > 1:
        middle = (last + free) // 2
        if taken(f"{first}-{middle}"):
            last = middle
        else:
            free = middle
    return f"{first}-{free}"
