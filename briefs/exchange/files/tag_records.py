"""A tag with all its names: as a fixture brings it, and as the newsroom has it."""

from dataclasses import dataclass, field
from itertools import batched

from django.utils.translation import gettext as _

from ...models import Tag, TagName
from ...models.slugs import stem
from ...text import limits
from .content import Imported


@dataclass
class Incoming:
    """A tag of the file with its names: folded to written. `fields` is None for names alone."""

    record: object
    fields: dict | None
    names: dict = field(default_factory=dict)

    @property
    def suggested(self):
        return self.fields is not None and self.fields.get("suggested", False)

    @property
    def slug(self):
        return self.fields.get("slug") or stem(self.fields["name"], "tag")

    def refuse(self, run, name, wrong, cure):
        """Refuse its record: `name` is the field that does not fit."""
        kind = "tag" if self.fields is not None else "tagname"
        fields = self.record.fields
        value = fields["tag"][0] if name == "tag" else fields["name"]
        run.refuse(kind, self.record, name, value, wrong, cure)


@dataclass
class Here(Imported):
    """A tag of the newsroom with its names."""

    id: int
    name: str
    slug: str
    kind: str
    code: str
    suggested: bool
    imported: str
    names: dict = field(default_factory=dict)

    @property
    def content(self):
        return {
            "name": self.name,
            "kind": self.kind,
            "code": self.code,
            "suggested": self.suggested,
            "names": sorted(self.names),
        }


def incoming(run, file):
    """Return the tags of a file with their names, by the folded name of each."""
    found, coded = {}, {}
    for record in run.staging.each(file, "tag"):
        name, code = record.fields["name"], record.fields.get("code")
        if code and code in coded:
            wrong, cure = _("the tag %s has this code"), _("keep the code with one of them")
            run.refuse("tag", record, "code", code, wrong % coded[code], cure)
            continue
        coded[code] = name
        found[record.key] = Incoming(record, record.fields, {record.key: name})
    for record in run.staging.each(file, "tagname"):
        owner = found.setdefault(record.owner, Incoming(record, None))
        other, name = found.get(record.key), record.fields["name"]
        if other is not None and other is not owner and other.fields is not None:
            wrong = _("the tag %s has this name") % other.fields["name"]
            cure = _("keep the name with one of them")
            run.refuse("tagname", record, "name", name, wrong, cure)
            continue
        owner.names.setdefault(record.key, name)
        if len(owner.names) > limits.ALIASES_PER_TAG + 1:
            wrong = _("a tag has %d aliases at most") % limits.ALIASES_PER_TAG
            run.refuse("tagname", record, "name", name, wrong, _("leave it out"))
    return found


def present(tags):
    """Return the tags of the newsroom that bear a name or code of these, by their id."""
    names = {name for tag in tags.values() for name in tag.names} | set(tags)
    codes = {tag.fields.get("code") for tag in tags.values() if tag.fields} - {None, ""}
    ids = set(Tag.objects.filter(code__in=codes).values_list("pk", flat=True))
    for batch in batched(sorted(names), 500):
        ids |= set(TagName.objects.filter(folded__in=batch).values_list("tag_id", flat=True))
    here = {}
    for batch in batched(sorted(ids), 500):
        fields = ("id", "name", "slug", "kind", "code", "suggested", "imported")
        for row in Tag.objects.filter(pk__in=batch).values(*fields):
            here[row["id"]] = Here(**row)
        owners = TagName.objects.filter(tag__in=batch).values_list("tag_id", "folded", "name")
        for owner, folded, name in owners:
            here[owner].names[folded] = name
    return here
