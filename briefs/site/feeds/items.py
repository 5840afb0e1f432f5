"""What stands in a feed: one item for a brief, a stone, a change or a week."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from ...text.addresses import is_safe
from ...text.clean import paragraphs
from ..pages.structured import modified
from ..told.notes import sides_of
from ..wording import dates
from ..wording.addresses import absolute


@dataclass(frozen=True, slots=True)
class Item:
    """One item. `html` is made of escaped text; `extension` goes into the JSON Feed alone.

    sources  names of those on whom it rests; who wrote it is the newsroom
    """

    uid: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    language: str = ""
    sources: list = field(default_factory=list)
    tags: list = field(default_factory=list)
    extension: dict = field(default_factory=dict)


def brief_item(brief, returns):
    """Make the item of a public brief loaded with `for_cards()`; `returns` as for `modified`."""
    origins = [c.source.name for c in brief.citations.all() if c.is_origin]
    return Item(
        uid=f"urn:uuid:{brief.uid}",
        url=absolute(brief.get_absolute_url()),
        title=brief.headline,
        summary=brief.summary,
        html=html_of(brief),
        published=brief.first_published_at,
        updated=modified(brief, returns),
        language=brief.language,
        sources=list(dict.fromkeys(origins)),
        tags=[tie.tag.name for tie in brief.tagged.all()],
        extension=extension_of(brief),
    )


def stone_item(brief):
    """Make the item of a withdrawn brief: the same id, nothing of its text."""
    return Item(
        uid=f"urn:uuid:{brief.uid}",
        url=absolute(brief.get_absolute_url()),
        title=_("Withdrawn: %s") % brief.headline,
        summary=brief.withdrawn_because,
        html=format_html("<p>{}</p>", brief.withdrawn_because),
        published=brief.first_published_at,
        updated=brief.withdrawn_at,
        language=brief.language,
        extension={
            "filed_on": brief.filed_on.isoformat(),
            "withdrawn": {
                "at": brief.withdrawn_at.isoformat(),
                "because": brief.withdrawn_because,
            },
        },
    )


def change_item(change):
    """Make the item of a correction or a withdrawal."""
    return Item(
        uid=change.uid,
        url=absolute(change.url),
        title=f"{change.label}: {change.headline}",
        summary=change.sentence,
        html=format_html("<p>{}</p>{}", change.sentence, sides_html(change.sides)),
        published=change.at,
        updated=change.at,
    )


def html_of(brief):
    """Return a brief as HTML: when and who first, then the words, then its corrections."""
    origins = [c for c in brief.citations.all() if c.is_origin]
    return format_html(
        "<p><em>{}. {}</em></p>{}{}",
        dates.happened(brief, dates.LONG).text,
        format_html_join("; ", "{}", ((source_html(c),) for c in origins)),
        format_html_join(
            "", "<p>{}</p>", ((p,) for p in paragraphs(f"{brief.summary}\n\n{brief.body}"))
        ),
        format_html_join(
            "",
            "<p><strong>{} {}</strong>, {}: {}</p>{}",
            (
                (
                    note.get_kind_display().capitalize(),
                    note.number,
                    dates.local_day(note.at),
                    note.note,
                    sides_html(sides_of(note)),
                )
                for note in brief.corrections.all()
            ),
        ),
    )


def sides_html(sides):
    return format_html_join("", "<p>{}: {}</p>", sides)


def source_html(citation):
    if not is_safe(citation.address):
        return citation.source.name
    return format_html('<a href="{}">{}</a>', citation.address, citation.source.name)


def extension_of(brief):
    """Return what docs/site.md documents as `_newsroom`: the brief's facts as data."""
    return {
        "kind": brief.kind,
        "filed_on": brief.filed_on.isoformat(),
        "filed_by": brief.filed_by,
        "event": event_of(brief),
        "citations": [citation_of(citation) for citation in brief.citations.all()],
        "tags": [
            {
                "name": tie.tag.name,
                "kind": tie.tag.kind,
                "code": tie.tag.code or None,
                "url": absolute(tie.tag.get_absolute_url()),
            }
            for tie in brief.tagged.all()
        ],
        "corrections": [
            {
                "number": note.number,
                "kind": note.kind,
                "note": note.note,
                "at": note.at.isoformat(),
                "edition": note.edition,
                "changes": note.changes,
            }
            for note in brief.corrections.all()
        ],
    }


def event_of(brief):
    if brief.event_on is None:
        return None
    precision = brief.event_precision
    return {
        "on": dates.machine(brief.event_on, precision),
        "until": dates.machine(brief.event_until, precision) if brief.event_until else None,
        "precision": precision,
        "inferred": brief.event_inferred,
        "inferred_part": brief.event_inferred_part or None,
        "inferred_from": brief.event_inferred_from or None,
    }


def citation_of(citation):
    source, day = citation.source, citation.published_on
    return {
        "source": {
            "name": source.name,
            "kind": source.kind,
            "owner": source.owner,
            "country": source.country or None,
            "url": absolute(source.get_absolute_url()),
        },
        "role": citation.role,
        "title": citation.title,
        "address": citation.address if is_safe(citation.address) else None,
        "published_on": dates.machine(day, citation.published_precision) if day else None,
        "note": citation.note or None,
    }
