"""The indexes of tags and sources."""

from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ...models import Source, Tag
from ..kept import ledger
from ..told.places import country_name
from ..wording.numbers import grouped
from ..wording.pieces import mark_of
from . import pages
from .serving import cached_by_path

KINDS = {
    "country": gettext_lazy("Countries"),
    "organisation": gettext_lazy("Organisations"),
    "person": gettext_lazy("People"),
    "place": gettext_lazy("Places"),
    "topic": gettext_lazy("Topics"),
}


@cached_by_path
def tags(request):
    counted = sorted(ledger.tags(request.state), key=lambda tag: (tag.kind, tag.name.casefold()))
    of_kind = {kind: list(group) for kind, group in groupby(counted, key=lambda tag: tag.kind)}
    groups = [
        {"kind": kind.value, "label": KINDS[kind.value], "tags": of_kind[kind.value]}
        for kind in Tag.Kind
        if kind.value in of_kind
    ]
    number = len(counted)
    said = ngettext("%s tag on public briefs", "%s tags on public briefs", number)
    context = {"title": _("Tags"), "description": said % grouped(number), "groups": groups}
    return pages.show(request, "briefs/tag_list.html", context, section="tags")


@cached_by_path
def sources(request):
    names = ledger.country_names(request.state)
    rows = [
        {
            "source": source,
            "kind": Source.Kind(source.kind).label,
            "mark": mark_of(source.kind),
            "country": country_name(source.code, names),
        }
        for source in ledger.sources(request.state)
    ]
    said = _("Who said it: outlets, offices and organisations that public briefs cite.")
    context = {"title": _("Sources"), "description": said, "rows": rows}
    return pages.show(request, "briefs/source_list.html", context, section="sources")
