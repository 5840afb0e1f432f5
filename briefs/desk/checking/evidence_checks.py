"""The checks of the publishing list that ask the evidence: what blocks and what asks for a look.

A figure or quotation that stands in no clipping blocks. A year, a day or a number in words asks for
a look: "the two sides" counts nothing that a source has to say, and a day may be told as Monday.
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .check import LOOK, MET, UNMET

LOOKED_AT = ("day", "year", "number")


def quotations(case):
    quoted = _stated(case, "quotation")
    if not quoted:
        return MET, _("None.")
    # Scare quotes and titles are quotations too: whatever stands in marks must stand in a source.
    loose = [q.text for g, q in quoted if not q.found and g.checkable]
    if loose:
        return UNMET, _("“%s” does not stand in a cited clipping.") % loose[0], {"details": loose}
    if any(not q.found for _g, q in quoted):
        return LOOK, _("Not checkable: the text of a cited document is not kept.")
    return MET, ngettext("It stands in its source.", "All stand in their sources.", len(quoted))


def stated_figures(case):
    found = _stated(case, "figure")
    if not found:
        return MET, _("None.")
    loose = [(g, f) for g, f in found if not f.found and g.checkable]
    if loose:
        said = list(dict.fromkeys(_where(f) for _g, f in loose))
        # The first is said already: of it the brief's own sentence is shown.
        return UNMET, said[0], {"details": [f"“{loose[0][0].sentence}”", *said[1:]]}
    if _unchecked(case, found):
        return LOOK, _("Not checkable: the text of a cited document is not kept.")
    return MET, ngettext(
        "The number stands in a cited line; what it counts is yours to compare.",
        "All numbers stand in cited lines; what they count is yours to compare.",
        len(found),
    )


def days_and_numbers(case):
    """Years, days and numbers in words; weekdays, ordinals and fractions are not looked up."""
    found = _stated(case, *LOOKED_AT)
    if not found:
        return MET, _("None.")
    loose = [s for g, s in found if not s.found and g.checkable]
    if loose:
        said = ngettext(
            "One of %(all)d was not found: look whether the source says it otherwise.",
            "%(n)d of %(all)d were not found: look whether the sources say them otherwise.",
            len(loose),
        )
        details = [_where(s) for s in loose]
        return LOOK, said % {"n": len(loose), "all": len(found)}, {"details": details}
    if _unchecked(case, found):
        return LOOK, _("Not checkable: the text of a cited document is not kept.")
    return MET, ngettext("It was found.", "All %(n)d were found.", len(found)) % {"n": len(found)}


def grounded(case):
    text = [g for g in case.grounds if g.field != "headline"]
    loose = [g.sentence for g in text if not g.lines]
    if not loose:
        return MET, _("Every sentence rests on a line.")
    said = ngettext(
        "One sentence rests on no line that was found: look whether it should stand.",
        "%(n)d sentences rest on no line that was found: look whether they should stand.",
        len(loose),
    )
    return LOOK, said % {"n": len(loose)}, {"details": loose}


def _stated(case, *kinds):
    return [(g, s) for g in case.grounds for s in g.statements if s.kind in kinds]


def _unchecked(case, found):
    """Whether one of them can be asked of no text, and no evidence of its sentence was kept."""
    kept = {row.sentence for row in case.brief.evidence.all()}
    return any(not s.found and g.key not in kept for g, s in found)


def _where(statement):
    """Say that a statement was not found, and what its lines say instead."""
    if statement.left_out:
        document, line = statement.left_out[0]
        where = {"ours": statement.text, "line": line, "document": document}
        return (
            _("%(ours)s stands only in line %(line)d of %(document)s, which was left out.") % where
        )
    if statement.instead:
        document, line, text = statement.instead[0]
        where = {"ours": statement.text, "line": line, "document": document, "theirs": text}
        return _("%(ours)s was not found; line %(line)d of %(document)s says %(theirs)s.") % where
    return _("%s stands in no cited clipping.") % statement.text
