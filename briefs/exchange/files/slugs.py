"""Slugs for many new rows at once, and the former slugs and names that a fixture carries."""

from itertools import batched

from django.utils.translation import gettext as _

from ... import models
from ...models.slugs import free_slug
from .schema import KINDS

FORMER = {
    "source": (models.Source, models.SourceSlug),
    "tag": (models.Tag, models.TagSlug),
    "brief": (models.Brief, models.BriefSlug),
}


class Slugs:
    """Gives out slugs of one kind that neither a row nor a former slug has."""

    def __init__(self, kind):
        self.kind = kind
        self._tables = FORMER[kind]
        self._taken = set()

    def look_up(self, wanted):
        """Learn in two queries which of the wanted slugs are taken."""
        wanted = list(wanted)
        self._taken = set()
        for table in self._tables:
            self._taken |= set(table.objects.filter(slug__in=wanted).values_list("slug", flat=True))

    def give(self, slug):
        """Return the slug, which was looked up before, if it is free; else one with a number."""
        if slug in self._taken:
            slug = free_slug(slug, fallback=self.kind, taken=self._is_taken)
        self._taken.add(slug)
        return slug

    def is_taken(self, slug):
        """Say of a slug that was looked up whether it is taken."""
        return slug in self._taken

    def _is_taken(self, slug):
        _table, former = self._tables
        return slug in self._taken or former.taken(slug)


def take_former(run, file, name, id_of):
    """Write the former slugs or names of a kind. One that leads elsewhere by now is left alone.

    name   of their own kind, such as tagslug
    id_of  a function from the natural keys of a batch to a dictionary of row ids
    """
    (kind,) = KINDS[name].refer
    table, former = FORMER[kind][0], KINDS[name].model
    column = "slug" if "slug" in KINDS[name].key else "folded"
    for batch in batched(run.staging.each(file, name), 500):
        ids = id_of([record.fields[kind][0] for record in batch])
        same = {f"{column}__in": [record.key for record in batch]}
        here = dict(former.objects.filter(**same).values_list(column, f"{kind}_id"))
        used = set(table.objects.filter(**same).values_list(column, flat=True))
        new = []
        for record in batch:
            row = ids.get(record.fields[kind][0])
            if row is None:
                wrong, cure = _("there is no such %s") % kind, _("add its record")
                run.refuse(name, record, kind, record.fields[kind][0], wrong, cure)
            elif here.get(record.key) == row:
                run.report.add(name, "unchanged")
            elif record.key in here or record.key in used:
                run.report.add(name, "kept")
            else:
                own = record.fields | {column: record.key, f"{kind}_id": row}
                new.append(former(**{field: own[field] for field in own.keys() - {kind}}))
                run.report.add(name, "created")
        former.objects.bulk_create(new)
        # Readers are led on by them. Of a brief also to its stone.
        named = {getattr(row, f"{kind}_id") for row in new}
        public = table.objects.public()
        shown = public | table.objects.stones() if kind == "brief" else public
        run.visible = run.visible or shown.filter(pk__in=named).exists()
