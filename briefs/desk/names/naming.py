"""Verbs on names: rename tags, and what all of them ask. Old addresses keep leading to them."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import Brief, Tag, TagSlug
from ..changing.change import retrying
from ..changing.outcomes import Invalid, NotAllowed, NotPossible, Outcome
from ..changing.telling import tell


def require_perm(by, right, sentence):
    if not by.has_perm(right):
        raise NotAllowed(sentence)


def tell_readers(ids):
    """Index and count the briefs again, and a visible change if a reader could see any of them."""
    ids = list(ids)
    seen = len(ids) > 1000 or Brief.objects.public().filter(pk__in=ids).exists()
    tell(ids, counted=ids, seen=seen)


def held(thing, rows=None):
    """Read a row again and hold it, or refuse where somebody merged or deleted it meanwhile.

    rows  how it is read: a queryset that holds what it finds
    """
    rows = type(thing).objects.select_for_update() if rows is None else rows
    # Its usual order may join another table, whose row would be held too, after this one.
    found = rows.filter(pk=thing.pk).order_by("pk").first()
    if found is None:
        raise NotPossible(_("“%s” is no longer there: somebody merged or deleted it.") % thing)
    return found


@retrying
@transaction.atomic
def rename_tag(tag, name, *, by):
    """Give a tag a new main name and address; the old ones keep leading to it."""
    require_perm(by, "briefs.change_tag", _("You do not have the right to change tags."))
    tag = held(tag)
    if tag.name == name:
        return Outcome(None, _("Nothing was changed."), changed=False)
    other = Tag.objects.named(name).exclude(pk=tag.pk).first()
    if other:
        raise Invalid({"name": [_("This is a name of the tag “%s”.") % other]})
    give_name(tag, name)
    tell_readers(tag.tagged.values_list("content_object_id", flat=True))
    return Outcome(None, _("The tag is now called “%s”.") % tag)


def give_name(tag, name):
    """Name and address of a tag that is held; `tell_readers` has to follow."""
    tag.name = name
    TagSlug.follow(tag)
    tag.save()


def gone_over(briefs, address, into):
    """Say how many briefs a merge moved, and where the old address leads."""
    n, there = len(briefs), into.get_absolute_url()
    moved = ngettext("%(n)d brief went over.", "%(n)d briefs went over.", n) % {"n": n}
    if not n:
        moved = _("No brief had to go over.")
    leads = _("%(address)s leads to %(there)s now.") % {"address": address, "there": there}
    return f"{moved} {leads}"
