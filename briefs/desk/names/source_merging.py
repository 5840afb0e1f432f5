"""Verbs that make one source of two, and two of one again."""

from itertools import batched

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import Document, Source, SourceMerge, SourceName, SourceSlug
from ...text.fold import fold
from ..changing.change import retrying
from ..changing.outcomes import NotPossible, Outcome
from .name_merging import addresses_back, hold_both, other_of, remember, require_address, ties_back
from .naming import gone_over, require_perm, tell_readers

_AT_ONCE = 500
# What is kept of the row itself, beside name and address.
_ROW = ("kind", "owner", "country", "domain", "standing", "reuse", "about", "imported")


def _require_right(by):
    require_perm(by, "briefs.merge_source", _("You do not have the right to merge sources."))


def unlike_sources(source, into):
    """Say why `source` cannot become part of `into` as the two stand, "" where it can."""
    refused = Source.Standing.REFUSED
    if (source.standing == refused) == (into.standing == refused):
        return ""
    one, other = (source, into) if source.standing == refused else (into, source)
    said = _(
        "“%(one)s” is refused, “%(other)s” is not: if they are one, give them one standing first."
    )
    return said % {"one": one, "other": other}


@retrying
@transaction.atomic
def merge_sources(source, into, *, by):
    """Make `source` part of `into`: its citations, documents, names and addresses go over.

    A brief that cites both for the same thing cites the one that stays once.
    """
    _require_right(by)
    source, into = hold_both(source, into)
    if said := unlike_sources(source, into):
        raise NotPossible(said)
    documents = Document.objects.filter(host=source)
    merge = remember(
        SourceMerge,
        source,
        into,
        by=by,
        names=list(source.former_names.order_by("folded").values_list("folded", flat=True)),
        row={name: getattr(source, name) for name in _ROW},
        documents=list(documents.order_by("pk").values_list("pk", flat=True)),
    )
    twice = {merge.key(citation) for citation in merge.both}
    cited = source.citations.values("pk", merge.brief, *merge.apart)
    for some in batched([c["pk"] for c in cited if merge.key(c) in twice], _AT_ONCE):
        source.citations.filter(pk__in=some).delete()
    source.citations.update(source=into)
    documents.update(host=into)
    for of_then in (SourceSlug, SourceName):
        of_then.objects.filter(source=source).update(source=into)
    name, address = source.name, source.get_absolute_url()
    source.delete()
    into.former_slugs.create(slug=merge.slug)
    into.keep_former_name(name)
    tell_readers(merge.brief_ids)
    said = _("“%(one)s” is now part of “%(other)s”.") % {"one": name, "other": into}
    return Outcome(None, f"{said} {gone_over(merge.brief_ids, address, into)}")


@retrying
@transaction.atomic
def unmerge_sources(merge, *, by):
    """Undo a merge: the source is there again, under its id, with what it had.

    A brief cites it again where it cites the other one for the same thing still, and a document is
    its own again where it is the other one's. Errors: NotAllowed; NotPossible where its name or
    address is another's by now.
    """
    _require_right(by)
    into = other_of(merge, Source)
    bearer = Source.objects.filter(folded=fold(merge.name)).first()
    if bearer is not None:
        said = _("There is a source “%s” by now: give that one another name.")
        raise NotPossible(said % bearer)
    require_address(merge, into)
    source = Source(pk=merge.was, name=merge.name, slug=merge.slug, **merge.row)
    source.save(force_insert=True)
    addresses_back(merge, into, source)
    into.former_names.filter(folded__in=merge.names).update(source=source)
    for some in batched(merge.documents, _AT_ONCE):
        Document.objects.filter(pk__in=some, host=into).update(host=source)
    briefs = ties_back(merge, into, source)
    merge.delete()
    tell_readers(briefs)
    said = _("“%(one)s” is a source of its own again, taken out of “%(other)s”.")
    said %= {"one": source, "other": into}
    n = len(briefs)
    back = ngettext("%(n)d brief cites it again.", "%(n)d briefs cite it again.", n) % {"n": n}
    return Outcome(None, f"{said} {back}")
