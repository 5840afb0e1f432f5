"""How a brief was made, for the record: documents, readings, revisions, dates."""

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from ..models import Brief, Document
from . import dates
from .caching import counted_once

# What readers may count: steps that went into the text. Whom the desk assigned is its own affair.
COUNTED = ["write", "submit", "return", "approve", "publish", "correct", "restore", "merge"]
# Why a brief stands under a month or a year; under a day the model says it.
COARSE = {
    "month": gettext_lazy("the month it happened"),
    "year": gettext_lazy("the year it happened"),
}


def facts_of(brief, state):
    """Return the record of a brief as [(name, sentence, hash or "")], made once an edition."""
    name = f"record {brief.pk} {get_language()}"
    return counted_once(state, name, lambda: make_facts(brief))


def make_facts(brief):
    documents = Document.objects.filter(clippings__citations__brief=brief).distinct()
    facts = []
    for document in documents.defer("original", "text").order_by("received_at", "id"):
        facts.append(
            (
                _("Document"),
                _("%(kind)s, taken in %(day)s; SHA-256")
                % {
                    "kind": document.get_kind_display(),
                    "day": dates.local_day(document.received_at),
                },
                f"{document.sha256[:16]}…",
            )
        )
        if read := read_of(document):
            facts.append((_("Read"), read, ""))
    if written := brief.revisions.filter(verb__in=COUNTED).count():
        steps = ngettext("in %d step", "in %d steps", written) % written
        facts.append((_("Written"), steps, ""))
    facts.append((_("Filed under"), filed_of(brief), ""))
    facts.append((_("Published"), published_of(brief), ""))
    return facts


def read_of(document):
    counts = document.line_counts
    if not counts["lines"]:
        return ""
    return _("%(lines)d lines: %(kept)d kept, %(dropped)d left out, %(blank)d blank") % counts


def filed_of(brief):
    """Say under which day a brief stands, and why where that is not the day it happened."""
    day = dates.day(brief.filed_on, dates.LONG)
    if brief.filed_by == Brief.FiledBy.EDITOR:
        return f"{day}: {brief.filed_because}"
    if brief.filed_by == Brief.FiledBy.EVENT and brief.event_precision in COARSE:
        day = dates.partial(brief.filed_on, brief.event_precision, dates.LONG)
        return _("%(day)s, %(why)s") % {"day": day, "why": COARSE[brief.event_precision]}
    return _("%(day)s, %(why)s") % {"day": day, "why": brief.get_filed_by_display()}


def published_of(brief):
    first = dates.local_day(brief.first_published_at, dates.LONG)
    notes = list(brief.corrections.all())
    if not notes:
        return first
    return _("%(first)s; last changed %(last)s") % {
        "first": first,
        "last": dates.local_day(max(note.at for note in notes), dates.LONG),
    }
