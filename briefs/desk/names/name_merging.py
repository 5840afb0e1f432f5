"""What merges of two tags and of two sources share: what is kept of one, and how it is undone."""

from itertools import batched

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from ...models import Brief, Revision
from ...models.revision import Verb
from ..changing.outcomes import NotPossible

_AT_ONCE = 500


def hold_both(one, other):
    """Read two tags or two sources again and hold their rows, or refuse to make one of them."""
    names = {"one": one, "kind": one._meta.verbose_name, "kinds": one._meta.verbose_name_plural}
    if one.pk == other.pk:
        raise NotPossible(_("A %(kind)s cannot be merged into itself.") % names)
    rows = type(one).objects.select_for_update().order_by("pk").in_bulk([one.pk, other.pk])
    if len(rows) < 2:
        raise NotPossible(_("One of the two %(kinds)s is no longer there.") % names)
    return rows[one.pk], rows[other.pk]


def remember(merges, thing, into, *, by, **about):
    """Keep what a merge is about to take over, and hold all ties of the two; return the merge.

    merges  the model of the merge; about  columns of its own
    """
    # Held, so that no brief that is being written drops one of the two while it loses the other.
    ties = merges.tie.objects.select_for_update().filter(**{f"{merges.thing}__in": [thing, into]})
    key = (merges.brief, *merges.apart)
    carried = {thing.pk: [], into.pk: []}
    for tie in ties.order_by("pk").values(merges.thing, *key, *merges.said):
        carried[tie.pop(merges.thing)].append(tie)
    there = {merges.key(tie) for tie in carried[into.pk]}
    alone, both = [], []
    for tie in carried[thing.pk]:
        if merges.key(tie) in there:
            both.append(merges.entry(tie))
        else:
            alone.append(merges.entry({name: tie[name] for name in key}))
    return merges.objects.create(
        was=thing.pk,
        into=into.pk,
        name=thing.name,
        slug=thing.slug,
        slugs=list(thing.former_slugs.order_by("slug").values_list("slug", flat=True)),
        alone=alone,
        both=both,
        briefs=len({tie[merges.brief] for tie in carried[thing.pk]}),
        by=by,
        **about,
    )


def other_of(merge, model):
    """Hold the tag or source that took the other one over, or refuse where that went itself."""
    merges = type(merge).objects
    into = model.objects.select_for_update().filter(pk=merge.into).first()
    if into is not None:
        if not merges.filter(pk=merge.pk).exists():
            raise NotPossible(_("The two were taken apart already."))
        return into
    gone = merges.filter(was=merge.into).first()
    if gone is None:
        raise NotPossible(_("What “%s” became part of was deleted.") % merge)
    said = _("“%s” became part of another one itself: take that one apart first.")
    raise NotPossible(said % gone)


def require_address(merge, into):
    """Raise NotPossible where the address of what was merged leads to a third one by now."""
    here = type(into).objects
    former = here.filter(former_slugs__slug=merge.slug).exclude(pk=into.pk)
    if former.exists() or here.filter(slug=merge.slug).exists():
        raise NotPossible(
            _("The address %(address)s leads to another %(kind)s by now.")
            % {
                "address": type(into)(slug=merge.slug).get_absolute_url(),
                "kind": into._meta.verbose_name,
            }
        )


def addresses_back(merge, into, thing):
    """Let its addresses lead to it again, as far as they lead to the other one still."""
    into.former_slugs.filter(slug=merge.slug).delete()
    into.former_slugs.filter(slug__in=merge.slugs).update(**{merge.thing: thing.pk})


class _Kept:
    """The ties that a merge keeps, by key. A draft copy that was begun since the merge is looked
    up under the key of its live brief.
    """

    def __init__(self, merge):
        self.merge = merge
        self.alone = self._by_key(merge.alone)
        self.both = self._by_key(merge.both)
        self.lost = set()
        begun = Revision.objects.filter(brief=OuterRef("pk"), verb=Verb.REWORK, at__gt=merge.at)
        copies = Brief.objects.filter(Exists(begun), rework_of__isnull=False)
        live = merge.brief_ids
        self.copies = {c: b for c, b in copies.values_list("pk", "rework_of_id") if b in live}

    def _by_key(self, entries):
        return {self.merge.key(tie): tie for tie in map(self.merge.columns, entries)}

    def key(self, tie):
        brief, *what = self.merge.key(tie)
        return self.copies.get(brief, brief), *what

    def tie_again(self, tie, thing):
        """Return an unsaved tie to a thing, with what is kept of it, beside one of the same key."""
        merge = self.merge
        columns = self.both[self.key(tie)] | {merge.brief: tie[merge.brief], merge.thing: thing}
        return merge.tie(**columns)

    def lose(self, tie):
        """Note that the other one is tied to a brief for the sake of this merge alone by now."""
        self.lost.add(self.key(tie))

    def save(self):
        """Keep what it lost as ties that it has alone."""
        if not self.lost:
            return
        self.alone |= {key: self.both.pop(key) for key in self.lost}
        self.merge.alone = list(map(self.merge.entry, self.alone.values()))
        self.merge.both = list(map(self.merge.entry, self.both.values()))
        self.merge.save(update_fields=["alone", "both"])


def ties_back(merge, into, thing):
    """Tie briefs to it again that are tied to the other one still; return their ids.

    A brief that is tied to the other one for a third as well, which became part of it too, goes on
    being so for that one.
    """
    ours = _Kept(merge)
    thirds = [_Kept(m) for m in type(merge).objects.filter(into=into.pk).exclude(pk=merge.pk)]
    ties = _held_ties(merge, into, {*merge.brief_ids, *ours.copies})
    moved = [tie for tie in ties if ours.key(tie) in ours.alone]
    shared = [tie for tie in ties if ours.key(tie) in ours.both]
    made = [ours.tie_again(tie, thing.pk) for tie in shared]
    for tie in moved:
        if third := next((kept for kept in thirds if kept.key(tie) in kept.both), None):
            made.append(third.tie_again(tie, into.pk))
            third.lose(tie)
    for some in batched([tie["pk"] for tie in moved], _AT_ONCE):
        merge.tie.objects.filter(pk__in=some).update(**{merge.thing: thing.pk})
    merge.tie.objects.bulk_create(made)
    for third in thirds:
        third.save()
    return {tie[merge.brief] for tie in (*moved, *shared)}


def _held_ties(merge, into, briefs):
    """Return the ties of briefs, by id, to the one that took over, their rows held."""
    found = []
    for some in batched(sorted(briefs), _AT_ONCE):
        ties = merge.tie.objects.filter(**{merge.thing: into.pk, f"{merge.brief}__in": some})
        held = ties.select_for_update(of=("self",)).order_by("pk")
        found += held.values("pk", merge.brief, *merge.apart)
    return found
