"""What machines read of a brief: a schema.org NewsArticle, and the words of Open Graph."""

import json

from django.conf import settings
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from ...models.addresses import fixed_address
from ...text.addresses import is_safe
from ..wording import dates
from ..wording.addresses import absolute

# Inside <script> these three could end the element or start a comment.
SCRIPT_ESCAPES = {"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"}


def news_article(brief, at):
    """Return a public brief, last changed at an hour, as JSON-LD for a script element."""
    text = json.dumps(article_of(brief, at), ensure_ascii=False, separators=(",", ":"))
    for mark, written in SCRIPT_ESCAPES.items():
        text = text.replace(mark, written)
    # Safe: nothing of it can end the element.
    return mark_safe(text)


def article_of(brief, at):
    url = absolute(brief.get_absolute_url())
    notes = list(brief.corrections.all())
    house = publisher()
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"urn:uuid:{brief.uid}",
        "url": url,
        "mainEntityOfPage": url,
        "headline": brief.headline,
        "abstract": brief.summary,
        "inLanguage": brief.language,
        "datePublished": brief.first_published_at.isoformat(),
        "dateModified": at.isoformat(),
        "publisher": house,
        "author": house,
        "isAccessibleForFree": True,
        "keywords": [tie.tag.name for tie in brief.tagged.all()],
        "citation": [citation_of(citation) for citation in brief.citations.all()],
    }
    if brief.event_on:
        article["temporalCoverage"] = coverage(brief)
    if notes:
        article["correction"] = [
            {
                "@type": "CorrectionComment",
                "text": f"{note.get_kind_display().capitalize()} {note.number}: {note.note}",
                "datePublished": note.at.isoformat(),
                "url": f"{url}#correction-{note.number}",
            }
            for note in notes
        ]
    return article


def modified(brief, returns):
    """When readers were last told of a change: corrections move it, and that it is back.

    returns  {brief id: when it was brought back}; else its stone would stay the newest of its id
    """
    told = [note.at for note in brief.corrections.all()]
    return max(brief.first_published_at, *told, returns.get(brief.pk, brief.first_published_at))


def publisher():
    return {
        "@type": "NewsMediaOrganization",
        "name": settings.SITE_NAME,
        "url": absolute("/"),
        "correctionsPolicy": absolute(fixed_address("briefs:standards")),
    }


def coverage(brief):
    """Return the event's date as ISO 8601: a date or a range, cut to its precision."""
    first = dates.machine(brief.event_on, brief.event_precision)
    if brief.event_until and brief.event_until != brief.event_on:
        return f"{first}/{dates.machine(brief.event_until, brief.event_precision)}"
    return first


def citation_of(citation):
    work = {
        "@type": "CreativeWork",
        "name": citation.title or _("untitled"),
        "publisher": {"@type": "Organization", "name": citation.source.name},
    }
    if is_safe(citation.address):
        work["url"] = citation.address
    if citation.published_on:
        work["datePublished"] = dates.machine(citation.published_on, citation.published_precision)
    return work
