"""Verbs that make one tag of two, and two of one again."""

from itertools import batched

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Brief, Revision, Tag, TaggedBrief, TagMerge, TagName, TagSlug
from ..models.revision import Verb
from ..text.fold import fold
from .change import retrying
from .naming import gone_over, held, require_right, tell_readers
from .outcomes import NotPossible, Outcome


@retrying
@transaction.atomic
def merge_tags(tag, into, *, by):
    """Make `tag` a name of `into`: its briefs, aliases and addresses go over."""
    require_right(by, "briefs.merge_tag", _("You do not have the right to merge tags."))
    if tag.pk == into.pk:
        raise NotPossible(_("A tag cannot be merged into itself."))
    tags = Tag.objects.select_for_update().order_by("pk").in_bulk([tag.pk, into.pk])
    if len(tags) < 2:
        raise NotPossible(_("One of the two tags is no longer there."))
    tag, into = tags[tag.pk], tags[into.pk]
    if tag.kind != into.kind and (tag.code or not tag.suggested):
        # What kind a suggestion is was guessed; what an editor said is not undone in passing.
        said = {"one": tag, "kind": tag.get_kind_display()}
        said |= {"other": into, "other_kind": into.get_kind_display()}
        raise NotPossible(
            _(
                "“%(one)s” is of the kind %(kind)s, “%(other)s” %(other_kind)s: if they are one, "
                "give them one kind first."
            )
            % said
        )
    # Held, so that no brief that is being written drops one tag while it loses the other here.
    ties = TaggedBrief.objects.select_for_update().filter(tag__in=[tag, into]).order_by("pk")
    carry = {tag.pk: [], into.pk: []}
    for one, brief in ties.values_list("tag_id", "content_object_id"):
        carry[one].append(brief)
    briefs = carry[tag.pk]
    name, address = tag.name, tag.get_absolute_url()
    both = set(briefs) & set(carry[into.pk])
    _remember(tag, into, alone=[pk for pk in briefs if pk not in both], both=sorted(both), by=by)
    hand_over(tag.pk, into.pk, slug=tag.slug)
    tell_readers(briefs)
    said = _("“%(one)s” is now a name of “%(other)s”.") % {"one": name, "other": into}
    return Outcome(None, f"{said} {gone_over(briefs, address, into)}")


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


def _remember(tag, into, *, alone, both, by):
    """Keep what the merge is about to take over."""
    others = tag.names.filter(main=False).order_by("folded")
    TagMerge.objects.create(
        was=tag.pk,
        into=into.pk,
        name=tag.name,
        slug=tag.slug,
        kind=tag.kind,
        code=tag.code,
        suggested=tag.suggested,
        imported=tag.imported,
        names=list(others.values_list("folded", flat=True)),
        slugs=list(tag.former_slugs.order_by("slug").values_list("slug", flat=True)),
        alone=alone,
        both=both,
        by=by,
    )


@retrying
@transaction.atomic
def unmerge_tags(merge, *, by):
    """Undo a merge: the tag is there again, under its id, with its address, names and briefs.

    A brief gets it back where it still bears the other one; what was given to the other one since
    stays there. Errors: NotAllowed; NotPossible where name, address or code is another's by now.
    """
    require_right(by, "briefs.merge_tag", _("You do not have the right to merge tags."))
    into = held(_other(merge))
    if not TagMerge.objects.filter(pk=merge.pk).exists():
        raise NotPossible(_("The two were taken apart already."))
    _require_free(merge, into)
    tag = Tag(pk=merge.was, name=merge.name, slug=merge.slug, kind=merge.kind, code=merge.code)
    tag.suggested, tag.imported = merge.suggested, merge.imported
    # Not `save`, which would make a name for it that the other one bears still.
    Tag.objects.bulk_create([tag])
    TagSlug.objects.filter(tag=into, slug=merge.slug).delete()
    TagSlug.objects.filter(tag=into, slug__in=merge.slugs).update(tag=tag)
    ours = [fold(merge.name), *merge.names]
    TagName.objects.filter(tag=into, main=False, folded__in=ours).update(tag=tag)
    tag.keep_name()
    briefs = _give_back(merge, into, tag)
    merge.delete()
    tell_readers(briefs)
    said = _("“%(one)s” is a tag of its own again, taken out of “%(other)s”.")
    said %= {"one": tag, "other": into}
    n = len(briefs)
    back = ngettext("%(n)d brief bears it again.", "%(n)d briefs bear it again.", n) % {"n": n}
    return Outcome(None, f"{said} {back}")


def _other(merge):
    """Return the tag that took the other one over, or refuse where that went itself."""
    into = Tag.objects.filter(pk=merge.into).first()
    if into is not None:
        return into
    gone = TagMerge.objects.filter(was=merge.into).first()
    if gone is None:
        raise NotPossible(_("The tag of which “%s” became a name was deleted.") % merge)
    said = _("“%s” became a name of another tag itself: take that one apart first.")
    raise NotPossible(said % gone)


def _require_free(merge, into):
    """Raise NotPossible where what the tag had is another's by now."""
    bearer = Tag.objects.named(merge.name).first()
    if bearer is not None and (bearer != into or fold(into.name) == fold(merge.name)):
        said = _("“%(name)s” is a name of the tag “%(tag)s” by now: give that one another name.")
        raise NotPossible(said % {"name": merge, "tag": bearer})
    former = TagSlug.objects.filter(slug=merge.slug).exclude(tag=into)
    if former.exists() or Tag.objects.filter(slug=merge.slug).exists():
        raise NotPossible(_("The address /tags/%s/ leads to another tag by now.") % merge.slug)
    if merge.code and Tag.objects.filter(code=merge.code).exists():
        raise NotPossible(_("Another country has the code %s by now.") % merge.code)


def _give_back(merge, into, tag):
    """Let briefs bear the tag again that bear the other one still; return their ids.

    A draft copy that was begun since counts as its live brief does. A brief that bears the other
    one for a third tag, which became a name of it as well, goes on bearing it for that one.
    """
    given = []
    for ids, instead in ((merge.alone, True), (merge.both, False)):
        ids = {*ids, *_copies_since(merge, ids)}
        for_others = _bearing_for_others(merge, ids) if instead else set()
        for some in batched(sorted(ids), 500):
            ties = TaggedBrief.objects.select_for_update(of=("self",))
            ties = ties.filter(content_object__in=some, tag=into).order_by("pk")
            bearing = list(ties.values_list("content_object_id", flat=True))
            gone = set(bearing) - for_others if instead else ()
            TaggedBrief.objects.filter(tag=into, content_object__in=gone).delete()
            TaggedBrief.objects.bulk_create(
                TaggedBrief(tag=tag, content_object_id=brief) for brief in bearing
            )
            given += bearing
    return given


def _copies_since(merge, ids):
    """Return the ids of the draft copies of live briefs that were begun after a merge."""
    begun = Revision.objects.filter(brief=OuterRef("pk"), verb=Verb.REWORK, at__gt=merge.at)
    copies = Brief.objects.filter(Exists(begun), rework_of__isnull=False)
    return [pk for pk, live in copies.values_list("pk", "rework_of_id") if live in set(ids)]


def _bearing_for_others(merge, ids):
    """Return those of the briefs that bore a third tag too, which is a name of the same one now.

    Where they had the other one by this merge alone, they have it by that one alone from now on.
    """
    found = set()
    for other in TagMerge.objects.filter(into=merge.into).exclude(pk=merge.pk):
        moved = ids.intersection(other.both)
        if moved:
            other.alone = sorted({*other.alone, *moved})
            other.both = [pk for pk in other.both if pk not in moved]
            other.save(update_fields=["alone", "both"])
            found |= moved
    return found
