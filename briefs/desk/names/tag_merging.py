"""Verbs that make one tag of two, and two of one again."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import Tag, TaggedBrief, TagMerge, TagName, TagSlug
from ...text.fold import fold
from ..changing.change import retrying
from ..changing.outcomes import NotPossible, Outcome
from .name_merging import addresses_back, hold_both, other_of, remember, require_address, ties_back
from .naming import gone_over, require_perm, tell_readers

# What is kept of the row itself, beside name and address.
_ROW = ("kind", "code", "suggested", "imported")


def unlike_tags(tag, into):
    """Say why `tag` cannot become a name of `into` as the two stand, "" where it can."""
    # What kind a suggestion is was guessed; what an editor said is not undone in passing.
    if tag.kind == into.kind or (tag.suggested and not tag.code):
        return ""
    said = {"one": tag, "kind": tag.get_kind_display()}
    said |= {"other": into, "other_kind": into.get_kind_display()}
    return (
        _(
            "“%(one)s” is of the kind %(kind)s, “%(other)s” %(other_kind)s: if they are one, "
            "give them one kind first."
        )
        % said
    )


@retrying
@transaction.atomic
def merge_tags(tag, into, *, by):
    """Make `tag` a name of `into`: its briefs, aliases and addresses go over."""
    require_perm(by, "briefs.merge_tag", _("You do not have the right to merge tags."))
    tag, into = hold_both(tag, into)
    if said := unlike_tags(tag, into):
        raise NotPossible(said)
    others = tag.names.filter(main=False).order_by("folded")
    merge = remember(
        TagMerge,
        tag,
        into,
        by=by,
        names=list(others.values_list("folded", flat=True)),
        **{name: getattr(tag, name) for name in _ROW},
    )
    name, address = tag.name, tag.get_absolute_url()
    hand_over(tag.pk, into.pk, slug=tag.slug)
    tell_readers(merge.brief_ids)
    said = _("“%(one)s” is now a name of “%(other)s”.") % {"one": name, "other": into}
    return Outcome(None, f"{said} {gone_over(merge.brief_ids, address, into)}")


def hand_over(tag, into, *, slug):
    """Give ties, names and addresses of one tag to another, by their ids, and take it away.

    slug  its own address, if that is to lead to the other; ""
    """
    both = TaggedBrief.objects.filter(tag=into).values("content_object")
    TaggedBrief.objects.filter(tag=tag, content_object__in=both).delete()
    TaggedBrief.objects.filter(tag=tag).update(tag=into)
    TagName.objects.filter(tag=tag).update(tag=into, main=False)
    TagSlug.objects.filter(tag=tag).update(tag=into)
    Tag.objects.filter(pk=tag).delete()
    if slug:
        TagSlug.objects.create(tag_id=into, slug=slug)


@retrying
@transaction.atomic
def unmerge_tags(merge, *, by):
    """Undo a merge: the tag is there again, under its id, with its address, names and briefs.

    A brief gets it back where it still bears the other one; what was given to the other one since
    stays there. Errors: NotAllowed; NotPossible where name, address or code is another's by now.
    """
    require_perm(by, "briefs.merge_tag", _("You do not have the right to merge tags."))
    into = other_of(merge, Tag)
    _require_free(merge, into)
    row = {name: getattr(merge, name) for name in _ROW}
    tag = Tag(pk=merge.was, name=merge.name, slug=merge.slug, **row)
    # Not `save`, which would make a name for it that the other one bears still.
    Tag.objects.bulk_create([tag])
    addresses_back(merge, into, tag)
    ours = [fold(merge.name), *merge.names]
    TagName.objects.filter(tag=into, main=False, folded__in=ours).update(tag=tag)
    tag.keep_name()
    briefs = ties_back(merge, into, tag)
    merge.delete()
    tell_readers(briefs)
    said = _("“%(one)s” is a tag of its own again, taken out of “%(other)s”.")
    said %= {"one": tag, "other": into}
    n = len(briefs)
    back = ngettext("%(n)d brief bears it again.", "%(n)d briefs bear it again.", n) % {"n": n}
    return Outcome(None, f"{said} {back}")


def _require_free(merge, into):
    """Raise NotPossible where what the tag had is another's by now."""
    bearer = Tag.objects.named(merge.name).first()
    if bearer is not None and (bearer != into or fold(into.name) == fold(merge.name)):
        said = _("“%(name)s” is a name of the tag “%(tag)s” by now: give that one another name.")
        raise NotPossible(said % {"name": merge, "tag": bearer})
    require_address(merge, into)
    if merge.code and Tag.objects.filter(code=merge.code).exists():
        raise NotPossible(_("Another country has the code %s by now.") % merge.code)
