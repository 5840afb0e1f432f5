"""How a brief was made, for the record: documents, readings, revisions, dates."""

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...models import Brief, Document
from ...models.revision import WRITING, Verb, authors
from ...text.words import RUN_WORDS
from ..wording import dates
from ..wording.numbers import in_words
from .changes import why_back
from .steps import CHECKING

# Why a brief stands under a month or a year; under a day the model says it.
COARSE = {
    "month": gettext_lazy("the month it happened"),
    "year": gettext_lazy("the year it happened"),
}


def facts_of(brief, letters):
    """Return the record of a `filled` brief as [(name, sentence)].

    letters  {document id: letter of its origin}, by which several documents are told apart
    """
    facts, documents = [], brief.documents
    for document in sorted(documents, key=lambda document: letters.get(document.pk, "")):
        letter = f" {letters.get(document.pk, '')}" if len(documents) > 1 else ""
        facts.append((_("Document") + letter, taken_in(document)))
        if read := read_of(document):
            facts.append((_("Read") + letter, read))
    facts.append((_("Written"), written_by(brief.steps)))
    if own := own_words(brief):
        facts.append((_("Own words"), own))
    facts.append((_("Filed under"), filed_of(brief)))
    if brief.first_published_at:
        facts.append((_("Published"), published_of(brief)))
    facts += [(_("Withdrawn"), sentence) for sentence in withdrawn_of(brief.absences)]
    return facts


def taken_in(document):
    return format_html(
        _("{kind}, taken in {day}; SHA‑256 {hash}"),
        kind=Document.Kind(document.kind).label,
        day=dates.local_day(document.received_at),
        hash=format_html(
            '<details class="whole"><summary><code>{}…</code></summary><code>{}</code></details>',
            document.sha256[:16],
            document.sha256,
        ),
    )


def withdrawn_of(absences):
    """Say of each time that readers did not see a brief when it was and why; newest last."""
    return [
        _("brought back on %(day)s. %(why)s")
        % {"day": long_day(back), "why": why_back(because, long_day(gone), reason)}
        for gone, reason, back, because in absences
    ]


def long_day(hour):
    return dates.local_day(hour, dates.LONG)


def written_by(steps):
    """Say how many people wrote a brief, how often, and whether another checked it; never who.

    steps  (who, verb, text) of what was done to it, in their order
    """
    wrote, checks = checks_of(steps)
    by = {verb for who, verb, _text in steps if who and verb in WRITING}
    if not wrote or by == {Verb.CORRECT}:
        return _("imported; who wrote and checked it is not on record here")
    writers = wrote | {who for who, verb, _text in steps if verb == Verb.CORRECT}
    number, versions = len(writers), versions_of(steps)
    said = _("by one person") if number == 1 else _("by %s people") % in_words(number)
    if versions > 1:
        said = _("%(who)s, in %(number)s versions") % {"who": said, "number": in_words(versions)}
    if not any(checks):
        return said
    if not checks[-1]:
        return _("%s; published after a second person’s check, changed since without one") % said
    # Who checked a text may have written of it before it became another.
    other = checks[-1] not in writers
    return (_("%s, checked by another") if other else _("%s, checked by one of them")) % said


def checks_of(steps):
    """Return who wrote any of the texts, and of each text who let it pass, None if it was theirs.

    Who corrects a live brief lets pass what they write.
    """
    wrote, checks, since, before = set(), [], [], None
    for who, verb, text in steps:
        since.append((who, verb, text))
        if verb == Verb.CORRECT or (verb in CHECKING and text != before):
            own, _brought = authors(since)
            wrote |= own
            checks.append(None if verb == Verb.CORRECT or who in own else who)
            # Readers saw the text: who checks the next one may have written of this.
            since, before = [(None, "", text)], text
    return wrote | authors(since)[0], checks


def versions_of(steps):
    """Return how often somebody made another text of it, or corrected it."""
    before, number = None, 0
    for who, verb, text in steps:
        wrote = verb in WRITING and (verb == Verb.CORRECT or text != before)
        number, before = number + bool(who and wrote), text
    return number


def own_words(brief):
    """Say what the desk's check for copied words found when it last let the text pass, or ""."""
    if not brief.documents or brief.compared is None:
        return ""
    if missing := sum(document.sha256 not in brief.compared for document in brief.documents):
        return _("not compared with %(missing)d of %(all)d documents") % {
            "missing": missing,
            "all": len(brief.documents),
        }
    return _("no run of %d words or more is shared with a document, but for marked quotations") % (
        RUN_WORDS
    )


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
    if brief.filed_by == Brief.FiledBy.EVENT and brief.event_until:
        return _("%s, its first day") % day
    return _("%(day)s, %(why)s") % {"day": day, "why": Brief.FiledBy(brief.filed_by).label}


def published_of(brief):
    first = dates.local_day(brief.first_published_at, dates.LONG)
    notes = list(brief.corrections.all())
    if not notes:
        return first
    return _("%(first)s; last changed %(last)s") % {
        "first": first,
        "last": dates.local_day(max(note.at for note in notes), dates.LONG),
    }
