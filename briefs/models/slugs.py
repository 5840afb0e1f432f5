"""Addresses that last: a slug that was ever public keeps leading to its thing."""

import re

from django.db import models
from django.utils.text import slugify

SLUG_LENGTH = 80

# What no address that was cut ends with.
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


def free_slug(text, *, fallback, taken, mark=""):
    """Return a slug made of text that `taken(slug)` does not know, numbered where needed.

    text      a headline or name; where nothing of it can stand in a slug, `fallback` is used
    taken     a function from slug to bool that looks at present and former slugs
    mark      what stands behind the words, whether or not they are taken
    """
    # Taken out, the mark would leave 45 of 4.5.
    stem = slugify(_IN_FIGURES.sub("-", text))
    most = SLUG_LENGTH - 8 - len(mark)
    if len(stem) > most:
        stem = stem[:most].rsplit("-", 1)[0]
        while "-" in stem and _SMALL.fullmatch(stem.rpartition("-")[2]):
            stem = stem.rpartition("-")[0]
    stem = stem.strip("-_") or fallback
    if mark:
        stem = f"{stem}-{mark}"
    slug, number = stem, 1
    while taken(slug):
        number += 1
        slug = f"{stem}-{number}"
    return slug
