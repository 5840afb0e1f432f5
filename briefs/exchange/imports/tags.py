"""Tags of a fixture and their names, matched by any of their names or by country code."""

from django.utils.translation import gettext as _

from ...desk.names.tag_merging import hand_over
from ...models import Brief, Tag, TaggedBrief, TagName, TagSlug
from ...text.fold import fold
from ..files.content import digest
from ..files.natural import fold_once
from ..files.slugs import Slugs, take_former
from ..files.tag_records import Here, incoming, present
from .stamps import keeping_stamps


class Tags:
    """The tags of one file on their way in."""

    def __init__(self, run, file):
        self.run = run
        self.file = file
        self.incoming = incoming(run, file)
        self.here = present(self.incoming)
        self.by_name = {name: tag.id for tag in self.here.values() for name in tag.names}
        self.by_code = {tag.code: tag.id for tag in self.here.values() if tag.code}
        self.owner = {}
        self.slugs = Slugs("tag")
        self.slugs.look_up(tag.slug for tag in self.incoming.values() if tag.fields)

    def take(self):
        new = []
        for folded, tag in self.incoming.items():
            found = self._found(folded, tag)
            if found:
                merged = self._merged(tag, found[0], found[1:])
                if merged is not None:
                    self._update(tag, found[0], merged)
            elif tag.fields is None:
                tag.refuse(self.run, "tag", _("there is no such tag"), _("add its record"))
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
        take_former(self.run, self.file, "tagslug", lambda names: find_tags(self.run, names))

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
            slug=self.slugs.give(tag.slug),
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
        """Merge what nobody has looked at into the target; return whether anything was merged, or
        None where the tag was refused.
        """
        suggested = [other for other in others if other.suggested and not other.edited]
        for other in suggested:
            self._take_over(target, other)
        if not tag.suggested and tag.fields is not None:
            for other in (other for other in others if other not in suggested):
                tag.refuse(
                    self.run,
                    "name",
                    _("its names belong to two tags here, %(one)s and %(two)s")
                    % {"one": target.name, "two": other.name},
                    _("merge them at the desk first"),
                )
                return None
        return bool(suggested)

    def _take_over(self, target, other):
        """Make a suggestion a name of the target, which counts as edited by that no more."""
        public = Tag.objects.public().filter(pk=other.id).exists()
        carrying = TaggedBrief.objects.filter(tag=other.id)
        with keeping_stamps(carrying.values_list("content_object_id", flat=True)):
            hand_over(other.id, target.id, slug=other.slug if public else "")
        was_edited = target.edited
        target.names |= other.names
        if not was_edited:
            target.imported = digest(target.content)
        self.by_name |= dict.fromkeys(other.names, target.id)
        self.by_code.pop(other.code, None)
        self.run.visible |= public
        self.run.tags |= dict.fromkeys(other.names, target.id)
        self.run.renamed.append(Brief.objects.filter(tagged__tag=target.id))
        self.run.report.note(
            _("The suggested tag %(other)s is now a name of %(tag)s.")
            % {"other": other.name, "tag": target.name}
        )

    def _update(self, tag, target, merged):
        """Add names, and take over the values of a desk's tag where nobody changed ours."""
        free = {k: v for k, v in tag.names.items() if self.by_name.get(k, target.id) == target.id}
        fresh = {k: v for k, v in free.items() if k not in target.names}
        for folded in tag.names:
            self.run.tags[folded] = self.by_name.get(folded, target.id)
        wanted = self._wanted(tag, target)
        changes = {name: value for name, value in wanted.items() if getattr(target, name) != value}
        says_all = not changes and set(free) == set(target.names)
        if target.edited and (target.imported or not says_all):
            outcome = "kept" if changes else "unchanged"
            self._count_names(tag, fresh, "kept")
        else:
            outcome = "updated" if changes or merged else "unchanged"
            self._count_names(tag, fresh, "created")
            self._write(target, changes, fresh)
        if tag.fields is not None:
            self.run.report.add("tag", outcome, called=target.name)

    def _wanted(self, tag, target):
        if tag.fields is None or tag.suggested:
            return {}
        owner = self._owner(tag, target)
        if owner is not tag:
            self.run.report.note(
                _("The tags %(one)s and %(other)s of the file are one here, %(tag)s.")
                % {"one": owner.fields["name"], "other": tag.fields["name"], "tag": target.name}
            )
            return {}
        wanted = {"name": tag.fields["name"], "suggested": False}
        if "kind" in tag.fields:
            wanted |= {"kind": tag.fields["kind"], "code": tag.fields.get("code", "")}
        slug = tag.slug
        if target.suggested and slug != target.slug:
            wanted["slug"] = self.slugs.give(slug)
        return wanted

    def _owner(self, tag, target):
        """Return the tag of the file that says what this one is: of two that are one here, it is
        the one whose name the row bears, else the first.
        """
        named = self.incoming.get(fold(target.name))
        says = named is not None and named.fields is not None and not named.suggested
        return self.owner.setdefault(target.id, named if says else tag)

    def _count_names(self, tag, fresh, outcome):
        self.run.report.add("tagname", outcome, len(fresh))
        self.run.report.add("tagname", "unchanged", len(tag.names) - len(fresh))

    def _write(self, target, changes, fresh):
        if not changes and not fresh and target.imported == digest(target.content):
            return
        public = Tag.objects.public().filter(pk=target.id).exists()
        if "slug" in changes and public:
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
        # That a file says what stands here already is kept, and changes nothing that readers see.
        self.run.visible |= public and bool(changes or fresh)


def find_tags(run, names):
    """Return the row ids of named tags, aliases included, those that are not there left out."""
    keys = {name: fold_once(name) for name in names}
    unknown = [key for key in keys.values() if key not in run.tags]
    if unknown:
        run.tags |= dict(TagName.objects.filter(folded__in=unknown).values_list("folded", "tag_id"))
    return {name: run.tags[key] for name, key in keys.items() if key in run.tags}
