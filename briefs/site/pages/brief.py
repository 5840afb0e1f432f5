"""One brief, or the stone of one that was withdrawn."""

from typing import NamedTuple

from django.http import Http404
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ...models import Brief, Source, Tag
from ...models.announced import is_announced
from ..kept import ledger
from ..kept.caching import counted_once
from ..kept.finding import find_stone
from ..told.changes import returns
from ..told.entries import opening, rail_of, tags_but
from ..told.grounds import grounds_of, quotations_of
from ..told.loading import public_brief
from ..told.making import facts_of
from ..told.neighbours import neighbours_of
from ..told.notes import notes_of
from ..told.reading import paragraphs_of
from ..told.related import onward_of, related_to
from ..told.sourcing import origins_of, published, tally
from ..wording import dates
from ..wording.pieces import foreign, mark_of, tag_row
from . import pages
from .citing import citation_of
from .serving import cached_by_edition
from .structured import modified, news_article

# What search engines and others show of a page, in characters.
MOST_DESCRIBED = 300


class Unseen(NamedTuple):
    """Whether a brief has no page itself, and the ids of what only such a brief bears."""

    itself: bool = False
    tags: frozenset = frozenset()
    sources: frozenset = frozenset()


NOTHING_UNSEEN = Unseen()


@cached_by_edition
def brief(request, slug):
    """Show a brief; else what stands in its place."""
    state = request.state
    own = counted_once(state, f"brief {slug}", lambda: own_of(slug, state))
    if not own:
        return find_stone(request, slug, lambda pk: show_stone(request, pk))
    return pages.show(request, "briefs/brief_detail.html", own, section="list", exact=False)


def own_of(slug, state):
    """Return what the page of one public brief says, or None."""
    if not (brief := public_brief(slug)):
        return None
    at = modified(brief, returns(state))
    return {
        "title": brief.headline,
        "description": described(brief.summary),
        "published": brief.first_published_at,
        "modified": at,
        "article": news_article(brief, at),
        "columns": render_to_string("briefs/brief_columns.html", context_of(brief, state)),
    }


def described(summary):
    """Return the first sentences of a summary; a long one ends after a word."""
    said = opening(summary)
    if len(said) <= MOST_DESCRIBED:
        return said
    words, _space, _word = said[:MOST_DESCRIBED].rpartition(" ")
    return f"{words or said[: MOST_DESCRIBED - 1]}…"


def context_of(brief, state, unseen=NOTHING_UNSEEN):
    """Return what the templates of one brief show; it is `filled`, be it public or not."""
    citations = list(brief.citations.all())
    origins = origins_of(citations, state, unseen.sources)
    letters = letters_of(origins, citations)
    evidence = {}
    for row in brief.evidence.all():
        evidence.setdefault(row.sentence, []).append(row)
    read = {document.pk: document for document in brief.documents}
    resting = [citation for citation in citations if citation.document]
    of_clipping = {c.clipping_id: read.get(c.document.pk) for c in resting}
    notes = notes_of(brief)
    corrections = [note.correction for note in notes]
    paragraphs = paragraphs_of(brief, evidence, letters, corrections)
    said = [sentence for paragraph in paragraphs for sentence in paragraph.sentences]
    return {
        "brief": brief,
        "lang": foreign(brief.language),
        "rail": rail_of(brief, tags_but(brief, ledger.commonplace(state)), unseen.tags),
        "origins": origins,
        "tally": tally(origins),
        **happened(brief, citations),
        "paragraphs": paragraphs,
        "notes": notes,
        "quotations": quotations_of(brief, said, evidence, letters, of_clipping),
        "grounds": grounds_of(brief, said, evidence, letters, of_clipping),
        "facts": facts_of(brief, {c.document.pk: letters[c.clipping_id] for c in resting}),
        "cited": "" if unseen.itself else citation_of(brief, state),
        "neighbours": [] if unseen.itself else neighbours_of(brief),
        "tags": tags_of(brief, state, unseen.tags),
        "also": [origin for origin in origins[1:] if origin.source != origins[0].source],
        "related": related_to(brief, state),
        "onward": [] if unseen.itself else onward_of(brief, state),
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


def happened(brief, citations):
    """Return the row about the event's date: when, how exactly, and from what it was inferred; and
    whether all that is cited was told before it: so it was only planned."""
    when = dates.happened(brief, dates.LONG)
    if brief.event_on is None:
        filed = _("filed under %(day)s, %(why)s") % {
            "day": dates.day(brief.filed_on, dates.LONG),
            "why": brief.filed_because or brief.get_filed_by_display(),
        }
        return {"when": when, "exactly": filed, "inferred_from": "", "planned": False}
    exactly = {"day": _("to the day"), "month": _("to the month"), "year": _("to the year")}
    exactly = exactly[brief.event_precision]
    planned = is_announced(brief.event_on, citations)
    reason = reason_of(brief)
    return {"when": when, "exactly": exactly, "inferred_from": reason, "planned": planned}


def reason_of(brief):
    """Return from what a date was inferred, as a sentence: intake gives a phrase."""
    reason = brief.event_inferred_from
    if not reason[:1].islower():
        return reason
    if brief.event_inferred_part == "year":
        return _("The date is printed without its year: %s.") % reason
    return f"{reason[0].upper()}{reason[1:]}."


def tags_of(brief, state, unseen):
    """Return the rows of the tags of a brief, most frequent first.

    unseen  ids of tags that have no page, and so no address
    """
    frequencies = ledger.frequencies(state)
    tags = tags_but(brief, ledger.everywhere(state))
    tags.sort(key=lambda tag: (not tag.code, -frequencies.get(tag.pk, 0), tag.name.casefold()))
    return [
        tag_row(
            tag.name,
            "" if tag.pk in unseen else tag.get_absolute_url(),
            frequencies.get(tag.pk, 0),
        )
        for tag in tags
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
        "outlet": source and Source.objects.public().filter(pk=source.pk).first(),
        "dated": published(citation, dates.LONG) if citation else None,
        "mark": mark_of(source.kind) if source else "",
        "instead": instead,
    }
    return pages.show(request, "410.html", context, section="list", exact=False, status=410)


def unseen(brief):
    return Unseen(
        not Brief.objects.public().filter(pk=brief.pk).exists(),
        without_page(Tag, {tie.tag_id for tie in brief.tagged.all()}),
        without_page(Source, {cited.source_id for cited in brief.citations.all()}),
    )


def without_page(model, ids):
    public = model.objects.public().filter(pk__in=ids).values_list("pk", flat=True)
    return frozenset(ids).difference(public)
