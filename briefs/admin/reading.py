"""The reading page: a document line by line, with the role of each and why, and its clippings."""

import hashlib
from collections import Counter
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import desk
from ..desk.differences import span_said
from ..models import Clipping, Document
from ..text import limits
from ..text.addresses import is_safe
from .choices import ChooseBriefForm, number_in
from .likeness import likenesses
from .rereading import read_again, settle_offers
from .roles import ABOUT, BLANK, FURNITURE, HOSTILE, KEPT, families_of, family_of
from .site import site

LINES_PER_PAGE = 1_500
PASSAGES = 60
COMPARED = 12
FAMILIES = (KEPT, ABOUT, FURNITURE, HOSTILE, BLANK)


@dataclass(frozen=True, slots=True)
class Passage:
    """A clipping as the page shows it: under a letter, in its state."""

    letter: str
    clipping: Clipping
    state: str
    citations: list
    first_to_decide: bool

    @property
    def happened(self):
        """Say the day that was read, or the days, as exactly as the text tells them."""
        told = self.clipping
        return span_said(told.event_on, told.event_until, told.event_precision)

    @property
    def dated(self):
        """Say how the event's date was read."""
        return desk.days_said(self.clipping.event_method)

    @property
    def credit(self):
        """Say whom it comes from by its own words: name, author and day; "" where it names none."""
        clipping = self.clipping
        day = desk.day_said(clipping.published_on, clipping.published_precision)
        byline = clipping.byline and _("by %s") % clipping.byline
        return ", ".join(filter(None, [clipping.origin, byline, day]))

    @property
    def address(self):
        """The address of the original, if it may be shown as a link."""
        return self.clipping.address if is_safe(self.clipping.address) else ""


def reading(request, pk):
    """Show a document as it was read; a POST carries what to do with a clipping in `do`."""
    if not request.user.has_perm("briefs.view_document"):
        raise PermissionDenied
    document = get_object_or_404(Document.objects.select_related("host", "predecessor"), pk=pk)
    if request.method == "POST":
        return decide(request, document)
    rows, counts = document.line_roles, Counter()
    for row in rows:
        row["family"] = family_of(row["role"], row["kept"])
        row["role"] = row["role"].replace("-", " ")
        counts[row["family"]] += 1
    passages = passages_of(document)
    start = page_start(request.GET.get("from"), len(rows))
    shown = rows[start : start + LINES_PER_PAGE]
    bracket(shown, passages)
    context = {
        **site.each_context(request),
        "opts": Document._meta,
        "object": document,
        "title": _("Reading"),
        "document": document,
        "flags": families_of(document.flags),
        "lines": shown,
        "total": len(rows),
        "start": start,
        "earlier": max(0, start - LINES_PER_PAGE) + 1 if start else None,
        "later": start + LINES_PER_PAGE + 1 if start + LINES_PER_PAGE < len(rows) else None,
        "budget": budget(counts),
        "waiting": sum(passage.state == "waiting" for passage in passages),
        "passages": with_likeness(passages[:PASSAGES]),
        "more_passages": len(passages) - PASSAGES,
        "offers": desk.open_offers(document),
        "successors": document.successors.all()[:5],
        "may_read": request.user.has_perm("briefs.read_documents"),
        "media": ChooseBriefForm().media,
        "may_start": request.user.has_perm("briefs.add_brief"),
    }
    return TemplateResponse(request, "admin/briefs/document/reading.html", context)


def with_likeness(passages):
    """Add the briefs near each clipping, for the first ones, so that a page stays quick; and the
    field that chooses a brief, the nearest one before any other."""
    found = []
    for n, passage in enumerate(passages):
        nears = likenesses(passage.clipping) if n < COMPARED else []
        nearest = {"brief": nears[0][0].pk} if nears else None
        auto_id = f"{passage.clipping.pk}-%s"
        found.append((passage, nears, ChooseBriefForm(initial=nearest, auto_id=auto_id)))
    return found


def page_start(asked, total):
    """Return the index of the first line to show; line numbers are counted from 1."""
    line = number_in(asked or "") or 1
    return (min(max(line, 1), max(total, 1)) - 1) // LINES_PER_PAGE * LINES_PER_PAGE


def letter(n):
    """Return A, B, … Z, AA, AB, … for 0, 1, …"""
    return (letter(n // 26 - 1) if n >= 26 else "") + chr(ord("A") + n % 26)


def passages_of(document):
    clippings = document.clippings.prefetch_related("citations__brief").order_by("first_line")
    found = []
    for n, clipping in enumerate(clippings):
        citations = list(clipping.citations.all())
        rejected = "rejected" if clipping.rejected_because else "waiting"
        state = "used" if citations else rejected
        first = state == "waiting" and not any(p.first_to_decide for p in found)
        found.append(Passage(letter(n), clipping, state, citations, first))
    return found


def bracket(rows, passages):
    """Tell each shown line to which passage it belongs, and where that begins and ends."""
    by_line = {}
    for passage in passages:
        first, last = passage.clipping.first_line, passage.clipping.last_line
        for number in range(first, min(last, first + limits.DOCUMENT_LINES) + 1):
            by_line[number] = passage
    for row in rows:
        passage = by_line.get(row["number"])
        row["passage"] = passage
        if passage:
            row["first"] = row["number"] == passage.clipping.first_line
            row["last"] = row["number"] == passage.clipping.last_line


def budget(counts):
    """Return the bar of all lines: (family, number of lines, x, width), 1,000 units wide."""
    total, x, bars = counts.total() or 1, 0, []
    for family in FAMILIES:
        width = round(counts[family] * 1000 / total)
        bars.append((family, counts[family], x, max(0, width - 2)))
        x += width
    return bars


def decide(request, document):
    """Do what the pressed button says, and come back to the clipping."""
    what = request.POST.get("do", "")
    if what == "attach":
        return attach(request, document)
    if what.startswith(("turn-", "split-")):
        return decide_line(request, document, what)
    if what == "use-all":
        return use_all(request, document)
    if what == "reread":
        return read_again(request, document)
    if what.startswith(("take-", "leave-")):
        return settle_offers(request, document, what)
    clipping = get_object_or_404(
        document.clippings, pk=number_in(request.POST.get("clipping", "")) or 0
    )
    try:
        outcome = DECISIONS[what](request, clipping) if what in DECISIONS else None
    except desk.NotAllowed as refused:
        raise PermissionDenied(refused.sentence) from refused
    except desk.Refused as refused:
        messages.error(request, refused.sentence)
    else:
        if outcome:
            messages.add_message(request, outcome.level, outcome.sentence)
        if outcome and what in ("use", "add"):
            return HttpResponseRedirect(
                reverse("admin:briefs_brief_change", args=[outcome.brief.pk])
            )
    back = reverse("admin:briefs_document_reading", args=[document.pk])
    return HttpResponseRedirect(f"{back}#C{clipping.pk}")


def decide_line(request, document, what):
    """Turn the decision about a line round, or let a second clipping begin there."""
    verb, _dash, typed = what.partition("-")
    number = number_in(typed) or 0
    holder = document.clippings.filter(first_line__lte=number, last_line__gte=number).first()
    try:
        if verb == "turn":
            outcome = desk.turn(document, number, by=request.user)
        elif holder is None:
            raise desk.NotPossible(_("No clipping holds line %s.") % number)
        else:
            outcome = desk.split(holder, number, by=request.user)
    except desk.NotAllowed as refused:
        raise PermissionDenied(refused.sentence) from refused
    except desk.Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.add_message(request, outcome.level, outcome.sentence)
    back = reverse("admin:briefs_document_reading", args=[document.pk])
    return HttpResponseRedirect(f"{back}?from={number}#L{number}")


def use_all(request, document):
    """Start a brief from each clipping that waits, one verb each."""
    started = 0
    for clipping in document.clippings.waiting().order_by("first_line"):
        try:
            started += desk.use(clipping, by=request.user).changed
        except desk.NotAllowed as refused:
            raise PermissionDenied(refused.sentence) from refused
        except desk.Refused as refused:
            messages.error(request, refused.sentence)
    said = ngettext("%(n)d brief is started.", "%(n)d briefs are started.", started)
    messages.success(request, said % {"n": started})
    return HttpResponseRedirect(reverse("admin:briefs_document_reading", args=[document.pk]))


def add(request, clipping):
    """Let the chosen brief rest on the clipping too."""
    form = ChooseBriefForm(request.POST)
    if not form.is_valid():
        raise desk.NotPossible(_("Choose the brief that the clipping belongs to."))
    brief = form.cleaned_data["brief"]
    return desk.add_clipping(brief, clipping, by=request.user, version=brief.version)


DECISIONS = {
    "use": lambda request, clipping: desk.use(clipping, by=request.user),
    "add": add,
    "reject": lambda request, clipping: desk.reject(
        clipping, request.POST.get("reason", ""), by=request.user
    ),
    "join": lambda request, clipping: desk.join(clipping, by=request.user),
    "back": lambda request, clipping: desk.take_back(clipping, by=request.user),
}


def attach(request, document):
    """Give a document that is known by its hash the file that has this hash."""
    if not request.user.has_perm("briefs.read_documents"):
        raise PermissionDenied
    back = HttpResponseRedirect(reverse("admin:briefs_document_reading", args=[document.pk]))
    file = request.FILES.get("file")
    if file is None or file.size > limits.DOCUMENT_BYTES:
        messages.error(request, _("Choose the file; it may be 8 MiB at most."))
        return back
    data = file.read()
    if hashlib.sha256(data).hexdigest() != document.sha256:
        messages.error(request, _("“%s” is another file: its SHA-256 differs.") % file.name)
        return back
    try:
        desk.take_in(data, document.name, by=request.user)
    except desk.Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The text of “%s” is here again.") % document)
    return back
