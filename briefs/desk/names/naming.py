"""What all verbs on names ask and tell. Old addresses keep leading to them."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import Brief, Tag, TagSlug
from ..changing.outcomes import NotAllowed, NotPossible
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


def made_or_there(tag):
    """Save a new tag; return (it, True), or (the one that bears its name by now, False)."""
    try:
        with transaction.atomic():
            tag.save()
    except IntegrityError:
        # Somebody else was a moment faster.
        return Tag.objects.named(tag.name).get(), False
    return tag, True


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
