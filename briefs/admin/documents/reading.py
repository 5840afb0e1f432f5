"""The reading page: a document line by line, with the role of each and why, and its clippings."""

from collections import Counter
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from ... import desk
from ...desk.documents.by_hand import note_of
from ...desk.grounds.resting import require_unshown
from ...models import Document
from ..common.choices import ChooseBriefForm, number_in
from ..common.roles import ABOUT, BLANK, FURNITURE, HOSTILE, KEPT, families_of, family_of, pieces_of
from ..common.typed import carried
from ..site import site
from .passages import bracket, passages_of, with_likeness
from .reading_decisions import decide

LINES_PER_PAGE = 1_500
PASSAGES = 60
FAMILIES = (KEPT, ABOUT, FURNITURE, HOSTILE, BLANK)


def reading(request, pk):
    """Show a document as it was read; a POST carries what to do with a clipping in `do`."""
    if not request.user.has_perm("briefs.view_document"):
        raise PermissionDenied
    document = get_object_or_404(Document.objects.select_related("host", "predecessor"), pk=pk)
    if request.method == "POST":
        return decide(request, document)
    total = len(document.line_records)
    passages = passages_of(document)
    start = page_start(request.GET.get("from"), total)
    shown = rows_of(document, start + 1, min(start + LINES_PER_PAGE, total))
    bracket(shown, passages)
    may_read = request.user.has_perm("briefs.read_documents")
    not_theirs = lines_refused(request.user, document)
    if may_read and document.text is not None:
        call_lines(request, document, shown)
    context = {
        **site.each_context(request),
        "opts": Document._meta,
        "object": document,
        "title": _("Reading"),
        "document": document,
        "flags": families_of(document.flags),
        "lines": shown,
        "told": told_there(request, shown, passages[:PASSAGES]),
        **turned_to(start, total),
        "budget": budget(document),
        "selling": sum(row["sells"] for row in shown),
        "waiting": sum(passage.state == "waiting" for passage in passages),
        "passages": with_likeness(passages[:PASSAGES], partial(carried, request, document)),
        "more_passages": len(passages) - PASSAGES,
        "told_before": not passages and desk.is_second_of_its_text(document),
        "offers": desk.open_offers(document),
        "successors": document.successors.all()[:5],
        "may_read": may_read,
        "not_theirs": not_theirs,
        "may_change": request.user.has_perm("briefs.change_document"),
        "media": ChooseBriefForm().media,
        "may_start": request.user.has_perm("briefs.add_brief"),
    }
    return TemplateResponse(request, "admin/briefs/document/reading.html", context)


def told_there(request, rows, passages):
    """Return what the last press did, and of which line or clipping of the page: it is said there.

    {"line" or "clipping": its number, "field": the one to mend or "", "message": …,
    "alone": nothing else is told}; {} for none
    """
    here = {
        "line": {row["number"] for row in rows},
        "clipping": {passage.clipping.pk for passage in passages},
    }
    told = messages.get_messages(request)
    for message in told:
        kind, number, field = (message.extra_tags + "--").split("-")[:3]
        if number_in(number) in here.get(kind, ()):
            place = {kind: number_in(number), "field": field}
            return place | {"message": message, "alone": len(told) == 1}
    return {}


def lines_refused(person, document):
    """Return why somebody may not turn lines of a document round or call them something, or ""."""
    try:
        require_unshown(document, person)
    except desk.NotAllowed as refused:
        return refused.sentence
    return ""


def rows_of(document, first, last):
    """Return lines as dictionaries, to which the page adds what it shows."""
    return [
        line._asdict()
        | {"family": family_of(line.role, line.kept), "role": line.role.replace("-", " ")}
        | with_sold(document, line)
        for line in document.printed_lines(first, last)
    ]


def with_sold(document, line):
    """Return the text of a line in pieces, (text, whether it sells), and the reason with why."""
    cuts = desk.sold_by(line, document)
    reason = "; ".join([line.reason, *(cut.reason for cut in cuts)])
    return {"pieces": pieces_of(line.text, cuts), "reason": reason, "sells": bool(cuts)}


def call_lines(request, document, rows):
    """Tell each line what somebody called it; the one that is asked about, what it may be called,
    or why nothing can be said of it."""
    asked = number_in(request.GET.get("say", ""))
    for row in rows:
        row["called"] = note_of(document.line_records[row["number"] - 1]).get("called")
        if row["number"] == asked and row["family"] != BLANK:
            row["asked"] = True
            try:
                row["callings"] = [
                    (what, desk.CALLED[what], said, possible)
                    for what, said, possible in desk.callings(document, asked, by=request.user)
                ]
            except desk.Refused as refused:
                row["refused"] = refused.sentence


def page_start(asked, total):
    """Return the index of the first line to show; line numbers are counted from 1."""
    line = number_in(asked or "") or 1
    return (min(max(line, 1), max(total, 1)) - 1) // LINES_PER_PAGE * LINES_PER_PAGE


def turned_to(start, total):
    """Return the context of a page of lines: where it begins, and the pages before and after it."""
    end = start + LINES_PER_PAGE
    return {
        "total": total,
        "start": start,
        "earlier": max(0, start - LINES_PER_PAGE) + 1 if start else None,
        "later": end + 1 if end < total else None,
    }


def budget(document):
    """Return the bar of all lines: (family, number of lines, x, width), 1,000 units wide."""
    counts = Counter(family_of(line.role, line.kept) for line in document.read_lines())
    total, x, bars = counts.total() or 1, 0, []
    for family in FAMILIES:
        width = round(counts[family] * 1000 / total)
        bars.append((family, counts[family], x, max(0, width - 2)))
        x += width
    return bars
