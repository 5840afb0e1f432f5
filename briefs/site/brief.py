"""One brief, or the stone of one that was withdrawn."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ..models import Brief
from . import dates, ledger, pages
from .caching import cached_by_edition, counted_once
from .changes import returns
from .citing import absolute, citation_text
from .entries import mark_of, rail_of, tags_but
from .finding import find_brief
from .grounds import grounds_of, quotations_of
from .loading import public_brief
from .making import facts_of
from .notes import notes_of
from .numbers import grouped
from .reading import paragraphs_of
from .related import related_to
from .sourcing import origins_of, published, tally
from .structured import modified, news_article
from .unseen import Unseen

NOTHING_UNSEEN = Unseen()
# The pieces of a page that differ from brief to brief.
OWN = ["title", "meta", "text", "side", "canonical"]


@cached_by_edition
def brief(request, slug):
    return find_brief(
        request,
        slug,
        lambda pk: show_brief(request, pk),
        lambda pk: show_stone(request, pk),
    )


def show_brief(request, pk):
    """Show a public brief: the shell of all briefs, filled with what is its own."""
    state, language = request.state, get_language()
    parts = counted_once(state, f"brief {pk} {language}", lambda: parts_of(pk, state))
    page = counted_once(state, f"shell brief {language}", lambda: shell(request))
    for name in OWN:
        page = page.replace(place(name), parts[name])
    # Escaping templates rendered all of it, and no text of ours can hold the comment of a place.
    return HttpResponse(page)


def shell(request):
    """Render what all briefs share, with places for what is a brief's OWN."""
    places = {name: mark_safe(place(name)) for name in OWN}
    page = pages.show(request, "briefs/brief_detail.html", places, section="list", exact=False)
    return page.text


def place(name):
    return f"<!--{name}-->"


def parts_of(pk, state):
    """Render what a page says of one brief alone. Errors: Http404 if it has gone meanwhile."""
    if not (brief := public_brief(pk)):
        raise Http404
    context = context_of(brief, state)
    canonical = absolute(brief.get_absolute_url())
    at = modified(brief, returns(state))
    meta = {
        "title": brief.headline,
        "description": brief.summary[:300],
        "canonical": canonical,
        "published": brief.first_published_at.isoformat(),
        "modified": at.isoformat(),
        "article": news_article(brief, at),
        "site_name": settings.SITE_NAME,
    }
    return {
        "title": str(escape(brief.headline)),
        "canonical": str(escape(canonical)),
        "meta": str(render_to_string("briefs/brief_meta.html", meta)),
        "text": str(render_to_string("briefs/brief_text.html", context)),
        "side": str(render_to_string("briefs/brief_side.html", context)),
    }


def context_of(brief, state, unseen=NOTHING_UNSEEN):
    """Return what the templates of one brief show; it is `filled`, be it public or not."""
    everywhere = ledger.everywhere(state)
    citations = list(brief.citations.all())
    origins = origins_of(citations, state, brief.language, unseen.sources)
    letters = letters_of(origins, citations)
    evidence = {}
    for row in brief.evidence.all():
        evidence.setdefault(row.sentence, []).append(row)
    read = {document.pk: document for document in brief.documents}
    resting = [citation for citation in citations if citation.document]
    of_clipping = {c.clipping_id: read.get(c.document.pk) for c in resting}
    notes = notes_of(brief)
    corrections = [note.correction for note in notes]
    summary, body = (
        paragraphs_of(text, evidence, letters, corrections) for text in (brief.summary, brief.body)
    )
    said = [sentence for block in [*summary, *body] for sentence in block.sentences]
    return {
        "brief": brief,
        "rail": rail_of(brief, tags_but(brief, ledger.commonplace(state)), unseen.tags),
        "origins": origins,
        "tally": tally(origins),
        "happened": happened(brief),
        "summary": summary,
        "body": body,
        "notes": notes,
        "quotations": quotations_of(brief, said, evidence, letters, of_clipping),
        "grounds": grounds_of(brief, said, evidence, letters, of_clipping),
        "facts": facts_of(brief, {c.document.pk: letters[c.clipping_id] for c in resting}),
        "cited": {} if unseen.itself else citation_text(brief, state),
        "tags": tags_of(brief, state, everywhere, unseen.tags),
        "also": [origin for origin in origins[1:] if origin.source != origins[0].source],
        "related": related_to(brief, state),
    }


def letters_of(origins, citations):
    """Return {clipping id: letter}: hosts and aggregators share the letter of their origin."""
    of_citation = {origin.citation.pk: origin.letter for origin in origins}
    letters, letter = {}, "a"
    for citation in citations:
        letter = of_citation.get(citation.pk, letter)
        if citation.clipping_id:
            letters.setdefault(citation.clipping_id, letter)
    return letters


def happened(brief):
    """Return the row about the event's date: (date, how exact it is, from what it was inferred)."""
    when = dates.happened(brief, dates.LONG)
    if brief.event_on is None:
        filed = _("filed under %(day)s, %(why)s") % {
            "day": dates.day(brief.filed_on, dates.LONG),
            "why": brief.filed_because or brief.get_filed_by_display(),
        }
        return when, filed, ""
    exact = {"day": _("to the day"), "month": _("to the month"), "year": _("to the year")}
    return when, exact[brief.event_precision], reason_of(brief)


def reason_of(brief):
    """Return from what a date was inferred, as a sentence: intake gives a phrase."""
    reason = brief.event_inferred_from
    if not reason[:1].islower():
        return reason
    if brief.event_inferred_part == "year":
        return _("The date is printed without its year: %s.") % reason
    return f"{reason[0].upper()}{reason[1:]}."


def tags_of(brief, state, everywhere, unseen):
    """Return the tags of a brief as [(name, address, number, “briefs”)], most frequent first.

    unseen  ids of tags that have no page, and so no address
    """
    frequencies = ledger.frequencies(state)
    tags = sorted(
        ((tag, frequencies.get(tag.pk, 0)) for tag in tags_but(brief, everywhere)),
        key=lambda pair: (not pair[0].code, -pair[1], pair[0].name.casefold()),
    )
    return [
        (
            tag.name,
            "" if tag.pk in unseen else tag.get_absolute_url(),
            grouped(number),
            ngettext("brief", "briefs", number),
        )
        for tag, number in tags
    ]


def show_stone(request, pk):
    """Say that a brief was withdrawn, when and why; nothing of its text."""
    if not (brief := Brief.objects.stones().for_cards().filter(pk=pk).first()):
        raise Http404
    tags = tags_but(brief, ledger.commonplace(request.state))
    citation = brief.lead_citation
    source = citation.source if citation else None
    instead = Brief.objects.public().filter(pk=brief.merged_into_id).first()
    context = {
        "title": _("This brief was withdrawn"),
        "brief": brief,
        "rail": rail_of(brief, tags),
        "notes": sorted(brief.corrections.all(), key=lambda note: note.number),
        "withdrawn": dates.local_day(brief.withdrawn_at),
        "published_long": dates.local_day(brief.first_published_at, dates.LONG),
        "withdrawn_long": dates.local_day(brief.withdrawn_at, dates.LONG),
        "source": source,
        "dated": published(citation, dates.LONG) if citation else None,
        "mark": mark_of(source.kind) if source else "",
        "instead": instead,
    }
    return pages.show(request, "410.html", context, section="list", exact=False, status=410)
