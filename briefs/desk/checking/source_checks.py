"""Checks of the publishing list about those who say it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...intake import FIGURES_IN_CONFLICT, ORDINAL_IN_CONFLICT
from ...models import Clipping, Source
from ...models.citation import NO_DATE
from ...models.source import NOT_STATED
from ..stories.same_text import reprint
from .check import LOOK, MET, UNMET

# Flags of a clipping whose source contradicts itself.
CONFLICTS = {FIGURES_IN_CONFLICT, ORDINAL_IN_CONFLICT}


def sources(case):
    if not case.citations:
        return UNMET, _("Cite at least one source.")
    if not any(c.is_origin for c in case.citations):
        return UNMET, _("No citation names who wrote it: give one the role of origin.")
    known = [c for c in case.citations if c.source.kind != Source.Kind.UNKNOWN]
    if not known and case.citations[0].source.name == NOT_STATED:
        return UNMET, _("The document names no source: choose the one who wrote it, or name it.")
    unsaid = list(dict.fromkeys(c.source for c in case.citations if c not in known))
    said = ngettext(
        "The desk does not know what kind of source this is: %s. An editor says it.",
        "The desk does not know what kinds of sources these are: %s. An editor says it.",
        len(unsaid),
    ) % ", ".join(source.name for source in unsaid)
    if not known:
        return UNMET, said, {"sources": unsaid}
    if not any(c.published_on or c.published_precision == NO_DATE for c in known):
        return UNMET, _("Date a citation, or choose as its precision that it states no date.")
    if unsaid:
        return LOOK, said, {"sources": unsaid}
    return MET, _("Outlet, kind and date, or that none is stated, are known.")


def standing(case):
    # Each once, in the order of the citations.
    cited = dict.fromkeys(c.source for c in case.citations if c.is_origin)
    origins = [source for source in cited if source.name != NOT_STATED]
    if cited and not origins:
        return LOOK, _("No origin is named: nobody is known who says so.")
    refused = [s for s in origins if s.standing == Source.Standing.REFUSED]
    if origins and len(refused) == len(origins):
        return UNMET, _("It rests on refused sources alone: %s.") % refused[0].name
    if pair := reprint(case.citations):
        said = _(
            "%(one)s and %(other)s print the same words, and count as two who wrote them: give the "
            "one that took them over the role of host. If both print what an agency wrote, make "
            "both hosts, and cite the agency as origin."
        )
        return LOOK, said % {"one": pair[0].source.name, "other": pair[1].source.name}
    return MET, ngettext("One origin.", "%(n)d origins.", len(origins)) % {"n": len(origins)}


def conflicts(case):
    contested = [
        c for c in case.citations if c.clipping_id and CONFLICTS.intersection(c.clipping.flags)
    ]
    for citation in contested:
        if not citation.note:
            said = _(
                "%(source)s contradicts itself at line %(line)d of what is cited: say in the "
                "citation’s note what the brief follows."
            )
            where = {"line": citation.clipping.first_line, "source": citation.source.name}
            return UNMET, said % where
    told = {case.brief.pk, case.brief.rework_of_id} - {None}
    otherwise = [c for c in case.citations if c.clipping_id and c.clipping.contradicts_id in told]
    if otherwise and not any(c.note for c in otherwise):
        said = _(
            "%(source)s tells this event with other figures: say in the citation’s note what the "
            "brief follows."
        )
        return UNMET, said % {"source": otherwise[0].source.name}
    contested += [c for c in otherwise if c.note]
    if other := against(case.brief).first():
        said = _("“%(document)s”, %(lines)s, tells this event with other figures, and waits.")
        where = {"document": other.document, "lines": other.place}
        return LOOK, said % where, {"clipping": other}
    if contested:
        return LOOK, _("Decided: %s") % contested[0].note
    return MET, _("No clipping was found that tells its event with other figures.")


def against(brief):
    """Return the clippings that wait and tell the event of a brief with other figures."""
    told = [pk for pk in (brief.pk, brief.rework_of_id) if pk]
    return Clipping.objects.waiting().filter(contradicts__in=told).with_documents()
