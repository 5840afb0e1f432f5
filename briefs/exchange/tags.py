"""Tags of a fixture and their names, matched by any of their names or by country code."""

from dataclasses import dataclass, field
from itertools import batched

from django.utils.translation import gettext as _

from ..desk.tag_merging import hand_over
from ..models import Brief, Tag, TagName, TagSlug
from ..text import limits
from ..text.fold import fold
from .content import digest
from .natural import fold_once
from .slugs import Slugs, stem, take_former_slugs
from .stamps import keeping_stamps


@dataclass
class Incoming:
    """A tag of the file with its names: folded to written. `fields` is None for names alone."""

    record: object
    fields: dict | None
    names: dict = field(default_factory=dict)

    @property
    def suggested(self):
        return self.fields is not None and self.fields.get("suggested", False)


@dataclass
class Here:
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

    @property
    def edited(self):
        """Changed since it was last imported, or made here."""
        return self.imported != digest(self.content)


class Tags:
    """The tags of one file on their way in."""

    def __init__(self, run, file):
        self.run = run
        self.file = file
        self.incoming = {}
        self.here = {}
        self.by_name = {}
        self.by_code = {}
        self.slugs = Slugs("tag")

    def take(self):
        self._read()
        self._look_up()
        new = []
        for folded, tag in self.incoming.items():
            found = self._found(folded, tag)
            if found:
                self._update(tag, found[0], self._merged(tag, found[0], found[1:]))
            elif tag.fields is None:
                self._refuse(tag, "tag", _("there is no such tag"), _("add its record"))
            else:
                new.append((tag, self._made(tag)))
        Tag.objects.bulk_create(made for _tag, made in new)
        names = []
        for tag, made in new:
            main = fold(made.name)
            for folded, name in tag.names.items():
                names.append(TagName(tag=made, name=name, folded=folded, main=folded == main))
                self.run.tags[folded] = made.pk
                if made.suggested:
                    self.run.made["tag"][folded] = made.pk
        TagName.objects.bulk_create(names)
        take_former_slugs(self.run, self.file, "tag", lambda names: find_tags(self.run, names))

    def _read(self):
        for record in self.run.staging.each(self.file, "tag"):
            self.incoming[record.key] = Incoming(
                record, record.fields, {record.key: record.fields["name"]}
            )
        for record in self.run.staging.each(self.file, "tagname"):
            owner = self.incoming.setdefault(record.owner, Incoming(record, None))
            other = self.incoming.get(record.key)
            if other is not None and other is not owner and other.fields is not None:
                wrong = _("the tag %s has this name") % other.fields["name"]
                cure = _("keep the name with one of them")
                self.run.refuse("tagname", record, "name", record.fields["name"], wrong, cure)
                continue
            owner.names.setdefault(record.key, record.fields["name"])
            if len(owner.names) > limits.ALIASES_PER_TAG + 1:
                wrong = _("a tag has %d aliases at most") % limits.ALIASES_PER_TAG
                name = record.fields["name"]
                self.run.refuse("tagname", record, "name", name, wrong, _("leave it out"))

    def _look_up(self):
        """Load the tags that bear any of the names or codes."""
        names = {name for tag in self.incoming.values() for name in tag.names} | set(self.incoming)
        codes = {tag.fields.get("code") for tag in self.incoming.values() if tag.fields} - {
            None,
            "",
        }
        ids = set(Tag.objects.filter(code__in=codes).values_list("pk", flat=True))
        for batch in batched(sorted(names), 500):
            ids |= set(TagName.objects.filter(folded__in=batch).values_list("tag_id", flat=True))
        for batch in batched(sorted(ids), 500):
            fields = ("id", "name", "slug", "kind", "code", "suggested", "imported")
            for row in Tag.objects.filter(pk__in=batch).values(*fields):
                self.here[row["id"]] = Here(**row)
            owners = TagName.objects.filter(tag__in=batch).values_list("tag_id", "folded", "name")
            for owner, folded, name in owners:
                self.here[owner].names[folded] = name
                self.by_name[folded] = owner
        self.by_code = {tag.code: tag.id for tag in self.here.values() if tag.code}
        self.slugs.look_up(_slug(tag) for tag in self.incoming.values() if tag.fields)

    def _found(self, folded, tag):
        """Return the tags that this one may be: by main name, by code, by its other names."""
        code = (tag.fields or {}).get("code")
        ids = [self.by_name.get(folded), self.by_code.get(code) if code else None]
        ids += [self.by_name.get(name) for name in tag.names]
        return [self.here[row] for row in dict.fromkeys(ids) if row is not None]

    def _made(self, tag):
        fields = tag.fields
        made = Here(
            id=0,
            name=fields["name"],
            slug=self.slugs.give(_slug(tag)),
            kind=fields.get("kind", Tag.Kind.TOPIC),
            code=fields.get("code", ""),
            suggested=tag.suggested,
            imported="",
            names=tag.names,
        )
        self.run.report.add("tag", "created")
        self.run.report.add("tagname", "created", len(tag.names))
        return Tag(
            name=made.name,
            slug=made.slug,
            kind=made.kind,
            code=made.code,
            suggested=made.suggested,
            imported=digest(made.content),
        )

    def _merged(self, tag, target, others):
        """Merge what nobody has looked at into the target; return whether anything was merged."""
        merged = False
        for other in others:
            if other.suggested and not other.edited:
                public = Tag.objects.public().filter(pk=other.id).exists()
                with keeping_stamps(other.id):
                    hand_over(other.id, target.id, slug=other.slug if public else "")
                self.run.visible |= public
                was_edited = target.edited
                target.names |= other.names
                if not was_edited:
                    target.imported = digest(target.content)
                self.by_name |= dict.fromkeys(other.names, target.id)
                self.run.tags |= dict.fromkeys(other.names, target.id)
                self.by_code.pop(other.code, None)
                self.run.renamed.append(Brief.objects.filter(tagged__tag=target.id))
                self.run.report.note(
                    _("The suggested tag %(other)s is now a name of %(tag)s.")
                    % {"other": other.name, "tag": target.name}
                )
                merged = True
            elif not tag.suggested and tag.fields is not None:
                self._refuse(
                    tag,
                    "name",
                    _("its names belong to two tags here, %(one)s and %(two)s")
                    % {"one": target.name, "two": other.name},
                    _("merge them at the desk first"),
                )
        return merged

    def _update(self, tag, target, merged):
        """Add names, and take over the values of a desk's tag where nobody changed ours."""
        edited = target.edited
        free = {k: v for k, v in tag.names.items() if self.by_name.get(k, target.id) == target.id}
        fresh = {k: v for k, v in free.items() if k not in target.names}
        for folded in tag.names:
            self.run.tags[folded] = self.by_name.get(folded, target.id)
        wanted = self._wanted(tag, target)
        changes = {name: value for name, value in wanted.items() if getattr(target, name) != value}
        outcome = "unchanged"
        if not target.imported and not changes and set(free) == set(target.names):
            edited = False
        if edited:
            outcome = "kept" if changes else outcome
            self._count_names(tag, fresh, "kept")
        else:
            if changes or merged:
                outcome = "updated"
            self._count_names(tag, fresh, "created")
            self._write(target, changes, fresh)
        if tag.fields is not None:
            self.run.report.add("tag", outcome, called=target.name)

    def _wanted(self, tag, target):
        if tag.fields is None or tag.suggested:
            return {}
        wanted = {"name": tag.fields["name"], "suggested": False}
        if "kind" in tag.fields:
            wanted |= {"kind": tag.fields["kind"], "code": tag.fields.get("code", "")}
        slug = _slug(tag)
        if target.suggested and slug != target.slug:
            wanted["slug"] = self.slugs.give(slug)
        return wanted

    def _count_names(self, tag, fresh, outcome):
        self.run.report.add("tagname", outcome, len(fresh))
        self.run.report.add("tagname", "unchanged", len(tag.names) - len(fresh))

    def _write(self, target, changes, fresh):
        if not changes and not fresh and target.imported == digest(target.content):
            return
        if "slug" in changes and Tag.objects.public().filter(pk=target.id).exists():
            TagSlug.objects.create(tag_id=target.id, slug=target.slug)
        for name, value in changes.items():
            setattr(target, name, value)
        target.names |= fresh
        main = fold(target.name)
        TagName.objects.bulk_create(
            TagName(tag_id=target.id, name=name, folded=folded) for folded, name in fresh.items()
        )
        if "name" in changes:
            TagName.objects.filter(tag=target.id, main=True).exclude(folded=main).update(main=False)
            TagName.objects.filter(tag=target.id, folded=main).update(main=True, name=target.name)
        target.imported = digest(target.content)
        Tag.objects.filter(pk=target.id).update(imported=target.imported, **changes)
        self.by_name |= dict.fromkeys(fresh, target.id)
        if target.code:
            self.by_code[target.code] = target.id
        if fresh or "name" in changes:
            self.run.renamed.append(Brief.objects.filter(tagged__tag=target.id))
        self.run.visible = True

    def _refuse(self, tag, name, wrong, cure):
        record = tag.record
        kind = "tag" if tag.fields is not None else "tagname"
        value = record.fields["tag"][0] if name == "tag" else record.fields["name"]
        self.run.refuse(kind, record, name, value, wrong, cure)


def _slug(tag):
    return tag.fields.get("slug") or stem(tag.fields["name"], "tag")


def find_tags(run, names):
    """Return the row ids of named tags, aliases included, those that are not there left out."""
    keys = {name: fold_once(name) for name in names}
    unknown = [key for key in keys.values() if key not in run.tags]
    if unknown:
        run.tags |= dict(TagName.objects.filter(folded__in=unknown).values_list("folded", "tag_id"))
    return {name: run.tags[key] for name, key in keys.items() if key in run.tags}
